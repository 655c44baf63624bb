"""Downloads from a server that serves well, badly or not at all, and zip files of every make."""

from __future__ import annotations

import io
import json
import socket
import time
import zipfile

import dump_server as serving
import pytest

from rasid.errors import GazetteerError
from rasid.gazetteers import fetch, unpack
from rasid.gazetteers.fetch import Patience, download, fetch_country
from rasid.gazetteers.imports import read_places
from rasid.gazetteers.unpack import unpack_member

QUICK = Patience(timeout=0.4, retries=2, pause=0.01)
LARGE = serving.zipped(SY=serving.noise(4, 400_000))


@pytest.fixture
def target(tmp_path):
    return tmp_path / "SY.zip"


def left_over(target) -> list[str]:
    return sorted(path.name for path in target.parent.iterdir())


def test_a_country_comes_with_its_arabic_names(syria, tmp_path):
    told = []
    dump = fetch_country("SY", tmp_path, base_url=syria.url, patience=QUICK, tell=lambda *news: told.append(news))
    places = read_places(dump, [], country="SY")
    assert [(entry.id, entry.name, names) for entry, names in places] == [
        ("geonames:501", "الصفصافة", ("الصفصافة", "عين الصفصاف", "عين صفصافة")),
        ("geonames:502", "تل الرماد", ("تل الرماد",)),
    ]
    assert left_over(dump) == ["SY.txt", "alternate-SY.txt"]
    assert {name for name, *_ in told} == {"SY.zip", "alternate-SY.zip"}
    assert all(size <= total for _, size, total in told)


def test_an_address_with_or_without_a_last_stroke_is_the_same(syria, tmp_path):
    assert fetch_country("SY", tmp_path, base_url=syria.url.rstrip("/"), patience=QUICK).exists()


def test_a_download_that_breaks_off_is_carried_on_where_it_stopped(server, target):
    url = server.serve("SY.zip", LARGE, serving.cut(0.4), serving.whole)
    download(url, target, patience=QUICK)
    assert target.read_bytes() == LARGE
    assert server.ranges() == [None, f"bytes={int(len(LARGE) * 0.4)}-"]
    assert left_over(target) == ["SY.zip"]


def test_the_next_call_carries_on_what_an_earlier_left(server, target):
    url = server.serve("SY.zip", LARGE, serving.cut(0.5), serving.whole)
    with pytest.raises(GazetteerError, match="sent 200,"):
        download(url, target, patience=Patience(timeout=1, retries=0))
    assert left_over(target) == ["SY.zip.part", "SY.zip.part.json"]
    download(url, target, patience=QUICK)
    assert target.read_bytes() == LARGE
    assert server.ranges()[1] is not None


def test_a_server_that_falls_silent_is_asked_again(server, target):
    url = server.serve("SY.zip", LARGE, serving.stalled(1.5), serving.whole)
    start = time.monotonic()
    download(url, target, patience=QUICK)
    assert target.read_bytes() == LARGE
    assert time.monotonic() - start < 1.4


def test_a_server_that_stays_silent_is_told(server, target):
    url = server.serve("SY.zip", LARGE, serving.stalled(1.0))
    with pytest.raises(GazetteerError, match=r"silent for 0\.4 seconds"):
        download(url, target, patience=Patience(timeout=0.4, retries=0))


@pytest.mark.parametrize("code", [500, 502, 503, 429])
def test_a_busy_server_is_asked_again(server, target, code):
    url = server.serve("SY.zip", LARGE, serving.status(code), serving.status(code, Retry_After="0"), serving.whole)
    download(url, target, patience=QUICK)
    assert target.read_bytes() == LARGE
    assert len(server.asked) == 3


def test_a_server_that_stays_busy_is_told(server, target):
    url = server.serve("SY.zip", LARGE, serving.status(503))
    with pytest.raises(GazetteerError, match="503 Service Unavailable: try again later"):
        download(url, target, patience=QUICK)
    assert len(server.asked) == 3


@pytest.mark.parametrize(("code", "message"), [(404, "country code"), (410, "country code"), (403, "refuses"), (401, "refuses")])
def test_what_asking_again_cannot_help_is_asked_once(server, target, code, message):
    url = server.serve("SY.zip", b"", serving.status(code))
    with pytest.raises(GazetteerError, match=message):
        download(url, target, patience=QUICK)
    assert len(server.asked) == 1


def test_a_page_in_place_of_a_zip_file_is_refused(server, target):
    url = server.serve("SY.zip", b"", serving.page)
    with pytest.raises(GazetteerError, match="login page"):
        download(url, target, patience=QUICK)
    assert left_over(target) == []


@pytest.mark.parametrize("kind", ["text/plain", "application/json", "application/xhtml+xml"])
def test_a_wrong_type_is_refused(server, target, kind):
    url = server.serve("SY.zip", LARGE, serving.plain_bytes(kind))
    with pytest.raises(GazetteerError, match="in place of a zip file"):
        download(url, target, patience=QUICK)


@pytest.mark.parametrize("kind", ["application/octet-stream", "application/x-zip-compressed", "binary/octet-stream", None])
def test_types_that_servers_give_to_zip_files_are_taken(server, target, kind):
    download(server.serve("SY.zip", LARGE, serving.plain_bytes(kind)), target, patience=QUICK)
    assert target.read_bytes() == LARGE


def test_bytes_that_are_no_zip_file_are_refused_whatever_they_are_called(server, target):
    url = server.serve("SY.zip", b"<html>" + b"x" * 500, serving.plain_bytes("application/zip"))
    with pytest.raises(GazetteerError, match="no zip file"):
        download(url, target, patience=QUICK)
    assert left_over(target) == []


def test_a_length_that_promises_too_much_is_told(server, target):
    url = server.serve("SY.zip", LARGE, serving.plain_bytes("application/zip", length=len(LARGE) + 900))
    with pytest.raises(GazetteerError, match=f"sent {len(LARGE):,} of {len(LARGE) + 900:,} bytes"):
        download(url, target, patience=QUICK)


def test_a_length_that_promises_too_little_leaves_a_damaged_file_that_is_not_kept(server, tmp_path):
    short = serving.plain_bytes("application/zip", length=len(LARGE) - 900)
    server.serve("SY.zip", LARGE, short)
    with pytest.raises(GazetteerError, match=r"SY\.zip: the zip file is damaged"):
        fetch_country("SY", tmp_path, base_url=server.url, patience=QUICK)
    assert list(tmp_path.iterdir()) == []


def test_a_file_without_a_length_is_taken(server, target):
    download(server.serve("SY.zip", LARGE, serving.unmeasured), target, patience=QUICK)
    assert target.read_bytes() == LARGE


def test_a_file_that_changed_meanwhile_is_loaded_anew(server, target):
    newer = serving.zipped(SY=serving.noise(5, 300_000))
    url = server.serve("SY.zip", LARGE, serving.cut(0.5))
    with pytest.raises(GazetteerError):
        download(url, target, patience=Patience(timeout=1, retries=0))
    server.serve("SY.zip", newer)
    download(url, target, patience=QUICK)
    assert target.read_bytes() == newer


def test_a_server_that_heeds_no_marks_cannot_mix_two_files(server, target):
    newer = serving.zipped(SY=serving.noise(6, 500_000))
    url = server.serve("SY.zip", LARGE, serving.cut(0.5))
    with pytest.raises(GazetteerError):
        download(url, target, patience=Patience(timeout=1, retries=0))
    server.serve("SY.zip", newer, serving.deaf_to_changes, serving.whole)
    download(url, target, patience=QUICK)
    assert target.read_bytes() == newer


def test_a_part_longer_than_the_file_is_forgotten(server, target):
    part = target.with_name("SY.zip.part")
    part.write_bytes(LARGE + b"more")
    part.with_name("SY.zip.part.json").write_text(json.dumps({"ETag": serving.tag_of(LARGE)}), encoding="utf-8")
    download(server.serve("SY.zip", LARGE), target, patience=QUICK)
    assert target.read_bytes() == LARGE


@pytest.mark.parametrize("marks", ["", "no json", "[]", '{"ETag": "W/\\"weak\\""}'])
def test_a_part_that_nothing_can_vouch_for_is_forgotten(server, target, marks):
    target.with_name("SY.zip.part").write_bytes(b"PK\x03\x04 of another day")
    target.with_name("SY.zip.part.json").write_text(marks, encoding="utf-8")
    download(server.serve("SY.zip", LARGE), target, patience=QUICK)
    assert target.read_bytes() == LARGE
    assert server.ranges() == [None]


def test_a_file_that_is_too_large_is_refused_before_it_is_loaded(server, target, monkeypatch):
    monkeypatch.setattr(fetch, "LARGEST", 1000)
    with pytest.raises(GazetteerError, match="larger than 1,000 bytes"):
        download(server.serve("SY.zip", LARGE), target, patience=QUICK)
    assert left_over(target) == []


def test_a_network_that_is_not_there_is_told_with_what_can_be_done(target):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    with pytest.raises(GazetteerError, match=r"cannot reach 127\.0\.0\.1 \(.*\): are you offline\?.*places add"):
        download(f"http://127.0.0.1:{port}/SY.zip", target, patience=QUICK)


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://example.org/SY.zip", "SY.zip", "http:///SY.zip"])
def test_other_addresses_are_refused(target, url):
    with pytest.raises(GazetteerError, match="https://"):
        download(url, target, patience=QUICK)


def test_a_folder_that_cannot_be_written_is_told(server, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(GazetteerError, match="cannot be written"):
        download(server.serve("SY.zip", LARGE), blocked / "SY.zip", patience=QUICK)


def archive(tmp_path, content: bytes):
    path = tmp_path / "SY.zip"
    path.write_bytes(content)
    return path


def test_only_the_expected_file_is_unpacked(tmp_path):
    packed = archive(tmp_path, serving.zipped_as({"readme.txt": "About", "SY.txt": "rows", "run.sh": "rm"}))
    unpack_member(packed, "SY.txt", tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_text() == "rows"
    assert left_over(packed) == ["SY.zip", "out.txt"]


@pytest.mark.parametrize("name", ["../SY.txt", "/etc/SY.txt", "a/../../SY.txt", "..\\SY.txt", "C:\\SY.txt", "C:SY.txt"])
def test_a_path_that_leads_out_is_refused(tmp_path, name):
    packed = archive(tmp_path, serving.zipped_as({"SY.txt": "rows", name: "evil"}))
    with pytest.raises(GazetteerError, match="leads out"):
        unpack_member(packed, "SY.txt", tmp_path / "out.txt")
    assert left_over(packed) == ["SY.zip"]


def test_a_zip_bomb_is_refused(tmp_path):
    packed = archive(tmp_path, serving.zipped(SY=b"0" * 5_000_000))
    with pytest.raises(GazetteerError, match="zip bomb"):
        unpack_member(packed, "SY.txt", tmp_path / "out.txt")
    assert left_over(packed) == ["SY.zip"]


def test_a_zip_file_that_lies_about_its_size_is_refused(tmp_path):
    honest = serving.zipped(SY=b"0" * 5_000_000)
    lie = (5_000_000).to_bytes(4, "little")
    packed = archive(tmp_path, honest.replace(lie, (4000).to_bytes(4, "little")))
    with pytest.raises(GazetteerError, match=r"damaged|zip bomb"):
        unpack_member(packed, "SY.txt", tmp_path / "out.txt")
    assert left_over(packed) == ["SY.zip"]


def test_more_bytes_than_any_gazetteer_has_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(unpack, "LARGEST", 1000)
    packed = archive(tmp_path, serving.zipped(SY=serving.noise(7, 1001)))
    with pytest.raises(GazetteerError, match="zip bomb"):
        unpack_member(packed, "SY.txt", tmp_path / "out.txt")


def flipped(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 0xFF]) + content[middle + 1 :]


def encrypted(content: bytes) -> bytes:
    at = content.index(b"PK\x01\x02")
    return content[: at + 8] + b"\x01" + content[at + 9 :]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (LARGE[:-300], "damaged"),
        (flipped(LARGE), "damaged"),
        (b"", "damaged"),
        (encrypted(LARGE), "encrypted"),
        (serving.zipped(LB="rows"), r"holds no SY\.txt"),
        (serving.zipped_as({f"{number}.txt": "" for number in range(40)}), "holds 40 files"),
    ],
)
def test_a_damaged_or_foreign_zip_file_is_refused(tmp_path, content, message):
    packed = archive(tmp_path, content)
    with pytest.raises(GazetteerError, match=rf"SY\.zip: .*{message}"):
        unpack_member(packed, "SY.txt", tmp_path / "out.txt")
    assert left_over(packed) == ["SY.zip"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_refused(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("SY.txt", "one")
        made.writestr("SY.txt", "two")
    with pytest.raises(GazetteerError, match="more than one"):
        unpack_member(archive(tmp_path, stream.getvalue()), "SY.txt", tmp_path / "out.txt")
