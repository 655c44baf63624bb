"""Read days told by their place in a month: «ثالث ثلاثاء من أيلول», «آخر يوم من آذار»; and count months out to days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from rasid.mentions.times.dates import is_unit, read_month
from rasid.mentions.times.days import YEARS, add_months, hijri_month, month_span, to_hijri
from rasid.mentions.times.piece import Context, Piece, Span
from rasid.mentions.times.stretches import UNKNOWN, stretch


def read_nth(context: Context, place: int) -> Piece | None:
    """Read «ثالث ثلاثاء من أيلول», «الثلاثاء الأول من تشرين الأول», «آخر أسبوع من حزيران»."""
    if context.cls(place) in {"ordinal", "final"}:
        which = -1 if context.cls(place) == "final" else int(context.at(place).number)
        at = place + 1 + (context.cls(place + 1) == "dayword")
        unit, at = context.at(at), at + 1
    else:
        unit, after = context.at(place), context.at(place + 1)
        which = int(after.number) if after.cls == "ordinal" else -1 if after.cls == "last" else 0
        at = place + 2
    week = is_unit(unit, "week")
    if not which or which > 5 or not (week or unit.cls in {"weekday", "bareday"}):
        return None
    month = read_month(context, at)
    span = month_days(month, context) if month is not None else None
    if month is None or span is None:
        return None
    found = _nth_week(span, which) if week else nth_weekday(span, int(unit.value), which)
    return Piece(first=place, stop=month.stop, span=found)


def _nth_week(span: tuple[date, date], which: int) -> Span:
    """Return the *which*-th seven days of a month, the last seven for -1."""
    start, end = span
    first = end - timedelta(6) if which < 0 else start + timedelta(7 * (which - 1))
    return Span(first, min(end, first + timedelta(6)), "week")


def nth_weekday(span: tuple[date, date], weekday: int, which: int) -> Span:
    """Return the *which*-th (-1: last) *weekday* of a month."""
    start, end = span
    if which < 0:
        day = end - timedelta((end.weekday() - weekday) % 7)
    else:
        day = start + timedelta((weekday - start.weekday()) % 7 + 7 * (which - 1))
    return Span(day, day, "day") if day <= end else UNKNOWN


def read_final(context: Context, place: int) -> Piece | None:
    """Read «آخر يوم من شهر آذار», «اليوم الأخير من», «آخر 24 ساعة», «آخر ثلاثة أيام»."""
    nth = read_nth(context, place) if context.cls(place) == "final" else None
    if nth is not None:
        return nth
    at = place + 1
    if context.cls(place) == "final" and context.cls(at) == "dualunit":
        return Piece(first=place, stop=at + 1, span=stretch(context.day, context.at(at).value, 2, "last"))
    if context.cls(place) == "final" and context.cls(at) == "number" and context.cls(at + 1) in {"unit", "units"}:
        return Piece(
            first=place, stop=at + 2, span=stretch(context.day, context.at(at + 1).value, int(context.at(at).number), "last")
        )
    of_day = context.cls(place) == "final" and (context.cls(at) == "dayword" or is_unit(context.at(at), "day"))
    day_last = context.cls(place) == "relday" and context.cls(at) == "last"
    if not of_day and not day_last:
        return None
    month = read_month(context, at + 1)
    return replace(month, first=place, day=31, last_day=31, kind="point") if month is not None else None


def month_days(piece: Piece, context: Context) -> tuple[date, date] | None:
    """Return the first and last day of the month that *piece* names, by the day of publication."""
    day = context.day
    if piece.month_shift is not None:
        if day is None:
            return None
        other = add_months(day.replace(day=1), piece.month_shift)
        return month_span(other.year, other.month)
    year = piece.year
    if year is None and day is not None:
        now = to_hijri(day) if piece.hijri else (day.year, day.month, day.day)
        if now is None:
            return None
        year = (
            now[0] + piece.year_shift if piece.year_shift is not None else _year_of_month(piece, now[0], now[1], context.prefer)
        )
    if year is None or piece.month is None or (year not in YEARS and not piece.hijri):
        return None
    return hijri_month(year, piece.month) if piece.hijri else month_span(year, piece.month)


def _year_of_month(piece: Piece, year: int, month: int, prefer: str) -> int:
    """Return the year of a month without one, beside *month* of *year*: the last that has begun, or the next to come."""
    named = piece.month or 1
    if piece.shift == "this":
        return year
    if piece.shift == "last":
        return year if named < month else year - 1
    if piece.shift == "next" or prefer == "future":
        return year if named > month or (named == month and piece.shift is None) else year + 1
    return year if named <= month else year - 1
