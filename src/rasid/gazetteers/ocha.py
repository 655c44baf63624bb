"""Tables of OCHA: populated places, and the administrative units of the COD-AB in both generations of column names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from rasid.gazetteers.entry import Entry
from rasid.gazetteers.index import Named
from rasid.gazetteers.locate import Locator
from rasid.gazetteers.rows import ARABIC, RADIUS, SMALL, Problem, check_row, coordinates, read_table, spellings
from rasid.gazetteers.swapped import check_order

COD_NAME = re.compile(r"^(?:adm|admin)(?P<level>[1-4])_?(?:name)?(?:_?(?:ar|en|alt)|_?alt\d?(?:_?(?:ar|en))?|\d)?(?:_ar|_en)?$")
COD_CODE = re.compile(r"^(?:adm|admin)(?P<level>[1-4])_?pcode$")
COD_LAT = ("lat", "latitude", "center_lat", "centroid_lat", "y_coord", "point_y", "y")
COD_LON = ("lon", "long", "longitude", "center_lon", "centroid_lon", "x_coord", "point_x", "x")


def read_ocha(path: Path, problems: list[Problem], country: str) -> Iterator[Named]:
    """Read OCHA populated places, and of them the districts and subdistricts at their middle."""
    locator = Locator()
    units: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    seen: set[str] = set()
    for line, row in read_table(path, problems):
        land = (country or row.get("adm1_pcode", "")[:2]).upper()
        try:
            lat, lon = coordinates(row.get("lat"), row.get("lon"))
            check_order(lat, lon, land)
            names = spellings(row.get("name_ar", ""))
            check_row(row.get("pcode", ""), names, seen)
        except ValueError as problem:
            problems.append(Problem(str(path), line, str(problem)))
            continue
        admin1 = locator.governorate(row.get("adm1_ar", ""), land) or locator.nearest(lat, lon, land)
        for level in ("adm2", "adm3"):
            if row.get(f"{level}_ar"):
                units[row[f"{level}_pcode"], row[f"{level}_ar"], f"{level} {land} {admin1}"].append((lat, lon))
        latin = row.get("name_en", "")
        yield Named(Entry(f"ocha:{row['pcode']}", names[0], latin, "village", land, admin1, lat, lon, 2.0, 0, "OCHA"), names)
    yield from _units(units)


def _units(units: dict[tuple[str, str, str], list[tuple[float, float]]]) -> Iterator[Named]:
    """Return administrative units at the middle of their places."""
    for (code, name, about), points in sorted(units.items()):
        kind, land, *admin1 = about.split(" ")
        lat, lon = (round(sum(axis) / len(points), 5) for axis in zip(*points, strict=True))
        entry = Entry(f"ocha:{code}", name, "", kind, land, "".join(admin1), lat, lon, RADIUS[kind], 0, "OCHA")
        yield Named(entry, (name,))


def read_cod(path: Path, problems: list[Problem], country: str) -> Iterator[Named]:
    """Read an OCHA administrative table (COD-AB), of either generation of column names: its finest level."""
    locator, seen = Locator(), set[str]()
    for line, row in read_table(path, problems):
        levels = [int(hit["level"]) for column in row if (hit := COD_CODE.match(column)) and row[column]]
        try:
            yield _cod(row, max(levels, default=0), locator, country, seen)
        except ValueError as problem:
            problems.append(Problem(str(path), line, str(problem)))


def _cod(row: dict[str, str], level: int, locator: Locator, country: str, seen: set[str]) -> Named:
    """Return one row of a COD-AB table at *level*."""
    if not level:
        raise ValueError("no p-code column is filled")
    lat, lon = coordinates(_first(row, COD_LAT), _first(row, COD_LON))
    own = [value for column, value in row.items() if (hit := COD_NAME.match(column)) and int(hit["level"]) == level]
    names = spellings(*own)
    code = next(value for column, value in row.items() if (hit := COD_CODE.match(column)) and int(hit["level"]) == level)
    check_row(code, names, seen)
    land = (country or code[:2]).upper()
    check_order(lat, lon, land)
    above = [value for column, value in row.items() if (hit := COD_NAME.match(column)) and hit["level"] == "1"]
    admin1 = next(filter(None, (locator.governorate(name, land) for name in above)), "") or locator.nearest(lat, lon, land)
    kind = f"adm{level}" if level < 4 else "village"
    latin = next((value for value in own if value and not ARABIC.search(value)), "")
    return Named(Entry(f"cod:{code}", names[0], latin, kind, land, admin1, lat, lon, RADIUS.get(kind, SMALL), 0, "COD-AB"), names)


def _first(row: dict[str, str], columns: Iterable[str]) -> str | None:
    return next((row[column] for column in columns if row.get(column)), None)
