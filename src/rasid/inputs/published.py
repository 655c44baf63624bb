"""Publication dates as files write them. A date that cannot be read for certain is no date."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from rasid.inputs.kinds import name_kind

# A report may come from a zone that is already in tomorrow.
AHEAD = timedelta(days=1)
_EASTERN_DIGITS = {0x0660 + digit: str(digit) for digit in range(10)} | {0x06F0 + digit: str(digit) for digit in range(10)}
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:[ T,]+(.+))?")
_YEAR_LAST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T,]+(.+))?")
HOW = "write it as 2023-04-10 or 2023-04-10T09:30"


def read_published(value: object, today: date) -> date | datetime | None:
    """Return *value* (a date, a datetime, or a string of one) as a date or datetime, None where nothing is said.

    Raises ValueError, with a message for the user, where it cannot be read, can be read in two ways or lies ahead
    of *today*.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, str):
        value = _parse(value.strip().translate(_EASTERN_DIGITS))
    if not isinstance(value, date):
        raise ValueError(f"not a date but {name_kind(value)}: {HOW}")  # noqa: TRY004 - one error for every bad date
    day = value.date() if isinstance(value, datetime) else value
    if day > today + AHEAD:
        raise ValueError(f"{day.isoformat()} lies in the future: read as if there were no date")
    return value


def _parse(words: str) -> date | datetime:
    """Return the date in *words*: ISO, year first, year last, or as mail and feeds write it."""
    for shape in (_parse_iso, _parse_numeric, _parse_mail):
        found = shape(words)
        if found is not None:
            return found
    raise ValueError(f"cannot read the date {words[:40]!r}: {HOW}")


def _parse_iso(words: str) -> date | datetime | None:
    try:
        return date.fromisoformat(words) if len(words) <= 10 else datetime.fromisoformat(words)
    except ValueError:
        return None


def _parse_numeric(words: str) -> date | datetime | None:
    """Return a date of three numbers; «03/04/2023» could be two days and raises ValueError."""
    hit = _YEAR_FIRST.fullmatch(words)
    if hit:
        return _build(int(hit[1]), int(hit[2]), int(hit[3]), hit[4])
    hit = _YEAR_LAST.fullmatch(words)
    if not hit:
        return None
    first, second = int(hit[1]), int(hit[2])
    if first <= 12 and second <= 12 and first != second:
        raise ValueError(f"{words[:40]!r} may be day or month first: {HOW}")
    day, month = (first, second) if second <= 12 else (second, first)
    return _build(int(hit[3]), month, day, hit[4])


def _build(year: int, month: int, day: int, clock: str | None) -> date | datetime | None:
    stamp = f"{year:04}-{month:02}-{day:02}"
    return _parse_iso(f"{stamp}T{clock}" if clock else stamp)


def _parse_mail(words: str) -> datetime | None:
    from email.utils import parsedate_to_datetime  # slow to load, and few dates are written so

    try:
        return parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError):
        return None
