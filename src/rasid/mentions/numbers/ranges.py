"""Read ranges of numbers: «بين 10 و15», «من خمسة إلى سبعة», «خمسة أو ستة», 10-15."""

from __future__ import annotations

from rasid.mentions.numbers.clitic_table import WAW
from rasid.mentions.numbers.counts import Counted, Read, ranged
from rasid.mentions.numbers.spell import read_number
from rasid.mentions.numbers.words import number_words, range_words
from rasid.text.document import Document

MINUS = "-"


def read_between(document: Document, at: int) -> Read | None:
    """Read «بين 10 و15», «من خمسة إلى سبعة»."""
    forms = document.forms
    opens = range_words()[forms[at]]
    if at + 1 >= len(forms):
        return None
    nearest = forms[at + 1]
    if not nearest[0].isdigit() and number_words()[nearest] is None:
        return None
    first = read_number(forms, at + 1)
    if first is None:
        return None
    if opens == "between":
        return _between_and(forms, at, first.value, first.stop)
    read = extended(document, at + 1, first.value, first.stop)
    return read._replace(begin=at + 1) if read.amount.low != read.amount.high else None


def _between_and(forms: list[str], at: int, low: float, stop: int) -> Read | None:
    """Read the upper end of «بين … و…»; «بين مئة وخمسين»-like sums are cut at their "and"."""
    if stop < len(forms):
        upper = stop + 1 if forms[stop] == WAW else stop
        word = number_words()[forms[upper]] if upper < len(forms) else None
        if upper > stop or (word is not None and word.joined):
            other = read_number(forms, upper)
            if other is not None and other.value > low:
                scaled = low * 1000 if other.value >= 10_000 and low < 1000 and low * 1000 < other.value else low
                years = "date" if _is_year(low) and _is_year(other.value) else None
                return Read(other.stop, ranged(scaled, other.value), years, begin=at + 1)
    for cut in range(at + 2, stop):
        parts = read_number(forms, at + 1, cut), read_number(forms, cut)
        if parts[0] and parts[1] and parts[0].stop == cut and parts[1].stop == stop and parts[0].value < parts[1].value:
            return Read(stop, ranged(parts[0].value, parts[1].value), begin=at + 1)
    return None


def extended(document: Document, at: int, value: float, stop: int) -> Read:
    """Return *value*, or the range that «إلى», «أو» or a dash makes of it with the number after."""
    forms = document.forms
    if stop + 1 < len(forms) and (range_words().get(forms[stop]) in {"to", "or"} or forms[stop] == MINUS):
        other = read_number(forms, stop + 1)
        near = forms[stop] != MINUS or document.starts[stop + 1] - document.ends[stop - 1] <= 3
        if other is not None and near and other.value > value and not _is_year(value):
            low = value
            if other.value >= 1000 > value and other.value % 1000 == 0 and value * 1000 < other.value:
                low = value * 1000  # «من 10 إلى 15 ألفاً»
            return Read(other.stop, ranged(low, other.value))
    return Read(stop, Counted(value, value, value))


def _is_year(value: float) -> bool:
    return isinstance(value, int) and 1900 <= value <= 2100
