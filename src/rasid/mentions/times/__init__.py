"""Times as Arabic news writes them: days, hours, dates of four month systems and two calendars, stretches, habits."""

from __future__ import annotations

from datetime import date, datetime

from rasid.mentions.times.anchor import Anchor, make_anchor
from rasid.mentions.times.reader import Prefer, TimeMention, find_times_in
from rasid.model import Time
from rasid.text.document import make_document

__all__ = ["Anchor", "TimeMention", "find_times", "find_times_in", "make_anchor"]


def find_times(text: str, *, published: date | datetime | str | None = None, prefer: Prefer = "past") -> list[Time]:
    """Return the times of *text*, counted out from *published*; a bare day looks back, or ahead with "future"."""
    document = make_document(text)
    anchor = make_anchor(published, document)
    return [mention.time for mention in find_times_in(document, anchor, prefer=prefer) if mention.kind != "anniversary"]
