"""JSON that is not cut into lines: a list of objects, or objects one after another, spread over lines as they please."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from rasid.inputs.arrival import Arrival, InputOptions, make_failure
from rasid.inputs.decode import decode, drop_mark
from rasid.inputs.lines import read_record

_BETWEEN = re.compile(r"[\s\[\],]*")  # blanks, and the signs of a list round its objects


def read_json(stream: BinaryIO, file: str, options: InputOptions) -> Iterator[Arrival]:
    """Yield the report of every object in *stream*, with the line where it begins; broken JSON ends the file."""
    data = stream.read()
    try:
        text = decode(drop_mark(data), options.encoding, offset=len(data) - len(drop_mark(data)))
    except ValueError as error:
        yield make_failure(file, str(error))
        return
    decoder = json.JSONDecoder(strict=False)  # control characters within strings are kept, and told about
    line = 1
    done = 0
    while (start := _end_of_gap(text, done)) < len(text):
        line += text.count("\n", done, start)
        try:
            record, stop = decoder.raw_decode(text, start)
        except (json.JSONDecodeError, RecursionError) as error:
            told = f"{error.msg} at character {error.pos}" if isinstance(error, json.JSONDecodeError) else "nested too deeply"
            yield make_failure(file, f"broken JSON: {told}; the rest of the file is not read", line=line)
            return
        yield read_record(record, file, line, options)
        line += text.count("\n", start, stop)
        done = stop


def _end_of_gap(text: str, start: int) -> int:
    gap = _BETWEEN.match(text, start)
    return gap.end() if gap else start
