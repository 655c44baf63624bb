"""The tables that persons are read with: given names, titles, well-known persons, and words that are never a name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar, cast

from rasid.packs.tables import WHEEL
from rasid.text.letters import FOLDED

Standing = Literal["public", "private", "source"]
ARTICLE = "\u0627\u0644"  # alef lam
LAM_ARTICLE = "\u0644\u0644"  # lam lam
TEH_MARBUTA = "\u0647"  # its match form, heh
KUNYAS = frozenset({"\u0627\u0628\u0648", "\u0627\u0628\u064a", "\u0627\u0628\u0627", "\u0627\u0645"})  # abu, abi, aba, umm
LINKS = frozenset({"\u0628\u0646", "\u0627\u0628\u0646", "\u0628\u0646\u062a", "\u0627\u0644"})  # bin, ibn, bint, aal
SERVANT = "\u0639\u0628\u062f"  # abd: the word behind it belongs to it
CLITICS = tuple(c + p for c in ("", "\u0648", "\u0641") for p in ("", "\u0628", "\u0644", "\u0643"))  # waw, feh; beh, lam, kaf
HOLDER_DRESS = (*CLITICS, ARTICLE, "\u0648" + ARTICLE, "\u0628" + ARTICLE, LAM_ARTICLE)  # waw, beh
NOUN_TABLES = ("people.tsv", "targets.tsv", "weapons.tsv", "outcomes.tsv", "demonyms.tsv")

_VERB_ROW = re.compile(r"^([^\t]+)\t([^\t]+)\t(past|present)\b", re.MULTILINE)  # a jussive alone is often another word

T = TypeVar("T")
Heads = dict[str, list[tuple[tuple[str, ...], int, T]]]  # first word -> (further words, letters of clitics, value), longest first


class Title(NamedTuple):
    """A word before a name: whose standing it shows, and what may follow it.

    ``open``: a name, listed or not; ``name``: a name, adjectives between them; ``body``: an office or unit, then a name;
    ``weak``: a word that only makes a name likelier.
    """

    standing: Standing
    before: str


class PersonWords(NamedTuple):
    """All forms are match forms."""

    given: dict[str, bool]  # a given name -> whether it is also a common word
    starts: dict[str, int]  # a form that may open a name, clitics included -> how many letters of it are clitics
    openers: frozenset[str]  # every form at which a name or its title may begin
    titles: Heads[Title]
    figures: Heads[None]  # names of persons known the world over
    stops: frozenset[str]  # never part of a name
    holders: frozenset[str]  # before a name, they make it the name of a place or unit; clitics included
    surnames: frozenset[str]  # nouns and adjectives that are common as family names
    nouns: frozenset[str]  # nouns of the packs, and verbs: neither is ever an unlisted name
    verbs: frozenset[str]
    saying: frozenset[str]  # past forms of verbs of saying


@cache
def load_person_words(*folders: Path) -> PersonWords:
    """Load the tables of *folders* (default: the wheel's own)."""
    paths = folders or (WHEEL,)
    given = {form: common == "1" for form, _, common in read_rows(paths, "given-names.tsv")}
    marks: dict[str, set[str]] = {"stop": set(), "holder": set(), "surname": set()}
    for form, kind in read_rows(paths, "name-stops.tsv"):
        marks[kind].add(form)
    verbs, saying = _verb_forms(paths)
    nouns = {row[0] for name in NOUN_TABLES for row in read_rows(paths, name)}
    openers = given.keys() | KUNYAS | {SERVANT}
    starts = {clitics + form: len(clitics) for clitics in reversed(CLITICS) for form in sorted(openers)}
    titles = _by_head((row[0], Title(cast("Standing", row[1]), row[3])) for row in read_rows(paths, "titles.tsv"))
    figures = _by_head((form, None) for (form,) in read_rows(paths, "public-figures.tsv"))
    return PersonWords(
        given=given,
        starts=starts,
        openers=frozenset(starts.keys() | titles.keys() | figures.keys()),
        titles=titles,
        figures=figures,
        stops=frozenset(marks["stop"]),
        holders=frozenset(dress + holder for dress in HOLDER_DRESS for holder in marks["holder"]),
        surnames=frozenset(marks["surname"]),
        nouns=frozenset((nouns | {noun + TEH_MARBUTA for noun in nouns}) - given.keys()),
        verbs=frozenset(verbs - given.keys()),
        saying=frozenset(saying),
    )


def read_rows(paths: tuple[Path, ...], name: str) -> list[list[str]]:
    """Return the rows of table *name* in match form, without the header; an absent file has none."""
    lines = [line for text in _texts(paths, name) for line in text.split("\n")[1:]]
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _texts(paths: tuple[Path, ...], name: str) -> list[str]:
    return [_fold_plain((path / name).read_text(encoding="utf-8")) for path in paths if (path / name).is_file()]


def _verb_forms(paths: tuple[Path, ...]) -> tuple[set[str], set[str]]:
    """Return the forms of all verbs, and the past forms of those that report what somebody says."""
    said = {row[0] for row in read_rows(paths, "reporting.tsv") if row[1] == "verb"}
    found = [hit for text in _texts(paths, "verbs.tsv") for hit in _VERB_ROW.findall(text)]  # 17,000 rows: a pattern is quickest
    return {form for _, form, _ in found}, {form for lemma, form, tense in found if tense == "past" and lemma in said}


def _fold_plain(text: str) -> str:
    """Return the match form of pack *text*, which has no marks: a replacement a letter is ten times quicker than a table."""
    for letter, form in FOLDED.items():
        if letter in text:
            text = text.replace(letter, form)
    return text.lower()


def _by_head(rows: Iterable[tuple[str, T]]) -> Heads[T]:
    """Index *rows* by their first word in every clitic dress, the longest phrase first."""
    heads: Heads[T] = {}
    for form, value in rows:
        first, *rest = form.split()
        for clitics in CLITICS:
            dressed = clitics + first
            if clitics.endswith("\u0644") and first.startswith(ARTICLE):  # lam and article are written lam lam
                dressed = clitics + first[1:]
            heads.setdefault(dressed, []).append((tuple(rest), len(clitics), value))
    for entries in heads.values():
        if len(entries) > 1:
            entries.sort(key=lambda entry: (-len(entry[0]), entry[1]))
    return heads
