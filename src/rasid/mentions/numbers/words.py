"""The number words of the packs, with every legal run of proclitics before them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from rasid.errors import PackError
from rasid.mentions.numbers.clitic_table import ARTICLE, WAW, CliticTable, bare_forms
from rasid.text.letters import match_form

DATA = Path(__file__).resolve().parents[2] / "data" / "ar"

DATA = Path(__file__).resolve().parents[2] / "data" / "ar"
HEH = "\u0647"  # teh marbuta in the match form
TEH = "\u062a"
OBLIQUE = "\u064a\u0646"  # yeh noon, of the sound plural


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


@cache
def number_words() -> CliticTable[Word]:
    """Return the number words by written form."""
    rows: dict[str, tuple[str, int | float]] = {}
    for form, kind, value in read_rows(DATA / "numbers" / "words.tsv"):
        number = float(value)
        rows.setdefault(match_form(form), (kind, int(number) if number.is_integer() else number))

    def read(form: str) -> Word | None:
        for bare in bare_forms(form):
            row = rows.get(bare.form)
            if row is not None:
                return Word(*row, bare.joined, bare.article, bare.preposition)
        return None

    return CliticTable(rows, read)


@cache
def phrases() -> CliticTable[tuple[Phrase, ...]]:
    """Return bounds and vague counts by their first form, longest first."""
    table: dict[str, list[Phrase]] = {}
    for form, kind, low, high in read_rows(DATA / "numbers" / "phrases.tsv"):
        first, *rest = match_form(form).split()
        phrase = Phrase(tuple(rest), kind, int(low) if low else None, int(high) if high else None)
        table.setdefault(first, []).append(phrase)
    for found in table.values():
        found.sort(key=lambda phrase: -len(phrase.rest))

    def read(form: str) -> tuple[Phrase, ...] | None:
        for bare in bare_forms(form):
            found = table.get(bare.form)
            if found is not None:
                kept = tuple(phrase for phrase in found if (phrase.kind == "vague" and phrase.rest) or not bare.article)
                if kept:
                    return kept
        return None

    return CliticTable(table, read)


@cache
def after_bounds() -> dict[str, tuple[Phrase, ...]]:
    """Return the bounds that follow their number, by first form."""
    table: dict[str, list[Phrase]] = {}
    for form, kind in read_rows(DATA / "numbers" / "after.tsv"):
        first, *rest = match_form(form).split()
        table.setdefault(first, []).append(Phrase(tuple(rest), kind, None, None))
    return {form: tuple(found) for form, found in table.items()}


@cache
def _unit_rows() -> dict[str, dict[str, str]]:
    """Return the rows of the units by place."""
    table: dict[str, dict[str, str]] = {}
    for form, kind, where in read_rows(DATA / "numbers" / "units.tsv"):
        table.setdefault(where, {}).setdefault(match_form(form), kind)
    return table


@cache
def unit_words(place: str) -> CliticTable[str]:
    """Return unit words ("after" a number) or heralds ("before", "month", "year") with the kind they give the number."""
    rows = _unit_rows()[place]

    def read(form: str) -> str | None:
        for bare in bare_forms(form):
            kind = rows.get(bare.form)
            if kind is not None and (place != "after" or not (bare.joined or bare.preposition)):
                return kind
        return None

    return CliticTable(rows, read)


@cache
def duals() -> CliticTable[Dual]:
    """Return the dual forms of the listed nouns."""
    rows: dict[str, Dual] = {}
    for singular, _, group, oblique in read_rows(DATA / "numbers" / "duals.tsv"):
        folded = match_form(singular)
        stem = folded[:-1] + TEH if folded.endswith(HEH) else folded
        for ending, is_oblique in dual_endings(group):
            rows.setdefault(stem + ending, Dual(group, not (is_oblique and oblique == "sound")))

    def read(form: str) -> Dual | None:
        return next((rows[bare.form] for bare in bare_forms(form) if bare.form in rows), None)

    return CliticTable(rows, read)


def dual_endings(group: str) -> list[tuple[str, bool]]:
    """Return the endings of the dual, True for the oblique; nouns of kin also before a pronoun («شقيقاها»)."""
    noon, alef, yeh = "\u0646", "\u0627", "\u064a"
    endings = [(alef + noon, False), (yeh + noon, True)]
    if group == "kin":
        pronouns = (HEH, HEH + alef, HEH + "\u0645")  # his, her, their
        endings += [(vowel + pronoun, False) for vowel in (alef, yeh) for pronoun in pronouns]
    return endings


@cache
def person_singulars() -> frozenset[str]:
    """Return the singulars of people, bare and with article."""
    rows = read_rows(DATA / "numbers" / "duals.tsv")
    singulars = [match_form(row[0]) for row in rows if row[2] in {"person", "kin"}]
    return frozenset(form for singular in singulars for form in (singular, ARTICLE + singular))


@cache
def person_plurals() -> frozenset[str]:
    """Return the plurals of people, bare and with article, and the sound plurals in waw noon."""
    found: set[str] = set()
    for _, plural, group, _ in read_rows(DATA / "numbers" / "duals.tsv"):
        if group in {"person", "kin"}:
            folded = match_form(plural)
            found.update((folded, ARTICLE + folded))
            if folded.endswith(OBLIQUE):  # «أحد مقاتلي الفصيل»
                found.add(folded[:-1])
    for form, kind in read_rows(DATA / "numbers" / "ranges.tsv"):
        if kind == "people":
            found.update((match_form(form), ARTICLE + match_form(form)))
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
def particles() -> frozenset[str]:
    """Return the words that follow a number but are no counted noun («أصيب 12 خلال …»)."""
    return frozenset(form for form, kind in range_words().items() if kind not in {"from", "noun", "people", "minus"})


@cache
def waw_nouns() -> frozenset[str]:
    """Return the counted nouns that begin with waw; any other waw behind a number is "and" («مقتل 4 وإصابة …»)."""
    return frozenset(form for form, kind in range_words().items() if kind == "noun")


@cache
def partitives() -> frozenset[str]:
    """Return the words between a count and what it counts a part of («أربعة من المدنيين»)."""
    return frozenset(form for form, kind in range_words().items() if kind == "from")
