"""What the commands do at a terminal: a table for eyes, a bar over many reports, silence when asked."""

import json
import os
import subprocess
import sys

import pytest

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")

TEXT = "استهدفت طائرة مسيّرة سيارة في بلدة عيتا الشعب جنوب لبنان ظهر الاثنين، ما أدى إلى مقتل شخصين."
COMMAND = [sys.executable, "-c", "from rasid.cli import main; main()"]
ENVIRONMENT = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "120"}


def run_at_terminal(*arguments, out=False, err=False):
    """Run a command with its output, its errors or both at a terminal; return the exit code and what the terminal saw."""
    master, slave = pty.openpty()
    streams = {"stdout": slave if out else subprocess.DEVNULL, "stderr": slave if err else subprocess.DEVNULL}
    with subprocess.Popen([*COMMAND, *map(str, arguments)], env=ENVIRONMENT, stdin=subprocess.DEVNULL, **streams) as process:
        os.close(slave)
        seen = b""
        while True:
            try:
                part = os.read(master, 65536)
            except OSError:  # Linux tells the end of a terminal so
                break
            if not part:
                break
            seen += part
        os.close(master)
        return process.wait(60), seen.decode()


@pytest.fixture
def reports(tmp_path):
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps({"id": str(number), "text": TEXT}) + "\n" for number in range(3)), encoding="utf-8")
    return path


def test_a_terminal_gets_a_table_with_coloured_words(reports):
    code, seen = run_at_terminal("read", reports, out=True)
    assert code == 0
    assert "trigger" in seen
    assert "\x1b[" in seen
    assert "عيتا الشعب" in seen


def test_a_bar_runs_over_many_reports_and_the_counts_stay(reports, tmp_path):
    code, seen = run_at_terminal("read", reports, "-o", tmp_path / "out.jsonl", err=True)
    assert code == 0
    assert "3/3" in seen
    assert "rasid: 3 reports" in seen


def test_there_is_no_bar_over_one_report_nor_where_it_is_unwanted(reports, tmp_path):
    single = tmp_path / "one.txt"
    single.write_text(TEXT, encoding="utf-8")
    assert "reading" not in run_at_terminal("read", single, "-o", tmp_path / "out.jsonl", err=True)[1]
    assert run_at_terminal("read", reports, "-q", "-o", tmp_path / "out.jsonl", err=True)[1] == ""
    assert "reading" not in run_at_terminal("read", reports, out=True, err=True)[1]


def test_a_workbook_is_not_for_a_terminal(reports):
    code, _ = run_at_terminal("read", reports, "--format", "xlsx", out=True)
    assert code == 2
