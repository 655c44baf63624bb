"""Stretches of days before or after a day: the last three weeks, the next 48 hours."""

from __future__ import annotations

from datetime import date, timedelta

from rasid.mentions.times.days import add_months
from rasid.mentions.times.piece import Span

UNKNOWN = Span(None, None, "unknown")
UNIT_DAYS = {"day": 1, "week": 7}
FEW_DAYS = 7  # «الأيام الماضية» reaches back a week
SHORT = frozenset({"hour", "minute", "second"})


def stretch(day: date | None, unit: str, count: int | None, shift: str | None) -> Span:
    """Return the days of the last (or next) *count* units up to *day*."""
    if day is None or shift == "this":
        return UNKNOWN
    if count is None:
        if unit == "day":
            count = FEW_DAYS
        elif unit in SHORT:
            ends = sorted((day, shifted(day, "day", 1 if shift == "next" else -1)))
            return Span(ends[0], ends[1], "range")
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
