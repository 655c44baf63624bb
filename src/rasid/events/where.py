"""Which places a happening has, and in what order: the most specific it happened at first, those that contain it after."""

from __future__ import annotations

from rasid.events.happening import Happening
from rasid.events.scene import Chunk
from rasid.events.sentence import Told
from rasid.model import Place

SITE = frozenset({"in", "near", "outskirts", "between", "over"})
AWAY = frozenset({"from", "to", "toward"})
CONTAINING = 3  # geo_precision of a governorate; 4 is a country


def set_places(happenings: list[Happening], told: dict[int, Told]) -> None:
    """Give happenings without a place of their own that of their sentence, then of the main happening before them."""
    lead: Happening | None = None
    for happening in happenings:
        if not any(chunk.value.place.relation not in AWAY for chunk in happening.places):
            happening.inherited_places = _from_sentence(happening, told) or (_sites(lead) if lead is not None else [])
        if lead is None and _sites(happening) and not happening.background:
            lead = happening


def _from_sentence(happening: Happening, told: dict[int, Told]) -> list[Chunk]:
    for number in happening.sentences:
        found = [chunk for chunk in told[number].places if chunk.value.place.relation not in AWAY]
        if found:
            return found
    return []


def _sites(happening: Happening) -> list[Chunk]:
    return [chunk for chunk in happening.places if chunk.value.place.relation not in AWAY]


def places_of(happening: Happening) -> tuple[Place, ...]:
    """Return the places of a happening, most specific first, each name once a relation."""
    seen: set[tuple[str, str]] = set()
    kept: list[tuple[int, int, Place]] = []
    for order, chunk in enumerate([*happening.places, *happening.inherited_places]):
        place: Place = chunk.value.place
        if (place.name, place.relation) in seen or _repeats(place, kept):
            continue
        seen.add((place.name, place.relation))
        kept.append((_level(place), order, place))
    return tuple(place for _, _, place in sorted(kept, key=lambda item: item[:2]))


def _repeats(place: Place, kept: list[tuple[int, int, Place]]) -> bool:
    """Tell whether the place is already there, under a relation as good."""
    return any(place.name == other.name and place.relation in SITE and other.relation in SITE for _, _, other in kept)


def _level(place: Place) -> int:
    """Return 0 for a site to 5 for a place it came from or went to."""
    if place.relation in AWAY:
        return 5
    if place.geo_precision >= CONTAINING:
        return place.geo_precision
    if place.relation == "countryside":
        return 2
    return 0 if (place.radius_km or 0) <= 15 else 1
