"""Why a name is taken for one place rather than another: the score of each candidate, taken apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from rasid.gazetteers import Gazetteer, Index, embedded, governorate_names, index_path, key_of, load_places
from rasid.gazetteers.entry import Entry, article_toggled
from rasid.mentions.places.record import Draft
from rasid.mentions.places.resolve import Context, rank

# A score is a sum: what a candidate would lose without one of its properties is what that property gives.
_PARTS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("size", {"population": 0}),
    ("curated", {"source": "", "id": ""}),
    ("spelled so", {"name": ""}),
    ("near the others", {"lat": -85.0, "lon": -150.0}),
    ("governorate", {"admin1": ""}),
    ("country", {"country": ""}),
)


class Found(NamedTuple):
    """A candidate with its score and the parts that add up to it."""

    entry: Entry
    score: float
    parts: tuple[tuple[str, float], ...]


def find_candidates(
    name: str, beside: Sequence[str] = (), country: str = "", *, files: Sequence[Path] = (), imported: bool = True
) -> list[Found]:
    """Return the places that *name* may mean, best first, in a report that names *beside* too and is about *country*.

    Raises GazetteerError where a file or the user's index cannot be used.
    """
    gazetteer = _open(files, imported=imported)
    draft = _draft(name, gazetteer)
    others = [_draft(other, gazetteer) for other in beside]
    context = Context(others, country or None)
    return [Found(entry, score, _parts(entry, score, draft, context)) for score, entry in rank(draft, context)]


def candidate_lines(found: Sequence[Found]) -> Iterator[str]:
    """Return two lines a candidate: what it is, and what its score is made of."""
    names = governorate_names()
    for number, (entry, score, parts) in enumerate(found, 1):
        governorate = names.get(entry.admin1, ("", entry.admin1))[1]
        where = "".join(f", {part}" for part in (governorate, entry.country) if part)
        people = f", {entry.population:,} people" if entry.population else ""
        latin = f" {entry.latin}" if entry.latin else ""
        yield f"{number}. {entry.name}{latin}: {entry.kind}{where}{people}"
        yield f"   {entry.lat:.4f}, {entry.lon:.4f} within {entry.radius_km:g} km; {entry.id} ({entry.source})"
        yield f"   score {score:.2f} = " + " ".join(_signed(label, value) for label, value in parts)


def _open(files: Sequence[Path], *, imported: bool) -> Gazetteer:
    base = load_places(*files) if files else embedded()
    path = index_path()
    if not imported or not path.exists():
        return base
    return Gazetteer([base.layers[0], Index(path), *base.layers[1:]])


def _draft(name: str, gazetteer: Gazetteer) -> Draft:
    """Return *name* as a report would bring it: bare, without a word that governs it."""
    key = key_of(name)
    entries = gazetteer.lookup(key) or gazetteer.lookup(article_toggled(key))
    return Draft(0, 1, name=name, key=key, entries=entries)


def _parts(entry: Entry, score: float, draft: Draft, context: Context) -> tuple[tuple[str, float], ...]:
    """Return what each property gives to *score*; what is left is the kind's."""
    alone = replace(draft, entries=(entry,))
    parts = [("beside a larger namesake", score - (rest := context.score(entry, alone)))]
    bare = entry
    for label, without in _PARTS:
        bare = bare._replace(**without)
        less = context.score(bare, alone)
        parts.append((label, rest - less))
        rest = less
    return (("kind", rest), *(part for part in parts if abs(part[1]) > 0.004))


def _signed(label: str, value: float) -> str:
    return f"{label} {value:+.2f}"
