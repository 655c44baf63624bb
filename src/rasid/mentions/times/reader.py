"""Find the times of a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rasid.mentions.times.anchor import Anchor
from rasid.mentions.times.lexemes import lex
from rasid.mentions.times.piece import Context, Piece
from rasid.mentions.times.ranges import read_mention
from rasid.mentions.times.resolve import days_of, hours_of, partial_of
from rasid.model import Time
from rasid.text.document import Document

Prefer = Literal["past", "future"]
# Classes that never begin a time: a word without meaning for time, joints, words that stand behind another.
JOINTS = frozenset({"", "comma", "open", "close", "slash", "dash", "and", "in", "on", "corresponding", "end"})
WEAK = frozenset({"weakmonth", "weakhijri"})
IDLE = JOINTS | {"beforelast", "afternext", "last", "next", "same", "few", "stop", "herald", "eachpart", "minute", "ampm"}
# Classes that begin a time only with a lexeme right behind them: «من» of «من السبت حتى الاثنين».
LEANING = frozenset({"from", "until", "since", "before", "after", "within", "between", "about", "late", "this", "article"})
STRETCHES = frozenset({"range", "week"})


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time in tokens [first, stop).

    ``kind`` is point, span, habit (again and again), vague (of late), anniversary, or dateline. ``dayless`` tells that
    the words name an hour or part of the day alone: its day is that of publication for want of another.
    """

    first: int
    stop: int
    time: Time
    kind: str
    dayless: bool = False


def find_times_in(document: Document, anchor: Anchor, *, prefer: Prefer = "past") -> list[TimeMention]:
    """Return the times of *document* in order, none overlapping; durations are left out."""
    lexed = lex(document)
    context = Context(lexed, anchor.day, prefer, document)
    found: list[TimeMention] = []
    free = 0
    for place in _beginnings(context, lexed.places):
        piece = read_mention(context, place) if place >= free else None
        if piece is None:
            continue
        if piece.kind != "duration" and not (place and _is_name(context, place)):
            found.append(_mention(document, context, piece, anchor))
        free = piece.stop
    return found


def _beginnings(context: Context, places: list[int]) -> list[int]:
    """Return those of *places* at which a time may begin, by their class and whether a lexeme stands behind to lean on."""
    cls = context.cls
    return [place for place in places if cls(place) not in IDLE and (cls(place) not in LEANING or cls(place + 1))]


def _is_name(context: Context, place: int) -> bool:
    """Tell whether the word before makes a name of the time word.

    «شارع الخميس», «ميدان 14 تموز» are places, «محمد رمضان» a person, «الأمين العام السابق» an office.
    """
    before, lexeme = context.at(place - 1), context.at(place)
    if before.cls != "herald" or lexeme.cls == "relday":
        return False
    if before.value == "office":
        return lexeme.value == "year"
    return before.value == "place" or lexeme.cls in WEAK


def _mention(document: Document, context: Context, piece: Piece, anchor: Anchor) -> TimeMention:
    lexeme = context.at(piece.first)
    first, stop = lexeme.first, context.at(piece.stop - 1).stop
    skip = lexeme.joined + bool(lexeme.preposition) if document.forms[first][0].isalpha() else 0
    span = days_of(piece, context)
    earliest, latest, precision = hours_of(piece, span)
    open_ended = earliest is None and latest is None
    time = Time(
        quote=document.quote(first, stop, skip=int(skip)),
        earliest=earliest,
        latest=latest,
        precision="unknown" if open_ended else precision,  # type: ignore[arg-type]
        basis="stated",
        partial=partial_of(piece) if open_ended else None,
    )
    dateline = anchor.tokens is not None and anchor.tokens[0] < stop and first < anchor.tokens[1]
    kind = piece.kind
    if span.start is not None and span.start == span.end:
        context.told = span.start
    if kind == "point":
        kind = "dateline" if dateline else "span" if span.precision in STRETCHES else "point"
    return TimeMention(first, stop, time, kind, _dayless(piece))


def _dayless(piece: Piece) -> bool:
    named = (piece.offset, piece.weekday, piece.day, piece.month, piece.year, piece.month_shift, piece.year_shift, piece.span)
    return all(value is None for value in named) and (piece.part is not None or piece.clock is not None)
