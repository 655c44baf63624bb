"""Read hours: «الساعة التاسعة والنصف», «3:30 فجراً», «الخامسة إلا ربعاً من مساء أمس»."""

from __future__ import annotations

from dataclasses import replace

from rasid.mentions.times.dates import clock_value
from rasid.mentions.times.piece import Context, Piece

PARTS = frozenset({"part", "soft", "alone", "either", "aftermidnight", "ampm", "midnight"})


def read_hour(context: Context, place: int) -> Piece | None:
    """Read «الساعة التاسعة والنصف»."""
    at = context.skip(place + 1, "about")
    return _hour_number(context, place, at)


def read_plain_hour(context: Context, place: int) -> Piece | None:
    """Read an hour without «الساعة»: only a part of the day behind it makes it one («الثالثة فجراً»)."""
    lexeme = context.at(place)
    one = lexeme.article and lexeme.number == 1  # «الواحدة ظهراً»
    if lexeme.cls == "number" and not lexeme.value and not one:
        return None
    piece = _hour_number(context, place, place)
    if piece is None or (lexeme.cls == "ordinal" and not (lexeme.article or lexeme.preposition)):
        return None
    at = context.skip(piece.stop, "from", "in")
    return piece if context.cls(at) in PARTS else None


def _hour_number(context: Context, place: int, at: int) -> Piece | None:
    lexeme = context.at(at)
    if lexeme.cls == "clock":
        hours = clock_value(lexeme.value)
    elif lexeme.cls in {"number", "ordinal"} and 0 <= lexeme.number <= 24:
        hours = clock_value(lexeme.value.replace(".", ":")) if "." in lexeme.value else float(lexeme.number)
    else:
        return None
    if hours is None:
        return None
    hours, stop = _minutes(context, at + 1, hours)
    piece = Piece(first=place, stop=stop, clock=hours)
    if context.cls(stop) == "ampm":
        return replace(piece, stop=stop + 1, clock=hours, part=context.at(stop).value)
    return piece


def _minutes(context: Context, place: int, hours: float) -> tuple[float, int]:
    """Read «والنصف», «إلا ربعاً», «و18 دقيقة» behind an hour."""
    lexeme = context.at(place)
    if lexeme.cls == "eachpart":
        return hours + float(lexeme.value), place + 1
    at = place + (lexeme.cls == "and")
    if (at > place or lexeme.joined) and context.cls(at) == "number" and context.cls(at + 1) == "minute":
        return hours + context.at(at).number / 60, at + 2
    return hours, place
