"""The words that make a phrase of place: kinds, relations, directions, prepositions, and what is never a name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rasid.packs.tables import WHEEL
from rasid.text.letters import match_form


@dataclass(frozen=True, slots=True)
class Head:
    """A kind word. ``number`` is 1, 2 (dual) or 3 (plural); ``keep``: it is a part of the name; ``unknown``: names that no
    gazetteer knows are taken after it; ``singular`` is the written singular.
    """

    kind: str
    number: int
    keep: bool
    radius_km: float
    unknown: bool
    singular: str


@dataclass(frozen=True, slots=True)
class Words:
    """All word tables, keyed by match form."""

    openers: frozenset[str]  # every word that may begin a phrase of place
    heads: dict[str, Head]
    relations: dict[str, str]
    relation_words: int  # the most words a relation has
    relation_firsts: frozenset[str]
    directions: dict[str, int]  # bearing in degrees
    prepositions: dict[str, str]  # role
    common: dict[str, str]  # "word": a construction is needed; "loc": a locative preposition is
    stop: frozenset[str]
    starts: frozenset[str]  # first words of names of several words
    groups: frozenset[str]  # what follows them is a group's or an outlet's name
    references: dict[str, tuple[str, ...]]  # «the town»: the kinds it may stand for
    qualifiers: frozenset[str]  # «military», «international» behind an airport's name
    governors: frozenset[str]  # «the shelling», «struck», «the people» before a bare name: it is a place
    environs: frozenset[str]  # «and its countryside»
    focus: dict[str, float]  # how much likelier a country is in conflict news than its size says
    lands: dict[str, str]  # «the territory», «the waters», «the border» before a nisba: what is meant
    units: frozenset[str]  # of distance, all kilometres
    nisbas: dict[str, str]  # country: its feminine nisba as written
    nationals: dict[str, str]  # feminine nisba with the article: country


def _rows(name: str) -> list[list[str]]:
    text = (WHEEL / "places" / f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:] if line]


def _forms(name: str) -> frozenset[str]:
    return frozenset(match_form(row[0]) for row in _rows(name))


def _heads() -> dict[str, Head]:
    singulars = dict(_rows("singulars"))
    return {
        match_form(form): Head(kind, int(number), keep == "1", float(radius), unknown == "1", singulars.get(form, form))
        for form, kind, number, keep, radius, unknown in _rows("heads")
    }


@cache
def load_words() -> Words:
    """Read the word tables of the wheel, once."""
    relations = {match_form(form): relation for form, relation in _rows("relations")}
    heads = _heads()
    directions = {match_form(form): int(bearing) for form, bearing in _rows("directions")}
    references = {match_form(form): tuple(kinds.split(",")) for form, kinds in _rows("references")}
    lands = {match_form(form): sort for form, sort in _rows("lands")}
    firsts = frozenset(form.split()[0] for form in relations)
    return Words(
        openers=firsts.union(heads, directions, references, lands),
        heads=heads,
        relations=relations,
        relation_words=max(form.count(" ") + 1 for form in relations),
        relation_firsts=firsts,
        directions=directions,
        prepositions={match_form(form): role for form, role in _rows("prepositions")},
        common={match_form(form): use for form, use in _rows("common")},
        stop=_forms("stop"),
        starts=_forms("starts"),
        groups=_forms("groups"),
        references=references,
        qualifiers=_forms("qualifiers"),
        governors=_forms("governors"),
        environs=_forms("environs"),
        focus={country: float(weight) for country, weight in _rows("focus")},
        lands=lands,
        units=_forms("units"),
        nisbas={country: form for form, country in reversed(_rows("nationals"))},
        nationals={match_form(form): country for form, country in _rows("nationals")},
    )
