"""Latitude and longitude in the wrong order, told by where the known places of a country lie."""

from __future__ import annotations

import math
from functools import cache

from rasid.gazetteers.gazetteer import embedded_table

CELL = 1.0  # degrees
REACH = 2  # cells: of deserts too, no point is farther than some 200 km from a known place of its country


def check_order(lat: float, lon: float, country: str) -> None:
    """Raise ValueError where a point of *country* (empty: of any) lies far from its places, and the mirrored one among them."""
    if not _known_near(lat, lon, country) and _known_near(lon, lat, country):
        where = f"places of {country}" if country else "known places"
        raise ValueError(f"{lat}, {lon} is far from all {where}, {lon}, {lat} is not: latitude and longitude look swapped")


def _known_near(lat: float, lon: float, country: str) -> bool:
    return (country, math.floor(lat / CELL), math.floor(lon / CELL)) in _neighbourhoods()


@cache
def _neighbourhoods() -> frozenset[tuple[str, int, int]]:
    """Return the cells round all places of the embedded table, by country and for all countries together."""
    cells = {(entry.country, math.floor(entry.lat / CELL), math.floor(entry.lon / CELL)) for entry in embedded_table().entries()}
    steps = range(-REACH, REACH + 1)
    return frozenset(
        (land, row + r, column + c) for own, row, column in cells for land in (own, "") for r in steps for c in steps
    )
