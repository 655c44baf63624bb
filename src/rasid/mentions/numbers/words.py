"""The number words of the packs, with every legal run of proclitics before them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from rasid.errors import PackError
from rasid.text.letters import match_form

DATA = Path(__file__).resolve().parents[2] / "data" / "ar"
WAW = "\u0648"  # and
FEH = "\u0641"  # then
BEH = "\u0628"  # with
LAM = "\u0644"  # for
KAF = "\u0643"  # like
ARTICLE = "\u0627\u0644"  # alef lam
HEH = "\u0647"  # teh marbuta in the match form
TEH = "\u062a"
CONJUNCTIONS = ("", WAW, FEH)
PREPOSITIONS = ("", BEH, LAM, KAF)


class Word(NamedTuple):
    """What a token means to a number: ``joined`` after "and", ``article`` before it, ``preposition`` a letter or empty."""

    kind: str
    value: float
    joined: bool
    article: bool
    preposition: str


class Phrase(NamedTuple):
    """A bound or a vague count of one or more words; ``rest`` are the forms after the first."""

    rest: tuple[str, ...]
    kind: str
    low: int | None
    high: int | None


class Dual(NamedTuple):
    """A noun in the dual: ``group`` is its class; ``certain`` is false where the form is also the sound plural."""

    group: str
    certain: bool


def read_rows(path: Path) -> Iterator[list[str]]:
    """Yield the fields of each row of a TSV after its header."""
    lines = path.read_text(encoding="utf-8").splitlines()
    width = lines[0].count("\t")
    for number, line in enumerate(lines[1:], 2):
        if line.count("\t") != width:
            raise PackError(f"{width + 1} fields are due", file=str(path), line=number)
        yield line.split("\t")


def proclitics(form: str, *, article: bool = True) -> Iterator[tuple[str, bool, bool, str]]:
    """Yield *form* behind every legal run of clitics: (written, joined, article, preposition)."""
    for conjunction in CONJUNCTIONS:
        joined = bool(conjunction)
        for preposition in PREPOSITIONS:
            yield conjunction + preposition + form, joined, False, preposition
            if article:  # lam and article are written lam lam
                definite = LAM + LAM if preposition == LAM else preposition + ARTICLE
                yield conjunction + definite + form, joined, True, preposition


@cache
def number_words() -> dict[str, Word]:
    """Return the number words by match form."""
    table: dict[str, Word] = {}
    clitic: dict[str, Word] = {}
    for form, kind, value in read_rows(DATA / "numbers" / "words.tsv"):
        number = float(value)
        for written, joined, article, preposition in proclitics(match_form(form)):
            into = clitic if joined or article or preposition else table
            into.setdefault(written, Word(kind, int(number) if number.is_integer() else number, joined, article, preposition))
    return clitic | table


@cache
def phrases() -> dict[str, tuple[Phrase, ...]]:
    """Return bounds and vague counts by their first form, longest first."""
    table: dict[str, list[Phrase]] = {}
    for form, kind, low, high in read_rows(DATA / "numbers" / "phrases.tsv"):
        first, *rest = match_form(form).split()
        phrase = Phrase(tuple(rest), kind, int(low) if low else None, int(high) if high else None)
        for written, _, article, _ in proclitics(first):
            if not article or kind == "vague":
                table.setdefault(written, []).append(phrase)
    return {form: tuple(sorted(found, key=lambda phrase: -len(phrase.rest))) for form, found in table.items()}


@cache
def after_bounds() -> dict[str, tuple[Phrase, ...]]:
    """Return the bounds that follow their number, by first form."""
    table: dict[str, list[Phrase]] = {}
    for form, kind in read_rows(DATA / "numbers" / "after.tsv"):
        first, *rest = match_form(form).split()
        table.setdefault(first, []).append(Phrase(tuple(rest), kind, None, None))
    return {form: tuple(found) for form, found in table.items()}


@cache
def unit_words(place: str) -> dict[str, str]:
    """Return unit words ("after") or heralds ("before" a number) by match form, with the kind they give the number."""
    table: dict[str, str] = {}
    for form, kind, where in read_rows(DATA / "numbers" / "units.tsv"):
        if where != place:
            continue
        folded = match_form(form)
        for written, *_ in proclitics(folded) if place == "before" else ((folded,), (ARTICLE + folded,)):
            table.setdefault(written, kind)
    return table


@cache
def duals() -> dict[str, Dual]:
    """Return the dual forms of the listed nouns."""
    table: dict[str, Dual] = {}
    for singular, _, group, oblique in read_rows(DATA / "numbers" / "duals.tsv"):
        folded = match_form(singular)
        stem = folded[:-1] + TEH if folded.endswith(HEH) else folded
        endings = dual_endings(group)
        for ending, is_oblique in endings:
            dual = Dual(group, not (is_oblique and oblique == "sound"))
            for written, *_ in proclitics(stem + ending):
                table.setdefault(written, dual)
    return table


def dual_endings(group: str) -> list[tuple[str, bool]]:
    """Return the endings of the dual, True for the oblique; nouns of kin also before a pronoun («شقيقاها»)."""
    noon, alef, yeh = "\u0646", "\u0627", "\u064a"
    endings = [(alef + noon, False), (yeh + noon, True)]
    if group == "kin":
        pronouns = (HEH, HEH + alef, HEH + "\u0645")  # his, her, their
        endings += [(vowel + pronoun, False) for vowel in (alef, yeh) for pronoun in pronouns]
    return endings


@cache
def person_plurals() -> frozenset[str]:
    """Return the plurals of people, bare and with article, and the sound plurals in waw noon."""
    found: set[str] = set()
    for _, plural, group, _ in read_rows(DATA / "numbers" / "duals.tsv"):
        if group in {"person", "kin"}:
            folded = match_form(plural)
            found.update((folded, ARTICLE + folded))
    return frozenset(found)


@cache
def range_words() -> dict[str, str]:
    """Return the words that make a range of two numbers: between, from, to, or; and partitives."""
    table: dict[str, str] = {}
    for form, kind in read_rows(DATA / "numbers" / "ranges.tsv"):
        folded = match_form(form)
        for written in (folded, WAW + folded) if kind in {"between", "from"} else (folded,):
            table.setdefault(written, kind)
    return table


@cache
def partitives() -> frozenset[str]:
    """Return the words between a count and what it counts a part of («أربعة من المدنيين»)."""
    return frozenset(form for form, kind in range_words().items() if kind == "from")
