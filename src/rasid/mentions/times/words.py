"""The time words of the packs: classes of words and phrases, feasts, parts of the day, countries' zones."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rasid.mentions.numbers.words import ARTICLE, CONJUNCTIONS, DATA, FEH, LAM, PREPOSITIONS, WAW, proclitics, read_rows
from rasid.text.letters import match_form

TIMES = DATA / "times"
# These stand bare or after "and"; every other class takes the clitics of a noun.
PARTICLES = frozenset(
    "since before after within until between from in on about last next this same few stop herald vague habit now eachpart".split()
)


class Entry(NamedTuple):
    """A word or phrase: ``rest`` are the forms after the first; the flags tell the clitics before the first."""

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
def entries() -> dict[str, tuple[Entry, ...]]:
    """Return the entries by their first form, longest first; a word's own row goes before one read off its clitics."""
    own: dict[str, list[Entry]] = {}
    clitic: dict[str, list[Entry]] = {}
    rows = [(form, cls, value) for form, cls, value in read_rows(TIMES / "words.tsv")]
    rows += [(row[0], "feast", row[0]) for row in read_rows(TIMES / "feasts.tsv")]
    for form, cls, value in rows:
        first, *rest = match_form(form).split()
        for written, joined, article, preposition in _written(first, cls):
            entry = Entry(tuple(rest), cls, value, joined, article or first.startswith(ARTICLE), preposition)
            into = own if written == first else clitic
            into.setdefault(written, []).append(entry)
    for form, found in clitic.items():
        own.setdefault(form, []).extend(found)
    return {form: tuple(sorted(found, key=lambda entry: -len(entry.rest))) for form, found in own.items()}


def _written(form: str, cls: str) -> list[tuple[str, bool, bool, str]]:
    """Return the ways *form* is written with its clitics."""
    if cls in PARTICLES:
        return [(form, False, False, ""), (WAW + form, True, False, ""), (FEH + form, True, False, "")]
    if not form.startswith(ARTICLE) or cls in {"season", "weakmonth", "month"}:
        return list(proclitics(form))
    ways = []
    for conjunction in CONJUNCTIONS:
        for preposition in PREPOSITIONS:
            definite = LAM + form[1:] if preposition == LAM else preposition + form  # lam and article: lam lam
            ways.append((conjunction + definite, bool(conjunction), True, preposition))
    return ways


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
    return dict((country, zone) for country, zone in read_rows(TIMES / "zones.tsv"))
