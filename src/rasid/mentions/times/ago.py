"""Count units back from publication: «ثلاثة أيام», «نحو شهرين», «سنوات»."""

from __future__ import annotations

from datetime import date, timedelta

from rasid.mentions.times.days import month_span
from rasid.mentions.times.piece import Context, Span
from rasid.mentions.times.stretches import SHORT, UNKNOWN, shifted

# A unit before one of these is part of a date («منذ يوم الأحد», «منذ شهر نيسان»), not one unit back.
NAMING = frozenset({"number", "ordinal", "numeric", "weekday", "relday", "month", "weakmonth", "hijri", "weakhijri", "article"})


def read_units(context: Context, place: int, *, about: bool = False, steps: int = 0) -> tuple[Span, int] | None:
    """Read a count of units, and return the day so long before publication with the place after.

    *about* is said before the count; *steps* is -1 or 1 for the very day so many units before or after.
    """
    at = context.skip(place, "article", "few")
    lexeme = context.at(at)
    if lexeme.cls == "dualunit":
        count, unit, stop = 2, lexeme.value, at + 1
        after = context.at(stop)
        stop += after.cls == "number" and after.number == 2
    elif lexeme.cls == "number" and context.cls(at + 1) in {"unit", "units", "dayword", "minute"}:
        count, unit, stop = int(lexeme.number), context.at(at + 1).value, at + 2
        unit = {"1": "day", "": "minute"}.get(unit, unit)
    elif lexeme.cls in {"unit", "dayword"} and not lexeme.article and context.cls(at + 1) not in NAMING:
        count, unit, stop = 1, {"1": "day"}.get(lexeme.value, lexeme.value), at + 1
    elif lexeme.cls == "units" and not lexeme.article:
        few = context.skip(at + 1, "few", "last")
        return _few_back(context.day, lexeme.value), few
    else:
        return None
    stop += context.cls(stop) == "eachpart"
    stop += context.cls(stop) == "last"
    stop += 2 if context.cls(stop) == "from" and context.cls(stop + 1) == "now" else 0  # «من الآن»
    if steps and context.day is not None and unit not in SHORT:
        there = shifted(context.day, unit, steps * count)
        return Span(there, there, "day"), stop
    return _back(context.day, unit, count, about=about), stop


def _few_back(day: date | None, unit: str) -> Span:
    """Return «قبل أيام»: within the week before; longer units stay unknown."""
    if day is None:
        return UNKNOWN
    if unit == "day":
        return Span(day - timedelta(7), day - timedelta(1), "week")
    return Span(day, day, "day") if unit in SHORT else Span(None, day, "unknown")


def _back(day: date | None, unit: str, count: int, *, about: bool) -> Span:
    """Return the day *count* units back; a year ago is that year, about a month ago that month."""
    if day is None or count > 3000:
        return UNKNOWN
    if unit in SHORT:
        days = count // 24 if unit == "hour" else 0
        return Span(day - timedelta(days), day - timedelta(days), "day")
    there = shifted(day, unit, -count)
    if unit in {"year", "decade"}:
        return Span(date(there.year, 1, 1), date(there.year, 12, 31), "year")
    if unit == "month" and about:
        return Span(*month_span(there.year, there.month), "month")
    return Span(there, there, "day")
