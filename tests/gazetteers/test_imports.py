"""Gazetteer files of several makers: what is read of them, and how bad rows are told."""

from __future__ import annotations

import json

import pytest

from rasid.errors import GazetteerError
from rasid.gazetteers import key_of, load_places
from rasid.gazetteers.imports import read_places

PLAIN = "id,parent_id,name_ar,aliases,type,lat,lon,radius_km\n"


@pytest.fixture
def make(tmp_path, monkeypatch):
    monkeypatch.setenv("RASID_CACHE", str(tmp_path / "cache"))

    def write(name: str, content: str | bytes):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def names_of(path) -> list[tuple[str, str, str, str]]:
    return [(entry.name, entry.kind, entry.country, entry.admin1) for entry, _ in read_places(path, [])]


def test_a_plain_table(make):
    path = make("own.csv", PLAIN + "v1,,عين الصفا,عين الصفاء|الصفا,village,33.37,35.48,2\nc1,v1,مخيم الصفا,,camp,33.38,35.48,\n")
    places = read_places(path, [])
    assert [entry.id for entry, _ in places] == ["own:v1", "own:c1"]
    assert places[0].names == ("عين الصفا", "عين الصفاء", "الصفا")
    assert (places[0].entry.country, places[0].entry.admin1) == ("LB", "LB-NA")
    assert places[0].entry.radius_km == 2


def test_ocha_populated_places_give_their_districts_too(make):
    head = "pcode\tname_ar\tname_en\tadm3_pcode\tadm3_ar\tadm2_pcode\tadm2_ar\tadm1_pcode\tadm1_ar\tlat\tlon\n"
    rows = "C1\tتل الورد\tTell Ward\tSY070100\tمركز الورد\tSY0701\tالورد\tSY07\tإدلب\t35.9\t36.6\n"
    assert names_of(make("ocha.tsv", head + rows)) == [
        ("تل الورد", "village", "SY", "SY-ID"),
        ("الورد", "adm2", "SY", "SY-ID"),
        ("مركز الورد", "adm3", "SY", "SY-ID"),
    ]


def test_whos_on_first(make):
    head = "wof_id\tplacetype\tname\tnames_ar\tlat\tlon\tregion_id\tcounty_id\tgn_id\tpop\tsrc_geom\n"
    rows = "1\tregion\tNinawa\tنينوى\t36.1\t42.4\t\t\t\t\t\n2\tlocality\tWadi\tوادي الريم|الريم\t36.4\t42.9\t1\t\t\t7000\t\n"
    path = make("wof_admin_iq.tsv", head + rows + "3\tlocality\tNoname\t\t36\t43\t1\t\t\t\t\n")
    assert names_of(path) == [("نينوى", "adm1", "IQ", "IQ-NI"), ("وادي الريم", "town", "IQ", "IQ-NI")]


def test_opensyria(make):
    item = {
        "id": "sy-daraa-x",
        "governorateId": "sy-daraa",
        "name": {"en": "X", "ar": "الزهور"},
        "aliases": [{"value": "منطقة الزهور", "language": "ar"}, {"value": "Zuhur", "language": "en"}],
        "centroid": {"latitude": 32.7, "longitude": 36.1},
        "area": {"value": 314.159},
    }
    (place,) = read_places(make("districts.json", json.dumps([item])), [])
    assert (place.entry.kind, place.entry.admin1, place.entry.radius_km) == ("adm2", "SY-DR", 10.0)
    assert place.names == ("الزهور", "منطقة الزهور")


def geonames_row(identity: str, name: str, others: str, lat: str, lon: str) -> str:
    return "\t".join(
        [identity, name, name, others, lat, lon, "P", "PPL", "YE", "", "02", "", "", "", "1200", "", "", "Asia/Aden", ""]
    )


def test_a_geonames_dump_with_its_alternate_names(make):
    make("alternate-YE.txt", "1\t77\tar\tوادي السدر\t\t\t\t\n2\t77\tar\tالسدر\t1\t\t\t\n3\t77\ten\tSidr\t\t\t\t\n")
    dump = (
        geonames_row("77", "Wadi as Sidr", "Sidr", "15.4", "44.3")
        + "\n"
        + geonames_row("78", "Bayt X", "Bayt,بيت الغيم", "15.5", "44.2")
    )
    places = read_places(make("YE.txt", dump + "\n" + geonames_row("79", "No Arabic", "", "15", "44") + "\n"), [])
    assert [(entry.id, entry.name) for entry, _ in places] == [("geonames:77", "السدر"), ("geonames:78", "بيت الغيم")]
    assert {entry.country for entry, _ in places} == {"YE"}


@pytest.mark.parametrize(
    "header",
    [
        "admin1Name_en,admin1Name_ar,admin1Pcode,admin2Name_en,admin2Name_ar,admin2Pcode,lat,lon",
        "ADM1_EN,ADM1_AR,ADM1_PCODE,ADM2_EN,ADM2_AR,ADM2_PCODE,LAT,LON",
        "adm1_name,adm1_name1,adm1_pcode,adm2_name,adm2_name1,adm2_pcode,center_lat,center_lon",
    ],
)
def test_both_generations_of_cod_ab_columns(make, header):
    path = make("cod.csv", f"{header}\nTaiz,تعز,YE15,Dir,دار الشمس,YE1501,13.6,44.0\n")
    assert names_of(path) == [("دار الشمس", "adm2", "YE", "YE-TA")]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("v2,,القمرية,,village,95.1,36.0,", "out of range"),
        ("v2,,القمرية,,village,36.0,95.0,", None),
        ("v2,,القمرية,,village,110.0,36.0,", "swapped"),
        ("v2,,القمرية,,village,x,36.0,", "no numbers"),
        ("v2,,القمرية,,village,,,", "no coordinates"),
        ("v2,,Qamariya,,village,36.0,36.0,", "no Arabic name"),
        ("v1,,القمرية,,village,36.0,36.0,", "twice"),
        (",,القمرية,,village,36.0,36.0,", "no id"),
        ("v2,v2,القمرية,,village,36.0,36.0,", "circle"),
        ("v2,,القمرية,,village,36.0,36.0,far", "no number"),
        ("v2,,القمرية,,village,36.0,36.0,-4", "out of range"),
    ],
)
def test_a_bad_row_is_told_by_line_and_skipped(make, row, message):
    problems = []
    places = read_places(make("own.csv", PLAIN + "v1,,البدرية,,village,35.0,36.0,\n" + row + "\n"), problems)
    if message is None:
        assert not problems
        return
    assert [entry.name for entry, _ in places] == ["البدرية"]
    (problem,) = problems
    assert problem.line == 3
    assert message in problem.message


def test_broken_bytes_cost_one_row(make):
    problems = []
    content = (
        (PLAIN + "v1,,البدرية,,village,35.0,36.0,\n").encode()
        + b"v2,,\xd9\xd9,,village,35,36,\n"
        + "v3,,النجمية,,village,35.1,36.1,\n".encode()
    )
    places = read_places(make("own.csv", content), problems)
    assert [entry.name for entry, _ in places] == ["البدرية", "النجمية"]
    assert [problem.line for problem in problems] == [3]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("x.csv", "a,b,c\n1,2,3\n", "unknown columns"),
        ("x.csv", "", "unknown columns"),
        ("x.csv", PLAIN, "no place"),
        ("x.json", "[{]", "broken JSON"),
        ("x.csv", b"PK\x03\x04\x00\x00", "unknown columns"),
    ],
)
def test_a_file_that_is_no_gazetteer_is_refused(make, name, content, message):
    with pytest.raises(GazetteerError, match=message):
        read_places(make(name, content), [])


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(GazetteerError, match=r"nowhere\.csv"):
        load_places(tmp_path / "nowhere.csv")


def test_loaded_places_stand_beside_the_embedded_ones(make):
    path = make("own.csv", PLAIN + "v1,,قرنة الغزلان,,village,34.0,36.3,2\n")
    known = load_places(path)
    assert known.names == ("own",)
    assert [entry.id for entry in known.lookup(key_of("قرنة الغزلان"))] == ["own:v1"]
    assert known.lookup(key_of("دمشق"))


def test_an_official_point_replaces_our_estimate(make):
    path = make("own.csv", PLAIN + "v1,,مارع,,village,36.4815,37.1955,1\n")
    (place,) = [entry for entry in load_places(path).lookup(key_of("مارع")) if entry.kind == "town"]
    assert (place.lat, place.lon, place.radius_km) == (36.4815, 37.1955, 1)
    assert place.id == "rasid:sy/marea"
