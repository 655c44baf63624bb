"""Compare the curated places with gazetteers that were not used to make them.

    python scripts/check_places.py GAZETTEER…

For each of our own estimates whose name a gazetteer has in the same country, the nearest of its namesakes counts. Printed
are the share within 5 km and every place beyond its own radius and 5 km. Read-only: what is wrong is mended by hand.
"""

from __future__ import annotations

import csv
import math
import sys
from collections import defaultdict
from pathlib import Path

from rasid.gazetteers.entry import Entry, article_toggled, key_of
from rasid.gazetteers.gazetteer import embedded_table
from rasid.gazetteers.imports import read_places

HERE = Path(__file__).resolve().parents[1] / "src/rasid/data/ar/places"
NEAR_KM = 5.0
POINTS = {"city", "town", "village"}  # regions, bases and roads have no namesake to compare with


def kilometres(lat: float, lon: float, entry: Entry) -> float:
    """Return the distance of a point and a place, on a flat map."""
    east = math.radians(entry.lon - lon) * math.cos(math.radians(lat))
    return 6371 * math.hypot(east, math.radians(entry.lat - lat))


def read_known(gazetteers: tuple[str, ...]) -> dict[tuple[str, str], list[Entry]]:
    """Return {(key, country): places} of all names of *gazetteers*."""
    known: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for path in gazetteers:
        for entry, names in read_places(Path(path), []):
            for name in names:
                known[key_of(name), entry.country].append(entry)
    return known


def read_estimates() -> list[tuple[str, dict[str, str]]]:
    """Return (file, row) of our own estimates of settlements."""
    rows = []
    for path in sorted((HERE / "curated").glob("*.tsv")):
        table = csv.DictReader(path.open(encoding="utf-8"), delimiter="\t")
        rows += [(path.name, row) for row in table if row["source"] == "estimate" and row["kind"] in POINTS]
    return rows


def compare(file: str, row: dict[str, str], namesakes: list[Entry], ours: str | None) -> tuple[bool, bool | None]:
    """Return whether an estimate is near a namesake, and whether the governorates agree (None: not told); print what is wrong."""
    lat, lon = float(row["lat"]), float(row["lon"])
    best = min(namesakes, key=lambda entry: kilometres(lat, lon, entry))
    distance = kilometres(lat, lon, best)
    if distance > max(NEAR_KM, float(row["radius_km"])):
        there = f"{best.id} {best.lat:.3f},{best.lon:.3f} {best.latin}"
        print(f"{file}: {row['name']} ({row['latin']}) {lat},{lon} is {distance:.0f} km from {there}")
    if distance > NEAR_KM or best.kind not in POINTS or ours is None:
        return distance <= NEAR_KM, None
    if ours != best.admin1:
        print(f"{file}: {row['name']} lies in {best.admin1} by {best.id}, not in {ours}")
    return True, ours == best.admin1


def main(*gazetteers: str) -> None:
    """Print the comparison."""
    known = read_known(gazetteers)
    table = {(key_of(entry.name), entry.country, f"{entry.lat:.3f}"): entry.admin1 for entry in embedded_table().entries()}
    near, agreed = [], []
    for file, row in read_estimates():
        key, country = key_of(row["name"]), row["country"]
        namesakes = known.get((key, country), []) + known.get((article_toggled(key), country), [])
        if namesakes:
            is_near, agrees = compare(file, row, namesakes, table.get((key, country, row["lat"])))
            near.append(is_near)
            agreed += [agrees] if agrees is not None else []
    print(f"{sum(agreed)} of {len(agreed)} agree on the governorate: {100 * sum(agreed) / max(len(agreed), 1):.1f} %")
    print(f"{sum(near)} of {len(near)} compared within {NEAR_KM:.0f} km: {100 * sum(near) / max(len(near), 1):.1f} %")


if __name__ == "__main__":
    main(*sys.argv[1:])
