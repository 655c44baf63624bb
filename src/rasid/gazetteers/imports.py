"""Gazetteer files of several makers, each read into places with all their Arabic names.

OCHA populated places (TSV)      pcode, name_ar, name_en, adm1_ar …, lat, lon
Who's On First (TSV)             wof_id, placetype, name, names_ar, lat, lon, region_id …
OpenSyria (JSON)                 id, name.ar, aliases, centroid, iso31662 | governorateId
GeoNames (dump, alternate names) 19 and 8 or more columns without header
OCHA COD-AB (CSV)                admin3Name_ar, admin3Pcode … or ADM3_AR, ADM3_PCODE … or adm3_name1, adm3_pcode …
plain (CSV)                      id, parent_id, name_ar, aliases, type, lat, lon, radius_km
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from rasid.errors import GazetteerError
from rasid.gazetteers.entry import Entry
from rasid.gazetteers.geonames import read_geonames
from rasid.gazetteers.index import Named
from rasid.gazetteers.locate import Locator
from rasid.gazetteers.ocha import COD_NAME, read_cod, read_ocha
from rasid.gazetteers.rows import (
    RADIUS,
    SMALL,
    Problem,
    by_size,
    check_row,
    coordinates,
    inhabitants,
    read_table,
    read_text,
    spellings,
)
from rasid.gazetteers.swapped import check_order

WOF_KINDS = {
    "country": "country", "region": "adm1", "county": "adm2", "localadmin": "adm3", "neighbourhood": "quarter",
    "macrohood": "quarter", "borough": "quarter", "locality": "village",
}  # fmt: skip


def read_places(path: Path, problems: list[Problem], *, country: str = "") -> list[Named]:
    """Return the places of a gazetteer file, whatever of the known formats it is in.

    *country* (ISO 3166-1) is for formats that name none. Rows that cannot be used are told in *problems*.
    Raises GazetteerError where the format is not known or nothing can be used.
    """
    places = list(_reader(path)(path, problems, country))
    if not places:
        raise GazetteerError("no place in it has an Arabic name and coordinates", file=str(path))
    return places


def _reader(path: Path) -> Callable[[Path, list[Problem], str], Iterable[Named]]:
    """Return the reader of a file's format, told by its first line."""
    try:
        with path.open("rb") as lines:
            head = lines.readline(65536).decode("utf-8-sig", "replace")
    except OSError as problem:
        raise GazetteerError(f"cannot be read: {problem.strerror}", file=str(path)) from problem
    columns = {column.strip().strip('"').lower() for column in re.split(r"[\t,;]", head)}
    if path.suffix == ".json" or head.lstrip()[:1] in ("[", "{"):
        return read_opensyria
    if {"pcode", "name_ar", "lat", "lon"} <= columns:
        return read_ocha
    if {"wof_id", "names_ar"} <= columns:
        return read_wof
    if any(COD_NAME.match(column) for column in columns):
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
            check_order(lat, lon, land)
            names = spellings(*row.get("names_ar", "").split("|"))
            if not names:
                continue  # a third of the table has no Arabic name: that is no fault of the file
            check_row(row.get("wof_id", ""), names, seen)
            people = inhabitants(row.get("pop"))
        except ValueError as problem:
            problems.append(Problem(str(path), line, str(problem)))
            continue
        kind = by_size(WOF_KINDS.get(row.get("placetype", ""), "village"), people)
        admin1 = regions.get(row.get("region_id", "")) or locator.nearest(lat, lon, land)
        radius = RADIUS.get(kind, SMALL)
        entry = Entry(f"wof:{row['wof_id']}", names[0], row.get("name", ""), kind, land, admin1, lat, lon, radius, people, "WOF")
        yield Named(entry, names)


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
    check_order(lat, lon, land)
    aliases = [alias["value"] for alias in item.get("aliases", []) if alias.get("language") == "ar"]
    names = spellings(item["name"]["ar"], *aliases)
    check_row(item["id"], names, seen)
    kind = "adm3" if "districtId" in item else "adm2" if "governorateId" in item else "adm1"
    above = locator.governorate_of(item.get("governorateId", ""))
    admin1 = item.get("iso31662") or above or locator.nearest(lat, lon, land)
    area = (item.get("area") or {}).get("value")
    radius = round((float(area) / 3.14159) ** 0.5, 1) if area else RADIUS[kind]
    people = inhabitants((item.get("population") or {}).get("value"))
    entry = Entry(
        f"opensyria:{item['id']}", names[0], item["name"].get("en", ""), kind, land, admin1, lat, lon, radius, people, "OpenSyria"
    )
    return Named(entry, names)


def read_plain(path: Path, problems: list[Problem], country: str) -> Iterator[Named]:
    """Read a plain table: id, parent_id, name_ar, aliases (between |), type, lat, lon, radius_km, and country if it has one."""
    locator, seen = Locator(), set[str]()
    rows = list(read_table(path, problems))
    parents = {row.get("id", ""): row.get("parent_id", "") for _, row in rows}
    for line, row in rows:
        try:
            _check_parents(row.get("id", ""), parents)
            yield _plain(row, locator, country, seen)
        except ValueError as problem:
            problems.append(Problem(str(path), line, str(problem)))


def _check_parents(identity: str, parents: dict[str, str]) -> None:
    """Raise ValueError where following the parents of *identity* leads round in a circle."""
    seen: set[str] = set()
    at = identity
    while at:
        if at in seen:
            raise ValueError(f"the parents of {identity} go in a circle")
        seen.add(at)
        at = parents.get(at, "")


def _plain(row: dict[str, str], locator: Locator, country: str, seen: set[str]) -> Named:
    """Return one row of a plain table."""
    lat, lon = coordinates(row.get("lat"), row.get("lon"))
    check_order(lat, lon, (row.get("country") or country).upper())
    names = spellings(row.get("name_ar", ""), *(row.get("aliases") or "").split("|"))
    check_row(row.get("id", ""), names, seen)
    land = (row.get("country") or country or locator.country(lat, lon)).upper()
    kind = row.get("type") or "village"
    try:
        radius = float(row.get("radius_km") or RADIUS.get(kind, SMALL))
    except ValueError:
        raise ValueError(f"radius_km is no number: {row['radius_km']}") from None
    if not 0 < radius < 2000:
        raise ValueError(f"radius_km out of range: {radius}")
    admin1 = row.get("admin1") or locator.nearest(lat, lon, land)
    latin = row.get("latin") or row.get("name_en") or ""
    return Named(Entry(f"own:{row['id']}", names[0], latin, kind, land, admin1, lat, lon, radius, 0, "own"), names)
