"""Count a piece out from the day of publication: first and last day, hours, precision, and what stays open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from rasid.mentions.times.days import (
    WEEKDAYS,
    YEARS,
    day_of,
    hijri_day,
    hijri_month,
    hijri_year_of,
    month_span,
    third_of,
    weekday_near,
)
from rasid.mentions.times.months import month_days
from rasid.mentions.times.piece import Context, Piece, Span
from rasid.mentions.times.words import parts
from rasid.model import Partial

UNKNOWN = Span(None, None, "unknown")
NEAR = 3  # a date said with «اليوم» stands within so many days of publication, or is a typing error
REPRINT = 60  # days
LATE = frozenset({"noon", "afternoon", "evening", "night", "pm"})


def days_of(piece: Piece, context: Context) -> Span:
    """Return the first and last day of *piece* with its precision."""
    if piece.span is not None:
        return _within_week(piece, piece.span)
    if piece.day is not None:
        return _beside(piece, _date(piece, context), context)
    if piece.month is not None or piece.month_shift is not None:
        return _staged(piece, month_days(piece, context), "month")
    if piece.year is not None or (piece.year_shift is not None and piece.weekday is None):
        return _staged(piece, _year(piece, context), "year")
    return _from_publication(piece, context.day, context.prefer) if context.day is not None else UNKNOWN


def _from_publication(piece: Piece, today: date, prefer: str) -> Span:
    """Return what only publication dates: «الأحد», «أمس», «مساءً»."""
    if piece.weekday is not None and piece.offset is None:
        return _weekdays(piece, today, prefer)
    return _relative(piece, today)


def _within_week(piece: Piece, span: Span) -> Span:
    """Return the weekday of a week («الأحد من الأسبوع الماضي»), or the stretch itself."""
    if piece.weekday is None or span.start is None or span.end is None or (span.end - span.start).days > 6:
        return span
    day = span.start + timedelta((piece.weekday - span.start.weekday()) % 7)
    return Span(day, day, "day") if day <= span.end else span


def _staged(piece: Piece, days: tuple[date, date] | None, precision: str) -> Span:
    if days is None:
        return UNKNOWN
    if piece.stage is None:
        return Span(*days, precision)
    if piece.hijri:
        third = {"start": (0, 9), "mid": (10, 19), "end": (20, (days[1] - days[0]).days)}[piece.stage]
        return Span(days[0] + timedelta(third[0]), days[0] + timedelta(third[1]), "range")
    return Span(*third_of(*days, piece.stage), "range")


def _year(piece: Piece, context: Context) -> tuple[date, date] | None:
    year = piece.year
    if year is None:
        if context.day is None:
            return None
        year = context.day.year + (piece.year_shift or 0)
    if year < 1500:  # a Hijri year
        first, last = hijri_month(year, 1), hijri_month(year, 12)
        return (first[0], last[1]) if first and last else None
    return (date(year, 1, 1), date(year, 12, 31)) if year in YEARS else None


def _relative(piece: Piece, today: date) -> Span:
    """Return «اليوم», «أمس»; a weekday beside it that fits the day before wins, for news is printed after midnight."""
    day = today + timedelta(piece.offset or 0)
    if piece.weekday is not None and day.weekday() != piece.weekday and (day - timedelta(1)).weekday() == piece.weekday:
        day -= timedelta(1)
    return Span(day, day, "day")


def _weekdays(piece: Piece, today: date, prefer: str) -> Span:
    """Return the day of a weekday, or both days of a pair."""
    weekday = piece.weekday or 0
    if piece.second is None:
        day = weekday_near(today, weekday, piece.shift, prefer)
        return Span(day, day, "day")
    last = weekday_near(today, piece.second, piece.shift, prefer)
    first = last - timedelta((last.weekday() - weekday) % 7)
    return Span(first, last, "range")


def _date(piece: Piece, context: Context) -> Span:
    """Return the day, or the days, of a month."""
    if piece.month_shift is not None:
        days = month_days(piece, context)
        return _days_in(days[0].year, days[0].month, piece) if days else UNKNOWN
    if piece.month is None:
        return UNKNOWN
    if piece.year is not None:
        span = _days_in(piece.year, piece.month, piece)
        return _mended_year(piece, span, context)
    if context.day is None:
        return UNKNOWN
    if piece.year_shift is not None:
        return _days_in(context.day.year + piece.year_shift, piece.month, piece)
    return _dated_near(piece, context.day, context.prefer)


def _mended_year(piece: Piece, span: Span, context: Context) -> Span:
    """Return the date in the year of publication where its weekday shows that the stated year is a typing error."""
    wrong = piece.weekday is not None and span.start is not None and span.start.weekday() != piece.weekday
    if not wrong or context.day is None or piece.month is None or piece.hijri:
        return span
    other = _days_in(context.day.year, piece.month, piece)
    fits = other.start is not None and other.start.weekday() == piece.weekday and abs((other.start - context.day).days) <= 7
    return other if fits else span


def _days_in(year: int, month: int, piece: Piece) -> Span:
    day, last = piece.day or 1, piece.last_day
    if last is not None and last >= 28 and not piece.hijri and 1 <= month <= 12 and 1500 < year < 2200:
        last = min(last, month_span(year, month)[1].day)
        day = min(day, last) if day == 31 else day
    make = hijri_day if piece.hijri else day_of
    start = make(year, month, day)
    end = make(year, month, last) if last is not None else start
    if start is None or end is None or end < start:
        return UNKNOWN
    return Span(start, end, "day" if start == end else "range")


def _dated_near(piece: Piece, day: date, prefer: str) -> Span:
    """Return the day of a date without a year: the last such day, or the one whose weekday fits."""
    month = piece.month or 1
    middle = (hijri_year_of(day) if piece.hijri else day.year) or 0
    spans = [_days_in(middle + offset, month, piece) for offset in (-1, 0, 1)]
    found = [span for span in spans if span.start is not None]
    if not found and not piece.hijri and (month, piece.day) == (2, 29):
        found = [span for offset in range(-8, 9) if (span := _days_in(middle + offset, month, piece)).start is not None]
    if piece.weekday is not None:
        found = [span for span in found if span.start and span.start.weekday() == piece.weekday] or found
    # A day ahead is a report dated by another zone's clock, not an event a year old.
    behind = [span for span in found if span.start and span.start <= day + timedelta(1)]
    ahead = [span for span in found if span.start and span.start >= day]
    if piece.shift == "this" or (prefer == "future" and month == day.month and not piece.hijri and piece.shift is None):
        return spans[1]
    if piece.shift == "next" or (prefer == "future" and piece.shift is None):
        return (ahead or behind or [UNKNOWN])[0]
    if piece.shift == "last":
        behind = [span for span in behind if span.start and span.start < day] or behind
    return (behind[-1:] or ahead or [UNKNOWN])[0]


def _beside(piece: Piece, span: Span, context: Context) -> Span:
    """Return the day of a date that stands beside «اليوم» or «أمس»: publication wins over a typing error."""
    if piece.offset is None or context.day is None:
        return span
    if span.start is not None and (abs((span.start - context.day).days) <= NEAR or _agrees(piece, span.start, context.day)):
        return span
    return _relative(replace(piece, day=None), context.day)


def _agrees(piece: Piece, day: date, today: date) -> bool:
    """Tell whether weekday and date bear each other out: an old text printed again is dated by itself."""
    recent = piece.year is not None or 0 <= (today - day).days <= REPRINT
    return piece.weekday == day.weekday() and recent


def hours_of(piece: Piece, span: Span) -> tuple[str | None, str | None, str]:
    """Return first and last moment as ISO dates or local date-times, and the precision."""
    start, end = span.start, span.end
    if start is None or end is None or (piece.part is None and piece.clock is None):
        return (start.isoformat() if start else None), (end.isoformat() if end else None), span.precision
    if piece.clock is not None and start == end:
        return _clock(piece, start)
    if piece.part is None or piece.part in {"am", "pm"} or (start != end and piece.second is None):
        return start.isoformat(), end.isoformat(), span.precision
    since, until = parts()[piece.part]
    if piece.second is not None and piece.part == "aftermidnight":  # of the night's two days, the later
        start = end
    elif piece.second is not None and piece.part == "night":
        until = parts()["aftermidnight"][1]
    elif piece.eve and piece.day is not None and piece.last_day is None:
        end, until = end + timedelta(1), parts()["aftermidnight"][1]
    return f"{start.isoformat()}T{since}", f"{end.isoformat()}T{until}", "part-of-day"


def _clock(piece: Piece, day: date) -> tuple[str, str, str]:
    """Return the moment of an hour; without a part of the day «الخامسة» is five or seventeen."""
    hours = piece.clock or 0.0
    if (
        piece.part in {"night", "midnight", "aftermidnight", "dawn", "am", "morning"}
        and 12 <= hours < 13
        and piece.part != "morning"
    ):
        hours -= 12
    elif (
        (piece.part in LATE and hours < 12)
        and not (piece.part == "night" and hours < 6)
        and not (piece.part == "noon" and hours >= 10)
    ):
        hours += 12
    minutes = min(int(hours * 60 + 0.5), 24 * 60 - 1)
    first = f"{day.isoformat()}T{minutes // 60:02d}:{minutes % 60:02d}"
    if piece.part is not None or not 1 <= hours < 12:
        return first, first, "hour"
    minutes += 12 * 60
    return first, f"{day.isoformat()}T{minutes // 60:02d}:{minutes % 60:02d}", "hour"


def partial_of(piece: Piece) -> Partial | None:
    """Return what the words fix of a day when nothing says the rest."""
    if piece.hijri:
        return None
    partial = Partial(
        weekday=WEEKDAYS[piece.weekday] if piece.weekday is not None else None,
        day=piece.day if piece.day is not None and piece.day <= 31 else None,
        month=piece.month if piece.month is not None and piece.month <= 12 else None,
        year=piece.year if piece.year is not None and piece.year <= 2100 else None,
    )
    return partial if partial != Partial() else None
