"""The time words of the packs: classes of words and phrases, feasts, parts of the day, countries' zones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from rasid.mentions.numbers.clitic_table import ARTICLE, CliticTable, bare_forms
from rasid.mentions.numbers.words import DATA, read_rows
from rasid.text.letters import match_form

TIMES = DATA / "times"
# These stand bare or after "and"; every other class takes the clitics of a noun.
PARTICLES = frozenset(
    {
        *("since", "before", "after", "within", "until", "between", "from", "in", "on", "about", "last", "next", "this"),
        *("same", "beforelast", "afternext", "few", "stop", "herald", "vague", "habit", "now", "eachpart"),
    }
)


class Row(NamedTuple):
    """A row of the words: ``rest`` are the forms after the first; ``article`` where the first is written with it."""

    rest: tuple[str, ...]
    cls: str
    value: str
    article: bool


class Entry(NamedTuple):
    """A word or phrase as it is written: the flags tell the clitics before its first form."""

    rest: tuple[str, ...]
    cls: str
    value: str
    joined: bool
    article: bool
    preposition: str


class Feast(NamedTuple):
    """A feast: a day of a calendar (days after Easter where it moves), and how many days it lasts."""

    calendar: str
    month: int
    day: int
    days: int


@cache
def entries() -> CliticTable[tuple[Entry, ...]]:
    """Return the entries by their first form, longest first; a word's own row goes before one read off its clitics."""
    rows: dict[str, list[Row]] = {}
    listed = [(form, cls, value) for form, cls, value in read_rows(TIMES / "words.tsv")]
    listed += [(row[0], "feast", row[0]) for row in read_rows(TIMES / "feasts.tsv")]
    for form, cls, value in listed:
        first, *rest = match_form(form).split()
        rows.setdefault(first, []).append(Row(tuple(rest), cls, value, first.startswith(ARTICLE)))

    def read(form: str) -> tuple[Entry, ...] | None:
        found = list(_read(form, rows))
        found.sort(key=lambda entry: -len(entry.rest))
        return tuple(found) or None

    return CliticTable(rows, read)


def _read(form: str, rows: dict[str, list[Row]]) -> Iterator[Entry]:
    """Yield what *form* may be: its own rows, else those of its shortest run of clitics."""
    for bare in bare_forms(form):
        for row in rows.get(bare.form, ()):
            if row.cls not in PARTICLES or not (bare.article or bare.preposition):
                yield Entry(row.rest, row.cls, row.value, bare.joined, bare.article or row.article, bare.preposition)
        if bare.article and bare.preposition:  # «للأحد»: a word that is listed with its article
            for row in rows.get(ARTICLE + bare.form, ()):
                yield Entry(row.rest, row.cls, row.value, bare.joined, True, bare.preposition)


@cache
def feasts() -> dict[str, Feast]:
    """Return the feasts by name."""
    return {
        name: Feast(calendar, int(month), int(day), int(days))
        for name, calendar, month, day, days in read_rows(TIMES / "feasts.tsv")
    }


@cache
def parts() -> dict[str, tuple[str, str]]:
    """Return the clock hours of each part of the day (codebook)."""
    return {part: (start, end) for part, start, end in read_rows(TIMES / "parts.tsv")}


@cache
def zones() -> dict[str, str]:
    """Return the time zone of each country (ISO 3166-1 alpha-2)."""
    return {row[0]: row[1] for row in read_rows(TIMES / "zones.tsv")}
