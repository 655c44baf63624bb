"""How far a place reaches, given the words round its name: «near», «the western countryside of», «5 km east of»."""

from __future__ import annotations

import math
from typing import NamedTuple

from rasid.gazetteers.entry import Entry
from rasid.mentions.places.record import Draft
from rasid.mentions.places.resolve import SETTLEMENTS
from rasid.model import Relation

WIDE = frozenset({"country", "adm1", "region"})
PRECISION = {"country": 4, "adm1": 3, "adm2": 2, "adm3": 2, "region": 2}
ROUND_A_TOWN = frozenset({"near", "outskirts", "between", "toward", "over"})
NEAR_KM = 5.0  # what «near» adds to the extent of a place
ENVIRONS_KM = 40.0  # «X and its countryside»
COUNTRYSIDE_KM = 25.0  # the least extent of a countryside
TOWN_SIDE_KM = 12.0  # from a small town to the middle of a side of its countryside
WIDEST_KM = 60.0  # governorates larger than this are mostly desert: their named sides lie nearer
KM_PER_DEGREE = 111.2


class Extent(NamedTuple):
    """A point in degrees, how many km it may be off, and the codebook's precision from 1 (exact) to 4 (country)."""

    lat: float
    lon: float
    radius_km: float
    precision: int


def extent(draft: Draft, chosen: Entry, relation: Relation) -> Extent:
    """Return point, radius and precision that the words allow."""
    lat, lon, radius = chosen.lat, chosen.lon, chosen.radius_km
    precision = PRECISION.get(chosen.kind, 1)
    if draft.environs:
        return Extent(lat, lon, max(radius, ENVIRONS_KM), max(precision, 2))
    if relation == "countryside":
        return countryside(draft, chosen)
    if draft.kilometres is not None:
        off = draft.kilometres
        if draft.bearing is None:
            return Extent(lat, lon, radius + off, 2)
        return Extent(*moved(lat, lon, draft.bearing, off), round(radius + off / 4, 1), 2)
    if draft.bearing is not None and chosen.kind in WIDE:
        return Extent(*moved(lat, lon, draft.bearing, radius / 2), round(radius * 0.6, 1), precision)
    if relation in ROUND_A_TOWN and precision == 1:
        radius, precision = radius + NEAR_KM, 2
        if draft.bearing is not None:
            lat, lon = moved(lat, lon, draft.bearing, radius / 2)
    return Extent(lat, lon, round(radius, 1), precision)


def countryside(draft: Draft, chosen: Entry) -> Extent:
    """Return the extent of a countryside: round its town, toward the side that is told.

    A governorate's own middle may lie in the desert: a side of its countryside is counted from the town of its name.
    """
    wide = chosen.kind == "adm1"
    if draft.bearing is None:
        return Extent(chosen.lat, chosen.lon, max(COUNTRYSIDE_KM, chosen.radius_km), 3 if wide else 2)
    towns = [entry for entry in draft.entries if entry.kind in SETTLEMENTS and entry.admin1 == chosen.admin1]
    middle = max(towns, key=lambda entry: (entry.population, entry.id)) if wide and towns else chosen
    reach = min(chosen.radius_km, WIDEST_KM) / 2 if wide else TOWN_SIDE_KM
    point = moved(middle.lat, middle.lon, draft.bearing, reach)
    return Extent(*point, max(COUNTRYSIDE_KM, chosen.radius_km / 2), 2)


def moved(lat: float, lon: float, bearing: int, kilometres: float) -> tuple[float, float]:
    """Return the point *kilometres* from another in a direction, on a flat map: good enough for tens of km."""
    angle = math.radians(bearing)
    north = lat + kilometres * math.cos(angle) / KM_PER_DEGREE
    east = lon + kilometres * math.sin(angle) / (KM_PER_DEGREE * max(0.1, math.cos(math.radians(lat))))
    return round(north, 5), round(east, 5)
