"""The examples of the event types: texts that tell a happening of the type, and texts that only look so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from rasid.checks.found import fault
from rasid.model import Problem
from rasid.packs.tables import read_toml

MATCH = "match"
NO_MATCH = "no_match"
_HEAD = re.compile(r"\s*\[\[\s*(match|no_match)\s*\]\]")
# What an example may expect of its event, and how it is written: a text, a whole number, or a list of texts.
EXPECTED: dict[str, type] = {
    "status": str,
    "salience": str,
    "initiator": list,
    "target": list,
    "participant": list,
    "mediator": list,
    "places": list,
    "killed": int,
    "injured": int,
    "missing": int,
    "detained": int,
    "abducted": int,
    "displaced": int,
    "earliest": str,
    "latest": str,
    "target_kind": str,
    "claim_kind": str,
    "claim_stance": str,
    "weapon": str,
}
ACTOR_FIELDS = ("initiator", "target", "participant", "mediator")


class Example(NamedTuple):
    """One example of an event type, and where it stands."""

    file: Path
    line: int
    type: str
    matches: bool
    text: str
    title: str | None
    published: str | None
    expect: Mapping[str, Any]


def load_examples(path: Path) -> list[Example]:
    """Return the examples of one ``examples.toml``; raise PackError where it is not TOML."""
    content = read_toml(path)
    lines: dict[str, list[int]] = {MATCH: [], NO_MATCH: []}
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        head = _HEAD.match(line)
        if head:
            lines[head.group(1)].append(number)
    return [
        _example(path, line, kind, row)
        for kind in (MATCH, NO_MATCH)
        for line, row in zip(lines[kind], content.get(kind, ()), strict=False)
    ]


def _example(path: Path, line: int, kind: str, row: Mapping[str, Any]) -> Example:
    return Example(
        file=path,
        line=line,
        type=path.parent.name,
        matches=kind == MATCH,
        text=str(row.get("text", "")),
        title=row.get("title"),
        published=str(row["published"]) if "published" in row else None,
        expect=row.get("expect", {}),
    )


def check_example(example: Example, actors: frozenset[str]) -> Iterator[Problem]:
    """Yield what is wrong with how an example is written; *actors* are the ids of the register."""
    if not example.text.strip():
        yield fault(example.file, example.line, "text", "the example has no text")
    if example.expect and not example.matches:
        yield fault(example.file, example.line, "expect", "a text that must not match expects nothing: delete it")
    for field, value in example.expect.items():
        if field not in EXPECTED:
            yield fault(example.file, example.line, field, f"nothing is called so: use {', '.join(EXPECTED)}")
        elif not isinstance(value, EXPECTED[field]):
            yield fault(example.file, example.line, field, f"write {_WRITTEN[EXPECTED[field]]}, not {value!r}")
        elif field in ACTOR_FIELDS and isinstance(value, list):
            for unknown in (actor for actor in value if actor not in actors):
                yield fault(example.file, example.line, field, f"no actor has the id {unknown!r}: add it, or mend the id")


_WRITTEN = {str: "a text", int: "a whole number", list: "a list of texts"}
