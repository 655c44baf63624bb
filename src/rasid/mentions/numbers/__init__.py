"""Numbers and counts as Arabic news writes them: digits, words, duals, bounds, ranges, vague counts."""

from __future__ import annotations

from rasid.mentions.numbers.reader import NumberMention, find_numbers_in
from rasid.model import Number
from rasid.text.document import make_document

__all__ = ["NumberMention", "find_numbers", "find_numbers_in"]

UNCOUNTED = frozenset({"ordinal", "date", "time", "name", "one-of"})


def find_numbers(text: str) -> list[Number]:
    """Return the numbers of *text* with their bounds; ordinals, dates, hours and names («اللواء 105») left out."""
    document = make_document(text)
    found = []
    for mention in find_numbers_in(document):
        if mention.kind not in UNCOUNTED:
            quote = document.quote(mention.first, mention.stop)
            found.append(Number(quote=quote, low=mention.low, best=mention.best, high=mention.high))
    return found
