"""The gazetteer of the wheel: its size, its sources and what it must hold."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import zlib
from importlib import resources
from pathlib import Path

import pytest

from rasid.gazetteers import embedded, governorate_names, key_of
from rasid.gazetteers.gazetteer import PACK, embedded_table

ROOT = Path(__file__).resolve().parents[2]
PEOPLED = {"country", "adm1", "adm2", "adm3", "city", "town", "village", "quarter", "camp"}
BUILT = {"airport", "crossing", "field", "dam", "prison", "base", "road", "site"}
KINDS = PEOPLED | BUILT | {"region", "river", "mountain"}


def test_the_pack_is_small():
    assert len(resources.files("rasid").joinpath(PACK).read_bytes()) < 1_000_000


def test_the_pack_is_made_of_the_tables_beside_it():
    """Whoever edits a table runs scripts/make_places.py pack: else the wheel would not know of it."""
    spec = importlib.util.spec_from_file_location("make_places", ROOT / "scripts/make_places.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    committed = resources.files("rasid").joinpath(PACK).read_bytes()
    assert zlib.decompress(module.packed()) == zlib.decompress(committed)


def test_it_loads_in_less_than_fifty_milliseconds():
    code = "import time, rasid.gazetteers as g; start = time.process_time(); g.embedded(); print(time.process_time() - start)"
    times = [float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout) for _ in range(3)]
    assert min(times) < 0.05


def test_every_row_is_sound():
    governorates = governorate_names()
    ids = set()
    for entry in embedded_table().entries():
        assert entry.id not in ids, entry
        ids.add(entry.id)
        assert entry.kind in KINDS, entry
        assert abs(entry.lat) <= 90, entry
        assert abs(entry.lon) <= 180, entry
        assert entry.radius_km > 0, entry
        assert entry.source, entry
        assert entry.source != "estimate" or entry.radius_km >= 2, entry
        assert not entry.admin1 or entry.admin1 in governorates, entry
        assert not entry.admin1 or entry.admin1.startswith(entry.country), entry


def test_the_curated_layer_is_large():
    assert sum(entry.source == "estimate" for entry in embedded_table().entries()) >= 1500


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("كوباني", "town", "SY"),
        ("أبو كمال", "town", "SY"),
        ("التيفور", "airport", "SY"),
        ("الضاحية الجنوبية", "region", "LB"),
        ("غلاف غزة", "region", "IL"),
        ("عين الأسد", "base", "IQ"),
        ("باب المندب", "region", "YE"),
        ("معسكر زمزم", "camp", "SD"),
        ("الهلال النفطي", "region", "LY"),
        ("جنين", "adm1", "PS"),
        ("السعودية", "country", "SA"),
        ("عفرين", "adm2", "SY"),
    ],
)
def test_names_of_the_news_are_known(name, kind, country):
    assert (kind, country) in {(entry.kind, entry.country) for entry in embedded().lookup(key_of(name))}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("دير الزور", "ديرالزور"),
        ("إدلب", "ادلب"),
        ("حماة", "حماه"),
        ("درعا", "درعة"),
        ("الحسكة", "الحَسَكَة"),
    ],
)
def test_spellings_of_one_name_have_one_key(one, other):
    assert key_of(one) == key_of(other)


def test_an_adjective_of_a_country_is_not_its_name():
    assert key_of("روسيا") != key_of("روسية")
    assert embedded().lookup(key_of("تركية")) == ()


def test_the_embedded_gazetteer_is_not_listed():
    assert embedded().names == ()
    assert embedded().name == ""
