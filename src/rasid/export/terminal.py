"""Readings for a terminal: each report with its words coloured, and a table of its events below."""

from __future__ import annotations

import os
from collections.abc import Mapping

from rich import box
from rich.console import Console, JustifyMethod
from rich.table import Table
from rich.text import Text

from rasid.export.spans import SPAN_ROLES, SpanRole, find_spans
from rasid.export.wording import (
    actors_in,
    casualty_words,
    harmless,
    place_words,
    problem_line,
    quantity_words,
    time_words,
)
from rasid.model import Casualty, Event, Reading, Report

STYLES: dict[SpanRole, str] = {
    "trigger": "bold red",
    "time": "cyan",
    "place": "green",
    "actor": "magenta",
    "casualty": "bold yellow",
    "target": "blue",
    "weapon": "bright_red",
    "quantity": "bright_cyan",
    "claim": "italic bright_black",
}
_WIDE = 100  # columns from which a table has room for who says so
_MAX_SHOWN = 4_000  # letters of one text; the events of the rest stand in the table


class TerminalWriter:
    """Prints each reading as it comes."""

    def __init__(self, console: Console, *, right_to_left: bool = False) -> None:
        self._console = console
        self._justify: JustifyMethod = "right" if right_to_left else "default"
        self._legend_shown = False

    def add(self, report: Report, reading: Reading) -> None:
        """Print *report* with its words coloured, and the events of *reading*."""
        if not self._legend_shown and reading.events:
            self._console.print(_legend())
            self._legend_shown = True
        self._console.rule(_heading(reading), align="left", style="bright_black")
        self._print_words(report, reading)
        if reading.events:
            self._console.print(_table(reading, wide=self._console.width >= _WIDE))
        elif not reading.errors:
            self._console.print(Text("no events", style="bright_black"))
        for error in reading.errors:
            self._console.print(Text(problem_line(error), style="yellow"), highlight=False)

    def finish(self) -> None:
        """Do nothing: every reading is printed."""

    def _print_words(self, report: Report, reading: Reading) -> None:
        title, text = _colour(report, reading)
        for words in (title, text):
            if words:
                self._console.print(words, justify=self._justify, highlight=False)


def reads_right_to_left(environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether the terminal orders Arabic itself: those of VTE 0.58 on, Konsole, mlterm and Apple's do."""
    vte = environment.get("VTE_VERSION", "")
    return (
        (vte.isdigit() and int(vte) >= 5800)
        or "KONSOLE_VERSION" in environment
        or "MLTERM" in environment
        or environment.get("TERM_PROGRAM") == "Apple_Terminal"
    )


def _heading(reading: Reading) -> Text:
    head = reading.report
    heading = Text(harmless(reading.id), style="bold")
    heading.append(
        "".join(f"  {harmless(part)}" for part in (head.source, head.published) if part), style="not bold bright_black"
    )
    return heading


def _colour(report: Report, reading: Reading) -> tuple[Text, Text]:
    """Return title and text with the style of its role on every span; inner spans come after outer ones and win."""
    title = Text(harmless(report.title or ""), style="bold")
    text = Text(harmless(report.text[:_MAX_SHOWN]))
    if len(report.text) > _MAX_SHOWN:
        text.append(f" … ({len(report.text) - _MAX_SHOWN:,} more characters)", style="bright_black")
    for span in sorted(find_spans(reading), key=lambda span: (span.start - span.end, span.start)):
        if span.in_title or span.start < _MAX_SHOWN:
            (title if span.in_title else text).stylize(STYLES[span.role], span.start, min(span.end, _MAX_SHOWN))
    return title, text


def _table(reading: Reading, *, wide: bool) -> Table:
    """Return the events as a table; one that is not *wide* has who says so below what happened."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("#", justify="right", style="bright_black")
    for name in ("event", "when"):  # days and types stay whole
        table.add_column(name, no_wrap=True)
    for name in ("where", "who", "harm", "said by") if wide else ("where", "who", "harm"):
        table.add_column(name, overflow="fold")
    for number, event in enumerate(reading.events, start=1):
        said = _said(event)
        what = _what(event) if wide or not said else Text("\n").join((_what(event), said))
        row = (what, _when(event, wide=wide), _where(event), _who(event), _harm(event))
        table.add_row(str(number), *row, *((said,) if wide else ()))
    return table


def _what(event: Event) -> Text:
    what = Text(event.type, style="bold" if event.salience == "main" else "")
    marks: list[str] = [event.status] if event.status != "reported" else []
    marks += ["background"] if event.salience == "background" else []
    if marks:
        what.append("\n" + ", ".join(marks), style="bright_black")
    return what


def _when(event: Event, *, wide: bool) -> Text:
    words = time_words(event.time).replace(" \u2013 ", "\u00a0\u2013\n")
    when = Text(words if wide else words.replace(" ", "\n"), style=STYLES["time"])
    if event.time and event.time.basis != "stated":
        when.append(f"\n{event.time.basis}", style="bright_black")
    return when


def _where(event: Event) -> Text:
    return Text("\n".join(harmless(place_words(place)) for place in event.places), style=STYLES["place"])


def _who(event: Event) -> Text:
    who = Text()
    for role, sign in (("initiator", ""), ("target", "→ "), ("participant", "+ "), ("mediator", "~ ")):
        for actor in actors_in(event, role):
            who.append(f"{sign}{harmless(actor.name)}\n", style=STYLES["actor"])
    who.append(", ".join(dict.fromkeys(target.kind for target in event.targets)), style=STYLES["target"])
    who.rstrip()
    return who


def _harm_line(casualty: Casualty) -> str:
    return f"{'' if casualty.part_of is None else '– of them '}{casualty_words(casualty)}"


def _harm(event: Event) -> Text:
    harm = Text("\n".join(map(_harm_line, event.casualties)), style=STYLES["casualty"])
    for quantity in event.quantities:
        harm.append(f"\n{quantity_words(quantity)}" if harm else quantity_words(quantity), style=STYLES["quantity"])
    return harm


def _said(event: Event) -> Text:
    said = (claim.kind if claim.stance == "asserts" else f"{claim.kind} {claim.stance}" for claim in event.claims)
    return Text("\n".join(dict.fromkeys(said)), style="bright_black")


def _legend() -> Text:
    return Text("  ").join(Text(role, style=STYLES[role]) for role in SPAN_ROLES)
