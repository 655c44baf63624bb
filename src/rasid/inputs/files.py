"""Every report of every file, in order, each id once."""

from __future__ import annotations

import dataclasses
import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path, PurePath
from typing import BinaryIO

import msgspec

from rasid.inputs.arrival import Arrival, InputOptions, made_id, make_failure
from rasid.inputs.decode import drop_mark, mend_name
from rasid.inputs.delimited import read_csv
from rasid.inputs.lines import read_json_lines
from rasid.inputs.objects import read_json
from rasid.inputs.sheets import read_xlsx
from rasid.inputs.texts import read_text
from rasid.model import Problem

STDIN = "-"
_READERS: dict[str, Callable[[BinaryIO, str, InputOptions], Iterator[Arrival]]] = {
    "text": read_text,
    "jsonl": read_json_lines,
    "json": read_json,
    "csv": read_csv,
    "xlsx": read_xlsx,
}
KINDS = tuple(_READERS)
_ENDINGS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
}


def read_inputs(paths: Iterable[str], options: InputOptions) -> Iterator[Arrival]:
    """Yield every report of *paths* (``-`` is the standard input) in order; what fails is told and passed over."""
    seen: dict[str, str] = {}
    for path in paths:
        for arrival in _read_file(path, options):
            yield _named_once(arrival, seen)


def kind_of(path: str) -> str:
    """Return what sort of input *path* is by its ending: text where it has no other."""
    return _ENDINGS.get(PurePath(path).suffix.lower(), "text")


def _read_file(path: str, options: InputOptions) -> Iterator[Arrival]:
    file = "stdin" if path == STDIN else mend_name(path)
    try:
        with nullcontext(_stdin()) if path == STDIN else Path(path).open("rb") as stream:
            start = stream.peek(64) if isinstance(stream, io.BufferedReader) else b""
            if not start:
                yield make_failure(file, "the file is empty")
                return
            kind = options.kind if options.kind != "auto" else kind_of(path)
            if path == STDIN and options.kind == "auto":
                kind = _kind_by_start(start)
            yield from _READERS[kind](stream, file, options)
    except OSError as error:
        yield make_failure(file, f"cannot be read: {error.strerror or error}")


def _kind_by_start(start: bytes) -> str:
    """Return what an input without a name is: JSON where it begins so, else one text."""
    start = drop_mark(start).lstrip()
    if start.startswith(b"{"):
        return "jsonl"
    return "json" if re.match(rb"\[\s*\{", start) else "text"


def _stdin() -> BinaryIO:
    return sys.stdin.buffer


def _named_once(arrival: Arrival, seen: dict[str, str]) -> Arrival:
    """Return *arrival*, as a failure under another id where its own is taken: ids join what is read of a report."""
    where = made_id(arrival.file, arrival.line)
    identity = arrival.report.id
    if identity not in seen:
        seen[identity] = where
        return arrival
    if (
        arrival.line is None and not arrival.failed and where not in seen and seen[identity] != where
    ):  # two files of one name are two reports
        seen[where] = where
        return dataclasses.replace(arrival, report=msgspec.structs.replace(arrival.report, id=where))
    spare = where
    while spare in seen:
        spare += "~"
    seen[spare] = where
    message = "the same file again" if seen[identity] == where else f"{identity!r} is taken by {seen[identity]}"
    problem = Problem(file=arrival.file, line=arrival.line, field="id", message=f"{message}: not read again")
    report = msgspec.structs.replace(arrival.report, id=spare)
    return dataclasses.replace(arrival, report=report, errors=(*arrival.errors, problem), failed=True)
