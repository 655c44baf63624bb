"""When two quotes or names say the same: spelling folded, clitics and filler words set aside."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from rasid.packs.tables import WHEEL, read_table
from rasid.text.letters import match_form

HALF = 0.5  # the share of content words that makes two quotes one
# Proclitics before a noun: w or f with the article, b or k with it, doubled l; else one of w f b l before three letters or more.
_CLITICS = re.compile("^[\u0648\u0641]?(?:[\u0628\u0643]?\u0627\u0644|\u0644\u0644)|^[\u0648\u0641\u0628\u0644](?=\\w{3})")
_WORD = re.compile(r"\w+")


class Vocabulary(NamedTuple):
    """Words that decide nothing, and names that are one name; all of them bare forms."""

    filler: frozenset[str]
    place_kinds: frozenset[str]
    place_groups: dict[str, str]


@cache
def load_vocabulary() -> Vocabulary:
    """Return the committed words of ``data/ar/evaluate.tsv``."""
    rows = read_table((WHEEL,), "evaluate.tsv")
    groups: dict[str, list[str]] = {}
    for row in rows:
        groups.setdefault(row.cells["group"], []).append(bare(row.cells["form"]))
    named = {form: group for group, forms in groups.items() if group.startswith("place:") for form in forms}
    return Vocabulary(frozenset(groups["filler"]), frozenset(groups["place-kind"]), named)


@cache
def bare(words: str) -> str:
    """Return *words* in match form, each without its article and proclitics, one space between."""
    return " ".join(_CLITICS.sub("", word) for word in _WORD.findall(match_form(words)))


@cache
def content(words: str) -> frozenset[str]:
    """Return the bare words of *words* that carry meaning; all of them where none would be left."""
    found = frozenset(bare(words).split())
    return (found - load_vocabulary().filler) or found


def alike(one: str | None, other: str | None, *, share: float = HALF) -> bool:
    """Tell whether two quotes share at least *share* of their content words (Jaccard)."""
    if not one or not other:
        return False
    a, b = content(one), content(other)
    return bool(a and b) and len(a & b) >= share * len(a | b)


def overlap(one: str | None, other: str | None) -> bool:
    """Tell whether two quotes have a content word in common."""
    return bool(content(one or "") & content(other or ""))


def same_place_name(one: str, other: str) -> bool:
    """Tell whether two place names are one, with or without its kind (city of, village of), or by another of its names."""
    a, b = bare(one), bare(other)
    if not a or not b:
        return False
    vocabulary = load_vocabulary()
    group = vocabulary.place_groups.get(a)
    if a == b or (group is not None and group == vocabulary.place_groups.get(b)):
        return True
    rest = frozenset(a.split()) - vocabulary.place_kinds
    return bool(rest) and rest == frozenset(b.split()) - vocabulary.place_kinds
