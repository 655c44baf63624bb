"""What a terminal shows, and that no report can command it."""

import io

import msgspec
import pytest
from rich.console import Console

from rasid.export.terminal import TerminalWriter, reads_right_to_left
from rasid.model import Report


def show(report, reading, *, colour=None, **options):
    stream = io.StringIO()
    console = Console(file=stream, width=160, color_system=colour, force_terminal=colour is not None)
    writer = TerminalWriter(console, **options)
    writer.add(report, reading)
    writer.finish()
    return stream.getvalue()


def test_the_table_says_what_when_where_who_and_how_many(report, reading):
    shown = show(report, reading)
    for words in (
        "air-strike",
        "2024-10-01 03:00–06:00",
        "near شمسطار",
        "Israeli Air Force",
        "1 child killed",
        "anonymous",
        "possible",
    ):
        assert words in shown


def test_the_words_of_values_are_coloured_where_there_is_colour(report, reading):
    assert "\x1b[1;31mأغار\x1b[0m" in show(report, reading, colour="standard")
    assert "\x1b" not in show(report, reading)


def test_errors_stand_below_their_report(report, reading):
    assert "a.jsonl:3: text: control characters" in show(report, reading)
    assert "no events" in show(report, msgspec.structs.replace(reading, events=(), errors=()))


def test_no_report_can_command_the_terminal(reading):
    evil = "\x1b]0;owned\x07\x1b[2J\x9b31m"
    report = Report(id="r1", text=evil + "قصف", title=evil)
    head = msgspec.structs.replace(reading.report, source=evil, title=evil)
    event = reading.events[0]
    event = msgspec.structs.replace(event, actors=(msgspec.structs.replace(event.actors[0], name=evil),))
    error = msgspec.structs.replace(reading.errors[0], message=evil + "\nsecond line")
    shown = show(report, msgspec.structs.replace(reading, id=evil, report=head, events=(event,), errors=(error,)))
    assert not {"\x1b", "\x07", "\x9b"} & set(shown)
    assert "\nsecond line" not in shown


def test_a_long_text_is_cut_in_the_terminal_only(reading):
    shown = show(Report(id="r1", text="ع" * 5_000), msgspec.structs.replace(reading, events=()))
    assert "(1,000 more characters)" in shown


def test_arabic_stands_at_the_right_where_the_terminal_orders_it(report, reading):
    shown = show(report, reading, right_to_left=True)
    assert any(line.startswith("   ") and line.rstrip().endswith("أمني.") for line in shown.splitlines())


@pytest.mark.parametrize(
    ("environment", "can"),
    [
        ({}, False),
        ({"VTE_VERSION": "6003"}, True),
        ({"VTE_VERSION": "5202"}, False),
        ({"KONSOLE_VERSION": "230401"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, True),
        ({"TERM_PROGRAM": "vscode"}, False),
    ],
)
def test_which_terminals_order_arabic(environment, can):
    assert reads_right_to_left(environment) is can
