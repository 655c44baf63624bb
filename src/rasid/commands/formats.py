"""Which format is written, and its writer."""

from __future__ import annotations

import io
import sys
from pathlib import PurePath
from typing import BinaryIO

import click

from rasid.commands.output import STDOUT
from rasid.export.writer import Writer

FORMATS = ("table", "jsonl", "csv", "xlsx", "html")
_ENDINGS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".html": "html",
    ".htm": "html",
    ".txt": "table",
}


def choose_format(given: str | None, output: str) -> str:
    """Return the format: the one *given*, else by the ending of *output*, else a table for eyes and JSON lines for pipes."""
    if given is None and output != STDOUT:
        ending = PurePath(output).suffix.lower()
        if ending and ending not in _ENDINGS:
            raise click.UsageError(f"no format ends in {ending!r}: name it with --format")
        return _ENDINGS.get(ending, "jsonl")
    if given is None:
        return "table" if sys.stdout.isatty() else "jsonl"
    if given == "xlsx" and output == STDOUT and sys.stdout.isatty():
        raise click.UsageError("an XLSX file is not for a terminal: name a file with -o")
    return given


def make_writer(name: str, stream: BinaryIO, *, to_stdout: bool) -> Writer:
    """Return the writer of format *name* on *stream*; only the module of that format is loaded."""
    if name == "csv":
        from rasid.export.delimited import CsvWriter

        return CsvWriter(stream)
    if name == "xlsx":
        from rasid.export.workbook import XlsxWriter

        return XlsxWriter(stream)
    if name == "html":
        from rasid.export.html import HtmlWriter

        return HtmlWriter(stream)
    if name == "table":
        return _make_table_writer(stream, to_stdout=to_stdout)
    from rasid.export.jsonl import JsonLinesWriter

    return JsonLinesWriter(stream)


def _make_table_writer(stream: BinaryIO, *, to_stdout: bool) -> Writer:
    from rich.console import Console

    class PipedConsole(Console):
        """A console that lets a closed pipe be told as every other writer's is."""

        def on_broken_pipe(self) -> None:
            """Raise what rich would turn into an exit of its own."""
            raise BrokenPipeError

    from rasid.export.terminal import TerminalWriter, reads_right_to_left

    if to_stdout:
        console = PipedConsole(file=sys.stdout)
        return TerminalWriter(console, right_to_left=console.is_terminal and reads_right_to_left())
    return TerminalWriter(Console(file=io.TextIOWrapper(stream, "utf-8", write_through=True), width=120, color_system=None))
