"""The actor packs hold together: every file parses, every id that is named exists, every letter is an Arabic one."""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from rasid.text.letters import match_form

DATA = Path(__file__).parents[2] / "src" / "rasid" / "data" / "ar"
ACTOR_FIELDS = ["id", "name", "name_ar", "kind", "country", "parent", "since", "until", "wikidata"]
ALIAS_FIELDS = ["alias", "id", "framing", "use"]
GENERIC_FIELDS = ["form", "id", "kind", "note"]
DEMONYM_FIELDS = ["form", "country", "military", "air_force", "police", "government"]
KINDS = {
    "state-force",
    "armed-group",
    "police",
    "militia",
    "civilian",
    "political",
    "international",
    "individual",
    "unidentified",
}
USE = re.compile(r"|country:[A-Z]{2}|after|metonym|country-name")
# Farsi yeh and keheh, tatweel, marks, presentation forms, invisible signs: they look right and never match.
FOREIGN = re.compile("[\u06cc\u06a9\u0640\u064b-\u0655\u0670\ufb50-\ufdff\ufe70-\ufeff\u200b-\u200f\u202a-\u202e]")
# Ids that published data sets and other packs rely on: they never change.
FIXED_IDS = {
    "syrian-government-forces",
    "syrian-air-force",
    "fourth-division",
    "pro-government-militias",
    "iranian-militias",
    "irgc",
    "iranian-forces",
    "hezbollah",
    "harakat-al-nujaba",
    "liwa-fatemiyoun",
    "israeli-military",
    "israeli-air-force",
    "russian-military",
    "russian-air-force",
    "turkish-military",
    "turkish-air-force",
    "turkish-security-forces",
    "turkish-gendarmerie",
    "turkish-backed-factions",
    "us-military",
    "us-air-force",
    "us-led-coalition",
    "sdf",
    "ypg",
    "asayish",
    "autonomous-administration",
    "pkk",
    "isis",
    "hts",
    "al-fath-al-mubin",
    "syrian-national-army",
    "syrian-opposition",
    "syrian-civil-defence",
    "houthis",
    "saleh-forces",
    "yemeni-popular-resistance",
    "saudi-led-coalition",
    "rapid-support-forces",
    "sudanese-armed-forces",
    "libyan-government-forces",
    "iraqi-army",
    "iraqi-air-force",
    "iraqi-security-forces",
    "egyptian-military",
    "egyptian-police",
    "ansar-bayt-al-maqdis",
    "muslim-brotherhood",
    "saudi-security-forces",
    "civilians",
    "journalists",
    "unidentified",
    "syrian-transitional-forces",
    "turkish-government",
    "russian-government",
    "iranian-government",
    "deir-ez-zor-military-council",
    "jabhat-al-nusra",
    "ahrar-al-sham",
    "nour-al-din-al-zenki-movement",
    "hurras-al-din",
    "liwa-al-quds",
    "libya-dawn",
    "israeli-police",
    "israeli-settlers",
    "lebanese-security-forces",
    "yemeni-government-forces",
    "jordanian-military",
}

Row = dict[str, str]


def read_rows(path: Path, fields: list[str]) -> list[Row]:
    """Return the rows of a TSV file, which must have exactly *fields*."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True)
    assert rows.fieldnames == fields, path.name
    found = [dict(row) for row in rows]
    assert all(None not in row and None not in row.values() for row in found), path.name
    return found


@cache
def actors() -> list[Row]:
    files = sorted(path for path in (DATA / "actors").glob("*.tsv") if not path.name.endswith(".aliases.tsv"))
    return [row for path in files for row in read_rows(path, ACTOR_FIELDS)]


@cache
def aliases() -> list[Row]:
    files = sorted((DATA / "actors").glob("*.aliases.tsv"))
    return [row for path in files for row in read_rows(path, ALIAS_FIELDS)]


@cache
def generic() -> list[Row]:
    return read_rows(DATA / "generic-actors.tsv", GENERIC_FIELDS)


@cache
def demonyms() -> list[Row]:
    return read_rows(DATA / "demonyms.tsv", DEMONYM_FIELDS)


@cache
def known_ids() -> frozenset[str]:
    return frozenset(row["id"] for row in actors())


def test_there_are_enough_actors_and_aliases() -> None:
    assert len(actors()) >= 500
    assert len(aliases()) >= 2500


def test_ids_are_slugs_and_unique() -> None:
    counts = Counter(row["id"] for row in actors())
    assert [name for name, count in counts.items() if count > 1] == []
    assert [name for name in counts if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)] == []


def test_every_actor_has_its_names_and_a_known_kind() -> None:
    assert [row for row in actors() if not row["name"] or not row["name_ar"] or row["kind"] not in KINDS] == []


def test_countries_dates_and_wikidata_ids_are_well_formed() -> None:
    shapes = {
        "country": r"|[A-Z]{2}",
        "since": r"|\d{4}-\d\d-\d\d",
        "until": r"|\d{4}-\d\d-\d\d",
        "wikidata": r"|Q\d+",
    }
    wrong = [(row["id"], field) for row in actors() for field, shape in shapes.items() if not re.fullmatch(shape, row[field])]
    assert wrong == []
    assert [row["id"] for row in actors() if row["since"] and row["until"] and row["since"] > row["until"]] == []


def test_parents_exist_and_never_form_a_circle() -> None:
    parents = {row["id"]: row["parent"] for row in actors()}
    assert {parent for parent in parents.values() if parent} <= known_ids()
    for start in parents:
        seen, step = {start}, parents[start]
        while step:
            assert step not in seen, f"{start} is its own ancestor"
            seen.add(step)
            step = parents[step]


def test_fixed_ids_are_kept() -> None:
    assert FIXED_IDS - known_ids() == set()


def test_every_alias_belongs_to_an_actor_and_every_actor_has_one() -> None:
    named = {row["id"] for row in aliases()}
    assert named <= known_ids()
    assert known_ids() - named <= {"individual"}


def test_no_alias_stands_twice_for_one_use_of_one_actor() -> None:
    counts = Counter((match_form(row["alias"]), row["id"], row["use"]) for row in aliases())
    assert [row for row, count in counts.items() if count > 1] == []


def test_uses_are_known_and_framing_is_part_of_the_alias() -> None:
    assert {row["use"] for row in aliases() if not USE.fullmatch(row["use"])} == set()
    assert [row for row in aliases() if row["framing"] not in row["alias"]] == []


def test_an_alias_of_two_actors_says_when_it_means_which() -> None:
    meanings: dict[tuple[str, str], set[str]] = {}
    for row in aliases():
        if row["use"] not in {"after", "metonym", "country-name"}:
            meanings.setdefault((match_form(row["alias"]), row["use"]), set()).add(row["id"])
    dated = {row["id"] for row in actors() if row["since"] or row["until"]}
    assert {alias: ids for alias, ids in meanings.items() if len(ids - dated) > 1} == {}


def test_generic_actors_point_to_actors_of_their_kind() -> None:
    kinds = {row["id"]: row["kind"] for row in actors()}
    assert [row for row in generic() if kinds.get(row["id"]) != row["kind"]] == []
    counts = Counter((match_form(row["form"]), row["id"]) for row in generic())
    assert [pair for pair, count in counts.items() if count > 1] == []


def test_demonyms_point_to_actors() -> None:
    wrong = [row for row in demonyms() for field in DEMONYM_FIELDS[2:] if row[field] and row[field] not in known_ids()]
    assert wrong == []
    assert [form for form, count in Counter(match_form(row["form"]) for row in demonyms()).items() if count > 1] == []


@pytest.mark.parametrize("path", sorted([*(DATA / "actors").glob("*.tsv"), DATA / "generic-actors.tsv", DATA / "demonyms.tsv"]))
def test_files_hold_only_plain_arabic_letters(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert FOREIGN.search(text) is None
    assert [line for line in text.splitlines() if line != line.rstrip("\n ") or "  " in line or "\t " in line] == []


@pytest.mark.parametrize(
    ("alias", "actor", "use"),
    [
        ("قوات النظام", "syrian-government-forces", ""),
        ("القوات الحكومية", "syrian-government-forces", "country:SY"),
        ("قوات الاحتلال", "israeli-military", "country:PS"),
        ("الحزب", "hezbollah", "after"),
        ("أنقرة", "turkish-government", "metonym"),
        ("إسرائيل", "israeli-military", "country-name"),
    ],
)
def test_common_press_names_are_listed_with_their_use(alias: str, actor: str, use: str) -> None:
    assert use in [row["use"] for row in aliases() if row["alias"] == alias and row["id"] == actor]
