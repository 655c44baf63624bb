"""What a time expression says, piece by piece, before it is counted out from a day of publication."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from rasid.mentions.times.lexemes import Lexed, Lexeme
from rasid.text.document import Document

END = Lexeme("end", "", 0, 0)
# What is asked a few places after the last is the end; so is it before the first, for a list counts back from its end.
BEYOND = ("end",) * 16


class Span(NamedTuple):
    """A stretch of days, both ends included; None where an end is open or unknown."""

    start: date | None
    end: date | None
    precision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Lexemes [first, stop) and what they fix; ``shift`` is last, next or this."""

    first: int
    stop: int
    offset: int | None = None  # days from publication
    weekday: int | None = None
    second: int | None = None  # the later weekday of a pair
    shift: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None  # the end of a range of days within the month
    hijri: bool = False
    year_shift: int | None = None
    month_shift: int | None = None
    stage: str | None = None
    part: str | None = None
    bare: bool = False  # a part of the day that needs a day behind it («فجر» is also a verb)
    eve: bool = False  # «ليلة 31 كانون الأول» runs into the next day
    clock: float | None = None  # hours as written
    span: Span | None = None
    kind: str = "point"

    @property
    def has_day(self) -> bool:
        """Tell whether the piece fixes a day, or a month, or a stretch of days."""
        fixed = (self.offset, self.weekday, self.day, self.month, self.span, self.month_shift)
        return any(value is not None for value in fixed)

    @property
    def has_date(self) -> bool:
        """Tell whether the piece holds a day of a month."""
        return self.day is not None


class Context:
    """The lexemes of a document and the day they are read from; an opaque token becomes a lexeme when it is asked for."""

    def __init__(self, lexed: Lexed, day: date | None, prefer: str, document: Document) -> None:
        """Take the lexemes, the day of publication or None, and whether a bare day looks back ("past") or ahead."""
        self.lexemes = lexed.lexemes
        self.cls = [*lexed.classes, *BEYOND].__getitem__  # the class of the lexeme at a place
        self.day = day
        self.told: date | None = None  # the day of the mention before, for «اليوم التالي»
        self.prefer = prefer
        self.document = document
        self.forms = document.forms
        self.size = len(lexed.lexemes)

    def at(self, place: int) -> Lexeme:
        """Return the lexeme at *place*, END outside the document."""
        lexeme = self.lexemes[place] if 0 <= place < self.size else END
        return Lexeme("", self.forms[lexeme], lexeme, lexeme + 1) if isinstance(lexeme, int) else lexeme

    def spelt_with(self, lexeme: Lexeme, letter: str) -> bool:
        """Tell whether the report's own spelling of *lexeme* holds *letter*."""
        document = self.document
        return letter in document.raw[document.starts[lexeme.first] : document.ends[lexeme.stop - 1]]

    def skip(self, place: int, *classes: str) -> int:
        """Return the first place from *place* on whose class is none of *classes*."""
        while self.cls(place) in classes:
            place += 1
        return place


_FIELDS = ("offset", "weekday", "second", "year", "month", "day", "last_day", "part", "clock", "span", "stage", "month_shift")


def merge(one: Piece, two: Piece, joint: str) -> Piece | None:
    """Return one piece that says what both say, None where they speak of different times."""
    if one.kind != two.kind or (joint == "comma" and one.has_day and two.has_day and not _compatible(one, two)):
        return None
    if one.has_date and two.has_date:
        same_day = joint in {"corresponding", "open", "slash", "dash"} and one.hijri != two.hijri
        if same_day and (one.hijri or two.hijri):  # «15 رمضان الموافق 25 آذار»: the Gregorian day is kept
            kept = two if one.hijri else one
            return replace(kept, first=one.first, stop=two.stop, part=one.part or two.part, weekday=one.weekday)
        return None
    values: dict[str, object] = {}
    for name in _FIELDS:
        a, b = getattr(one, name), getattr(two, name)
        if a is not None and b is not None and a != b:
            return None
        values[name] = b if a is None else a
    if one.shift and two.shift and one.shift != two.shift:
        return None
    merged = replace(
        one,
        stop=two.stop,
        shift=one.shift or two.shift,
        year_shift=one.year_shift if one.year_shift is not None else two.year_shift,
        hijri=one.hijri or two.hijri,
        bare=False,
        eve=one.eve or two.eve,
    )
    return replace(merged, **values)  # type: ignore[arg-type]


def _compatible(one: Piece, two: Piece) -> bool:
    """Tell whether a comma may join the two: a weekday or «اليوم» with a date, never two stretches."""
    return (one.span is None and two.span is None) and (one.has_date != two.has_date or one.weekday != two.weekday)
