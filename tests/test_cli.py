"""The commands from outside: what they print, write and exit with."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from rasid.cli import cli
from rasid.commands.formats import choose_format

TEXT = "قصفت مدفعية النظام بلدة سرمين بريف إدلب صباح الأربعاء، ما أسفر عن مقتل مدنيين اثنين وإصابة خمسة آخرين، وفق الدفاع المدني."
COMMAND = [sys.executable, "-c", "from rasid.cli import main; main()"]
KNOWN_FAILURES = Path(__file__).parent / "packs" / "known_failures.toml"


def run(*arguments, **options):
    return subprocess.run([*COMMAND, *map(str, arguments)], capture_output=True, check=False, timeout=120, **options)


def invoke(*arguments, **options):
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], **options)


def records(output):
    return [json.loads(line) for line in output.splitlines()]


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "sarmin.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def reports(tmp_path):
    path = tmp_path / "reports.jsonl"
    lines = [
        json.dumps({"id": f"r{number}", "text": TEXT, "published": "2023-04-10"}, ensure_ascii=False) for number in range(40)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_text_becomes_one_record_whose_quotes_are_its_slices(text):
    result = invoke("read", text, "--published", "2023-04-10", "--source", "مراسل", "--title", "عاجل")
    assert result.exit_code == 0
    (record,) = records(result.stdout)
    assert record["id"] == "sarmin"
    assert record["report"] | {"sketch": ""} == {
        "title": "عاجل",
        "source": "مراسل",
        "published": "2023-04-10",
        "url": None,
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "credits": [],
        "sketch": "",
    }
    assert record["events"]
    for event in record["events"]:
        quote = event["trigger"]
        assert TEXT[quote["start"] : quote["end"]] == quote["text"]


def test_the_counts_are_told_at_the_end(text):
    result = invoke("read", text)
    events = len(records(result.stdout)[0]["events"])
    assert f"rasid: 1 report, {events} event" in result.stderr
    assert "0 errors, 0 notes" in result.stderr
    assert not invoke("read", text, "--quiet").stderr


def test_an_error_is_told_stands_in_the_output_and_sets_the_exit_code(tmp_path, text):
    bad = tmp_path / "bad.jsonl"
    bad.write_text(f'{{"id": "a"\n{{"id": "b"}}\n{{"id": "c", "text": "{TEXT}\\u0001"}}\n', encoding="utf-8")
    result = invoke("read", bad, text)
    assert result.exit_code == 1
    broken, missing, odd, good = records(result.stdout)
    assert (broken["id"], broken["events"]) == (f"{bad}:1", [])
    assert missing["errors"] == [{"file": str(bad), "line": 2, "field": "text", "message": "missing"}]
    assert f"rasid: {bad}:2: text: missing\n" in result.stderr
    assert odd["events"]
    assert odd["errors"][0]["message"].startswith("control characters")
    assert f"rasid: note: {bad}:3: text: control" in result.stderr
    assert good["errors"] == []
    assert "4 reports" in result.stderr
    assert "2 errors, 1 note" in result.stderr


def test_notes_alone_do_not_fail(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT + "\u200f", encoding="utf-8")
    assert invoke("read", path).exit_code == 0


@pytest.mark.parametrize(
    ("ending", "start"),
    [("jsonl", b'{"id":'), ("csv", b"\xef\xbb\xbfreport,"), ("xlsx", b"PK"), ("html", b"<!doctype html>"), ("txt", b"")],
)
def test_the_ending_of_the_output_chooses_the_format(tmp_path, text, ending, start):
    output = tmp_path / f"out.{ending}"
    assert invoke("read", text, "-o", output).exit_code == 0
    assert output.read_bytes().lstrip().startswith(start)
    assert {path.name for path in tmp_path.iterdir()} == {text.name, output.name}


@pytest.mark.parametrize(
    ("given", "output", "terminal", "chosen"),
    [
        (None, "-", True, "table"),
        (None, "-", False, "jsonl"),
        ("csv", "-", True, "csv"),
        ("csv", "a.html", True, "csv"),
        (None, "a.html", True, "html"),
        (None, "/dev/null", True, "jsonl"),
    ],
)
def test_which_format_is_written(monkeypatch, given, output, terminal, chosen):
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal, raising=False)
    assert choose_format(given, output) == chosen


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["read"],
        ["read", "a.txt", "--format", "pdf"],
        ["read", "a.txt", "-o", "a.pdf"],
        ["read", "a.txt", "-o", "a.txt"],
        ["read", "a.txt", "--encoding", "klingon"],
        ["read", "a.txt", "--encoding", "base64"],
        ["read", "a.txt", "--published", "someday"],
        ["read", "a.txt", "--column", "text"],
        ["read", "a.txt", "--column", "colour=red"],
        ["read", "a.txt", "--packs", "none"],
        ["read", "a.txt", "--jobs", "0"],
        ["check", "none"],
        ["explain"],
        ["fly"],
    ],
)
def test_wrong_usage_exits_with_two(arguments):
    result = run(*arguments)
    assert result.returncode == 2
    assert b"Traceback" not in result.stderr


def test_several_processes_write_the_same_bytes(tmp_path, reports):
    with reports.open("a", encoding="utf-8") as stream:
        stream.write('\n{"id": "r1"}\nnot json\n')
    outputs = [tmp_path / "one.jsonl", tmp_path / "two.jsonl"]
    for jobs, output in enumerate(outputs, start=1):
        assert run("read", reports, "-o", output, "--jobs", jobs).returncode == 1
    assert outputs[0].read_bytes() == outputs[1].read_bytes()
    assert len(records(outputs[0].read_text(encoding="utf-8"))) == 42


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_pack_that_is_wrong_is_one_line(tmp_path, text, jobs):
    words = tmp_path / "events" / "air-strike" / "words.tsv"
    words.parent.mkdir(parents=True)
    words.write_text("form\tinflect\nقصف\tzzz\n", encoding="utf-8")
    result = run("read", text, "--packs", tmp_path, "--jobs", jobs)
    assert (result.returncode, result.stdout) == (1, b"")
    assert result.stderr.decode().startswith(f"rasid: {words}:2: inflect: unknown")
    assert result.stderr.count(b"\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("name", ["jsonl", "csv", "xlsx", "html", "table"])
def test_a_full_disk_is_one_line(text, name):
    result = run("read", text, "-q", "--format", name, "-o", "/dev/full")
    assert (result.returncode, result.stderr) == (1, b"Error: cannot write /dev/full: No space left on device\n")
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [*COMMAND, "read", text, "-q", "--format", name], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (result.returncode, result.stderr) == (1, b"Error: cannot write standard output: No space left on device\n")


def test_a_folder_that_is_not_there_is_one_line(tmp_path, text):
    result = run("read", text, "-o", tmp_path / "none" / "out.jsonl")
    assert result.returncode == 1
    assert result.stderr.decode() == f"Error: cannot write {tmp_path / 'none' / 'out.jsonl'}: No such file or directory\n"


@pytest.mark.parametrize("name", ["jsonl", "table"])
def test_a_closed_pipe_ends_quietly(reports, name):
    with subprocess.Popen(
        [*COMMAND, "read", reports, "-q", "--format", name], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


@pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_stopped_leaves_the_old_output_and_nothing_else(tmp_path, sent, code):
    output = tmp_path / "out.jsonl"
    output.write_text("old", encoding="utf-8")
    with subprocess.Popen([*COMMAND, "read", "-", "-o", output], stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while not list(tmp_path.glob(".out.jsonl.*")):
            time.sleep(0.02)
        time.sleep(0.2)
        process.send_signal(sent)
        message = process.stderr.read().decode()
        assert process.wait(60) == code
    assert message.strip() == ("rasid: interrupted, nothing was written half" if code == 130 else "")
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]
    assert output.read_text(encoding="utf-8") == "old"


def test_the_standard_input_can_be_read():
    result = run("read", "-", input=json.dumps({"id": "a", "text": TEXT}).encode())
    assert [record["id"] for record in records(result.stdout)] == ["a"]


def test_a_report_that_breaks_the_reader_costs_only_itself(monkeypatch, reports):
    from rasid.reader import Reader

    read = Reader.read

    def fail_once(self, report):
        if report.id == "r1":
            raise ZeroDivisionError("by zero")
        return read(self, report)

    monkeypatch.setattr(Reader, "read", fail_once)
    result = invoke("read", reports)
    first, second, *_ = records(result.stdout)
    assert result.exit_code == 1
    assert not first["errors"]
    assert second["errors"][0]["message"] == "reading failed: ZeroDivisionError: by zero"
    assert second["events"] == []


def test_explain_prints_sentences_mentions_and_frames(text):
    result = invoke("explain", text, "--published", "2023-04-10")
    assert result.exit_code == 0
    assert f"1. {TEXT}" in result.stdout
    assert "   mention  " in result.stdout
    assert "   fired    " in result.stdout


def test_explain_tells_what_it_cannot_read(tmp_path, text):
    result = invoke("explain", tmp_path / "none.txt", text)
    assert result.exit_code == 1
    assert "none.txt: cannot be read" in result.stderr
    assert "sarmin" in result.stdout


def test_check_names_file_and_line_of_what_is_wrong_in_a_pack(tmp_path):
    pack = tmp_path / "weapons.tsv"
    pack.write_text("form\tkind\tinflect\nص\u0640اروخ\tmissile\tm\n", encoding="utf-8")
    result = invoke("check", tmp_path)
    assert result.exit_code == 1
    assert f"{pack}:2: " in result.stdout
    pack.write_text("form\tkind\tinflect\nصاروخ\tmissile\tm\n", encoding="utf-8")
    result = invoke("check", tmp_path)
    assert result.exit_code == 0, result.stdout


def test_the_built_in_packs_are_right():
    """Nothing is wrong with the words that Rasid brings but the examples listed as not yet read."""
    result = invoke("check", "--known", KNOWN_FAILURES)
    assert result.exit_code == 0, result.stdout


def test_the_version_is_told_without_loading_what_it_does_not_need():
    probe = (
        "import sys, rasid.cli; print(sorted({'rich', 'openpyxl', 'rasid.reader', 'multiprocessing.pool'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", probe], capture_output=True, check=True, text=True).stdout == "[]\n"
    assert run("--version").stdout.startswith(b"rasid 0")
