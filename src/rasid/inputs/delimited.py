"""CSV, with a comma, semicolon, tab or bar between the cells, as Excel and others write it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO

from rasid.inputs.arrival import Arrival, InputOptions, make_failure
from rasid.inputs.condition import MAX_LETTERS
from rasid.inputs.decode import decode, drop_mark, is_wide
from rasid.inputs.fields import map_columns
from rasid.inputs.rows import Columns, find_columns, read_row

_DELIMITERS = (",", ";", "\t", "|")


class _Lines:
    """The lines of a file as text; a line in the wrong encoding is read as empty and kept in ``broken``."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._encoding = encoding
        self._offset = 0
        self.number = 0
        self.broken: dict[int, str] = {}

    def __iter__(self) -> Iterator[str]:
        for data in self._stream:
            self.number += 1
            start = drop_mark(data) if self.number == 1 else data
            try:
                yield decode(start, self._encoding, offset=self._offset + len(data) - len(start))
            except ValueError as error:
                self.broken[self.number] = str(error)
                yield start.decode("ascii", "replace")  # delimiters and quotes still hold the row together
            self._offset += len(data)


def read_csv(stream: BinaryIO, file: str, options: InputOptions) -> Iterator[Arrival]:
    """Yield the report of every row of *stream* under the header."""
    encoding = options.encoding
    if is_wide(encoding):
        import io

        try:
            stream, encoding = io.BytesIO(decode(stream.read(), encoding).removeprefix("\ufeff").encode()), "utf-8"
        except ValueError as error:
            yield make_failure(file, str(error))
            return
    lines = _Lines(stream, encoding)
    texts = iter(lines)
    header = next(texts, "")
    if lines.broken:
        yield make_failure(file, lines.broken[1], line=1)
        return
    delimiter = _find_delimiter(header, options)
    try:
        columns = find_columns(next(csv.reader([header], delimiter=delimiter), []), options)
    except (ValueError, csv.Error) as error:
        yield make_failure(file, str(error), line=1)
        return
    yield from _read_rows(lines, texts, delimiter, columns=columns, file=file, options=options)


def _read_rows(
    lines: _Lines, texts: Iterator[str], delimiter: str, *, columns: Columns, file: str, options: InputOptions
) -> Iterator[Arrival]:
    csv.field_size_limit(4 * MAX_LETTERS)  # a longer report is told as too long, not as a broken table
    rows = csv.reader(texts, delimiter=delimiter, strict=True)
    while True:
        line = lines.number + 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield make_failure(file, f"broken row: {error}", line=line)
            continue
        broken = next((lines.broken[number] for number in range(line, lines.number + 1) if number in lines.broken), None)
        arrival = make_failure(file, broken, line=line) if broken else read_row(row, columns, file, line, options)
        if arrival is not None:
            yield arrival


def _find_delimiter(header: str, options: InputOptions) -> str:
    """Return the sign that cuts *header* into the most known columns, then into the most columns."""

    def count(delimiter: str) -> tuple[int, int]:
        names = next(csv.reader([header], delimiter=delimiter), [])
        return len(map_columns(names, options.columns)), len(names)

    return max(_DELIMITERS, key=count)
