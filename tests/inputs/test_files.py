"""Files of every sort become arrivals: the good ones reports, the bad ones a line with file, line and field."""

import io
import json
import os
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from rasid.inputs.arrival import InputOptions, make_empty_reading
from rasid.inputs.condition import MAX_LETTERS
from rasid.inputs.files import kind_of, read_inputs
from rasid.model import ReaderInfo

TODAY = date(2026, 6, 1)
TEXT = "أصيب راعٍ بانفجار لغم في بادية السخنة."
OTHER = "شيّع أهالي بلدة عيترون ضحيتين."


def arrive(*paths, **options):
    return list(read_inputs([str(path) for path in paths], InputOptions(today=TODAY, **options)))


def write(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def lines_of(*records):
    return "".join(f"{record if isinstance(record, str) else json.dumps(record, ensure_ascii=False)}\n" for record in records)


def told(arrival):
    return [(error.line, error.field, error.message) for error in arrival.errors]


def test_a_text_file_is_one_report_called_by_its_name(tmp_path):
    (arrival,) = arrive(
        write(tmp_path, "badia.txt", f"{TEXT}\r\n{OTHER}\n"), title="عاجل", published="2023-04-10", source="مراسل"
    )
    report = arrival.report
    assert (report.id, report.text) == ("badia", f"{TEXT}\r\n{OTHER}\n")
    assert (report.title, report.published, report.source) == ("عاجل", date(2023, 4, 10), "مراسل")
    assert not arrival.errors
    assert not arrival.failed


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path):
    (arrival,) = arrive(write(tmp_path, "a.txt", b"\xef\xbb\xbf" + TEXT.encode()))
    assert arrival.report.text == TEXT


def test_text_files_of_one_name_in_two_folders_are_two_reports(tmp_path):
    (tmp_path / "x").mkdir()
    first, second = write(tmp_path, "a.txt", TEXT), write(tmp_path / "x", "a.txt", OTHER)
    assert [arrival.report.id for arrival in arrive(first, second)] == ["a", str(second)]


def test_a_file_given_twice_is_read_once(tmp_path):
    path = write(tmp_path, "a.txt", TEXT)
    arrivals = arrive(path, path, path)
    assert [arrival.failed for arrival in arrivals] == [False, True, True]
    assert [arrival.report.id for arrival in arrivals] == ["a", str(path), f"{path}~"]
    assert told(arrivals[2]) == [(None, "id", "the same file again: not read again")]


@pytest.mark.parametrize(
    ("encoding", "hint"), [("windows-1256", "try --encoding windows-1256"), ("utf-16", "try --encoding utf-16")]
)
def test_text_in_another_encoding_names_the_byte_and_the_way_out(tmp_path, encoding, hint):
    path = write(tmp_path, "a.txt", TEXT.encode(encoding))
    (arrival,) = arrive(path)
    ((_, field, message),) = told(arrival)
    assert arrival.failed
    assert field == "text"
    assert f"byte 0x{TEXT.encode(encoding)[0]:02X} at offset 0" in message
    assert hint in message
    (arrival,) = arrive(path, encoding=encoding)
    assert arrival.report.text == TEXT


def test_the_offset_of_a_bad_byte_counts_the_byte_order_mark(tmp_path):
    (arrival,) = arrive(write(tmp_path, "a.txt", b"\xef\xbb\xbfab\xff"))
    assert "offset 5" in arrival.errors[0].message


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.xlsx"])
def test_an_empty_file_is_told(tmp_path, name):
    (arrival,) = arrive(write(tmp_path, name, b""))
    assert told(arrival) == [(None, None, "the file is empty")]


def test_what_cannot_be_opened_is_told_and_the_others_go_on(tmp_path):
    good = write(tmp_path, "good.txt", TEXT)
    missing, folder, read = arrive(tmp_path / "none.txt", tmp_path, good)
    assert "No such file" in missing.errors[0].message
    assert "directory" in folder.errors[0].message.lower()
    assert not read.errors


def test_a_file_name_that_is_no_utf8_is_mended_and_the_file_read(tmp_path):
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xc7.txt")
    try:
        Path(path).write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    (arrival,) = arrive(path)
    assert arrival.report.id == "\ufffd"


def test_ten_megabytes_in_one_text_file_are_refused(tmp_path):
    (arrival,) = arrive(write(tmp_path, "big.txt", TEXT * (10_000_000 // len(TEXT.encode()))))
    assert arrival.failed
    assert f"{MAX_LETTERS:,} characters" in arrival.errors[0].message


def test_a_line_of_json_that_no_memory_should_hold_is_refused_and_the_next_is_read(tmp_path):
    long = '{"id": "long", "text": "' + "x" * 13_500_000 + '"}\n'
    first, second = arrive(write(tmp_path, "a.jsonl", long + lines_of({"id": "b", "text": TEXT})))
    assert told(first) == [(1, None, "a line of more than 13,000,000 bytes: too long for one report")]
    assert (second.report.id, second.line) == ("b", 2)


def test_json_lines_take_the_names_that_others_use(tmp_path):
    record = {
        "guid": 7,
        "content": TEXT,
        "headline": "ت",
        "date": "2023-04-10",
        "publisher": "ص",
        "link": "https://a.example",
        "x": [1],
    }
    (arrival,) = arrive(write(tmp_path, "a.jsonl", "\n" + lines_of(record)))
    report = arrival.report
    assert (report.id, report.text, report.title) == ("7", TEXT, "ت")
    assert (report.published, report.source, report.url) == (date(2023, 4, 10), "ص", "https://a.example")
    assert arrival.line == 2


def test_a_chosen_column_goes_before_the_usual_names(tmp_path):
    path = write(tmp_path, "a.jsonl", lines_of({"id": "a", "text": "short", "Long Text": TEXT}))
    (arrival,) = arrive(path, columns={"text": "long_text"})
    assert arrival.report.text == TEXT


def test_a_chosen_key_that_is_absent_is_told(tmp_path):
    (arrival,) = arrive(write(tmp_path, "a.jsonl", lines_of({"id": "a", "text": TEXT})), columns={"text": "body_ar"})
    assert told(arrival) == [(1, "text", "no key 'body_ar': there are 'id', 'text'")]


@pytest.mark.parametrize("spread", [None, 1])
def test_json_may_be_a_list_or_objects_over_many_lines(tmp_path, spread):
    pair = [{"id": "a", "text": TEXT}, {"id": "b", "text": OTHER}]
    listed = json.dumps([*pair, 3], ensure_ascii=False, indent=spread)
    arrivals = arrive(write(tmp_path, "a.json", "\ufeff" + listed))
    assert [arrival.report.id for arrival in arrivals[:2]] == ["a", "b"]
    assert [arrival.line for arrival in arrivals] == ([2, 6, 10] if spread else [1, 1, 1])
    assert "this is a number" in arrivals[2].errors[0].message
    joined = "\n".join(json.dumps(record, indent=spread) for record in pair)
    assert [arrival.report.text for arrival in arrive(write(tmp_path, "b.json", joined))] == [TEXT, OTHER]


@pytest.mark.parametrize("rest", ['{"id": ', "[" * 100_000 + '"', "nothing"])
def test_broken_json_ends_its_file_only(tmp_path, rest):
    broken = write(tmp_path, "a.json", lines_of({"id": "a", "text": TEXT}) + rest)
    good, bad, other = arrive(broken, write(tmp_path, "b.txt", OTHER))
    assert not good.failed
    assert bad.line == 2
    assert "the rest of the file is not read" in bad.errors[0].message
    assert not other.failed


@pytest.mark.parametrize(
    ("record", "field", "message"),
    [
        ('{"id": "x", "text": ', None, "broken JSON"),
        ("[1]", None, "a report is an object, this is a list"),
        ("3", None, "a report is an object, this is a number"),
        ("[" * 100_000, None, "nested too deeply"),
        ({"id": "x"}, "text", "missing"),
        ({"id": "x", "text": None}, "text", "missing"),
        ({"id": "x", "text": 5}, "text", "wrong type: a number"),
        ({"id": "x", "text": ["a"]}, "text", "wrong type: a list"),
        ({"id": "x", "text": " "}, "text", "the text is empty"),
        ({"id": "x", "text": "hello"}, "text", "no Arabic"),
        ('{"id": "x", "text": "ع\\ud83d"}', "text", "half a surrogate pair"),
        ({"id": "x", "text": "ع" * (MAX_LETTERS + 1)}, "text", "too many"),
    ],
)
def test_a_bad_line_is_told_with_line_and_field_and_costs_only_itself(tmp_path, record, field, message):
    first, second = arrive(write(tmp_path, "a.jsonl", lines_of(record, {"id": "good", "text": TEXT})))
    assert first.failed
    assert first.report.id == ("x" if field else f"{tmp_path / 'a.jsonl'}:1")
    ((line, where, why),) = told(first)
    assert (line, where) == (1, field)
    assert message in why
    assert (second.report.id, second.errors) == ("good", ())


@pytest.mark.parametrize(
    ("record", "field", "message"),
    [
        ({"text": TEXT}, "id", "missing: the report is called"),
        ({"id": "", "text": TEXT}, "id", "missing: the report is called"),
        ({"id": [1], "text": TEXT}, "id", "wrong type: a list"),
        ({"id": "x", "text": TEXT, "title": {"a": 1}}, "title", "wrong type: an object"),
        ({"id": "x", "text": TEXT, "source": True}, "source", "wrong type: true or false"),
        ({"id": "x", "text": TEXT, "published": "2199-01-01"}, "published", "future"),
        ({"id": "x", "text": TEXT, "published": "soon"}, "published", "cannot read"),
        ({"id": "x", "text": TEXT, "published": 12}, "published", "a number"),
        ('{"id": "x", "text": "ع", "title": "\\ud83d"}', "title", "half a surrogate pair"),
    ],
)
def test_a_field_that_cannot_be_used_is_told_and_the_report_is_read_without_it(tmp_path, record, field, message):
    (arrival,) = arrive(write(tmp_path, "a.jsonl", lines_of(record)))
    assert not arrival.failed
    ((line, where, why),) = told(arrival)
    assert (line, where) == (1, field)
    assert message in why
    assert field == "id" or getattr(arrival.report, field) is None


def test_an_id_that_is_taken_is_told_and_stands_under_another(tmp_path):
    first, second = arrive(write(tmp_path, "a.jsonl", lines_of({"id": "a", "text": TEXT}, {"id": "a", "text": OTHER})))
    path = tmp_path / "a.jsonl"
    assert not first.failed
    assert (second.failed, second.report.id) == (True, f"{path}:2")
    assert told(second) == [(2, "id", f"'a' is taken by {path}:1: not read again")]


def test_control_characters_are_noted_and_keep_their_place(tmp_path):
    (arrival,) = arrive(write(tmp_path, "a.jsonl", f'{{"id": "a", "text": "{TEXT}\x02\\u0000"}}\n'))
    assert arrival.report.text == TEXT + "\x02\x00"
    assert not arrival.errors
    assert "control characters (2" in arrival.notes[0].message


def test_a_note_on_a_text_file_names_the_line_within_it(tmp_path):
    (arrival,) = arrive(write(tmp_path, "a.txt", f"{TEXT}\n{OTHER}\u202e"))
    assert [(note.line, note.field) for note in arrival.notes] == [(2, "text")]


def test_a_line_that_is_not_utf8_names_the_byte_of_the_file(tmp_path):
    good = lines_of({"id": "a", "text": TEXT}).encode()
    first, second = arrive(write(tmp_path, "a.jsonl", good + b'{"id": "b", "text": "\xc7\xe1"}\n'))
    assert not first.failed
    assert f"byte 0xC7 at offset {len(good) + 21}" in second.errors[0].message
    assert second.line == 2


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_is_read_whatever_stands_between_its_cells(tmp_path, delimiter):
    rows = [("التاريخ", "المصدر", "النص"), ("2023-04-10", "ص", f'"{TEXT}\nو"'), ("", "", "")]
    (arrival,) = arrive(write(tmp_path, "a.csv", "\ufeff" + "\r\n".join(delimiter.join(row) for row in rows)))
    report = arrival.report
    assert (report.text, report.source, report.published) == (f"{TEXT}\nو", "ص", date(2023, 4, 10))
    assert (report.id, arrival.errors) == (f"{tmp_path / 'a.csv'}:2", ())


def test_bad_rows_of_csv_cost_only_themselves(tmp_path):
    rows = [
        b"id,text",
        f"a,{TEXT}".encode(),
        b"b,\xc7\xe1",
        f'c,"{TEXT}"x'.encode(),
        f"d,{TEXT},more".encode(),
        f"e,{TEXT}".encode(),
    ]
    good, byte, quote, wide, last = arrive(write(tmp_path, "a.csv", b"\n".join(rows)))
    assert [arrival.line for arrival in (good, byte, quote, wide, last)] == [2, 3, 4, 5, 6]
    assert [arrival.failed for arrival in (good, byte, quote, wide, last)] == [False, True, True, True, False]
    assert "byte 0xC7" in byte.errors[0].message
    assert "broken row" in quote.errors[0].message
    assert "3 cells under 2 column names" in wide.errors[0].message


def test_a_table_without_a_text_says_which_columns_it_has(tmp_path):
    (arrival,) = arrive(write(tmp_path, "a.csv", "a,b\n1,2\n"))
    assert told(arrival) == [(1, None, "no column for the text (there are 'a', 'b'): name it with --column text=NAME")]
    (arrival,) = arrive(tmp_path / "a.csv", columns={"text": "c"})
    assert told(arrival) == [(1, None, "no column 'c': there are 'a', 'b'")]


def test_csv_in_windows_1256_and_utf16(tmp_path):
    content = f"id,text\na,{TEXT}\n"
    (arrival,) = arrive(write(tmp_path, "a.csv", content.encode("utf-16")), encoding="utf-16")
    assert arrival.report.text == TEXT
    (arrival,) = arrive(write(tmp_path, "b.csv", content.encode("windows-1256")), encoding="windows-1256")
    assert arrival.report.text == TEXT
    (arrival,) = arrive(write(tmp_path, "c.csv", content.encode("utf-16")))
    assert "try --encoding utf-16" in arrival.errors[0].message


@pytest.fixture
def workbook(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["about this file"])
    sheet = book.create_sheet("reports")
    sheet.append(["id", "date", "content", "publisher"])
    sheet.append([1, datetime(2023, 4, 10), TEXT, "ص"])
    sheet.append([2, datetime(2023, 4, 10, 5, 30), OTHER, None])
    sheet.append([None, None, None, None])
    sheet.append([3, "someday", TEXT, None])
    sheet.append([4, None, 12, None])
    path = tmp_path / "a.xlsx"
    book.save(path)
    return path


def test_xlsx_is_read_from_the_first_sheet_with_a_text(workbook):
    first, second, third, fourth = arrive(workbook)
    assert (first.report.id, first.report.published, first.report.source) == ("1", date(2023, 4, 10), "ص")
    assert second.report.published == datetime(2023, 4, 10, 5, 30)
    assert [(error.line, error.field) for error in third.errors] == [(5, "published")]
    assert [(error.line, error.field) for error in fourth.errors] == [(6, "text")]
    assert fourth.failed


def test_what_is_no_workbook_is_told(tmp_path, workbook):
    (arrival,) = arrive(write(tmp_path, "b.xlsx", "not a workbook"))
    assert "not an XLSX file" in arrival.errors[0].message
    (arrival,) = arrive(write(tmp_path, "c.xlsx", workbook.read_bytes()[:-900]))
    assert "not an XLSX file" in arrival.errors[0].message
    (arrival,) = arrive(workbook, columns={"text": "نص"})
    assert "no column 'نص'" in arrival.errors[0].message


@pytest.mark.parametrize(
    ("content", "identity"),
    [
        (lines_of({"id": "a", "text": TEXT}).encode(), "a"),
        (b'[ {"id": "a", "text": "' + TEXT.encode() + b'"}]', "a"),
        (TEXT.encode(), "stdin"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "stdin"),
    ],
)
def test_the_standard_input_is_json_lines_or_a_text(monkeypatch, content, identity):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(content))))
    (arrival,) = arrive("-")
    assert (arrival.report.id, arrival.report.text) == (identity, TEXT)


def test_a_workbook_comes_through_a_pipe(monkeypatch, workbook):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(workbook.read_bytes()))))
    assert len(arrive("-", kind="xlsx")) == 4


def test_the_ending_says_what_a_file_is():
    kinds = [kind_of(name) for name in ("a.JSONL", "a.ndjson", "a.json", "a.csv", "a.tsv", "a.xlsx", "a.txt", "a", "a.md")]
    assert kinds == ["jsonl", "jsonl", "json", "csv", "csv", "xlsx", "text", "text", "text"]


def test_a_failed_report_stands_in_the_output_with_its_reason(tmp_path):
    record = {"id": "x", "text": "hello", "title": "ع", "published": "2023-04-10T08:00", "source": "s", "url": "u"}
    (arrival,) = arrive(write(tmp_path, "a.jsonl", lines_of(record)))
    reading = make_empty_reading(arrival, ReaderInfo(version="1", packs="p"))
    assert (reading.id, reading.events, reading.report.published) == ("x", (), "2023-04-10T08:00:00")
    assert reading.report.sha256 == "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    assert reading.errors == arrival.errors
    assert Path(reading.errors[0].file).name == "a.jsonl"
