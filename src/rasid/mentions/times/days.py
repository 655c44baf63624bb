"""Days of calendars: weekdays, weeks, months, Hijri dates and feasts. Days are ``datetime.date``."""

from __future__ import annotations

from datetime import date, timedelta

from rasid.mentions.times.words import Feast

DECEMBER = 12
SATURDAY = 5  # weeks run Saturday to Friday (codebook)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HIJRI_YEARS = range(1343, 1501)  # the years that the Umm al-Qura tables hold
YEARS = range(1800, 2200)


def day_of(year: int, month: int, day: int) -> date | None:
    """Return a day of the calendar, None for one that does not exist."""
    if year not in YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def weekday_near(anchor: date, weekday: int, shift: str | None, prefer: str) -> date:
    """Return the day that a weekday means beside *anchor*: it looks back unless told otherwise."""
    back = (anchor.weekday() - weekday) % 7
    ahead = (weekday - anchor.weekday()) % 7
    if shift in {"last", "beforelast"}:
        return anchor - timedelta((back or 7) + (7 if shift == "beforelast" else 0))
    if shift == "afternext":
        return anchor + timedelta((ahead or 7) + 7)
    if shift == "next" or (prefer == "future" and shift != "same"):
        return anchor + timedelta(ahead or 7)
    return anchor - timedelta(back)


def week_of(anchor: date, shift: int) -> tuple[date, date]:
    """Return the first and last day of the week *shift* weeks from that of *anchor*."""
    start = anchor - timedelta((anchor.weekday() - SATURDAY) % 7) + timedelta(7 * shift)
    return start, start + timedelta(6)


def month_span(year: int, month: int) -> tuple[date, date]:
    """Return the first and last day of a month."""
    return date(year, month, 1), date(year, month, days_in(year, month))


def days_in(year: int, month: int) -> int:
    """Return how many days a month has."""
    return 31 if month == DECEMBER else (date(year, month + 1, 1) - date(year, month, 1)).days


def add_months(day: date, months: int) -> date:
    """Return the same day *months* later, the last of the month where that is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = min(max(day.year + years, 1), 9998)
    return date(year, month + 1, min(day.day, days_in(year, month + 1)))


def season_span(year: int, month: int) -> tuple[date, date]:
    """Return the three months of the season that begins in *month*; winter runs into the next year."""
    start = date(year, month, 1)
    return start, add_months(start, 3) - timedelta(1)


def third_of(start: date, end: date, stage: str) -> tuple[date, date]:
    """Return the first, middle or last third of a stretch; of a month days 1-10, 11-20, 21-end (codebook)."""
    if start.day == 1 and end == month_span(start.year, start.month)[1]:
        ends = {"start": (1, 10), "mid": (11, 20), "end": (21, end.day)}[stage]
        return start.replace(day=ends[0]), start.replace(day=ends[1])
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        first, last = {"start": (1, 4), "mid": (5, 8), "end": (9, 12)}[stage]
        return date(start.year, first, 1), month_span(start.year, last)[1]
    third = max(1, ((end - start).days + 1) // 3)
    if stage == "start":
        return start, start + timedelta(third - 1)
    if stage == "end":
        return end - timedelta(third - 1), end
    return start + timedelta(third), end - timedelta(third)


def hijri_day(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of an Umm al-Qura date, None where the tables do not hold it."""
    from hijridate import Hijri  # tables that few reports need

    if year not in HIJRI_YEARS:
        return None
    try:
        return date(*Hijri(year, month, day).to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None


def hijri_month(year: int, month: int) -> tuple[date, date] | None:
    """Return the first and last Gregorian day of a Hijri month."""
    start = hijri_day(year, month, 1)
    after = hijri_day(year + month // 12, month % 12 + 1, 1)
    return (start, after - timedelta(1)) if start and after else None


def hijri_year_of(day: date) -> int | None:
    """Return the Hijri year of a day."""
    there = to_hijri(day)
    return there[0] if there else None


def to_hijri(day: date) -> tuple[int, int, int] | None:
    """Return the Umm al-Qura year, month and day of a day, None outside the tables."""
    from hijridate import Gregorian  # tables that few reports need

    try:
        return Gregorian(day.year, day.month, day.day).to_hijri().datetuple()
    except (ValueError, OverflowError):
        return None


def easter(year: int, calendar: str) -> date:
    """Return Easter Sunday by the Western ("easter") or the Eastern ("orthodox") reckoning (Meeus)."""
    if calendar == "orthodox":
        golden = (19 * (year % 19) + 15) % 30
        days = (2 * (year % 4) + 4 * (year % 7) - golden + 34) % 7 + golden + 114
        return date(year, days // 31, days % 31 + 1) + timedelta(13)  # the Julian calendar lags by 13 days till 2099
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    days = moon + sunday - 7 * ((golden + 11 * moon + 22 * sunday) // 451) + 114
    return date(year, days // 31, days % 31 + 1)


def feast_day(feast: Feast, year: int) -> date | None:
    """Return the first day of *feast* that falls in the Gregorian *year*."""
    if year not in YEARS:
        return None
    if feast.calendar == "gregorian":
        return day_of(year, feast.month, feast.day)
    if feast.calendar != "hijri":
        return easter(year, feast.calendar) + timedelta(feast.day)
    guess = hijri_year_of(date(year, 1, 1))
    for hijri in (guess, guess + 1) if guess is not None else ():
        day = hijri_day(hijri, feast.month, feast.day)
        if day is not None and day.year == year:
            return day
    return None
