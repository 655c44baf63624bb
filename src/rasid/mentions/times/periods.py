"""Read stretches of time: weeks, months, years, seasons, stages, feasts, «الأيام الثلاثة الماضية», nth weekdays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from rasid.mentions.times.dates import SHIFTS, is_unit, read_month, read_shift, year_number
from rasid.mentions.times.days import third_of, week_of
from rasid.mentions.times.months import read_nth
from rasid.mentions.times.piece import Context, Piece, Span
from rasid.mentions.times.seasons import read_feast, read_fraction, read_season
from rasid.mentions.times.stretches import SHORT, UNKNOWN, stretch


def read_period(context: Context, place: int) -> Piece | None:
    """Read a stretch of time at *place*."""
    reader = _READERS.get(context.cls(place))
    return reader(context, place) if reader is not None else None


def _decade(context: Context, place: int) -> Piece:
    first = int(context.at(place).value)
    return Piece(first=place, stop=place + 1, span=Span(date(first, 1, 1), date(first + 9, 12, 31), "year"))


def _unit(context: Context, place: int) -> Piece | None:
    """Read «الأسبوع الماضي», «عام 2013», «الشهر الماضي»."""
    lexeme = context.at(place)
    if lexeme.value == "year":
        year, stop = year_number(context, place + 1)
        if year is not None:
            return _year(context, place, stop, year)
    if lexeme.value == "month":
        return read_month(context, place)
    if lexeme.value == "week" and (nth := read_nth(context, place)) is not None:
        return nth
    shift, stop = read_shift(context, place + 1)
    if shift is None or not lexeme.article:
        return None
    return _whole(context, place, stop, SHIFTS[shift])


def _units(context: Context, place: int) -> Piece | None:
    """Read «الأيام القليلة المقبلة», «أعوام 2014 و2015»."""
    lexeme = context.at(place)
    if lexeme.value == "year":
        year, stop = year_number(context, place + 1)
        if year is not None:
            return _year(context, place, stop, year)
    return _plural(context, place, lexeme.value) if lexeme.article else None


def _dual(context: Context, place: int) -> Piece | None:
    """Read «اليومين الماضيين»."""
    shift, stop = read_shift(context, context.skip(place + 1, "few"))
    if shift is None:
        return None
    return Piece(first=place, stop=stop, span=stretch(context.day, context.at(place).value, 2, shift))


def _year(context: Context, place: int, stop: int, year: int) -> Piece:
    """Return the year, or the two of «عامي 2014 و2017»."""
    piece = Piece(first=place, stop=stop, year=year)
    at = stop + (context.cls(stop) == "and")
    after, end = (
        year_number(context, at) if context.cls(place) == "yeardual" and (at > stop or context.at(at).joined) else (None, stop)
    )
    if after is None or after < year:
        return piece
    return Piece(first=place, stop=end, span=Span(date(year, 1, 1), date(after, 12, 31), "year"))


def _plural(context: Context, place: int, unit: str) -> Piece | None:
    """Read «الأيام الثلاثة الماضية», «الأيام القليلة المقبلة»."""
    at = context.skip(place + 1, "few", "article")
    count = None
    if context.cls(at) == "number":
        count, at = int(context.at(at).number), at + 1
    shift, stop = read_shift(context, context.skip(at, "few"))
    if shift is None:
        return None
    return Piece(first=place, stop=stop, span=stretch(context.day, unit, count, shift))


def _counted(context: Context, place: int) -> Piece | None:
    """Read «الثلاثة أيام الماضية», «الـ48 ساعة الماضية»."""
    at = place + (context.cls(place) == "article")
    number = context.at(at)
    if number.cls != "number" or context.cls(at + 1) not in {"unit", "units"}:
        return None
    shift, stop = read_shift(context, at + 2)
    if shift is None or shift == "this":
        return None
    return Piece(first=place, stop=stop, span=stretch(context.day, context.at(at + 1).value, int(number.number), shift))


def _whole(context: Context, place: int, stop: int, shift: int) -> Piece | None:
    """Return the week, year or day *shift* of them away; the unit stands before *stop*."""
    unit = next(lexeme.value for lexeme in map(context.at, range(place, stop)) if lexeme.cls == "unit")
    if unit == "year":
        return Piece(first=place, stop=stop, year_shift=shift)
    day = context.day
    if unit == "week":
        if day is None:
            return Piece(first=place, stop=stop, span=UNKNOWN)
        if shift == 0:  # «هذا الأسبوع» is the seven days to publication (codebook)
            return Piece(first=place, stop=stop, span=Span(day - timedelta(6), day, "week"))
        return Piece(first=place, stop=stop, span=Span(*week_of(day, shift), "week"))
    if unit in SHORT:
        return Piece(first=place, stop=stop, offset=0)
    return None


def _this(context: Context, place: int) -> Piece | None:
    """Read «هذا الأسبوع», «هذا العام», «هذا الشهر», «هذا الاثنين»."""
    after = context.at(place + 1)
    if after.cls == "weekday":
        return Piece(first=place, stop=place + 2, weekday=int(after.value), shift="this")
    if is_unit(after, "month"):
        return read_month(context, place)
    if after.cls == "unit" and after.article:
        return _whole(context, place, place + 2, 0)
    if after.cls == "season" and after.article and context.day is not None:
        return read_season(context, place + 1, place)
    return None


def _stage(context: Context, place: int) -> Piece | None:
    """Read «مطلع نيسان», «نهاية العام الماضي», «منتصف الأسبوع»."""
    stage = context.at(place).value
    at = place + 1
    month = read_month(context, at)
    if month is not None and context.cls(at) not in {"from", "in"}:
        return replace(month, first=place, stage=stage)
    lexeme = context.at(at)
    week = _week_of_stage(context, at, stage)
    if week is not None:
        return replace(week, first=place)
    inner = read_period(context, at) if lexeme.cls in {"unit", "this", "season"} else None
    if inner is None and is_unit(lexeme, "month") and lexeme.article:
        inner = Piece(first=at, stop=at + 1, month_shift=0)
    if inner is None and is_unit(lexeme, "year") and lexeme.article:
        inner = Piece(first=at, stop=at + 1, year_shift=0)
    if inner is None:
        year, stop = year_number(context, at)
        inner = Piece(first=at, stop=stop, year=year) if year is not None else None
    if inner is None:
        return None
    if inner.span is not None:
        span = inner.span
        if span.start is None or span.end is None:
            return replace(inner, first=place)
        return replace(inner, first=place, span=Span(*third_of(span.start, span.end, stage), "range"))
    return replace(inner, first=place, stage=stage)


def _week_of_stage(context: Context, place: int, stage: str) -> Piece | None:
    """Read the week behind a stage: the calendar week, the one before where that is still to come."""
    this = context.cls(place) == "this"
    lexeme = context.at(place + this)
    if not (is_unit(lexeme, "week") and lexeme.article):
        return None
    shift, stop = read_shift(context, place + this + 1)
    if context.day is None:
        return Piece(first=place, stop=stop, span=UNKNOWN)
    days = third_of(*week_of(context.day, SHIFTS[shift] if shift else 0), stage)
    if shift is None and not this and days[0] > context.day and context.prefer == "past":
        days = third_of(*week_of(context.day, -1), stage)
    return Piece(first=place, stop=stop, span=Span(*days, "range"))


def _ordinal_day(context: Context, place: int) -> Piece | None:
    """Read «ثاني أيام عيد الفطر», «ثالث أيام رمضان»."""
    at = place + 1
    if not (is_unit(context.at(at), "day") or context.cls(at) == "dayword"):
        return None
    at = context.skip(at + 1, "from", "in")
    if context.cls(at) == "feast":
        return read_feast(context, at, int(context.at(place).number), place)
    return None


_READERS: dict[str, Callable[[Context, int], Piece | None]] = {
    "unit": _unit,
    "units": _units,
    "yeardual": _units,
    "dualunit": _dual,
    "stage": _stage,
    "season": read_season,
    "half": read_fraction,
    "quarter": read_fraction,
    "feast": lambda context, place: read_feast(context, place, 1, place),
    "decade": _decade,
    "this": _this,
    "ordinal": _ordinal_day,
    "number": _counted,
    "article": _counted,
}
