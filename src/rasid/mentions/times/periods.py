"""Read stretches of time: weeks, months, years, seasons, stages, feasts, «الأيام الثلاثة الماضية», nth weekdays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from rasid.mentions.times.dates import MONTHS, SHIFTS, is_unit, read_month, read_shift, read_year, year_number
from rasid.mentions.times.days import (
    add_months,
    feast_day,
    hijri_month,
    month_span,
    season_span,
    third_of,
    to_hijri,
    week_of,
)
from rasid.mentions.times.piece import Context, Piece, Span
from rasid.mentions.times.words import feasts

UNKNOWN = Span(None, None, "unknown")
UNIT_DAYS = {"day": 1, "week": 7}
FEW_DAYS = 7  # «الأيام الماضية» reaches back a week (gold convention)
SHORT = frozenset({"hour", "minute", "second"})


def read_period(context: Context, place: int) -> Piece | None:
    """Read a stretch of time at *place*."""
    cls = context.cls(place)
    if cls == "stage":
        return _stage(context, place)
    if cls == "season":
        return _season(context, place)
    if cls in {"half", "quarter"}:
        return _fraction_of_year(context, place)
    if cls == "feast":
        return _feast(context, place, 1, place)
    if cls == "decade":
        first = int(context.at(place).value)
        return Piece(first=place, stop=place + 1, span=Span(date(first, 1, 1), date(first + 9, 12, 31), "year"))
    if cls == "this":
        return _this(context, place)
    if cls == "ordinal":
        return _ordinal_day(context, place)
    if cls in {"number", "article"}:
        return _counted(context, place)
    return _unit(context, place)


def _unit(context: Context, place: int) -> Piece | None:
    """Read «الأسبوع الماضي», «عام 2013», «اليومين الماضيين», «الأيام القليلة المقبلة»."""
    lexeme = context.at(place)
    unit = lexeme.value
    if lexeme.cls == "yeardual" or (unit == "year" and lexeme.cls in {"unit", "units"}):
        year, stop = year_number(context, place + 1)
        if year is not None:
            return _year(context, place, stop, year)
    if unit == "month" and lexeme.cls == "unit":
        return read_month(context, place)
    if lexeme.cls == "dualunit":
        shift, stop = read_shift(context, context.skip(place + 1, "few"))
        return _stretch(context, place, stop, unit, 2, shift) if shift else None
    if not lexeme.article:
        return None
    if lexeme.cls == "units":
        return _plural(context, place, unit)
    shift, stop = read_shift(context, place + 1)
    if shift is None:
        return None
    return _whole(context, place, stop, unit, SHIFTS[shift])


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
    at = context.skip(place + 1, "few")
    count = None
    if context.cls(at) == "number":
        count, at = int(context.at(at).number), at + 1
    shift, stop = read_shift(context, context.skip(at, "few"))
    if shift is None:
        return None
    return _stretch(context, place, stop, unit, count, shift)


def _counted(context: Context, place: int) -> Piece | None:
    """Read «الثلاثة أيام الماضية», «الـ48 ساعة الماضية»."""
    at = place + (context.cls(place) == "article")
    number = context.at(at)
    if number.cls != "number" or context.cls(at + 1) not in {"unit", "units"}:
        return None
    shift, stop = read_shift(context, at + 2)
    if shift is None or shift == "this":
        return None
    return _stretch(context, place, stop, context.at(at + 1).value, int(number.number), shift)


def _stretch(context: Context, place: int, stop: int, unit: str, count: int | None, shift: str) -> Piece:
    """Return the stretch of *count* units before or after publication; without a count that of the codebook."""
    return Piece(first=place, stop=stop, span=stretch(context.day, unit, count, shift), kind="point")


def stretch(day: date | None, unit: str, count: int | None, shift: str | None) -> Span:
    """Return the days of the last (or next) *count* units up to *day*."""
    if day is None or shift == "this":
        return UNKNOWN
    if count is None:
        if unit == "day":
            count = FEW_DAYS
        elif unit in SHORT:
            return Span(*sorted((day, shifted(day, "day", 1 if shift == "next" else -1))), "range")
        else:
            return Span(day, None, "unknown") if shift == "next" else Span(None, day, "unknown")
        precision = "week"
    else:
        precision = "range"
    other = shifted(day, unit, count if shift == "next" else -count)
    return Span(min(day, other), max(day, other), precision)


def shifted(day: date, unit: str, count: int) -> date:
    """Return the day *count* units after *day*; hours round up to days."""
    try:
        if unit in SHORT:
            hours = count if unit == "hour" else 0
            days = -(-abs(hours) // 24)
            return day + timedelta(days if hours > 0 else -days)
        if unit in UNIT_DAYS:
            return day + timedelta(count * UNIT_DAYS[unit])
        return add_months(day, count if unit == "month" else 12 * count)
    except (OverflowError, ValueError):
        return day


def _whole(context: Context, place: int, stop: int, unit: str, shift: int) -> Piece | None:
    """Return the week, year or day *shift* of them away."""
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
        return _whole(context, place, place + 2, after.value, 0)
    if after.cls == "season" and after.article and context.day is not None:
        return _season(context, place + 1, place)
    return None


def _stage(context: Context, place: int) -> Piece | None:
    """Read «مطلع نيسان», «نهاية العام الماضي», «منتصف الأسبوع»."""
    stage = context.at(place).value
    at = place + 1
    month = read_month(context, at)
    if month is not None and context.cls(at) not in {"from", "in"}:
        return replace(month, first=place, stage=stage)
    lexeme = context.at(at)
    inner = read_period(context, at) if lexeme.cls in {"unit", "this", "season"} else None
    if inner is None and is_unit(lexeme, "week") and lexeme.article and context.day is not None:
        inner = Piece(first=at, stop=at + 1, span=Span(*week_of(context.day, 0), "week"))
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


def _season(context: Context, place: int, first: int | None = None) -> Piece | None:
    """Read «صيف 2015», «الشتاء الماضي»."""
    month = int(context.at(place).value)
    begin = place if first is None else first
    shift, stop = read_shift(context, place + 1)
    year, year_shift, stop = read_year(context, stop) if shift is None else (None, None, stop)
    if year is None and year_shift is None and shift is None and first is None:
        return None
    if year is None and context.day is None:
        return Piece(first=begin, stop=stop, span=UNKNOWN)
    if year is None and context.day is not None:
        year = context.day.year + (year_shift or 0)
        if year_shift is None:
            year = _season_year(context.day, month, shift)
    return Piece(first=begin, stop=stop, span=Span(*season_span(year or 1, month), "season"))


def _season_year(day: date, month: int, shift: str | None) -> int:
    """Return the year of the last, next or present season that begins in *month*."""
    years = (day.year - 1, day.year, day.year + 1)
    spans = {year: season_span(year, month) for year in years}
    if shift == "next":
        return next((year for year in years if spans[year][0] > day), day.year + 1)
    if shift == "last":
        return next((year for year in reversed(years) if spans[year][1] < day), day.year - 1)
    return next((year for year in reversed(years) if spans[year][0] <= day), day.year - 1)


def _fraction_of_year(context: Context, place: int) -> Piece | None:
    """Read «النصف الأول من 2021», «الربع الأخير من العام الماضي»."""
    parts = 2 if context.cls(place) == "half" else 4
    ordinal = context.at(place + 1)
    if ordinal.cls == "ordinal" and 1 <= ordinal.number <= parts:
        which = int(ordinal.number)
    elif ordinal.cls == "last":
        which = parts
    else:
        return None
    month = read_month(context, place + 2) if parts == 2 else None
    if month is not None:
        return _half_of_month(context, place, month, which)
    year, year_shift, stop = read_year(context, place + 2)
    if year is None and year_shift is None:
        return None
    if year is None and context.day is None:
        return Piece(first=place, stop=stop, span=UNKNOWN)
    if year is None and context.day is not None:
        year = context.day.year + (year_shift or 0)
    size = 12 // parts
    start = date(year or 1, (which - 1) * size + 1, 1)
    return Piece(first=place, stop=stop, span=Span(start, add_months(start, size) - timedelta(1), "range"))


def _half_of_month(context: Context, place: int, month: Piece, which: int) -> Piece:
    return replace(month, first=place, day=1 if which == 1 else 16, last_day=15 if which == 1 else 31)


def _feast(context: Context, place: int, nth: int, begin: int) -> Piece | None:
    """Read a feast, or its nth day, with its year."""
    feast = feasts()[context.at(place).value]
    year, year_shift, stop = read_year(context, place + 1)
    shift, stop = read_shift(context, stop) if year is None and year_shift is None else (None, stop)
    if year is not None and 1300 <= year <= 1500 and feast.calendar == "hijri":
        year = None
    if year is None and context.day is None:
        return Piece(first=begin, stop=stop, span=UNKNOWN)
    day = _feast_near(context, place, year, year_shift, shift)
    if day is None:
        return Piece(first=begin, stop=stop, span=UNKNOWN)
    day += timedelta(nth - 1)
    return Piece(first=begin, stop=stop, span=Span(day, day, "day"))


def _feast_near(context: Context, place: int, year: int | None, year_shift: int | None, shift: str | None) -> date | None:
    feast = feasts()[context.at(place).value]
    if year is not None or context.day is None:
        return feast_day(feast, year or 0)
    day = context.day
    if year_shift is not None:
        return feast_day(feast, day.year + year_shift)
    found = [hit for offset in (-1, 0, 1) if (hit := feast_day(feast, day.year + offset)) is not None]
    ahead = [hit for hit in found if hit >= day]
    behind = [hit for hit in found if hit <= day]
    if shift == "next" or (shift is None and context.prefer == "future"):
        return ahead[0] if ahead else None
    return behind[-1] if behind else None


def _ordinal_day(context: Context, place: int) -> Piece | None:
    """Read «ثاني أيام عيد الفطر», «ثالث أيام رمضان»."""
    at = place + 1
    if not (is_unit(context.at(at), "day") or context.cls(at) == "dayword"):
        return None
    at = context.skip(at + 1, "from", "in")
    if context.cls(at) == "feast":
        return _feast(context, at, int(context.at(place).number), place)
    return None


def read_nth(context: Context, place: int) -> Piece | None:
    """Read «ثالث ثلاثاء من أيلول», «الثلاثاء الأول من تشرين الأول», «آخر اثنين من الشهر القادم»."""
    if context.cls(place) in {"ordinal", "final"}:
        which = -1 if context.cls(place) == "final" else int(context.at(place).number)
        at = place + 1 + (context.cls(place + 1) == "dayword")
        day, at = context.at(at), at + 1
    else:
        day, after = context.at(place), context.at(place + 1)
        which = int(after.number) if after.cls == "ordinal" else -1 if after.cls == "last" else 0
        at = place + 2
    if day.cls not in {"weekday", "bareday"} or not which:
        return None
    if which > 5:
        return None
    month = read_month(context, at)
    span = month_days(month, context) if month is not None else None
    if month is None or span is None:
        return None
    return replace(
        month,
        first=place,
        month=None,
        month_shift=None,
        year=None,
        year_shift=None,
        span=nth_weekday(span, int(day.value), which),
    )


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
        return _stretch(context, place, at + 1, context.at(at).value, 2, "last")
    if context.cls(place) == "final" and context.cls(at) == "number" and context.cls(at + 1) in {"unit", "units"}:
        return _stretch(context, place, at + 2, context.at(at + 1).value, int(context.at(at).number), "last")
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
    if year is None or piece.month is None:
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


__all__ = ["MONTHS", "month_days", "read_final", "read_nth", "read_period", "shifted", "stretch"]
