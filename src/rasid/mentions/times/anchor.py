"""The day that a report's times are counted from: publication turned to local time, or a dateline of the text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, datetime
from typing import Literal

from rasid.mentions.times.lexemes import lex
from rasid.mentions.times.piece import Context, Piece
from rasid.mentions.times.ranges import read_mention
from rasid.mentions.times.words import zones
from rasid.text.document import NEWLINE, Document

HEAD = 10  # a dateline stands among the first tokens of the text
FOOT = 8  # or in a last line no longer than this


@dataclass(frozen=True, slots=True)
class Anchor:
    """The local day (and instant, where known) of publication; ``tokens`` is where a dateline stands."""

    day: date | None
    instant: datetime | None = None
    source: Literal["published", "dateline"] | None = None
    tokens: tuple[int, int] | None = None


MARKS = frozenset({NEWLINE, ":", "."})  # a dateline stands beside one
EDGES = frozenset({"dash", "open", "close", "slash", "end"})
TELLING = frozenset({"in", "since", "until", "from", "within"})  # «في 5 آذار» tells of a happening
BEGINNING = frozenset({"number", "ordinal", "numeric", "latinmonth", "weekday", "dayword"})
NOWHERE = Anchor(None)


def make_anchor(published: date | datetime | str | None, document: Document, *, country: str | None = None) -> Anchor:
    """Return the anchor of a report; an instant with a zone is turned to the local time of *country*.

    A publication that is missing or cannot be read leaves the dateline of the text, or no anchor.
    """
    given = _parsed(published) if isinstance(published, str) else published
    if given is not None and given.year in (MINYEAR, MAXYEAR):  # what a database writes for "not known"
        given = None
    if isinstance(given, datetime):
        local = _local(given, country)
        return Anchor(local.date(), local, "published")
    if given is not None:
        return Anchor(given, None, "published")
    return find_dateline(document)


def _parsed(published: str) -> date | datetime | None:
    text = published.strip()
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError:
        return None


def _local(instant: datetime, country: str | None) -> datetime:
    """Return *instant* by the clock of *country*; zoneinfo is loaded here, for few reports carry a zone."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    zone = zones().get(country or "")
    if instant.tzinfo is None or zone is None:
        return instant
    try:
        return instant.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, OverflowError):
        return instant


def find_dateline(document: Document) -> Anchor:
    """Return the full date that dates the text: in its title, at its head beside a dash, in a short last line."""
    dated = _sentences_with_year(document)
    if not dated:
        return NOWHERE
    lexed = lex(document)
    context = Context(lexed, None, "past", document)
    for place in lexed.places:
        if context.cls(place) not in BEGINNING or document.sentence_of[context.at(place).first] not in dated:
            continue
        piece = read_mention(context, place)
        if piece is None or piece.day is None or piece.month is None or piece.year is None or piece.hijri:
            continue
        day = _whole_day(piece)
        if day is not None and _dates_the_text(document, context, piece):
            tokens = context.at(piece.first).first, context.at(piece.stop - 1).stop
            return Anchor(day, None, "dateline", tokens)
    return NOWHERE


def _sentences_with_year(document: Document) -> set[int]:
    """Return the numbers of the sentences with a token that may hold the year of a full date."""
    forms = enumerate(document.forms)
    return {document.sentence_of[at] for at, form in forms if "0" <= form[0] <= "9" and len(form) >= 4 and form[-1].isdigit()}


def _whole_day(piece: Piece) -> date | None:
    try:
        return date(piece.year or 0, piece.month or 0, piece.day or 0)
    except ValueError:
        return None


def _dates_the_text(document: Document, context: Context, piece: Piece) -> bool:
    """Tell whether a full date dates the text rather than something that it tells."""
    first, stop = context.at(piece.first).first, context.at(piece.stop - 1).stop
    if document.starts[first] < document.body or context.cls(piece.first) == "latinmonth":
        return True
    begun = next((index for index, start in enumerate(document.starts) if start >= document.body), 0)
    if context.cls(piece.first - 1) in TELLING:
        return False
    sides = context.cls(piece.first - 1), context.cls(piece.stop)
    words = document.forms[max(0, first - 1)], document.forms[min(stop, len(document.forms) - 1)][0]
    edged = first == begun or stop >= len(document.forms) or not EDGES.isdisjoint(sides) or not MARKS.isdisjoint(words)
    if first - begun < HEAD and edged:
        return True
    line = first
    while line > begun and document.forms[line - 1][0] != NEWLINE:
        line -= 1
    end = stop
    while end < len(document.forms) and document.forms[end][0] != NEWLINE:
        end += 1
    return end - line <= FOOT and line > begun
