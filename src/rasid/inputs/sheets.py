"""XLSX: the first sheet that has a column for the text, its first row the header."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime, time
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZipFile

from rasid.inputs.arrival import Arrival, InputOptions, make_failure
from rasid.inputs.rows import Columns, find_columns, read_row

if TYPE_CHECKING:
    from openpyxl import Workbook

_MAX_BYTES = 1_000_000_000  # unpacked: a small file can be made to unpack into more than a memory holds


def read_xlsx(stream: BinaryIO, file: str, options: InputOptions) -> Iterator[Arrival]:
    """Yield the report of every row of the sheet."""
    try:
        if not stream.seekable():  # a pipe
            stream = io.BytesIO(stream.read())
        yield from _read_book(_open(stream), file, options)
    except Exception as error:  # noqa: BLE001 - openpyxl raises whatever its parts raise on a broken file
        yield make_failure(file, f"not an XLSX file that can be read: {error}")


def _read_book(book: Workbook, file: str, options: InputOptions) -> Iterator[Arrival]:
    try:
        columns, rows = _find_sheet(book, options)
    except ValueError as error:
        yield make_failure(file, str(error), line=1)
        return
    for line, row in enumerate(rows, start=2):
        arrival = read_row([_plain(cell) for cell in row], columns, file, line, options)
        if arrival is not None:
            yield arrival


def _find_sheet(book: Workbook, options: InputOptions) -> tuple[Columns, Iterator[tuple[object, ...]]]:
    """Return columns and rows of the first sheet with a text. Raises ValueError with the fault of the first sheet."""
    fault: ValueError | None = None
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # some writers store a wrong size
        rows = sheet.iter_rows(values_only=True)
        try:
            return find_columns(next(rows, ()), options), rows
        except ValueError as error:
            fault = fault or ValueError(f"sheet {sheet.title!r}: {error}")
    raise fault or ValueError("no sheet")


def _open(stream: BinaryIO) -> Workbook:
    from openpyxl import load_workbook

    with ZipFile(stream) as packed:
        if sum(part.file_size for part in packed.infolist()) > _MAX_BYTES:
            raise ValueError(f"more than {_MAX_BYTES:,} bytes unpacked")
    stream.seek(0)
    return load_workbook(stream, read_only=True, data_only=True)


def _plain(cell: object) -> object:
    """Return a date without its midnight, and a whole number without its fraction: Excel knows neither."""
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date()
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell
