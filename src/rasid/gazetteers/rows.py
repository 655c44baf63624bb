"""Rows of files told with their lines, and the checks that every import makes."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rasid.errors import GazetteerError

ARABIC = re.compile(r"[\u0621-\u064a\u06a9\u06cc]")
RADIUS = {"country": 300.0, "adm1": 60.0, "adm2": 20.0, "adm3": 10.0, "city": 8.0, "town": 4.0}
MOST_PEOPLE = 2_000_000_000  # more than any country has
SMALL = 3.0  # km, of villages and all that is no larger


class Problem(NamedTuple):
    """A row that was skipped, and why."""

    file: str
    line: int
    message: str


def read_text(path: Path, problems: list[Problem]) -> str:
    """Return the text of a UTF-8 file; lines with broken bytes are left out and told in *problems*.

    Raises GazetteerError where the file cannot be read or holds no text.
    """
    try:
        raw = path.read_bytes()
    except OSError as problem:
        raise GazetteerError(f"cannot be read: {problem.strerror}", file=str(path)) from problem
    if b"\0" in raw[:4096]:
        raise GazetteerError("this is no text file", file=str(path))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "\n".join(_sound_lines(path, raw, problems))


def _sound_lines(path: Path, raw: bytes, problems: list[Problem]) -> Iterator[str]:
    for number, line in enumerate(raw.split(b"\n"), 1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as problem:
            problems.append(Problem(str(path), number, f"byte {problem.start + 1} is not UTF-8: the line is skipped"))
            yield ""


def read_table(path: Path, problems: list[Problem]) -> Iterator[tuple[int, dict[str, str]]]:
    """Return (line, {column in lower case: value}) of a CSV or TSV file with a header."""
    text = read_text(path, problems)
    header = text.split("\n", 1)[0]
    delimiter = max("\t,;|", key=header.count)
    lines = csv.reader(io.StringIO(text), delimiter=delimiter, quoting=csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL)
    try:
        columns = [name.strip().lower() for name in next(lines)]
        for row in lines:
            if any(row):
                yield lines.line_num, dict(zip(columns, (value.strip() for value in row), strict=False))
    except StopIteration:
        raise GazetteerError("the file is empty", file=str(path)) from None
    except csv.Error as problem:
        raise GazetteerError(f"not a table: {problem}", file=str(path), line=lines.line_num) from problem


def coordinates(lat: str | float | None, lon: str | float | None) -> tuple[float, float]:
    """Return a point in degrees.

    Raises ValueError that says what is wrong: missing, not numbers, out of range, or the two swapped.
    """
    if lat in (None, "") or lon in (None, ""):
        raise ValueError("no coordinates")
    try:
        point = float(lat), float(lon)
    except ValueError:
        raise ValueError(f"coordinates are no numbers: {lat}, {lon}") from None
    if not (abs(point[0]) <= 90 and abs(point[1]) <= 180):
        swapped = abs(point[1]) <= 90 and abs(point[0]) <= 180
        hint = "; latitude and longitude look swapped" if swapped else ""
        raise ValueError(f"coordinates out of range: {lat}, {lon}{hint}")
    return point


def inhabitants(value: str | float | None) -> int:
    """Return a number of people, 0 where none is said.

    Raises ValueError for what is no number of people.
    """
    people = int(value or 0)
    if not 0 <= people < MOST_PEOPLE:
        raise ValueError(f"population out of range: {value}")
    return people


def spellings(*values: str) -> tuple[str, ...]:
    """Return the distinct Arabic names among *values*, in order."""
    return tuple(dict.fromkeys(" ".join(value.split()) for value in values if ARABIC.search(value)))


def by_size(kind: str, people: int) -> str:
    """Return village, town or city by the number of people, any other *kind* as it is."""
    if kind != "village":
        return kind
    return "city" if people >= 100_000 else "town" if people >= 5000 else "village"


def check_row(identity: str, names: tuple[str, ...], seen: set[str]) -> None:
    """Raise ValueError for a row without id or Arabic name, or with an id that was there before."""
    if not names:
        raise ValueError("no Arabic name")
    if not identity:
        raise ValueError("no id")
    if identity in seen:
        raise ValueError(f"the id {identity} stands twice: the first row is kept")
    seen.add(identity)
