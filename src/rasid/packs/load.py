"""Load the word packs: the compiled index from the cache where it is fresh, else compiled anew and kept."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import marshal
import os
import sys
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from rasid.packs.frames import Frame
from rasid.packs.lexicon import Lexicon
from rasid.packs.tables import WHEEL, pack_files
from rasid.packs.words import RECORDS, Actor, EventType

WAW = "\u0648"
FEH = "\u0641"
OTHERS_KEPT = 3  # compiled packs of other folders: a user's own, another installation's
CACHE_VARIABLE = "RASID_CACHE"  # a folder for compiled packs; empty for none


class Packs(NamedTuple):
    """Everything that the reader knows of words."""

    lexicon: Lexicon
    types: dict[str, EventType]
    frames: dict[str, Frame]
    actors: dict[str, Actor]
    grammar: dict[str, frozenset[str]]  # single words (match form), bare and behind a conjunction -> their groups
    folders: tuple[Path, ...]
    governments: dict[str, str]  # country -> the actor that is its government
    digest: str


@cache
def load_packs(*extra: Path) -> Packs:
    """Load the wheel's packs and then *extra* folders; raise PackError for the first row that breaks the rules."""
    folders = (WHEEL, *extra)
    compiled = _cached(folders)
    return Packs(
        lexicon=Lexicon(compiled["heads"], compiled["entries"], RECORDS, frozenset(compiled["grammar"])),
        types={fields[0]: EventType(*fields) for fields in compiled["types"]},
        frames={name: Frame(*fields) for name, fields in compiled["frames"].items()},
        actors={fields[0]: Actor(*fields) for fields in compiled["actors"]},
        grammar=_conjoined({form: frozenset(groups) for form, groups in compiled["grammar"].items()}),
        folders=folders,
        governments=compiled["governments"],
        digest=compiled["digest"],
    )


def _conjoined(grammar: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Return the words of grammar with those behind «and» or «so», so that a token costs one look-up."""
    found = {WAW + form: groups for form, groups in grammar.items() if len(form) > 1}
    # «فتحت» is «she opened», not «so under»
    found.update((FEH + form, groups) for form, groups in grammar.items() if len(form) > 1 and "prep" not in groups)
    return found | grammar


def _cached(folders: tuple[Path, ...]) -> dict[str, Any]:
    """Return the compiled packs, from the cache where no pack file has changed since."""
    folder = _cache_folder()
    if folder is None:
        return _compile(folders)
    path = folder / f"packs-{_stamp(folders)}.bin"
    with contextlib.suppress(OSError, EOFError, ValueError, TypeError):  # absent, cut short or of another Python
        return _unmarshal(path)
    compiled = _compile(folders)
    _keep(path, compiled)
    return compiled


def _compile(folders: tuple[Path, ...]) -> dict[str, Any]:
    from rasid.packs.compile import compile_packs  # only where the cache has none

    return compile_packs(folders)


def _unmarshal(path: Path) -> dict[str, Any]:
    """Return the compiled packs of *path*; the collector rests, or it would walk again and again what only grows."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        compiled: dict[str, Any] = marshal.loads(path.read_bytes())  # noqa: S302 - the user's own file
    finally:
        if collecting:
            gc.enable()
    return compiled


def _keep(path: Path, compiled: dict[str, Any]) -> None:
    """Write the compiled packs beside and rename; older ones go. A cache that cannot be written is done without."""
    import tempfile  # slow to load, and needed only when packs have changed

    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        for old in _outdated(path):
            old.unlink(missing_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as beside:
            beside.write(marshal.dumps(compiled))
        Path(beside.name).replace(path)


def _outdated(path: Path) -> list[Path]:
    """Return the compiled packs that those of *path* replace: of the same folders all, of other folders the oldest."""
    own = path.name.rpartition("-")[0]
    newest_first = sorted(path.parent.glob("packs-*.bin"), key=lambda old: old.stat().st_mtime, reverse=True)
    others = [old for old in newest_first if old.name.rpartition("-")[0] != own]
    return [old for old in newest_first if old not in others[:OTHERS_KEPT]]


def _cache_folder() -> Path | None:
    named = os.environ.get(CACHE_VARIABLE)
    if named is not None:
        return Path(named) if named else None
    base = os.environ.get("XDG_CACHE_HOME") or (os.environ.get("LOCALAPPDATA") if sys.platform == "win32" else None)
    with contextlib.suppress(RuntimeError):  # no home directory
        return (Path(base) if base else Path.home() / ".cache") / "rasid"
    return None


def _stamp(folders: tuple[Path, ...]) -> str:
    """Return the name of the pack folders, a dash, and a stamp of their files and of this code: sizes and times of change."""
    name = hashlib.sha256(repr(folders).encode()).hexdigest()[:8]
    stamp = hashlib.sha256(repr(sys.version_info).encode())
    for path in [*pack_files(folders, "**/*.t[so][vm]*"), *sorted(Path(__file__).parent.glob("*.py"))]:
        status = path.stat()
        stamp.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return f"{name}-{stamp.hexdigest()[:24]}"
