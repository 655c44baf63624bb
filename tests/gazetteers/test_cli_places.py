"""``rasid places``: what it brings in, tells, shows and takes out, and what it does with what is wrong."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

import click
import dump_server as serving
import pytest
from click.testing import CliRunner

from rasid.cli import cli
from rasid.commands.places import places as places_group
from rasid.errors import GazetteerError
from rasid.gazetteers import folder
from rasid.gazetteers.index import Index
from rasid.gazetteers.swapped import check_order

PAGE = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
PLAIN = "id,parent_id,name_ar,aliases,type,lat,lon,radius_km\n"
GOOD = PLAIN + "v1,,تل الأقحوان,الأقحوان,village,36.20,36.60,1\nv2,,دير الغيمة,,town,33.90,36.10,2\n"
COMMANDS = sorted(places_group.commands.items())
COMMAND = [sys.executable, "-c", "from rasid.cli import main; main()"]
FIRST_WORDS = ("تل", "عين", "خربة", "دير", "كفر", "وادي", "")
LETTERS = "بتجحدرسصطعفقكلمنهوي"


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    """Give every test a data folder of its own."""
    path = tmp_path / "data"
    monkeypatch.setenv("RASID_DATA", str(path))
    return path


def rasid(*arguments):
    return CliRunner().invoke(cli, ["places", *map(str, arguments)])


def write(tmp_path, content: str | bytes, name: str = "own.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def fetch(server, *countries, retries=0):
    return rasid("fetch", *countries, "--base-url", server.url, "--retries", retries, "--timeout", 2)


def test_a_fetched_country_can_be_found_and_is_credited(syria):
    result = fetch(syria, "sy")
    assert result.exit_code == 0, result.output
    assert "SY from GeoNames: 2 places imported" in result.stderr
    assert re.search(
        r"^GeoNames +SY +2 +\d{4}-\d\d-\d\d +SY\.txt +CC BY 4\.0, geonames\.org$", rasid("list").stdout, re.MULTILINE
    )
    found = rasid("find", "عين الصفصاف").stdout
    assert "geonames:501 (GeoNames)" in found


def test_nothing_is_left_of_a_download(syria, data):
    fetch(syria, "SY")
    assert sorted(path.name for path in data.rglob("*") if path.is_file()) == ["places.lock", "places.sqlite"]


def test_a_bar_shows_the_bytes_at_a_terminal_only(syria):
    pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
    master, slave = pty.openpty()
    arguments = ["places", "fetch", "SY", "--base-url", syria.url]
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "120"}
    done = subprocess.run([*COMMAND, *arguments], env=environment, stdout=slave, stderr=slave, check=True, timeout=60)
    os.close(slave)
    seen = os.read(master, 1 << 20).decode()
    os.close(master)
    assert done.returncode == 0
    assert "SY.zip" in seen
    assert "bytes" in seen
    assert "\x1b[" in seen
    assert "\x1b[" not in fetch(syria, "SY").stderr


def test_fetching_again_takes_out_what_its_maker_took_out(syria, data):
    fetch(syria, "SY")
    syria.serve("SY.zip", serving.zipped(SY=serving.dump_row("502", "تل الرماد", "35.97", "36.71")))
    assert fetch(syria, "SY").exit_code == 0
    assert Index(data / "places.sqlite").sources() == [("GeoNames", "SY", 1)]


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (serving.page, "login page"),
        (serving.status(404), "country code"),
        (serving.status(500), "500"),
        (serving.cut(0.5), "of"),
        (serving.plain_bytes("application/zip", length=100), "damaged"),
    ],
)
def test_a_failed_fetch_leaves_the_index_as_it_was(syria, data, answer, message):
    fetch(syria, "SY")
    before = (data / "places.sqlite").read_bytes()
    syria.answers["/dump/SY.zip"] = [answer]
    result = fetch(syria, "SY")
    assert result.exit_code == 1
    assert message in result.stderr
    assert result.stderr.startswith("rasid: SY: ")
    assert (data / "places.sqlite").read_bytes() == before


def test_one_country_that_fails_does_not_stop_the_others(syria):
    result = fetch(syria, "LB", "SY")
    assert result.exit_code == 1
    assert "rasid: LB: " in result.stderr
    assert "SY from GeoNames: 2 places" in result.stderr


def test_a_fetch_that_broke_off_is_carried_on_by_the_next(syria):
    syria.answers["/dump/SY.zip"] = [serving.cut(0.5), serving.whole]
    assert fetch(syria, "SY").exit_code == 1
    assert fetch(syria, "SY").exit_code == 0
    assert syria.ranges()[1].startswith("bytes=")


@pytest.mark.parametrize(
    "arguments",
    [
        ("fetch", "Syria"),
        ("fetch", "../"),
        ("fetch",),
        ("fetch", "SY", "--base-url", "file:///etc"),
        ("add", "--country", "SYR", "x"),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(arguments):
    assert rasid(*arguments).exit_code == 2


def test_adding_a_file_twice_is_adding_it_once(tmp_path, data):
    path = write(tmp_path, GOOD)
    for _ in range(2):
        result = rasid("add", path)
        assert result.exit_code == 0, result.output
        assert "2 places imported" in result.stderr
    assert len(Index(data / "places.sqlite")) == 2


def test_a_zip_file_of_one_table_is_unpacked_with_its_alternate_names(syria, tmp_path):
    """What somebody with a network downloaded can be carried to a machine that has none."""
    dump = write(tmp_path, syria.files["/dump/SY.zip"], "SY.zip")
    write(tmp_path, syria.files["/dump/alternatenames/SY.zip"], "alternate-SY.zip")
    assert rasid("add", dump).exit_code == 0
    assert "geonames:501" in rasid("find", "الصفصافة").stdout


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (serving.zipped(SY="x", LB="y"), "2 tables"),
        (serving.zipped_as({"readme.txt": "x"}), "0 tables"),
        (b"PK\x03\x04 no more", "damaged"),
        (serving.zipped_as({"../SY.txt": "x"}), "leads out"),
        (serving.zipped(SY=b"0" * 5_000_000), "zip bomb"),
    ],
)
def test_a_zip_file_that_is_not_as_it_should_be_is_refused(tmp_path, content, message):
    result = rasid("add", write(tmp_path, content, "SY.zip"))
    assert result.exit_code == 1
    assert message in result.stderr
    assert "SY.zip" in result.stderr


@pytest.mark.parametrize(
    ("lat", "lon", "country", "swapped"),
    [
        (15.4, 44.2, "YE", False),
        (44.2, 15.4, "YE", True),
        (44.4, 33.3, "IQ", True),
        (34.45, 31.5, "PS", True),
        (44.2, 15.4, "", False),
        (36.2, 36.6, "SY", False),
        (23.5, 32.9, "EG", False),
        (24.2, 23.3, "LY", False),
        (44.2, 15.4, "HR", False),
        (-33.0, 151.0, "", False),
    ],
)
def test_a_point_whose_mirror_lies_in_its_country_is_swapped(lat, lon, country, swapped):
    with pytest.raises(ValueError, match="look swapped") if swapped else nullcontext():
        check_order(lat, lon, country)


def test_a_bad_row_is_named_by_line_and_skipped(tmp_path, data):
    path = write(tmp_path, GOOD + "v3,,عين الندى,,village,99,36,\nv1,,عين الندى,,village,36,36,\n" + "v5,,Mist,,village,36,36,\n")
    result = rasid("add", path)
    assert result.exit_code == 1
    assert f"{path}:4: coordinates out of range" in result.stderr
    assert f"{path}:5: the id v1 stands twice" in result.stderr
    assert f"{path}:6: no Arabic name" in result.stderr
    assert len(Index(data / "places.sqlite")) == 2


def test_swapped_coordinates_are_told_by_where_the_country_lies(tmp_path, data):
    table = PLAIN.replace("\n", ",country\n") + "y1,,عين الندى,,village,15.4,44.2,,YE\ny2,,تل الندى,,village,44.2,15.4,,YE\n"
    result = rasid("add", write(tmp_path, table))
    assert ":3: 44.2, 15.4 is far from all places of YE, 15.4, 44.2 is not" in result.stderr
    assert Index(data / "places.sqlite").sources() == [("own", "YE", 1)]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (serving.dump_row("601", "", "36.5", "36.4"), "the id 601 stands twice"),
        (serving.dump_row("602", "عين الندى", "361", "36.4"), "coordinates out of range"),
        (serving.dump_row("602", "عين الندى", "35.1", "nowhere"), "coordinates are no numbers"),
        (serving.dump_row("602", "عين الندى", "35.1", "38.4").replace("\t900\t", "\t-900\t"), "population out of range"),
        (serving.dump_row("602", "عين الندى", "35.1", "38.4").replace("\t900\t", f"\t{10**30}\t"), "population out of range"),
        ("602\tعين الندى\n", "2 columns, a GeoNames dump has 19"),
    ],
)
def test_a_bad_row_of_a_dump_is_told_and_skipped(server, data, row, message):
    dump = serving.dump_row("601", "تل الندى", "36.2", "36.6") + row
    server.serve("SY.zip", serving.zipped(SY=dump))
    server.serve("alternatenames/SY.zip", serving.zipped(SY=""))
    result = fetch(server, "SY")
    assert result.exit_code == 1
    assert f"SY.txt:2: {message}" in result.stderr
    assert Index(data / "places.sqlite").sources() == [("GeoNames", "SY", 1)]


def test_the_data_folder_may_have_any_name(tmp_path, monkeypatch):
    monkeypatch.setenv("RASID_DATA", str(tmp_path / "a #1? 100%25"))
    rasid("add", write(tmp_path, GOOD))
    assert "own:v1" in rasid("find", "تل الأقحوان").stdout


def test_a_flood_of_bad_rows_is_told_in_short_unless_asked_for(tmp_path):
    path = write(tmp_path, GOOD + "".join(f"b{number},,عين الندى,,village,99,36,\n" for number in range(50)))
    result = rasid("add", path)
    assert "30 more rows skipped" in result.stderr
    assert len(rasid("add", path, "--all-problems").stderr.splitlines()) == 51


def test_bytes_that_are_not_utf_8_cost_their_rows_only(tmp_path, data):
    result = rasid("add", write(tmp_path, GOOD.encode() + b"v3,,\xca\xe1,,village,36,36,\n"))
    assert ":4: byte 5 is not UTF-8" in result.stderr
    assert len(Index(data / "places.sqlite")) == 2


def test_parents_that_go_in_a_circle_are_told(tmp_path, data):
    circle = "a,b,عين الندى,,village,36,36,\nb,a,تل الندى,,village,36,36,\n"
    result = rasid("add", write(tmp_path, GOOD + circle))
    assert ":4: the parents of a go in a circle" in result.stderr
    assert len(Index(data / "places.sqlite")) == 2


@pytest.mark.parametrize("content", ["a,b\n1,2\n", "", PLAIN, b"PK\x03\x04\0\0\0", "[{]"])
def test_a_file_of_which_nothing_can_be_used_leaves_everything_as_it_was(tmp_path, data, content):
    rasid("add", write(tmp_path, GOOD))
    before = (data / "places.sqlite").read_bytes()
    path = write(tmp_path, content, "other.csv")
    result = rasid("add", path)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"rasid: {path}")
    assert (data / "places.sqlite").read_bytes() == before


def test_one_file_that_fails_does_not_stop_the_others(tmp_path):
    result = rasid("add", tmp_path / "nowhere.csv", write(tmp_path, GOOD))
    assert result.exit_code == 1
    assert "nowhere.csv" in result.stderr
    assert "2 places imported" in result.stderr


def test_an_import_that_is_interrupted_leaves_the_old_index(tmp_path, data, monkeypatch):
    rasid("add", write(tmp_path, GOOD))
    before = (data / "places.sqlite").read_bytes()

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(folder, "_settle", interrupted)
    with pytest.raises(KeyboardInterrupt):
        folder.import_file(write(tmp_path, GOOD.replace("v1", "v9"), "more.csv"))
    assert (data / "places.sqlite").read_bytes() == before
    assert sorted(path.name for path in data.iterdir()) == ["places.lock", "places.sqlite"]


def test_two_imports_at_once_are_kept_apart(tmp_path, data, monkeypatch):
    rasid("add", write(tmp_path, GOOD))
    monkeypatch.setattr(folder, "LOCK_WAIT", 0.1)
    other = sqlite3.connect(data / "places.lock", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    result = rasid("add", write(tmp_path, GOOD))
    assert "another import is under way" in result.stderr
    other.close()
    assert rasid("add", write(tmp_path, GOOD)).exit_code == 0


def test_a_file_that_is_no_index_is_not_written_over(tmp_path, data):
    data.mkdir()
    (data / "places.sqlite").write_text("my own notes, that nobody asked to have replaced by an index of places")
    result = rasid("add", write(tmp_path, GOOD))
    assert result.exit_code == 1
    assert "no index of places" in result.stderr
    assert (data / "places.sqlite").read_text().startswith("my own notes")


def test_without_imports_the_list_says_how_to_get_some():
    result = rasid("list")
    assert result.stdout.splitlines()[1].startswith("embedded ")
    assert "GeoNames (CC BY 4.0)" in result.stdout
    assert "rasid places fetch" in result.stderr


def test_a_source_can_be_taken_out_by_country_or_whole(syria, tmp_path, data):
    fetch(syria, "SY")
    rasid("add", write(tmp_path, GOOD))
    assert "OWN:LB: 1 places removed" in rasid("remove", "OWN:LB").stderr
    assert Index(data / "places.sqlite").sources() == [("GeoNames", "SY", 2), ("own", "SY", 1)]
    assert rasid("remove", "geonames", "own").exit_code == 0
    assert Index(data / "places.sqlite").sources() == []
    assert rasid("find", "تل الأقحوان").exit_code == 1


def test_a_source_that_is_not_there_is_told(tmp_path):
    rasid("add", write(tmp_path, GOOD))
    with pytest.raises(GazetteerError, match="no places of 'osm' are imported: own is what there is"):
        folder.remove_source("osm")


def test_candidates_come_best_first_with_scores_that_add_up():
    lines = rasid("find", "الباب", "--with", "حلب").stdout.splitlines()
    assert lines[0].startswith("1. الباب Al-Bab: city, Aleppo, SY")
    scores = []
    for line in lines[2::3]:
        whole, parts = line.split(" = ")
        scores.append(float(whole.split()[-1]))
        assert sum(map(float, re.findall(r"[+-]\d+\.\d\d", parts))) == pytest.approx(scores[-1], abs=0.05)
    assert scores == sorted(scores, reverse=True)
    assert "near the others +" in lines[2]


def test_what_else_a_report_names_changes_the_order():
    """Tripoli is a city of Lebanon and of Libya."""
    first = {rasid("find", "طرابلس", "--country", land).stdout.splitlines()[0].split(", ")[2] for land in ("LB", "LY")}
    assert first == {"LB", "LY"}


def test_a_name_that_nothing_has_is_told():
    result = rasid("find", "كذا وكذا")
    assert result.exit_code == 1
    assert "no place is called" in result.stderr


def read_places_of(tmp_path, *options):
    text = "قصف الطيران الحربي بلدة تل الأقحوان صباح اليوم، ما أدى إلى مقتل مدني واحد."
    path = write(tmp_path, text, "report.txt")
    output = tmp_path / "out.jsonl"
    result = CliRunner().invoke(cli, ["read", str(path), "-o", str(output), *options])
    assert result.exit_code == 0, result.output
    record = json.loads(output.read_text(encoding="utf-8"))
    return record["reader"]["gazetteers"], [place["id"] for event in record["events"] for place in event["places"]]


def test_reading_looks_into_what_was_imported_unless_told_not_to(tmp_path):
    rasid("add", write(tmp_path, GOOD))
    assert read_places_of(tmp_path) == (["own"], ["own:v1"])
    gazetteers, ids = read_places_of(tmp_path, "--no-imported")
    assert gazetteers == []
    assert "own:v1" not in ids


def test_the_python_api_does_not_look_into_the_users_folder(tmp_path):
    rasid("add", write(tmp_path, GOOD))
    code = "import rasid; print(rasid.make_reader().info.gazetteers)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "()\n"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="their folders are named by the system")
@pytest.mark.parametrize(("variable", "below"), [("RASID_DATA", ""), ("XDG_DATA_HOME", "rasid"), ("HOME", ".local/share/rasid")])
def test_the_data_folder_is_where_the_environment_says(tmp_path, monkeypatch, variable, below):
    for name in ("RASID_DATA", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, str(tmp_path))
    assert folder.index_path() == tmp_path / below / "places.sqlite"


def made_up(number: int) -> str:
    spelled, rest = "", number
    for _ in range(4):
        rest, letter = divmod(rest, len(LETTERS))
        spelled += LETTERS[letter]
    return f"{FIRST_WORDS[number % len(FIRST_WORDS)]} {spelled}".strip()


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """Return a data folder with an index of 100,000 places of as many names."""
    room = tmp_path_factory.mktemp("large")
    rows = (f"n{n},,{made_up(n)},,village,{33 + n % 300 / 100:.2f},{36 + n // 300 % 400 / 100:.2f},2\n" for n in range(100_000))
    table = write(room, PLAIN + "".join(rows))
    assert folder.import_file(table, country="SY", into=room / "places.sqlite").places == 100_000
    return room


SENTENCES = (
    "قصفت مدفعية النظام السوري أطراف بلدة {} بريف إدلب الشرقي، ما أدى إلى إصابة ثلاثة مدنيين بينهم طفلة.",
    "وقالت مصادر محلية إن اشتباكات اندلعت قرب {} شمال حلب بين مسلحين وقوات محلية مساء الثلاثاء الماضي.",
    "وفي ريف دير الزور قتل أربعة أشخاص بانفجار لغم أرضي على طريق {}، وفق ما ذكر ناشطون في المنطقة.",
    "وأعلن الجيش اللبناني أن طائرة مسيرة أغارت على سيارة بين {} ومدينة صور، ولم ترد أنباء عن ضحايا.",
)
MEASURE = """
import json, sys, time
from pathlib import Path
import rasid
texts = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
reports = [rasid.Report(id=str(number), text=text) for number, text in enumerate(texts)]
plain = rasid.make_reader()  # packs and the embedded table are opened in either case
start = time.process_time()
large = rasid.make_reader(imported=Path(sys.argv[2]))
opening = time.process_time() - start
spent = {id(plain): 0.0, id(large): 0.0}
for number, report in enumerate(reports):
    for reader in (plain, large) if number % 2 else (large, plain):
        start = time.process_time()
        reader.read(report)
        if number >= 10:  # the first ones fill what both remember
            spent[id(reader)] += time.process_time() - start
print(opening, spent[id(large)] / spent[id(plain)])
"""


def test_a_hundred_thousand_names_cost_little(large, tmp_path):
    """Start-up grows by less than 0.1 s, reading takes at most 1.5 times as long: the least of three runs each.

    Every report is read once and names places that no other does, half of them imported: nothing is remembered.
    """
    texts = [
        "\n".join(words.format(made_up(number * 997 + at * 60_000)) for at, words in enumerate(SENTENCES)) for number in range(70)
    ]
    reports = write(tmp_path, json.dumps(texts), "reports.json")
    runs = []
    for _ in range(3):
        command = [sys.executable, "-c", MEASURE, str(reports), str(large / "places.sqlite")]
        done = subprocess.run(command, capture_output=True, check=True, text=True, env=dict(os.environ))
        runs.append(tuple(map(float, done.stdout.split())))
    assert min(opening for opening, _ in runs) < 0.1
    assert min(ratio for _, ratio in runs) <= 1.5


def section(name):
    return PAGE.split(f"\n## `rasid places {name}`\n")[1].split("\n## ")[0]


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_every_command_and_option_is_documented_and_no_other(name, command):
    words = section(name)
    real = {option for parameter in command.params if isinstance(parameter, click.Option) for option in parameter.opts}
    assert set(re.findall(r"^\| `(--?[a-z-]+)`", words, re.MULTILINE)) <= real
    assert all(f"`{option}`" in words for option in real)
    assert all(parameter.help for parameter in command.params if isinstance(parameter, click.Option))
    assert command.help
