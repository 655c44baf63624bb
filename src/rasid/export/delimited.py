"""CSV that opens right in Excel: UTF-8 with its mark, CRLF, one row an event, and no cell that is run as a formula."""

from __future__ import annotations

import csv
import io
from typing import BinaryIO

from rasid.export.rows import EVENT_COLUMNS, Cell, event_row
from rasid.model import Reading, Report

# With these a spreadsheet takes a cell for a formula, the wide forms of East Asian keyboards too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_HARMLESS = " \n\u00a0\u200e\u200f\u061c\ufeff"  # what some spreadsheets drop before they look
GUARD = "'"


class CsvWriter:
    """Writes the rows of each reading as it comes. Reports without events have no row, and errors no column."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._line = io.StringIO(newline="")
        self._rows = csv.writer(self._line, lineterminator="\r\n")
        stream.write(b"\xef\xbb\xbf")
        self._write(EVENT_COLUMNS)

    def add(self, report: Report, reading: Reading) -> None:
        """Write a row for each event of *reading*."""
        del report
        for event in reading.events:
            self._write(event_row(reading, event))

    def finish(self) -> None:
        """Do nothing: every row is out."""

    def _write(self, row: tuple[Cell, ...]) -> None:
        self._rows.writerow([guard(cell) if isinstance(cell, str) else cell for cell in row])
        self._stream.write(self._line.getvalue().encode())
        self._line.seek(0)
        self._line.truncate()


def guard(cell: str) -> str:
    """Return *cell* with an apostrophe before what a spreadsheet would run as a formula."""
    return GUARD + cell if cell.startswith(_FORMULA) or cell.lstrip(_HARMLESS).startswith(_FORMULA) else cell
