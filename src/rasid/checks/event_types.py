"""Event types: the keys of ``type.toml``, frames that no example shows, and whether there are enough examples."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rasid.checks.examples import Example
from rasid.checks.found import fault
from rasid.model import Problem
from rasid.packs.lexicon import Lexicon
from rasid.packs.tables import read_toml
from rasid.text.document import make_document

MATCHES, NO_MATCHES = 6, 3  # how many examples a type needs at least
KEYS: dict[str, type] = {"id": str, "name_ar": str, "name_en": str, "family": str, "violent": bool, "crosswalk": dict}
DESCRIBED = frozenset({"description_en", "description_ar", "note"})
CROSSWALK = ("acled_event", "acled_sub_event", "plover_event", "plover_mode", "ucdp")


def check_type_file(path: Path) -> Iterator[Problem]:
    """Yield what is wrong with one ``type.toml``. Raises PackError where it is not TOML."""
    content = read_toml(path)
    for key, kind in KEYS.items():
        if key not in content:
            yield fault(path, None, key, "the key is missing: add it")
        elif not isinstance(content[key], kind):
            yield fault(path, None, key, f"{content[key]!r} is no {'yes or no (true, false)' if kind is bool else kind.__name__}")
    for key in content.keys() - KEYS.keys() - DESCRIBED:
        yield fault(path, None, key, f"no such key: use {', '.join([*KEYS, *sorted(DESCRIBED)])}")
    if content.get("id") != path.parent.name:
        yield fault(path, None, "id", f"the id is {content.get('id')!r} and the folder {path.parent.name!r}: make them one")
    yield from _crosswalk_faults(path, content.get("crosswalk", {}))


def _crosswalk_faults(path: Path, crosswalk: dict[str, Any]) -> Iterator[Problem]:
    for key in CROSSWALK:
        if not isinstance(crosswalk.get(key), str):
            yield fault(path, None, f"crosswalk.{key}", "the key is missing: add it, empty where the other scheme has nothing")


def check_counts(folder: Path, examples: Sequence[Example]) -> Iterator[Problem]:
    """Yield whether the type in *folder* has too few examples."""
    path = folder / "examples.toml"
    matches = sum(example.matches for example in examples)
    if matches < MATCHES:
        yield fault(path, None, "match", f"{matches} examples that match: write at least {MATCHES}")
    if len(examples) - matches < NO_MATCHES:
        yield fault(
            path, None, "no_match", f"{len(examples) - matches} examples that must not match: write at least {NO_MATCHES}"
        )


def check_frames_shown(folder: Path, lines: dict[str, int], examples: Sequence[Example], lexicon: Lexicon) -> Iterator[Problem]:
    """Yield the frames of a type's words that none of its examples shows; *lines* is where each frame first stands."""
    shown: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        if example.matches:
            for hit in lexicon.scan(make_document(example.text, example.title)):
                if hit.entry.label == "trigger":
                    shown[hit.entry.value.type].add(hit.entry.value.frame)
    for frame in sorted(lines.keys() - shown[folder.name]):
        yield fault(
            folder / "words.tsv", lines[frame], "frame", f"no example shows the frame {frame!r}: write one with a word of it"
        )
