"""JSON lines, CSV and XLSX: what stands where, and that no cell can do harm."""

import csv
import io
import json

import msgspec
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.export.delimited import CsvWriter, guard
from rasid.export.jsonl import JsonLinesWriter
from rasid.export.rows import EVENT_COLUMNS, add_up
from rasid.export.workbook import XlsxWriter
from rasid.model import Casualty, Event, Reading

EVENT_KEYS = [
    "id",
    "type",
    "status",
    "salience",
    "trigger",
    "time",
    "places",
    "actors",
    "targets",
    "weapons",
    "quantities",
    "persons",
    "casualties",
    "claims",
    "doubt",
    "reasons",
]


def write(writer_class, report, *readings):
    stream = io.BytesIO()
    writer = writer_class(stream)
    for reading in readings:
        writer.add(report, reading)
    writer.finish()
    return stream.getvalue()


def test_json_lines_have_every_key_in_the_order_of_the_codebook(report, reading):
    (line,) = write(JsonLinesWriter, report, reading).decode().splitlines()
    record = json.loads(line)
    assert list(record) == ["id", "report", "reader", "events", "errors"]
    assert list(record["report"]) == ["title", "source", "published", "url", "sha256", "credits", "sketch"]
    assert list(record["reader"]) == ["version", "packs", "gazetteers"]
    assert [list(event) for event in record["events"]] == [EVENT_KEYS, EVENT_KEYS]
    assert record["errors"] == [
        {"file": "a.jsonl", "line": 3, "field": "text", "message": "control characters (1, the first at character 4)"}
    ]
    assert msgspec.json.decode(line, type=Reading) == reading


def test_a_quote_says_where_it_stands_only_when_that_is_the_title(report, reading):
    first, second = json.loads(write(JsonLinesWriter, report, reading))["events"]
    assert list(first["trigger"]) == ["text", "start", "end"]
    assert second["trigger"] == {"text": "غارة", "start": 0, "end": 4, "in": "title"}


def test_arabic_stands_as_itself_in_json(report, reading):
    assert "أغار".encode() in write(JsonLinesWriter, report, reading)


def test_csv_has_its_mark_its_line_ends_and_a_row_for_each_event(report, reading):
    raw = write(CsvWriter, report, reading)
    assert raw.startswith(b"\xef\xbb\xbfreport,event,type")
    assert raw.count(b"\r\n") == raw.count(b"\n") == 3
    first, second = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    expected = {
        "event": "r1#1",
        "type": "air-strike",
        "earliest": "2024-10-01T03:00",
        "place": "شمسطار",
        "lat": "33.97",
        "initiators": "Israeli Air Force",
        "killed_best": "3",
        "injured_best": "",
        "speakers": "مصدر أمني",
        "framing": "المعادي",
        "casualty_words": "مقتل ثلاثة; طفلة",
        "doubt": "0.25",
    }
    assert {name: first[name] for name in expected} == expected
    assert (second["status"], second["earliest"], second["basis"], second["lat"]) == ("possible", "", "published", "")


def test_csv_of_a_report_without_events_is_its_header(report, reading):
    raw = write(CsvWriter, report, msgspec.structs.replace(reading, events=()))
    assert raw.decode("utf-8-sig") == ",".join(EVENT_COLUMNS) + "\r\n"


def test_no_cell_of_csv_is_a_formula(report, reading):
    first, _ = csv.DictReader(io.StringIO(write(CsvWriter, report, reading).decode("utf-8-sig"), newline=""))
    assert first["source"] == "'=cmd|' /C calc'!A0"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", " =1", "\u200f=1", "\n=1", "＝1", "\ufeff@x"])
def test_what_a_spreadsheet_would_run_is_guarded(cell):
    assert guard(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["قصف", "1-2", "", "a=b", "'x"])
def test_other_cells_stay_as_they_are(cell):
    assert guard(cell) == cell


@given(st.text())
def test_no_guarded_cell_begins_like_a_formula(cell):
    assert not guard(cell).lstrip().startswith(("=", "+", "-", "@"))


def test_a_longitude_west_of_greenwich_stays_a_number(report, reading):
    event = reading.events[0]
    place = msgspec.structs.replace(event.places[0], lon=-7.6)
    west = msgspec.structs.replace(reading, events=(msgspec.structs.replace(event, places=(place,)),))
    (row,) = csv.DictReader(io.StringIO(write(CsvWriter, report, west).decode("utf-8-sig"), newline=""))
    assert row["lon"] == "-7.6"


def count(outcome, low, best, high, part_of=None):
    return Casualty(quote=None, outcome=outcome, who="unspecified", low=low, best=best, high=high, part_of=part_of)


@pytest.mark.parametrize(
    ("casualties", "sum_of_killed"),
    [
        ([], (None, None, None)),
        ([count("killed", 0, 0, 0)], (0, 0, 0)),
        ([count("killed", 3, 3, 3), count("killed", 1, 1, 1, part_of=0)], (3, 3, 3)),
        ([count("killed", 3, 3, 3), count("killed", 2, None, None)], (5, None, None)),
        ([count("injured", 3, 3, 3)], (None, None, None)),
    ],
)
def test_counts_add_up_without_their_parts_and_unknown_stays_unknown(casualties, sum_of_killed):
    assert add_up(casualties, "killed") == sum_of_killed


def test_xlsx_has_its_sheets_and_their_rows(report, reading):
    book = openpyxl.load_workbook(io.BytesIO(write(XlsxWriter, report, reading)))
    sizes = {sheet.title: sheet.max_row - 1 for sheet in book}
    assert sizes == {"events": 2, "places": 1, "actors": 1, "casualties": 2, "claims": 2, "errors": 1}
    events = book["events"]
    assert [cell.value for cell in events[1]] == list(EVENT_COLUMNS)
    assert [cell.value for cell in book["errors"][2]] == ["r1", "a.jsonl", 3, "text", reading.errors[0].message]
    assert events.freeze_panes == "A2"


def test_no_cell_of_xlsx_is_a_formula(report, reading):
    book = openpyxl.load_workbook(io.BytesIO(write(XlsxWriter, report, reading)))
    cells = [cell for sheet in book for row in sheet for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert any(cell.value == "=cmd|' /C calc'!A0" for cell in cells)


def test_xlsx_takes_control_characters_and_endless_words(report, reading):
    head = msgspec.structs.replace(reading.report, source="a\x00b\x1b", title="ع" * 40_000)
    book = openpyxl.load_workbook(io.BytesIO(write(XlsxWriter, report, msgspec.structs.replace(reading, report=head))))
    row = dict(zip(EVENT_COLUMNS, (cell.value for cell in book["events"][2]), strict=True))
    assert row["source"] == "a\ufffdb\ufffd"
    assert len(row["title"]) == 32_767


def test_the_same_readings_give_the_same_workbook(report, reading, monkeypatch):
    first = write(XlsxWriter, report, reading)
    monkeypatch.setattr("openpyxl.writer.excel.datetime.datetime", _Later)
    assert write(XlsxWriter, report, reading) == first


class _Later(__import__("datetime").datetime):
    """A clock an hour on."""

    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + __import__("datetime").timedelta(hours=1)


def test_every_field_of_an_event_reaches_a_table_or_is_left_out_on_purpose():
    left_out = {"persons"}  # names are masked by the publishing profile, which tables do not know
    reached = {"id", "type", "status", "salience", "trigger", "time", "places", "actors", "targets", "weapons"}
    reached |= {"quantities", "casualties", "claims", "doubt", "reasons"}
    assert {field.name for field in msgspec.structs.fields(Event)} == reached | left_out
