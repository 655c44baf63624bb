"""The country dumps of GeoNames and their alternate names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from rasid.gazetteers.entry import Entry
from rasid.gazetteers.index import Named
from rasid.gazetteers.locate import Locator
from rasid.gazetteers.rows import RADIUS, SMALL, Problem, by_size, check_row, coordinates, inhabitants, read_text, spellings
from rasid.gazetteers.swapped import check_order

KINDS = {
    "PCLI": "country",
    "ADM1": "adm1",
    "ADM2": "adm2",
    "ADM3": "adm3",
    "PPLC": "city",
    "PPLA": "city",
    "PPLA2": "town",
    "PPLX": "quarter",
    "AIRP": "airport",
    "AIRB": "base",
    "DAM": "dam",
    "BRDG": "site",
    "OILF": "field",
    "MT": "mountain",
    "CMP": "camp",
    "CMPRF": "camp",
    "PRN": "prison",
    "RGN": "region",
    "STM": "river",
    "WAD": "river",
    "MTS": "mountain",
}
CLASSES = {"P": "village", "A": "adm3", "T": "mountain", "H": "river", "S": "site", "L": "region", "R": "road", "V": "region"}
COLUMNS = 18  # the nineteenth, the day of the last change, is not read


def read_geonames(path: Path, problems: list[Problem], country: str) -> Iterator[Named]:
    """Read a GeoNames country dump; Arabic names of an alternate names file beside it (``alternate-XX.txt``) are added."""
    locator = Locator()
    alternates, seen = _alternates(path, problems), set[str]()
    for line, text in enumerate(read_text(path, problems).split("\n"), 1):
        row = text.rstrip("\r").split("\t")
        if len(row) < COLUMNS:
            if text.strip():
                problems.append(Problem(str(path), line, f"{len(row)} columns, a GeoNames dump has 19"))
            continue
        try:
            lat, lon = coordinates(row[4], row[5])
            check_order(lat, lon, row[8] or country)
            people = inhabitants(row[14])
            check_row(row[0], (row[1],), seen)
        except ValueError as problem:
            problems.append(Problem(str(path), line, str(problem)))
            continue
        names = spellings(*alternates.get(row[0], ()), *row[3].split(","))
        if not names:
            continue
        land = row[8] or country
        kind = by_size(KINDS.get(row[7], CLASSES.get(row[6], "site")), people)
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
