"""Read dates: days and months by name or number, years, stages of them, nth weekdays."""

from __future__ import annotations

from dataclasses import replace

from rasid.mentions.times.lexemes import CLOCK, NUMERIC, PAIR, Lexeme
from rasid.mentions.times.piece import Context, Piece

MONTHS = frozenset({"month", "weakmonth", "hijri", "weakhijri", "latinmonth"})
HIJRI = frozenset({"hijri", "weakhijri"})
PIVOT = 70  # 15/2/74 is of the last century
SHIFTS = {"beforelast": -2, "last": -1, "next": 1, "this": 0, "afternext": 2}
LETTER_MEEM = "\u0645"  # «2015 م»: of the Christian era
LETTER_HEH = "\u0647"  # «1445 هـ»: of the Hijra
DAY_LEADS = frozenset({"dayword", "days", "weekday", "relday", "corresponding", "since", "until", "open", "comma", "part", "in"})
LEADS = frozenset({"since", "until", "in", "within", "between", "stage", "from"})


def is_unit(lexeme: Lexeme, unit: str) -> bool:
    """Tell whether *lexeme* is the word of *unit*."""
    return lexeme.cls in {"unit", "units"} and lexeme.value == unit


def read_shift(context: Context, place: int) -> tuple[str | None, int]:
    """Read «الماضي», «المقبل», «الجاري» at *place*: (last, next or this, place after)."""
    cls = context.cls(place)
    if cls in SHIFTS:
        return cls, place + 1
    return None, place + 1 if cls == "same" else place


def read_year(context: Context, place: int) -> tuple[int | None, int | None, int]:
    """Read the year behind a date: (year, shift of the year, place after)."""
    at = place
    if context.cls(at) in {"from", "in", "comma"}:
        at += 1
    this = context.cls(at) == "this" and is_unit(context.at(at + 1), "year")
    if this:
        return None, 0, at + 2
    if is_unit(context.at(at), "year"):
        shift, stop = read_shift(context, at + 1)
        if shift is not None:
            return None, SHIFTS[shift], stop
        year, stop = year_number(context, at + 1)
        return (year, None, stop) if year is not None else (None, None, place)
    year, stop = year_number(context, at)
    return (year, None, stop) if year is not None else (None, None, place)


def year_number(context: Context, place: int) -> tuple[int | None, int]:
    """Read the number of a year and the letter of its era."""
    lexeme = context.at(place)
    if lexeme.cls != "number" or not isinstance(lexeme.number, int) or not _looks_like_year(lexeme):
        return None, place
    after = context.at(place + 1)
    era = after.cls == "" and after.value in {LETTER_MEEM, LETTER_HEH}
    return lexeme.number, place + 1 + era


def _looks_like_year(lexeme: Lexeme) -> bool:
    """Tell whether a number may be a year; five digits are a typing error that leaves the date unknown."""
    return 1300 <= lexeme.number <= 2100 or (len(lexeme.value) == 5 and lexeme.value[0] == "1")


def read_month(context: Context, place: int) -> Piece | None:
    """Read a month: by name, paired («نيسان/أبريل»), by number («شهر 3»), with its shift and year."""
    at = context.skip(place, "from", "in") if context.cls(place) in {"from", "in"} else place
    this = context.cls(at) == "this"
    at += this
    word = is_unit(context.at(at), "month")
    if (this and not word) or at - place > 2:
        return None
    at += word
    lexeme = context.at(at)
    piece = None
    if lexeme.cls in MONTHS and not (word and lexeme.cls == "latinmonth"):
        piece = _named_month(context, place, at)
    elif word and (lexeme.cls in {"number", "ordinal"} and 1 <= lexeme.number <= 12):
        piece = Piece(first=place, stop=at + 1, month=int(lexeme.number))
    elif word and lexeme.cls == "bareday" and lexeme.value == "0":  # «شهر اثنين»: the word for two
        piece = Piece(first=place, stop=at + 1, month=2)
    elif word:
        return _shifted_month(context, place, at, this=this)
    if piece is None:
        return None
    shift, stop = read_shift(context, piece.stop)
    year, year_shift, stop = read_year(context, stop)
    if year is not None and year < 1500 and not piece.hijri:
        year, stop = None, piece.stop
    return replace(piece, shift=shift, year=year, year_shift=year_shift, stop=stop)


def _named_month(context: Context, place: int, at: int) -> Piece:
    lexeme = context.at(at)
    stop = at + 1
    if context.cls(stop) in {"slash", "open", "dash"} and context.cls(stop + 1) in MONTHS:
        stop += 2
        if context.cls(stop) == "close":
            stop += 1
    return Piece(first=place, stop=stop, month=int(lexeme.value), hijri=lexeme.cls in HIJRI)


def _shifted_month(context: Context, place: int, at: int, *, this: bool) -> Piece | None:
    """Read «الشهر الماضي», «هذا الشهر»."""
    shift, stop = read_shift(context, at)
    if shift is None:
        return Piece(first=place, stop=at, month_shift=0) if this else None
    return Piece(first=place, stop=stop, month_shift=SHIFTS[shift])


def read_date(context: Context, place: int) -> Piece | None:
    """Read a day of a month that begins with its number: «7 تشرين الأول», «الثالث من آب», «13 إلى 15 تموز»."""
    at = place + (context.cls(place) == "article")
    lexeme = context.at(at)
    if lexeme.cls == "pair":
        ends = _pair(lexeme.value)
        if ends is None:
            return None
        first, last, stop = ends[0], ends[1], at + 1
    elif lexeme.cls in {"number", "ordinal"} and isinstance(lexeme.number, int) and 1 <= lexeme.number <= _limit(context, at):
        first, last, stop = int(lexeme.number), None, at + 1
        last, stop = _range_of_days(context, stop, first)
    else:
        return None
    if context.at(stop).cls in {"dayword"} or is_unit(context.at(stop), "day"):
        stop += 1
    month = _month_of_day(context, at, stop)
    if month is None or (month.month is None and month.month_shift is None):
        return None
    return replace(month, first=place, day=first, last_day=last, kind="point")


def _month_of_day(context: Context, place: int, stop: int) -> Piece | None:
    """Read the month behind the day at *place*; «في» stands between them only after «يوم» («آخر يوم في آذار»)."""
    day = context.at(place)
    if context.cls(stop) == "in" and context.cls(stop - 1) != "dayword":
        return None
    slashed = context.cls(stop) == "slash" and context.cls(stop + 1) in MONTHS  # «3/ أيار»
    spelt = day.cls == "number" and not day.value and context.cls(stop) == "weakhijri"  # «واحد صفر» is a score
    return None if spelt else read_month(context, stop + slashed) or _month_untold(context, place, stop)


def _month_untold(context: Context, place: int, stop: int) -> Piece | None:
    """Read the month of «يوم 12 الجاري», «في 15 الماضي»: the day of the month stands before its shift alone."""
    led = context.cls(place - 1) in {"dayword", "days", "in", "weekday", "since", "until", "article"}
    shift, after = read_shift(context, stop)
    digits = context.at(place).value and context.at(stop).first == context.at(place).stop
    if not (led and digits) or shift not in {"last", "next", "this"}:
        return None
    return Piece(first=stop, stop=after, month_shift=SHIFTS[shift])


def _limit(context: Context, place: int) -> int:
    """Return the greatest number that may be a day: a month's name straight behind 40 makes it an impossible one."""
    return 99 if context.at(place).value and context.cls(place + 1) in MONTHS else 31


def _range_of_days(context: Context, place: int, first: int) -> tuple[int | None, int]:
    """Read the later day of «13 إلى 15», «13 - 15», «3 و4»."""
    at = place
    if context.cls(at) in {"until", "dash", "and"}:
        at += 1
        at += context.cls(at) in {"until", "article"}
    elif not context.at(at).joined:
        return None, place
    lexeme = context.at(at)
    later = 0 if context.cls(place) == "until" else first  # a range that runs backwards is kept, and stays unknown
    if lexeme.cls in {"number", "ordinal"} and isinstance(lexeme.number, int) and later < lexeme.number <= 31:
        return lexeme.number, at + 1
    return None, place


def _pair(form: str) -> tuple[int, int] | None:
    hit = PAIR.match(form)
    if hit is None:
        return None
    first, last = int(hit[1]), int(hit[2])
    return (first, last) if 1 <= first < last <= 31 else None


def read_numeric(context: Context, place: int) -> Piece | None:
    """Read a date in digits: 06/08/2022, 18-9-2024, 2024/4/8, 21/09, 2/2013; day before month."""
    lexeme = context.at(place)
    hit = NUMERIC.match(lexeme.value)
    if hit is None:
        return None
    if hit[1] is None:
        return _two_numbers(context, place, int(hit[5]), int(hit[6]))
    one, middle, last = int(hit[1]), int(hit[3]), int(hit[4])
    year, day = (one, last) if len(hit[1]) == 4 else (last, one)
    if hit[2] == "." and len(hit[1]) < 4 > len(hit[4]):
        return None
    if len(hit[1]) < 4 and len(hit[4]) == 2:
        year += 2000 if year < PIVOT else 1900
    elif year < 1000:
        return None
    if middle > 12 >= day:  # the American order
        day, middle = middle, day
    return Piece(first=place, stop=place + 1, year=year, month=middle, day=day, hijri=1300 <= year <= 1500)


def read_spaced(context: Context, place: int) -> Piece | None:
    """Read a date whose numbers stand apart: 7 / 4 / 2024, 2024 - 4 - 7."""
    signs = context.cls(place + 1), context.cls(place + 3)
    if signs not in {("slash", "slash"), ("dash", "dash")} or any(context.cls(place + step) != "number" for step in (0, 2, 4)):
        return None
    one, month, last = (int(context.at(place + step).number) for step in (0, 2, 4))
    year, day = (one, last) if one > 1000 else (last, one)
    if not (1300 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Piece(first=place, stop=place + 5, year=year, month=month, day=day, hijri=year <= 1500)


def _two_numbers(context: Context, place: int, one: int, two: int) -> Piece | None:
    """Read 2/2013, and 21/09 where the word before or behind speaks of days."""
    if 1 <= one <= 12 and 1900 <= two <= 2100:
        return Piece(first=place, stop=place + 1, month=one, year=two)
    led = context.cls(place - 1) in DAY_LEADS or context.cls(place + 1) == "hourword" or context.size == 1
    if led and 1 <= one <= 31 and 1 <= two <= 12:
        return Piece(first=place, stop=place + 1, day=one, month=two)
    return None


def read_latin(context: Context, place: int) -> Piece | None:
    """Read «Aug 3, 2022», «يوليو 13-15»: the month before its day."""
    month = context.at(place)
    after = context.at(place + 1)
    if after.cls == "pair":
        ends = _pair(after.value)
        return _month_first(month, place, place + 2, ends) if ends else None
    if after.cls != "number" or not isinstance(after.number, int) or not 1 <= after.number <= 31:
        return None
    last, stop = _range_of_days(context, place + 2, after.number)
    year, _, end = read_year(context, stop)
    if year is None and last is None:
        return None
    piece = _month_first(month, place, end, (after.number, last))
    return replace(piece, year=year)


def _month_first(month: Lexeme, place: int, stop: int, days: tuple[int, int | None]) -> Piece:
    hijri = month.cls in HIJRI
    return Piece(first=place, stop=stop, month=int(month.value), day=days[0], last_day=days[1], hijri=hijri)


def clock_value(form: str) -> float | None:
    """Return the hours of «3:30» as a number."""
    hit = CLOCK.match(form)
    return int(hit[1]) + int(hit[2]) / 60 if hit else None
