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

COD_NAME.match(column) for column in columns):
        return read_cod
    if {"name_ar", "lat", "lon"} <= columns:
        return read_plain
    if head.count("\t") in (18, 17):
        return read_geonames
    raise GazetteerError(
        "unknown columns: wanted are those of GeoNames, OCHA, Who's On First, OpenSyria, "
        "or id, parent_id, name_ar, aliases, type, lat, lon, radius_km",
        file=str(path),
        line=1,
    )


def spellings(*values: str) -> tuple[str, ...]:
    """Return the distinct Arabic names among *values*, in order."""
    return tuple(dict.fromkeys(" ".join(value.split()) for value in values if ARABIC.search(value)))


def read_ocha(path: Path, problems: list[Problem], country: str) -> Iterator[Named]:
    """Read OCHA populated places, and of them the districts and subdistricts at their middle."""
    locator = Locator()
    units: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    seen: set[str] = set()
    for line, row in read_table(path, problems):
        try:
            lat, lon = coordinates(row.get("lat"), row.get("lon"))
            names = spellings(row.get("name_ar", ""))
            check_row(row.get("pcode", ""), names, seen)
        except ValueError as problem:
            problems.append(Problem(str(path), line, str(problem)))
            continue
        land = (country or row.get("adm1_pcode", "")[:2]).upper()
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


def read_wof(path: Path, problems: list[Problem], country: str) -> Iterator[Named]:
    """Read a Who's On First table; its governorates are found by their own rows."""
    locator = Locator()
    rows = list(read_table(path, problems))
    land = (country or path.stem.rsplit("_", 1)[-1]).upper()
    regions = {
        row["wof_id"]: next(filter(None, (locator.governorate(name, land) for name in row.get("names_ar", "").split("|"))), "")
        for _, row in rows
        if row.get("placetype") == "region"
    }
    seen: set[str] = set()
    for line, row in rows:
        try:
            lat, lon = coordinates(row.get("lat"), row.get("lon"))
            names = spellings(*row.get("names_ar", "").split("|"))
            if not names:
                continue  # a third of the table has no Arabic name: that is no fault of the file
            check_row(row.get("wof_id", ""), names, seen)
        except ValueError as problem:
            problems.append(Problem(str(path), line, str(problem)))
            continue
        people = int(row.get("pop") or 0)
        kind = by_size(WOF_KINDS.get(row.get("placetype", ""), "village"), people)
        admin1 = regions.get(row.get("region_id", "")) or locator.nearest(lat, lon, land)
        radius = RADIUS.get(kind, SMALL)
        entry = Entry(f"wof:{row['wof_id']}", names[0], row.get("name", ""), kind, land, admin1, lat, lon, radius, people, "WOF")
        yield Named(entry, names)


def by_size(kind: str, people: int) -> str:
    if kind != "village":
        return kind
    return "city" if people >= 100_000 else "town" if people >= 5000 else "village"


def check_row(identity: str, names: tuple[str, ...], seen: set[str]) -> None:
    """Raise ValueError for a row without id or Arabic name, or with an id that was there before."""
    if not names:
        raise ValueError("no Arabic name")
    if not identity:
        raise ValueError("no id")
    if identity in seen:
        raise ValueError(f"the id {identity} stands twice: the first row is kept")
    seen.add(identity)


def read_opensyria(path: Path, problems: list[Problem], country: str) -> Iterator[Named]:
    """Read governorates, districts or subdistricts of OpenSyria."""
    text = read_text(path, problems)
    try:
        items = json.loads(text)
    except json.JSONDecodeError as problem:
        raise GazetteerError(f"broken JSON: {problem.msg}", file=str(path), line=problem.lineno) from problem
    items = items.get("data", items.get("items", [])) if isinstance(items, dict) else items
    locator, seen = Locator(), set[str]()
    for number, item in enumerate(items if isinstance(items, list) else [], 1):
        try:
            yield _opensyria(item, locator, country or "SY", seen)
        except (ValueError, KeyError, TypeError, AttributeError) as problem:
            problems.append(
                Problem(str(path), number, f"item {number}: {problem!r}" if not isinstance(problem, ValueError) else str(problem))
            )


def _opensyria(item: dict[str, Any], locator: Locator, land: str, seen: set[str]) -> Named:
    """Return one OpenSyria item."""
    lat, lon = coordinates(item["centroid"]["latitude"], item["centroid"]["longitude"])
    aliases = [alias["value"] for alias in item.get("aliases", []) if alias.get("language") == "ar"]
    names = spellings(item["name"]["ar"], *aliases)
    check_row(item["id"], names, seen)
    kind = "adm3" if "districtId" in item else "adm2" if "governorateId" in item else "adm1"
    above = locator.governorate_of(item.get("governorateId", ""))
    admin1 = item.get("iso31662") or above or locator.nearest(lat, lon, land)
    area = (item.get("area") or {}).get("value")
    radius = round((float(area) / 3.14159) ** 0.5, 1) if area else RADIUS[kind]
    people = int((item.get("population") or {}).get("value") or 0)
    entry = Entry(
        f"opensyria:{item['id']}", names[0], item["name"].get("en", ""), kind, land, admin1, lat, lon, radius, people, "OpenSyria"
    )
    return Named(entry, names)


def read_geonames(path: Path, problems: list[Problem], country: str) -> Iterator[Named]:
    """Read a GeoNames country dump; Arabic names of an alternate names file beside it (``alternate-XX.txt``) are added."""
    locator = Locator()
    alternates = _alternates(path, problems)
    for line, text in enumerate(read_text(path, problems).split("\n"), 1):
        row = text.rstrip("\r").split("\t")
        if len(row) < 18:
            if text.strip():
                problems.append(Problem(str(path), line, f"{len(row)} columns, a GeoNames dump has 19"))
            continue
        try:
            lat, lon = coordinates(row[4], row[5])
            people = int(row[14] or 0)
        except ValueError as problem:
            problems.append(Problem(str(path), line, str(problem)))
            continue
        names = spellings(*alternates.get(row[0], ()), *row[3].split(","))
        if not names:
            continue
        land = row[8] or country
        kind = by_size(GEONAMES_KINDS.get(row[7], GEONAMES_CLASSES.get(row[6], "site")), people)
        admin1 = locator.nearest(lat, lon, land)
        where = (lat, lon, RADIUS.get(kind, SMALL), people)
        yield Named(Entry(f"geonames:{row[0]}", names[0], row[1], kind, land, admin1, *where, "GeoNames"), names)


def _alternates(path: Path, problems: list[Problem]) -> dict[str, list[str]]:
    """Return {geonameid: Arabic names, preferred first} of the alternate names file beside a dump, if there is one."""
    beside = path.with_name(f"alternate-{path.name}")
    found: dict[str, list[str]] = defaultdict(list)
    if not beside.exists():
        return found
    for text in read_text(beside, problems).split("\n"):
        row = text.rstrip("\r").split("\t")
        if len(row) > 3 and row[2] == "ar":
            preferred = len(row) > 4 and row[4] == "1"
            found[row[1]].insert(0 if preferred else len(found[row[1]]), row[3])
    return found


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
        try:
            lat, lon = coordinates(row.get("lat"), row.get("lon"))
            names = spellings(row.get("name_ar", ""))
            check_row(row.get("pcode", ""), names, seen)
        except ValueError as problem:
            problems.append(Problem(str(path), line, str(problem)))
            continue
        land = (country or row.get("adm1_pcode", "")[:2]).upper()
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
    above = [value for column, value in row.items() if (hit := COD_NAME.match(column)) and hit["level"] == "1"]
    admin1 = next(filter(None, (locator.governorate(name, land) for name in above)), "") or locator.nearest(lat, lon, land)
    kind = f"adm{level}" if level < 4 else "village"
    latin = next((value for value in own if value and not ARABIC.search(value)), "")
    return Named(Entry(f"cod:{code}", names[0], latin, kind, land, admin1, lat, lon, RADIUS.get(kind, SMALL), 0, "COD-AB"), names)


def _first(row: dict[str, str], columns: Iterable[str]) -> str | None:
    return next((row[column] for column in columns if row.get(column)), None)


