"""Reports coded by hand: their records, how they are read, and what may be wrong with them (docs/codebook.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from rasid.errors import ReportError
from rasid.model import Precision, Problem, Reading, Relation, Report, Role, Salience, Status

_Record = TypeVar("_Record")


class CodedTime(msgspec.Struct, frozen=True, kw_only=True):
    """When, in days: a quote that occurs in the report ("" or null where inferred) and its bounds."""

    quote: str | None
    earliest: str | None
    latest: str | None
    precision: Precision
    basis: str | None = None


class CodedPlace(msgspec.Struct, frozen=True, kw_only=True):
    """Where: the words and the canonical Arabic name."""

    quote: str | None
    relation: Relation
    name: str
    country: str | None = None
    admin1: str | None = None


class CodedActor(msgspec.Struct, frozen=True, kw_only=True):
    """Who; ``id`` is one of the actor register, or a slug of the name."""

    quote: str | None
    role: Role
    id: str
    kind: str


class CodedTarget(msgspec.Struct, frozen=True, kw_only=True):
    """An object that was hit."""

    quote: str | None
    kind: str


class CodedCasualty(msgspec.Struct, frozen=True, kw_only=True):
    """People harmed; null bounds are "not stated"."""

    quote: str | None
    outcome: str
    who: str
    low: int | None
    best: int | None
    high: int | None
    part_of: int | None = None


class CodedClaim(msgspec.Struct, frozen=True, kw_only=True):
    """Who says so; an empty speaker is the report's own voice."""

    speaker: str | None
    kind: str
    stance: str


class CodedEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One event as a person coded it: the codebook's keys, with quotes as bare strings."""

    type: str
    trigger: str
    status: Status
    salience: Salience
    time: CodedTime | None
    places: tuple[CodedPlace, ...] = ()
    actors: tuple[CodedActor, ...] = ()
    targets: tuple[CodedTarget, ...] = ()
    casualties: tuple[CodedCasualty, ...] = ()
    claims: tuple[CodedClaim, ...] = ()
    weapons: tuple[str, ...] = ()


class CodedReport(msgspec.Struct, frozen=True, kw_only=True):
    """All events of one report, none of them where the report tells of none."""

    id: str
    events: tuple[CodedEvent, ...]


def load_gold(path: Path) -> list[CodedReport]:
    """Return the coded reports of a JSON-lines file. Raises ReportError for the first line that is none, or an id told twice."""
    gold: dict[str, CodedReport] = {}
    for number, coded in _load_lines(path, CodedReport):
        if coded.id in gold:
            raise ReportError(f"report {coded.id!r} is coded twice", file=str(path), line=number, field="id")
        gold[coded.id] = coded
    return list(gold.values())


def load_readings(path: Path) -> list[Reading]:
    """Return the readings that ``rasid read --format jsonl`` wrote to *path*. Raises ReportError for the first bad line."""
    return [reading for _, reading in _load_lines(path, Reading)]


def _load_lines(path: Path, record: type[_Record]) -> Iterator[tuple[int, _Record]]:
    """Yield (line number, record) of every line that is not blank."""
    decoder = msgspec.json.Decoder(record)
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise ReportError(error.strerror or str(error), file=str(path)) from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield number, decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise ReportError(str(error), file=str(path), line=number) from error


def find_gold_problems(reports: Iterable[Report], gold: Iterable[CodedReport], *, types: Iterable[str]) -> list[Problem]:
    """Return what breaks the gold: quotes that are not in their report, types that are not in *types*, parts of nothing."""
    texts = {report.id: full_text(report) for report in reports}
    known = frozenset(types)
    problems: list[Problem] = []
    for coded in gold:
        if coded.id not in texts:
            problems.append(_problem(coded.id, "id", "is in the gold and not among the reports"))
            continue
        for number, event in enumerate(coded.events, 1):
            problems.extend(_problem(f"{coded.id}#{number}", *fault) for fault in _event_faults(event, texts[coded.id], known))
    return problems


def full_text(report: Report) -> str:
    """Return title and text as one string, in which the quotes of a gold event are looked up."""
    return f"{report.title or ''}\n{report.text}"


def _problem(where: str, field: str, message: str) -> Problem:
    return Problem(file=None, line=None, field=field, message=f"{where}: {message}")


def _event_faults(event: CodedEvent, text: str, types: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield (field, message) for everything that is wrong with a coded event."""
    if event.type not in types:
        yield "type", f"{event.type!r} is no event type"
    if not event.trigger:
        yield "trigger", "is empty"
    for field, quote in _quotes(event):
        if quote and quote not in text:
            yield field, f"{quote!r} does not stand in the report"
    for index, casualty in enumerate(event.casualties):
        part = casualty.part_of
        if part is not None and (part == index or not 0 <= part < len(event.casualties)):
            yield "casualties", f"part_of {part} points at no other count"


def _quotes(event: CodedEvent) -> Iterator[tuple[str, str | None]]:
    yield "trigger", event.trigger
    yield "time", event.time.quote if event.time else None
    for field, items in _quoting_lists(event).items():
        for item in items:
            yield field, item.quote
    for claim in event.claims:
        yield "claims", claim.speaker
    for weapon in event.weapons:
        yield "weapons", weapon


def _quoting_lists(event: CodedEvent) -> Mapping[str, tuple[Any, ...]]:
    return {"places": event.places, "actors": event.actors, "targets": event.targets, "casualties": event.casualties}
