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


def main(*gazetteers: str) -> None:
    """Print the comparison."""
    known: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for path in gazetteers:
        for entry, names in read_places(Path(path), []):
            for name in names:
                known[key_of(name), entry.country].append(entry)
    near = compared = asked = agreed = 0
    table = {(key_of(entry.name), entry.country, f"{entry.lat:.3f}"): entry.admin1 for entry in embedded_table().entries()}
    for path in sorted((HERE / "curated").glob("*.tsv")):
        for row in csv.DictReader(path.open(encoding="utf-8"), delimiter="\t"):
            key, lat, lon = key_of(row["name"]), float(row["lat"]), float(row["lon"])
            namesakes = known.get((key, row["country"]), []) + known.get((article_toggled(key), row["country"]), [])
            if row["source"] != "estimate" or row["kind"] not in POINTS or not namesakes:
                continue
            best = min(namesakes, key=lambda entry, at=(lat, lon): kilometres(*at, entry))
            distance = kilometres(lat, lon, best)
            compared += 1
            near += distance <= NEAR_KM
            ours = table[key, row["country"], row["lat"]] if distance <= NEAR_KM and best.id.startswith("ocha:C") else None
            asked += ours is not None
            agreed += ours == best.admin1
            if ours is not None and ours != best.admin1:
                print(f"{path.name}: {row['name']} lies in {best.admin1} by {best.id}, not in {ours}")
            if distance > max(NEAR_KM, float(row["radius_km"])):
                print(f"{path.name}: {row['name']} ({row['latin']}) {lat},{lon} is {distance:.0f} km from {best.id} {best.lat:.3f},{best.lon:.3f} {best.latin}")
    print(f"{agreed} of {asked} agree on the governorate: {100 * agreed / max(asked, 1):.1f} %")
    print(f"{near} of {compared} compared within {NEAR_KM:.0f} km: {100 * near / max(compared, 1):.1f} %")


if __name__ == "__main__":
    main(*sys.argv[1:])
