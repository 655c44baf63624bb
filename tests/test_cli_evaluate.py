"""What ``rasid evaluate`` and ``rasid compare`` print, write and exit with."""

import json

import pytest
from click.testing import CliRunner

from rasid.cli import cli

TEXT = "قصفت مدفعية النظام بلدة النيرب بريف إدلب صباح الأربعاء، ما أسفر عن مقتل ثلاثة مدنيين."
DAY = {"quote": "صباح الأربعاء", "earliest": "2023-04-05", "latest": "2023-04-05", "precision": "part-of-day", "basis": "stated"}
EVENT = {"type": "shelling", "trigger": "قصفت", "status": "reported", "salience": "main", "time": DAY}


def invoke(*arguments):
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def write_lines(path, *records):
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    return path


def figure(result, name):
    return next(one for one in json.loads(result.stdout)["figures"] if one["name"] == name)


@pytest.fixture
def reports(tmp_path):
    return write_lines(tmp_path / "reports.jsonl", {"id": "a", "text": TEXT, "published": "2023-04-06"})


@pytest.fixture
def gold(tmp_path):
    return write_lines(tmp_path / "gold.jsonl", {"id": "a", "events": [EVENT]})


@pytest.fixture
def readings(tmp_path, reports):
    path = tmp_path / "read.jsonl"
    assert invoke("read", reports, "-o", path).exit_code == 0
    return path


def test_the_reports_are_read_where_no_readings_are_given(reports, gold, readings):
    now = invoke("evaluate", reports, gold)
    assert now.exit_code == 0
    assert now.stdout.startswith(" ")
    assert "event + type            1      1      1" in now.stdout
    assert "1 reports, 1 coded events" in now.stdout
    assert now.stdout == invoke("evaluate", reports, gold, readings).stdout


def test_errors_are_listed_unless_they_are_not_wanted(tmp_path, reports):
    gold = write_lines(tmp_path / "gold.jsonl", {"id": "a", "events": [EVENT | {"status": "denied"}]})
    wrong = "wrong    status: coded denied, read reported"
    assert wrong in invoke("evaluate", reports, gold).stdout
    assert wrong not in invoke("evaluate", reports, gold, "--no-errors").stdout


def test_programs_get_every_count_by_its_name(tmp_path, reports, gold, readings):
    output = tmp_path / "evaluation.json"
    assert invoke("evaluate", reports, gold, readings, "--format", "json", "-o", output).exit_code == 0
    result = invoke("evaluate", reports, gold, readings, "--format", "json")
    assert output.read_text(encoding="utf-8") == result.stdout
    found = figure(result, "event + type")
    assert (found["right"], found["coded"], found["read"], found["f1"], found["given"]) == (1, 1, 1, 100, 100)
    assert {"report", "kind", "field", "coded", "read", "trigger", "words"} == set(json.loads(result.stdout)["errors"][0])
    assert "errors" not in json.loads(invoke("evaluate", reports, gold, "--no-errors", "--format", "json").stdout)


def test_faults_of_the_gold_are_told_and_the_rest_is_evaluated(tmp_path, reports):
    faulty = {"id": "a", "events": [EVENT | {"type": "shooting", "trigger": "غارة"}]}
    gold = write_lines(tmp_path / "gold.jsonl", faulty, {"id": "b", "events": []})
    result = invoke("evaluate", reports, gold, "--format", "json")
    assert result.exit_code == 1
    assert "rasid: type: a#1: 'shooting' is no event type\n" in result.stderr
    assert "rasid: trigger: a#1: 'غارة' does not stand in the report\n" in result.stderr
    assert "rasid: id: b: is in the gold and not among the reports\n" in result.stderr
    assert json.loads(result.stdout)["reports"] == 1


def test_a_report_that_cannot_be_read_is_told(tmp_path, gold):
    reports = write_lines(tmp_path / "reports.jsonl", {"id": "a", "text": TEXT, "published": "2023-04-06"}, {"id": "b"})
    result = invoke("evaluate", reports, gold)
    assert result.exit_code == 1
    assert f"rasid: {reports}:2: text: missing\n" in result.stderr
    assert "1 reports, 1 coded events" in result.stdout


def test_coded_reports_without_a_reading_are_named(tmp_path, reports, gold):
    result = invoke("evaluate", reports, gold, write_lines(tmp_path / "none.jsonl"))
    assert "1 reports were not read at all, such as a" in result.stdout


def test_the_terminal_is_not_commanded_by_a_report(tmp_path, reports):
    gold = write_lines(tmp_path / "gold.jsonl", {"id": "a", "events": [EVENT | {"trigger": "غارة\u001b[2J"}]})
    result = invoke("evaluate", reports, gold)
    assert "\u001b" not in result.stdout + result.stderr


def test_a_reading_without_differences_differs_in_nothing(readings):
    result = invoke("compare", readings, readings)
    assert (result.exit_code, result.stdout) == (0, "0 events added, 0 removed, 0 values changed\n")


def test_what_changed_is_told_with_its_words(tmp_path, readings):
    record = json.loads(readings.read_text(encoding="utf-8"))
    record["events"][0]["status"] = "denied"
    new = write_lines(tmp_path / "new.jsonl", record)
    assert invoke("compare", readings, new).stdout == (
        "a\n  ~ status: reported -> denied «قصفت»\n0 events added, 0 removed, 1 values changed\n"
    )
    (difference,) = json.loads(invoke("compare", readings, new, "--format", "json").stdout)["differences"]
    assert (difference["field"], difference["old"], difference["new"]) == ("status", "reported", "denied")


@pytest.mark.parametrize("arguments", [("evaluate", "a.jsonl"), ("compare", "a.jsonl"), ("evaluate", "no.jsonl", "no.jsonl")])
def test_wrong_usage_exits_with_two(arguments):
    assert invoke(*arguments).exit_code == 2
