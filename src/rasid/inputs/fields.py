"""From the values of a line or row to a report: which name means which field, and what each field must be."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from functools import cache
from importlib.resources import files

from rasid.inputs.arrival import FIELDS, Arrival, InputOptions, made_id
from rasid.inputs.condition import find_fault, find_half, find_oddities
from rasid.inputs.kinds import name_kind
from rasid.inputs.published import read_published
from rasid.model import Problem, Report


@cache
def load_names() -> dict[str, str]:
    """Return the names that columns and keys go by, folded, each to its field, best first (data/ar/columns.tsv)."""
    rows = files("rasid").joinpath("data/ar/columns.tsv").read_text(encoding="utf-8").splitlines()[1:]
    pairs = [row.split("\t") for row in rows if row]
    return {_fold(name): field for field, name in pairs}


def map_columns(present: Collection[str], chosen: Mapping[str, str]) -> dict[str, str]:
    """Return field -> name in the input, for the names *present*; *chosen* (field -> name) goes before the usual names."""
    by_fold = {_fold(name): name for name in reversed(list(present)) if isinstance(name, str)}
    found: dict[str, str] = {}
    for usual, field in load_names().items():
        if field not in found and usual in by_fold:
            found[field] = by_fold[usual]
    taken = {_fold(name) for name in chosen.values()}
    kept = {field: name for field, name in found.items() if _fold(name) not in taken}
    return kept | {field: by_fold[_fold(name)] for field, name in chosen.items() if _fold(name) in by_fold}


def absent_columns(present: Collection[str], chosen: Mapping[str, str]) -> list[str]:
    """Return the names of *chosen* that the input does not have."""
    folded = {_fold(name) for name in present}
    return [name for name in chosen.values() if _fold(name) not in folded]


def build_arrival(
    values: Mapping[str, object], file: str, line: int | None, options: InputOptions, *, spare_id: str | None = None
) -> Arrival:
    """Return the report of *values* (field -> value) with all that is wrong with them.

    Without an id the report takes *spare_id*; where that is None too it takes one of file and line, and an error says so.
    """
    wrong: dict[str, str] = {}
    words = {field: _read_words(values.get(field), field, wrong) for field in FIELDS if field != "published"}
    title, text = words["title"] or options.title, words["text"]
    fault = find_fault(text, title) if text is not None else "missing"
    if fault:
        wrong.setdefault("text", fault)
    if words["id"] is None and spare_id is None:
        wrong.setdefault("id", f"missing: the report is called {made_id(file, line)}")
    report = Report(
        id=words["id"] or spare_id or made_id(file, line),
        text=text or "",
        title=title,
        published=_read_day(values.get("published") or options.published, options.today, wrong),
        source=words["source"] or options.source,
        url=words["url"],
    )
    errors = tuple(Problem(file=file, line=line, field=field, message=wrong[field]) for field in FIELDS if field in wrong)
    return Arrival(report, file, line, errors, () if fault else _notes(report, file, line), failed=fault is not None)


def _read_words(value: object, field: str, wrong: dict[str, str]) -> str | None:
    """Return *value* as words, None where nothing is there; a *wrong* type is told."""
    if isinstance(value, str) and field == "text":
        return value
    if isinstance(value, str):
        half = find_half(value)
        if half:
            wrong[field] = half
        return None if half else value.strip() or None
    if field == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is not None:
        wrong[field] = f"wrong type: {name_kind(value)} where words should stand"
    return None


def _read_day(value: object, today: date, wrong: dict[str, str]) -> date | datetime | None:
    try:
        return read_published(value, today)
    except ValueError as error:
        wrong["published"] = str(error)
        return None


def _notes(report: Report, file: str, line: int | None) -> tuple[Problem, ...]:
    """Return what is odd in title and text; in a file of one report the line is that of the first odd character."""
    notes = []
    for field, words in (("title", report.title or ""), ("text", report.text)):
        for oddity in find_oddities(words):
            at = line if line is not None or field == "title" else words.count("\n", 0, oddity.offset) + 1
            notes.append(Problem(file=file, line=at, field=field, message=oddity.message))
    return tuple(notes)


def _fold(name: str) -> str:
    """Return a column name as it is compared: case, spaces, hyphens and underscores set aside."""
    return "".join(name.casefold().replace("_", " ").replace("-", " ").strip("\ufeff ").split())
