"""Which governorate a point or a name belongs to, by the places of the embedded table."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from functools import cache

from rasid.gazetteers.entry import Entry, key_of
from rasid.gazetteers.gazetteer import embedded_table, governorate_names

CELL = 0.5  # degrees


@cache
def _grid() -> dict[tuple[int, int], list[Entry]]:
    grid: dict[tuple[int, int], list[Entry]] = defaultdict(list)
    for entry in embedded_table().entries():
        if entry.admin1 and entry.kind in ("city", "town", "village"):
            grid[math.floor(entry.lat / CELL), math.floor(entry.lon / CELL)].append(entry)
    return grid


@cache
def _slugs() -> dict[str, str]:
    return {
        f"{code[:2]}-{re.sub('[^a-z]+', '-', latin.lower())}".lower(): code for code, (_, latin) in governorate_names().items()
    }


class Locator:
    """Answers from the embedded table, remembered."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], str] = {}
        self._table = embedded_table()

    def governorate(self, name: str, country: str) -> str:
        """Return the ISO 3166-2 code of the governorate *name* of *country*, empty where none has it."""
        asked = (name, country)
        if asked not in self._names:
            found = [e.admin1 for e in self._table.lookup(key_of(name)) if e.kind == "adm1" and e.country == country]
            self._names[asked] = found[0] if found else ""
        return self._names[asked]

    def governorate_of(self, slug: str) -> str:
        """Return the ISO 3166-2 code of a governorate written as «sy-deir-ez-zor», empty where none is."""
        return _slugs().get(slug, "")

    def nearest(self, lat: float, lon: float, country: str) -> str:
        """Return the governorate of the nearest known place of *country* within some 150 km, empty where there is none."""
        best = self._closest(lat, lon, country)
        return best.admin1 if best is not None else ""

    def country(self, lat: float, lon: float) -> str:
        """Return the country of the nearest known place, empty where none is near."""
        best = self._closest(lat, lon, "")
        return best.country if best is not None else ""

    def _closest(self, lat: float, lon: float, country: str) -> Entry | None:
        row, column = math.floor(lat / CELL), math.floor(lon / CELL)
        scale = math.cos(math.radians(lat))
        for reach in (1, 3):
            near = [
                ((entry.lat - lat) ** 2 + ((entry.lon - lon) * scale) ** 2, entry.id, entry)
                for r in range(row - reach, row + reach + 1)
                for c in range(column - reach, column + reach + 1)
                for entry in _grid().get((r, c), ())
                if not country or entry.country == country
            ]
            if near:
                return min(near)[2]
        return None
