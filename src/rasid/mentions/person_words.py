"""The tables that persons are read with: given names, titles, well-known persons, and words that are never a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar, cast

from rasid.packs.tables import WHEEL, read_table
from rasid.text.letters import TABLE, match_form

Standing = Literal["public", "private", "source"]
ARTICLE = "\u0627\u0644"  # alef lam
LAM_ARTICLE = "\u0644\u0644"  # lam lam
TEH_MARBUTA = "\u0647"  # its match form, heh
KUNYAS = frozenset({"\u0627\u0628\u0648", "\u0627\u0628\u064a", "\u0627\u0628\u0627", "\u0627\u0645"})  # abu, abi, aba, umm
LINKS = frozenset({"\u0628\u0646", "\u0627\u0628\u0646", "\u0628\u0646\u062a", "\u0627\u0644"})  # bin, ibn, bint, aal
SERVANT = "\u0639\u0628\u062f"  # abd: the word behind it belongs to it
CLITICS = tuple(c + p for c in ("", "\u0648", "\u0641") for p in ("", "\u0628", "\u0644", "\u0643"))  # waw, feh; beh, lam, kaf
VERBS = "verbs.tsv"
NOUN_TABLES = ("people.tsv", "targets.tsv", "weapons.tsv", "outcomes.tsv", "demonyms.tsv")

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
    holders: frozenset[str]  # before a name, they make it the name of a place or unit
    surnames: frozenset[str]  # nouns and adjectives that are common as family names
    nouns: frozenset[str]  # nouns of the packs, and verbs: neither is ever an unlisted name
    verbs: frozenset[str]
    saying: frozenset[str]  # past forms of verbs of saying


@cache
def load_person_words(*folders: Path) -> PersonWords:
    """Load the tables of *folders* (default: the wheel's own)."""
    paths = folders or (WHEEL,)
    given = {match_form(row["form"]): row["common"] == "1" for row in read_table(paths, "given-names.tsv")}
    marks: dict[str, set[str]] = {"stop": set(), "holder": set(), "surname": set()}
    for row in read_table(paths, "name-stops.tsv"):
        marks[row["class"]].add(match_form(row["form"]))
    verbs = [
        (lemma, form, tense) for lemma, form, tense in _columns(paths, VERBS, "lemma", "form", "tense") if tense != "jussive"
    ]
    said = {form for form, kind in _columns(paths, "reporting.tsv", "form", "class") if kind == "verb"}
    nouns = {form for name in NOUN_TABLES for (form,) in _columns(paths, name, "form")}
    openers = given.keys() | KUNYAS | {SERVANT}
    starts = {clitics + form: len(clitics) for clitics in reversed(CLITICS) for form in sorted(openers)}
    titles = _by_head(
        (match_form(row["form"]), Title(cast("Standing", row["standing"]), row["before"]))
        for row in read_table(paths, "titles.tsv")
    )
    figures = _by_head((form, None) for (form,) in _columns(paths, "public-figures.tsv", "form"))
    return PersonWords(
        given=given,
        starts=starts,
        openers=frozenset(starts.keys() | titles.keys() | figures.keys()),
        titles=titles,
        figures=figures,
        stops=frozenset(marks["stop"]),
        holders=frozenset(marks["holder"]),
        surnames=frozenset(marks["surname"]),
        nouns=frozenset((nouns | {noun + TEH_MARBUTA for noun in nouns}) - given.keys()),
        verbs=frozenset({form for _, form, _ in verbs} - given.keys()),
        saying=frozenset(form for lemma, form, tense in verbs if tense == "past" and lemma in said),
    )


def _columns(paths: tuple[Path, ...], name: str, *columns: str) -> Iterator[tuple[str, ...]]:
    """Yield the cells of *columns*, in match form, of table *name*: long tables are folded in one go, which is far quicker."""
    for path in paths:
        if not (path / name).is_file():
            continue
        lines = (path / name).read_text(encoding="utf-8").splitlines()
        header = lines[0].split("\t")
        at = [header.index(column) for column in columns]
        rows = (line.split("\t") for line in lines[1:] if line and not line.startswith("#"))
        picked = "\n".join("\t".join(cells[index] if index < len(cells) else "" for index in at) for cells in rows)
        yield from (tuple(line.split("\t")) for line in picked.translate(TABLE).split("\n"))


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
        entries.sort(key=lambda entry: (-len(entry[0]), entry[1]))
    return heads
