"""JSON Lines: one object a line, one report an object. A broken line costs that line."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import BinaryIO

from rasid.inputs.arrival import Arrival, InputOptions, make_failure
from rasid.inputs.condition import MAX_LETTERS
from rasid.inputs.decode import decode, drop_mark, is_wide
from rasid.inputs.fields import absent_columns, build_arrival, map_columns
from rasid.inputs.kinds import name_kind

_MAX_BYTES = 6 * MAX_LETTERS + 1_000_000  # six bytes for an escaped letter, and room for the other keys


def read_json_lines(stream: BinaryIO, file: str, options: InputOptions) -> Iterator[Arrival]:
    """Yield the report of every line of *stream* that is not blank."""
    encoding = options.encoding
    if is_wide(encoding):
        try:
            stream, encoding = io.BytesIO(decode(stream.read(), encoding).encode()), "utf-8"
        except ValueError as error:
            yield make_failure(file, str(error))
            return
    for line, offset, data in _cut(stream):
        if data is None:
            yield make_failure(file, f"a line of more than {_MAX_BYTES:,} bytes: too long for one report", line=line)
        elif data.strip():
            yield _read_line(data, offset, encoding, file=file, line=line, options=options)


def _cut(stream: BinaryIO) -> Iterator[tuple[int, int, bytes | None]]:
    """Yield number, offset and bytes of every line; None for the bytes of one that is too long to hold."""
    line, offset = 1, 0
    while data := stream.readline(_MAX_BYTES):
        length = len(data)
        whole: bytes | None = drop_mark(data) if line == 1 else data
        while not data.endswith(b"\n") and (data := stream.readline(_MAX_BYTES)):
            length += len(data)
            whole = None
        yield line, offset + length - len(whole or b""), whole
        line, offset = line + 1, offset + length


def _read_line(data: bytes, offset: int, encoding: str, *, file: str, line: int, options: InputOptions) -> Arrival:
    try:
        # Control characters within strings are kept: they are told about, and offsets count them.
        record = json.loads(decode(data, encoding, offset=offset), strict=False)
    except json.JSONDecodeError as error:
        return make_failure(file, f"broken JSON: {error.msg} at character {error.pos}", line=line)
    except ValueError as error:
        return make_failure(file, str(error), line=line)
    except RecursionError:
        return make_failure(file, "broken JSON: nested too deeply", line=line)
    return read_record(record, file, line, options)


def read_record(record: object, file: str, line: int, options: InputOptions) -> Arrival:
    """Return the report of *record*, a value of JSON that begins in *line* of *file*."""
    if not isinstance(record, dict):
        return make_failure(file, f"a report is an object, this is {name_kind(record)}", line=line)
    text_key = options.columns.get("text")
    if text_key is not None and absent_columns(record, {"text": text_key}):
        keys = ", ".join(map(repr, list(record)[:12]))
        return make_failure(file, f"no key {text_key!r}: there are {keys}", line=line, field="text")
    mapped = map_columns(record, options.columns)
    return build_arrival({field: record[name] for field, name in mapped.items()}, file, line, options)
