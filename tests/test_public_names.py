"""What ``import rasid`` offers, and what it costs."""

from __future__ import annotations

import importlib
import subprocess
import sys
import time

import pytest

import rasid

NAMES = {
    "Event",
    "GazetteerError",
    "Number",
    "PackError",
    "Place",
    "RasidError",
    "Reading",
    "Report",
    "ReportError",
    "Time",
    "find_numbers",
    "find_places",
    "find_times",
    "load_places",
    "make_reader",
    "read",
    "read_report",
}
LATE = ("rich", "openpyxl", "django", "click", "msgspec", "rapidfuzz", "rensa", "hijridate", "ahocorasick_rs")
MOST_SECONDS = 0.15  # the budget of ``import rasid`` on an idle machine
STARTS = 5  # the fastest of these stands for an idle machine


def run_python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def fastest(code: str) -> float:
    """Return the least seconds that a fresh interpreter takes for *code*."""
    seconds = []
    for _ in range(STARTS):
        begun = time.perf_counter()
        run_python(code)
        seconds.append(time.perf_counter() - begun)
    return min(seconds)


def test_the_public_names_are_these_and_no_others():
    """A name more is a promise more; a name less breaks somebody's code."""
    assert set(rasid.__all__) == NAMES
    assert sorted(rasid.__all__) == rasid.__all__
    assert set(dir(rasid)) == NAMES


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_public_name_loads_and_says_what_it_is(name: str):
    value = getattr(rasid, name)
    assert value.__doc__
    assert value is getattr(rasid, name)


def test_a_name_that_is_not_public_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        importlib.import_module("rasid").reed  # noqa: B018


def test_every_public_name_can_be_star_imported():
    shown = run_python("from rasid import *; print(sorted(n for n in dir() if not n.startswith('_')))")
    assert all(f"'{name}'" in shown for name in NAMES)


@pytest.mark.parametrize("module", LATE)
def test_import_rasid_loads_no_dependency(module: str):
    """They are loaded by what uses them, when it is used."""
    assert run_python(f"import rasid, sys; print({module!r} in sys.modules)") == "False"


def test_reading_loads_neither_the_terminal_nor_the_spreadsheets():
    code = (
        "import rasid, sys; rasid.read(rasid.Report(id='r', text='قصف')); print({'rich', 'openpyxl', 'click'} & set(sys.modules))"
    )
    assert run_python(code) == "set()"


def test_import_rasid_takes_less_than_its_budget():
    """Measured against a bare start of the interpreter, so that a busy machine does not fail it."""
    bare = fastest("pass")
    loaded = fastest("import rasid")
    assert loaded - bare < max(MOST_SECONDS, bare)
