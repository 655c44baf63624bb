"""The index of imported places: idempotent, all or nothing, and it opens without parsing."""

from __future__ import annotations

import pickle
import time

import pytest

from rasid.errors import GazetteerError
from rasid.gazetteers import Gazetteer, Index, Named, add_file, import_places, key_of, user_gazetteer
from rasid.gazetteers.entry import Entry
from rasid.gazetteers.gazetteer import embedded_table
from rasid.mentions.places import find_places_in
from rasid.text.document import make_document

SYLLABLES = [
    "با",
    "تر",
    "جم",
    "حد",
    "خل",
    "در",
    "سل",
    "شم",
    "صف",
    "طر",
    "عق",
    "غز",
    "فر",
    "قص",
    "كن",
    "لب",
    "مر",
    "نه",
    "ور",
    "يس",
]


def village(number: int, *, name: str | None = None) -> Named:
    place = name or made_up(number)
    entry = Entry(f"own:{number}", place, "", "village", "SY", "SY-HL", 36.0 + number % 100 / 100, 37.0, 2.0, 0, "own")
    return Named(entry, (place,))


def made_up(number: int) -> str:
    letters = [SYLLABLES[number // 20**power % 20] for power in range(4)]
    return ("تل " if number % 3 else "") + "".join(letters)


def test_the_same_import_twice_is_one(tmp_path):
    path = tmp_path / "places.sqlite"
    assert import_places(path, [village(1), village(2)]) == 2
    assert import_places(path, [village(1), village(2)]) == 2
    assert len(Index(path)) == 2


def test_a_later_import_replaces_by_id(tmp_path):
    path = tmp_path / "places.sqlite"
    import_places(path, [village(1, name="الاسم القديم")])
    import_places(path, [village(1, name="الاسم الجديد")])
    index = Index(path)
    assert index.lookup(key_of("الاسم القديم")) == []
    assert [entry.name for entry in index.lookup(key_of("الاسم الجديد"))] == ["الاسم الجديد"]


def test_a_failing_import_leaves_the_index_as_it_was(tmp_path):
    path = tmp_path / "places.sqlite"
    import_places(path, [village(1)])

    def broken():
        yield village(2)
        raise GazetteerError("the file ends too soon")

    with pytest.raises(GazetteerError):
        import_places(path, broken())
    assert len(Index(path)) == 1


def test_another_file_is_no_index(tmp_path):
    path = tmp_path / "places.sqlite"
    path.write_text("not a database at all, and long enough to be looked at")
    with pytest.raises(GazetteerError, match="no index"):
        Index(path)


def test_the_users_index_is_read_beside_the_embedded_table(tmp_path, monkeypatch):
    monkeypatch.setenv("RASID_DATA", str(tmp_path))
    assert user_gazetteer().names == ()
    table = tmp_path / "own.csv"
    table.write_text(
        "id,parent_id,name_ar,aliases,type,lat,lon,radius_km\n1,,قلعة السراب,,village,35.1,37.2,2\n", encoding="utf-8"
    )
    assert add_file(table) == (1, [])
    assert user_gazetteer().lookup(key_of("قلعة السراب"))[0].id == "own:1"


def test_a_hundred_thousand_names_open_fast_and_read_fast(tmp_path):
    path = tmp_path / "places.sqlite"
    import_places(path, (village(number) for number in range(100_000)))
    start = time.process_time()
    index = Index(path)
    assert time.process_time() - start < 0.25  # measured 0.06
    text = "قصف على مدينة مارع وبلدة تل رفعت في ريف حلب الشمالي، وقتل ثلاثة مدنيين قرب قرية حربل صباح اليوم. " * 20
    document = make_document(text)
    plain, large = Gazetteer([embedded_table()]), Gazetteer([embedded_table(), index])
    assert shortest(document, large) < 1.5 * shortest(document, plain) + 0.005


def shortest(document, gazetteer) -> float:
    times = []
    for _ in range(5):
        start = time.process_time()
        find_places_in(document, gazetteer)
        times.append(time.process_time() - start)
    return min(times)


def test_a_gazetteer_can_be_sent_to_another_process(tmp_path):
    path = tmp_path / "places.sqlite"
    import_places(path, [village(1, name="دوار النخيل")])
    sent = pickle.loads(pickle.dumps(Gazetteer([embedded_table(), Index(path)], names=["mine"])))  # noqa: S301  our own bytes
    assert sent.names == ("mine",)
    assert sent.lookup(key_of("دوار النخيل"))
