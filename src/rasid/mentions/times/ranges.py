"""Read what stands round a time: «منذ», «حتى», «قبل», «خلال», «بين … و…», «من … إلى …», habits and vague words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from rasid.mentions.times.ago import read_units
from rasid.mentions.times.atoms import read_atom, read_expression
from rasid.mentions.times.dates import year_number
from rasid.mentions.times.piece import Context, Piece, Span
from rasid.mentions.times.resolve import days_of
from rasid.mentions.times.stretches import UNKNOWN, stretch

Reader = Callable[[Context, int], Piece | None]


def read_mention(context: Context, place: int) -> Piece | None:
    """Read the time mention that begins at *place*, None where none does."""
    reader = _READERS.get(context.cls(place))
    if reader is not None:
        return reader(context, place)
    piece = read_expression(context, place)
    return _maybe_range(context, piece) if piece is not None else None


def _maybe_range(context: Context, piece: Piece) -> Piece:
    """Take in the end of «13 تموز إلى 15 تموز», «السبت حتى الاثنين»."""
    joint = context.at(piece.stop)
    dashed = joint.cls == "dash" and piece.has_date
    if joint.cls != "until" and not dashed:
        return piece
    last = read_expression(context, piece.stop + 1)
    if last is None or not (last.has_day or last.year):
        return piece
    return _from_to(context, piece, last) or piece


def _from_to(context: Context, first: Piece, last: Piece) -> Piece | None:
    """Return the range from *first* to *last*; a month or year said once holds for both."""
    if first.day is not None and first.month is None:
        return None
    if first.year is None and last.year is not None and first.month is not None and last.month is not None:
        first = replace(first, year=last.year - (first.month > last.month))
    start, end = days_of(first, context), days_of(last, context)
    if start.start and end.end and start.start > end.end and first.weekday is not None and first.day is None:
        start = Span(start.start - timedelta(7), end.end, "day")  # «من الأحد حتى الثلاثاء» said on a Wednesday
    if start.start is None and end.end is None:
        span = UNKNOWN
    elif start.start is not None and end.end is not None and start.start > end.end:
        span = UNKNOWN  # a range that runs backwards is kept as text
    else:
        span = Span(start.start, end.end, "year" if start.precision == end.precision == "year" else "range")
    return Piece(first=first.first, stop=last.stop, span=span, kind="span")


def _since(context: Context, place: int) -> Piece | None:
    """Read «منذ مطلع آذار», «منذ ثلاثة أيام», «منذ السبت وحتى الاثنين»."""
    at = context.skip(place + 1, "about")
    ago = read_units(context, at, steps=-1)
    if ago is not None:
        begin, stop = ago[0].start, ago[1]
        precision = "range" if begin else "unknown"
        return Piece(first=place, stop=stop, span=Span(begin, context.day, precision), kind="span")
    inner = read_expression(context, context.skip(at, "in", "from"))
    if inner is None:
        return None
    until = inner.stop + (context.cls(inner.stop) in {"comma", "and"})
    until += context.cls(until) == "and"
    if context.cls(until) == "until":
        last = read_expression(context, until + 1)
        both = _from_to(context, inner, last) if last is not None else None
        if both is not None:
            return replace(both, first=place)
    begun = days_of(inner, context)
    precision = "year" if begun.precision == "year" else "range" if begun.start else "unknown"
    span = Span(begun.start, context.day, precision)
    if begun.start and context.day and begun.start > context.day:
        span = UNKNOWN
    return Piece(first=place, stop=inner.stop, span=span, kind="span", part=None)


def _until(context: Context, place: int) -> Piece | None:
    """Read «حتى مساء أمس», «حتى آذار 2017»; «إلى» alone opens nothing."""
    if context.at(place).value != "open":
        return None
    at = context.skip(place + 1, "about")
    inner = read_expression(context, at)
    if inner is None and context.cls(at) == "hourword":  # «حتى الساعة»: until now
        return Piece(first=place, stop=at + 1, span=Span(None, context.day, "unknown"), kind="vague")
    if inner is None:
        return None
    end = days_of(inner, context)
    precision = end.precision if end.end else "unknown"
    return Piece(first=place, stop=inner.stop, span=Span(None, end.end, precision), kind="span")


def _before(context: Context, place: int) -> Piece | None:
    """Read «قبل ثلاثة أيام», «قبل نحو شهرين», «قبل 7 تشرين الأول»."""
    at = context.skip(place + 1, "about")
    ago = read_units(context, at, about=at > place + 1)
    if ago is not None:
        return Piece(first=place, stop=ago[1], span=ago[0])
    inner = read_expression(context, place + 1)
    if inner is None or inner.part is not None or inner.clock is not None:
        return None if inner is None else replace(inner, first=place)
    start = days_of(inner, context).start
    span = Span(None, start - timedelta(1), "unknown") if start is not None else UNKNOWN
    return Piece(first=place, stop=inner.stop, span=span, kind="span")


def _within(context: Context, place: int) -> Piece | None:
    """Read «خلال الـ48 ساعة الماضية», «خلال شباط», «خلال 24 ساعة»."""
    at = context.skip(place + 1, "about", "in")
    inner = _inside(context, at)
    if inner is not None:
        return replace(inner, first=place)
    back = context.skip(at, "article")
    lexeme, unit = context.at(back), context.at(back + 1)
    if lexeme.cls == "number" and unit.cls in {"unit", "units"}:
        count, name, stop = int(lexeme.number), unit.value, back + 2
    elif lexeme.cls == "dualunit" or (lexeme.cls == "unit" and not lexeme.article):
        count, name, stop = 2 if lexeme.cls == "dualunit" else 1, lexeme.value, back + 1
    else:
        return None
    if context.cls(place) != "within" or name in {"minute", "second"} or context.at(place).value == "over":
        return None
    shift = "next" if context.prefer == "future" else "last"
    return Piece(first=place, stop=stop, span=stretch(context.day, name, count, shift), kind="span")


def _inside(context: Context, place: int) -> Piece | None:
    """Read the stretch behind «خلال»; a bare duration is none."""
    inner = read_mention(context, place) if context.cls(place) not in {"before", "since", "until"} else None
    return inner if inner is not None and inner.kind != "duration" else None


def _between(context: Context, place: int) -> Piece | None:
    """Read «بين عامي 2014 و2017», «بين 2017 و2020», «بين السبت والاثنين», «بين 3 و5 نيسان»."""
    at = place + 1
    first, stop = year_number(context, at)
    if first is not None:
        after = stop + (context.cls(stop) == "and")
        last, end = year_number(context, after)
        if last is None or (after == stop and not context.at(after).joined):
            return None
        span = Span(date(first, 1, 1), date(last, 12, 31), "range") if 1500 < first <= last else UNKNOWN
        return Piece(first=place, stop=end, span=span, kind="span")
    one = read_expression(context, context.skip(at, "monthdual"))
    if one is None:
        return None
    if one.span is not None or one.last_day is not None or one.second is not None:
        return replace(one, first=place, kind="span")
    after = one.stop + (context.cls(one.stop) == "and")
    if after == one.stop and not context.at(after).joined:
        return None
    last_piece = read_expression(context, after)
    both = _from_to(context, one, last_piece) if last_piece is not None else None
    return replace(both, first=place) if both is not None else None


def _months(context: Context, place: int) -> Piece | None:
    """Read «شهري أيلول وتشرين الثاني 2021»."""
    one = read_expression(context, place + 1)
    if one is None or one.month is None:
        return None
    after = one.stop + (context.cls(one.stop) == "and")
    last = read_expression(context, after)
    both = _from_to(context, one, last) if last is not None and last.month is not None else None
    return replace(both, first=place) if both is not None else None


def _from(context: Context, place: int) -> Piece | None:
    """Read «من 13 تموز إلى 15 تموز», «من السبت حتى الاثنين»; «من أسبوع» is a week ago in speech."""
    at = place + 1
    inner = read_expression(context, at)
    if inner is None:
        return _spoken_ago(context, place)
    ranged = _maybe_range(context, inner)
    if ranged.kind == "span" or inner.last_day is not None:
        return replace(ranged, first=place, kind="span")
    return None


def _spoken_ago(context: Context, place: int) -> Piece | None:
    """Read «من أسبوع», «من يومين»: only with nothing counted before."""
    lexeme = context.at(place + 1)
    begins = context.cls(place - 1) in {"end", "comma"}  # «لأكثر من شهر» is a duration
    ends = context.cls(place + 2) in {"end", "comma", ""}
    if not (begins and ends) or lexeme.cls not in {"unit", "dualunit"} or lexeme.article:
        return None
    if context.cls(place + 2) == "" and context.at(place + 2).value.isalpha():
        return None
    ago = read_units(context, place + 1)
    return Piece(first=place, stop=ago[1], span=ago[0]) if ago is not None else None


def _phrase(kind: str) -> Reader:
    def read(context: Context, place: int) -> Piece | None:
        span = Span(None, context.day, "unknown")
        return Piece(first=place, stop=place + 1, span=span, kind=kind)

    return read


def _now(context: Context, place: int) -> Piece | None:
    day = context.day
    return Piece(first=place, stop=place + 1, span=Span(day, day, "day" if day else "unknown"))


def _anniversary(context: Context, place: int) -> Piece | None:
    """Read «الذكرى الثالثة لـ7 تشرين الأول»: what is remembered is no time of an event."""
    at = context.skip(place + 1, "ordinal")
    words = 0
    while context.cls(at) == "" and words < 3 and context.at(at).value.isalpha():
        at, words = at + 1, words + 1
    inner = read_expression(context, at) if at < context.size else None
    stop = inner.stop if inner is not None and inner.has_date else context.skip(place + 1, "ordinal")
    return Piece(first=place, stop=stop, span=UNKNOWN, kind="anniversary")


def _duration(context: Context, place: int) -> Piece | None:
    """Pass over «ثلاثة أيام», «48 ساعة»: how long is not when."""
    inner = read_expression(context, place)
    if inner is not None:
        return _maybe_range(context, inner)
    at = place + (context.cls(place) == "article")
    if context.cls(at) == "number" and context.cls(at + 1) in {"unit", "units"}:
        return Piece(first=place, stop=at + 2, kind="duration")
    return None


def _after(context: Context, place: int) -> Piece | None:
    """Read «بعد صلاة الجمعة»; «بعد يومين» is publication's future only where the future is preferred."""
    ago = read_units(context, context.skip(place + 1, "about"), steps=1)
    if ago is not None:
        if context.prefer != "future" or context.day is None or ago[0].start is None:
            return Piece(first=place, stop=ago[1], kind="duration")
        return Piece(first=place, stop=ago[1], span=ago[0])
    inner = read_atom(context, place + 1)
    return replace(read_expression(context, place + 1) or inner, first=place) if inner is not None and inner.part else None


_READERS: dict[str, Reader] = {
    "since": _since,
    "until": _until,
    "before": _before,
    "after": _after,
    "within": _within,
    "in": lambda context, place: None,
    "between": _between,
    "monthdual": _months,
    "from": _from,
    "vague": _phrase("vague"),
    "habit": _phrase("habit"),
    "now": _now,
    "anniversary": _anniversary,
    "number": _duration,
    "article": _duration,
}
