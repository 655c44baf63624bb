"""The places of one name, best first, and why: what ``rasid places find`` shows."""

from __future__ import annotations

from typing import NamedTuple

from rasid.gazetteers import Entry, Gazetteer, embedded
from rasid.gazetteers.entry import article_toggled, key_of
from rasid.mentions.places.record import Draft
from rasid.mentions.places.resolve import SETTLED, Context, rank
from rasid.mentions.places.words import load_words


class Ranked(NamedTuple):
    """A place of a name with its score (higher is likelier, comparable only within one name) and the reasons for it."""

    entry: Entry
    score: float
    reasons: tuple[str, ...]


def rank_name(name: str, *, places: Gazetteer | None = None, country_hint: str | None = None) -> list[Ranked]:
    """Return the places called *name*, with or without its article, best first; an empty list where none is known."""
    gazetteer = places or embedded()
    key = key_of(name)
    entries = gazetteer.lookup(key) or gazetteer.lookup(article_toggled(key))
    draft = Draft(0, 1, key=key, entries=entries)
    context = Context([draft], country_hint)
    return [Ranked(entry, round(score, 3), reasons_for(entry, key, country_hint)) for score, entry in rank(draft, context)]


def reasons_for(entry: Entry, key: str, country_hint: str | None) -> tuple[str, ...]:
    """Return in words what raises or lowers a place among its namesakes."""
    reasons = [f"is a {entry.kind}"]
    if entry.population and entry.kind in SETTLED:
        reasons.append(f"{entry.population:,} inhabitants")
    if entry.curated:
        reasons.append("of the curated layer: conflict news names it")
    if key_of(entry.name) != key:
        reasons.append(f"its own name is {entry.name}")
    weight = load_words().focus.get(entry.country, 0.0)
    if weight:
        reasons.append(f"{entry.country} is {'often' if weight > 0 else 'seldom'} meant in conflict news")
    if country_hint and entry.country == country_hint:
        reasons.append(f"{country_hint} was asked for")
    return tuple(reasons)
