"""Prove the examples of times and numbers: tables of texts and what is read in them, an empty reading for none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from rasid.checks.found import fault
from rasid.mentions.numbers.reader import find_numbers_in
from rasid.mentions.times import find_times
from rasid.model import Problem
from rasid.packs.tables import Row
from rasid.text.document import make_document

TIMES = ("earliest", "latest", "precision")
NUMBERS = ("quote", "kind", "low", "best", "high")
Reading = tuple[str, ...]


def prove_readings(within: str, rows: Sequence[Row]) -> Iterator[Problem]:
    """Yield the examples of one table that are read otherwise; *within* is its path in the pack."""
    if within not in TABLES:
        return
    columns, read = TABLES[within]
    for _, group in groupby(rows, key=lambda row: row["text"]):
        told = list(group)
        wanted = [reading for reading in (tuple(row[column] for column in columns) for row in told) if any(reading)]
        found = read(told[0])
        if not set(wanted) <= set(found) or (found and not wanted):
            message = f"reads {_listed(found)}, wants {_listed(wanted)}: mend the words or the example"
            yield fault(told[0].file, told[0].line, "text", message)


def _times(row: Row) -> list[Reading]:
    """Return the first time of a text: others may stand behind it."""
    times = find_times(row["text"], published=row["published"] or None)
    return [(time.earliest or "", time.latest or "", time.precision) for time in times[:1]]


def _numbers(row: Row) -> list[Reading]:
    document = make_document(row["text"])
    return [
        (document.quote(found.first, found.stop).text, found.kind, *map(_shown, (found.low, found.best, found.high)))
        for found in find_numbers_in(document)
    ]


def _shown(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.4f}" if isinstance(value, float) and value < 1 else str(value)


def _listed(readings: Sequence[Reading]) -> str:
    return "; ".join(" ".join(part or "·" for part in reading) for reading in readings) or "nothing"


TABLES: dict[str, tuple[tuple[str, ...], Callable[[Row], list[Reading]]]] = {
    "times/examples.tsv": (TIMES, _times),
    "numbers/examples.tsv": (NUMBERS, _numbers),
}
