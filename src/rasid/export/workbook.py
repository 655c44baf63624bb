"""XLSX: sheets for events, places, actors, casualties, claims and errors; the same readings give the same bytes."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from rasid.export import rows
from rasid.export.rows import Cell
from rasid.model import Reading, Report

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as StyledCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_SHEETS = {
    "events": rows.EVENT_COLUMNS,
    "places": rows.PLACE_COLUMNS,
    "actors": rows.ACTOR_COLUMNS,
    "casualties": rows.CASUALTY_COLUMNS,
    "claims": rows.CLAIM_COLUMNS,
    "errors": rows.ERROR_COLUMNS,
}
_MAX_CELL = 32_767  # letters, a limit of the format
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # XML 1.0 has no way to write them
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file knows
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


class XlsxWriter:
    """Keeps all rows and writes the workbook at the end."""

    def __init__(self, stream: BinaryIO) -> None:
        from openpyxl import Workbook

        self._stream = stream
        self._book = Workbook(write_only=True)
        self._sheets: dict[str, WriteOnlyWorksheet] = {}
        for name, columns in _SHEETS.items():
            sheet = self._book.create_sheet(name)
            sheet.freeze_panes = "A2"
            sheet.sheet_format.defaultColWidth = 16
            self._sheets[name] = sheet
            self._append(name, columns, bold=True)

    def add(self, report: Report, reading: Reading) -> None:
        """Keep the rows of *reading*."""
        del report
        for event in reading.events:
            self._append("events", rows.event_row(reading, event))
            for order, place in enumerate(event.places):
                self._append("places", rows.place_row(reading, event, order, place))
            for actor in event.actors:
                self._append("actors", rows.actor_row(reading, event, actor))
            for order, casualty in enumerate(event.casualties):
                self._append("casualties", rows.casualty_row(reading, event, order, casualty))
            for claim in event.claims:
                self._append("claims", rows.claim_row(reading, event, claim))
        for error in reading.errors:
            self._append("errors", (reading.id, error.file, error.line, error.field, error.message))

    def finish(self) -> None:
        """Write the workbook."""
        packed = io.BytesIO()
        self._book.save(packed)
        self._stream.write(_without_clock(packed.getvalue()))

    def _append(self, name: str, row: tuple[Cell, ...], *, bold: bool = False) -> None:
        sheet = self._sheets[name]
        sheet.append([_make_cell(sheet, cell, bold=bold) for cell in row])


def _make_cell(sheet: WriteOnlyWorksheet, value: Cell, *, bold: bool) -> Cell | StyledCell:
    """Return *value* as a cell; words are always words, also where they begin with an equals sign."""
    if not isinstance(value, str):
        return value
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cell = WriteOnlyCell(sheet, _ILLEGAL.sub("\ufffd", value)[:_MAX_CELL])
    cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell


def _without_clock(packed: bytes) -> bytes:
    """Return the workbook *packed* without the time of its writing, which would make every file another."""
    stamp = datetime(*_EPOCH).isoformat() + "Z"
    clean = io.BytesIO()
    with ZipFile(io.BytesIO(packed)) as old, ZipFile(clean, "w", ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == "docProps/core.xml":
                data = _STAMP.sub(rb"\g<1>" + stamp.encode(), data)
            new.writestr(ZipInfo(part.filename, _EPOCH), data, ZIP_DEFLATED)
    return clean.getvalue()
