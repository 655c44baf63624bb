"""Read seasons, halves and quarters of years, and feasts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from rasid.mentions.times.dates import read_month, read_shift, read_year
from rasid.mentions.times.days import add_months, feast_day, season_span
from rasid.mentions.times.piece import Context, Piece, Span
from rasid.mentions.times.stretches import UNKNOWN
from rasid.mentions.times.words import feasts


def read_season(context: Context, place: int, first: int | None = None) -> Piece | None:
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


def read_fraction(context: Context, place: int) -> Piece | None:
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


def read_feast(context: Context, place: int, nth: int, begin: int) -> Piece | None:
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
