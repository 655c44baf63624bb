"""Read the smallest pieces of a time: weekdays, «أمس», parts of the day, hours, dates; and join neighbours into one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import MAXYEAR, timedelta

from rasid.mentions.times.dates import (
    LEADS,
    MONTHS,
    is_unit,
    read_date,
    read_latin,
    read_month,
    read_numeric,
    read_shift,
    read_spaced,
    year_number,
)
from rasid.mentions.times.hours import read_hour, read_plain_hour
from rasid.mentions.times.months import read_final, read_nth
from rasid.mentions.times.periods import read_period
from rasid.mentions.times.piece import Context, Piece, Span, merge

JOINTS = frozenset({"comma", "open", "close", "in", "from", "corresponding", "slash", "dash"})
ALEF_MADDA = "\u0622"  # «آب» is August where «إب» is a town
WEAK = frozenset({"weakmonth", "weakhijri"})
Reader = Callable[[Context, int], Piece | None]


def read_expression(context: Context, place: int) -> Piece | None:
    """Read the longest run of pieces from *place* on that speak of one time."""
    piece = read_atom(context, place)
    if piece is None:
        return None
    while True:
        joint, at = _joint(context, piece.stop)
        after = read_atom(context, at) if at < context.size else None
        if after is None:
            break
        joined = merge(piece, after, joint)
        if joined is None:
            break
        piece = joined
        if joint == "open" and context.cls(piece.stop) == "close":
            piece = replace(piece, stop=piece.stop + 1)
    if piece.bare and not piece.has_day and piece.clock is None:
        return None
    return piece


def _joint(context: Context, place: int) -> tuple[str, int]:
    """Return the class of the words that may join two pieces, and the place after them."""
    cls, at = "", place
    for _ in range(2):
        if context.cls(at) not in JOINTS:
            break
        cls = cls or context.cls(at)
        if context.cls(at) == "corresponding":
            cls = "corresponding"
        at += 1
    return cls, at


def read_atom(context: Context, place: int) -> Piece | None:
    """Read one piece at *place*."""
    reader = _READERS.get(context.cls(place))
    return reader(context, place) if reader is not None else None


def _weekday(context: Context, place: int) -> Piece | None:
    nth = read_nth(context, place)
    if nth is not None:
        return nth
    lexeme = context.at(place)
    shift, stop = read_shift(context, place + 1)
    piece = Piece(first=place, stop=stop, weekday=int(lexeme.value), shift=shift)
    return piece if shift else _pair_of_weekdays(context, piece)


def _pair_of_weekdays(context: Context, piece: Piece) -> Piece:
    """Take in the next days of «السبت - الأحد», «السبت والأحد الماضيين», «ليل السبت على الأحد»."""
    while piece.weekday is not None and piece.shift is None:
        at = piece.stop
        at += context.cls(at) in {"dash", "slash", "on", "and"}
        at += context.cls(at) == "dayword"
        after = context.at(at)
        latest = piece.weekday if piece.second is None else piece.second
        if after.cls != "weekday" or int(after.value) != (latest + 1) % 7:
            break
        shift, stop = read_shift(context, at + 1)
        piece = replace(piece, stop=stop, second=int(after.value), shift=shift)
    return piece


def _bareday(context: Context, place: int) -> Piece | None:
    """Read «أحد الأسبوع الماضي»: a weekday without its article stands only before its week or month."""
    lexeme = context.at(place)
    nth = read_nth(context, place)
    if nth is not None:
        return nth
    week = read_period(context, place + 1) if is_unit(context.at(place + 1), "week") else None
    if week is None:
        return None
    return replace(week, first=place, weekday=int(lexeme.value))


def _dayword(context: Context, place: int) -> Piece | None:
    """Read «يوم الأحد», «يوم 3 آب», «يومي السبت والأحد»."""
    at = place + 1
    inner = read_atom(context, at)
    if inner is None or inner.kind != "point" or not (inner.has_day) or (inner.span and context.cls(at) != "feast"):
        return None
    if context.cls(place) == "days" and inner.weekday is not None and inner.second is None:
        return _two_weekdays(context, place, inner)
    return replace(inner, first=place)


def _two_weekdays(context: Context, place: int, inner: Piece) -> Piece:
    """Read «يومي الأحد والثلاثاء»: from the first to the second."""
    at = inner.stop + (context.cls(inner.stop) == "and")
    after = context.at(at)
    if after.cls != "weekday":
        return replace(inner, first=place)
    shift, stop = read_shift(context, at + 1)
    return replace(inner, first=place, stop=stop, second=int(after.value), shift=shift)


def _relday(context: Context, place: int) -> Piece | None:
    lexeme = context.at(place)
    offset = int(lexeme.value)
    stop = place + 1
    if offset == 0 and lexeme.stop == lexeme.first + 1:
        dated = read_date(context, stop) if context.cls(stop) == "ordinal" else None
        if dated is not None:  # «اليوم الثالث من تشرين الأول»
            return replace(dated, first=place)
        final = read_final(context, place)
        if final is not None or context.cls(stop) == "ordinal":  # «اليوم السابع», «لليوم الثالث على التوالي»
            return final
    return Piece(first=place, stop=stop, offset=offset)


def _anaphor(context: Context, place: int) -> Piece:
    """Read «اليوم التالي», «اليوم نفسه»: counted from the day told before, never from publication."""
    offset = int(context.at(place).value)
    counted = context.prefer == "future" or not offset  # with nothing told before, a question speaks of tomorrow
    day = context.told if context.told is not None else context.day if counted else None
    there = day + timedelta(offset) if day is not None and day.year < MAXYEAR else None
    span = Span(there, there, "day" if there else "unknown")
    return Piece(first=place, stop=place + 1, span=span)


def _number(context: Context, place: int) -> Piece | None:
    """Read a number or ordinal that begins a date, an hour, or a count of weekdays («ثالث ثلاثاء من»)."""
    if not context.cls(place + 1):  # with a word behind it that says nothing of time, it is a year or nothing
        return _bare_year(context, place)
    for reader in (read_spaced, read_date, read_plain_hour, read_nth, read_period, read_final):
        piece = reader(context, place)
        if piece is not None:
            return piece
    return _bare_year(context, place)


def _bare_year(context: Context, place: int) -> Piece | None:
    """Read «2013» where a word before it asks for a time."""
    lexeme = context.at(place)
    year, stop = year_number(context, place)
    if year is None or lexeme.value == "" or len(lexeme.value) != 4 or not 1900 <= year <= 2100:
        return None
    before = context.cls(place - 1)
    led = before in LEADS - {"from"} or (before == "from" and context.cls(stop) == "until")
    if not (led or before in {"until", "and", "dash"} or lexeme.joined):
        return None
    after = context.at(stop)
    counted = after.cls == "" and len(after.value) > 3 and after.value.isalpha()
    if counted and before in {"in", "until", "from"}:
        return None
    return Piece(first=place, stop=stop, year=year)


def _article(context: Context, place: int) -> Piece | None:
    """Read what follows an article that stands off its digits («الـ19 فيفري», «الـ24 ساعة الماضية»)."""
    if context.cls(place + 1) != "number" and context.cls(place + 1) != "pair":
        return None
    return read_date(context, place) or read_period(context, place)


def _month(context: Context, place: int) -> Piece | None:
    latin = read_latin(context, place)
    if latin is not None:
        return latin
    lexeme = context.at(place)
    if lexeme.cls == "latinmonth":
        return None
    piece = read_month(context, place)
    if piece is None or piece.first != place:
        return None
    paired = context.cls(place + 1) in {"slash", "open"} and context.cls(place + 2) in MONTHS
    dated = piece.shift or piece.year or piece.year_shift is not None or paired
    led = context.cls(place - 1) in LEADS or lexeme.preposition
    if lexeme.cls in WEAK and not (dated or (led and not _is_given_name(context, place))):
        return None
    return piece


def _is_given_name(context: Context, place: int) -> bool:
    """Tell whether a weak month under a preposition looks like a person or a town («إب») rather than a month."""
    lexeme = context.at(place)
    bare_town = lexeme.value == "8" and len(context.forms[lexeme.first]) <= 3 and not context.spelt_with(lexeme, ALEF_MADDA)
    return bare_town or context.cls(place - 1) == "from"


def _part(context: Context, place: int) -> Piece | None:
    """Read a part of the day; «ليلة» of a date runs into the next day."""
    lexeme = context.at(place)
    bare = lexeme.cls == "soft" or (lexeme.cls == "part" and not lexeme.article)
    part = {"aftermidnight": "aftermidnight", "midnight": "midnight", "lastnight": "night"}.get(lexeme.cls, lexeme.value)
    stop = place + 1
    offset = int(lexeme.value) if lexeme.cls == "lastnight" else None
    if lexeme.cls == "part" and context.cls(stop) == "this" and context.cls(stop + 1) in {"dayword", "relday"}:
        return Piece(first=place, stop=stop + 2, part=part, offset=0)
    eve = bare and context.forms[lexeme.first].endswith("\u0647") and part == "night"  # heh: «ليلة», not «ليل»
    return Piece(first=place, stop=stop, part=part, bare=bare, offset=offset, eve=eve)


def _late(context: Context, place: int) -> Piece | None:
    """Read «ساعة متأخرة من ليل أمس»: the words before the part of the day go into the quote."""
    at = context.skip(place + 1, "from", "in")
    inner = read_expression(context, at)
    return replace(inner, first=place) if inner is not None and (inner.part or inner.offset is not None) else None


def _prayer(context: Context, place: int) -> Piece | None:
    """Read «بعد صلاة الجمعة»: Friday noon."""
    if context.cls(place - 1) not in {"before", "after", "within", "in"}:
        return None
    return Piece(first=place, stop=place + 1, weekday=4, part="noon")


def _about(context: Context, place: int) -> Piece | None:
    """Read an hour or a part of the day behind «قرابة», «عند»."""
    at = context.skip(place, "about")
    if context.cls(at) not in {
        "hourword",
        "clock",
        "number",
        "ordinal",
        "midnight",
        "aftermidnight",
        "part",
        "either",
        "weekday",
    }:
        return None
    inner = read_hour(context, at) if context.cls(at) == "hourword" else read_atom(context, at)
    if inner is None or (inner.clock is None and inner.part is None and inner.weekday is None):
        return None
    return replace(inner, first=place)


_READERS: dict[str, Reader] = {
    "weekday": _weekday,
    "bareday": _bareday,
    "dayword": _dayword,
    "days": _dayword,
    "relday": _relday,
    "anaphor": _anaphor,
    "number": _number,
    "ordinal": _number,
    "pair": _number,
    "article": _article,
    "month": _month,
    "weakmonth": _month,
    "hijri": _month,
    "weakhijri": _month,
    "latinmonth": _month,
    "part": _part,
    "alone": _part,
    "either": _part,
    "soft": _part,
    "lastnight": _part,
    "midnight": _part,
    "aftermidnight": _part,
    "late": _late,
    "prayer": _prayer,
    "about": _about,
    "hourword": read_hour,
    "clock": read_plain_hour,
    "numeric": read_numeric,
    "final": read_final,
    **dict.fromkeys(
        ("unit", "units", "dualunit", "yeardual", "this", "stage", "season", "half", "quarter", "feast", "decade", "last"),
        read_period,
    ),
}
