"""Plain text: one file, one report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from rasid.inputs.arrival import Arrival, InputOptions, make_failure
from rasid.inputs.condition import MAX_LETTERS
from rasid.inputs.decode import decode, drop_mark
from rasid.inputs.fields import build_arrival

_MAX_BYTES = 4 * MAX_LETTERS + 3  # no encoding has more bytes a letter; three are the byte order mark


def read_text(stream: BinaryIO, file: str, options: InputOptions) -> Iterator[Arrival]:
    """Yield the report of a text file; it is called by the file's name without the ending."""
    data = stream.read(_MAX_BYTES + 1)
    if len(data) > _MAX_BYTES:
        message = f"more than {MAX_LETTERS:,} characters: too many for one report, split it into its reports"
        yield make_failure(file, message, field="text")
        return
    try:
        text = decode(drop_mark(data), options.encoding, offset=len(data) - len(drop_mark(data)))
    except ValueError as error:
        yield make_failure(file, str(error), field="text")
        return
    yield build_arrival({"text": text}, file, None, options, spare_id=PurePath(file).stem or file)
