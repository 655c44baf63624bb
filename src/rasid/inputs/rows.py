"""Tables: the first row names the columns, every other row is a report. Shared by CSV and XLSX."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rasid.inputs.arrival import Arrival, InputOptions, made_id, make_failure
from rasid.inputs.fields import absent_columns, build_arrival, map_columns


class Columns(NamedTuple):
    """Which column of a table holds which field: ``places`` is field -> index, ``names`` the header."""

    names: Sequence[str]
    places: dict[str, int]


def find_columns(header: Sequence[object], options: InputOptions) -> Columns:
    """Return the columns that *header* names. Raises ValueError where the text has none or a chosen one is absent."""
    names = ["" if name is None else str(name) for name in header]
    seen = ", ".join(repr(name) for name in names[:12] if name) or "none"
    absent = absent_columns(names, options.columns)
    if absent:
        raise ValueError(f"no column {absent[0]!r}: there are {seen}")
    mapped = map_columns(names, options.columns)
    if "text" not in mapped:
        raise ValueError(f"no column for the text (there are {seen}): name it with --column text=NAME")
    return Columns(names, {field: names.index(name) for field, name in mapped.items()})


def read_row(row: Sequence[object], columns: Columns, file: str, line: int, options: InputOptions) -> Arrival | None:
    """Return the report of *row*, None where the row is empty."""
    if all(cell is None or cell == "" for cell in row):
        return None
    if len(row) > len(columns.names) and any(row[len(columns.names) :]):
        message = f"{len(row)} cells under {len(columns.names)} column names: is a quotation mark or the delimiter missing?"
        return make_failure(file, message, line=line)
    values = {field: row[index] if index < len(row) else None for field, index in columns.places.items()}
    spare_id = None if "id" in columns.places else made_id(file, line)
    return build_arrival(values, file, line, options, spare_id=spare_id)
