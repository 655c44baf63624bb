"""Find the numbers of a document: counts with their bounds, and numbers that count nothing (ages, names, hours)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from rasid.mentions.numbers.clitic_table import BEH, LAM, WAW, CliticTable
from rasid.mentions.numbers.counts import Counted, Read, bounded, ranged, tens_of
from rasid.mentions.numbers.kinds import closing_forms, one_of, sort_of, unit_after
from rasid.mentions.numbers.ranges import extended, read_between
from rasid.mentions.numbers.spell import digits_fraction, digits_range, digits_value, read_number
from rasid.mentions.numbers.words import (
    Phrase,
    after_bounds,
    duals,
    number_words,
    partitives,
    phrases,
    range_words,
)
from rasid.text.document import Document
from rasid.text.forms import FormTable

BOUND_REACH = 4  # «21 مصاباً بجروح على الأقل»: a bound behind its number stands within so many tokens
MINUS = "-"
KASRA = "\u0650"
DUAL_ENDING = "\u064e\u064a\u0646"  # fatha, yeh, noon
ARTICLE_ALONE = "\u0627\u0644"  # «الـ 48»: the article stands off its digits


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number in tokens [first, stop), bounds included; only kind "cardinal" counts people or things.

    ``unit`` is the token of the counted noun: the dual itself, or the noun that follows. A bound behind the noun
    («30 شخصاً على الأقل») changes the values and leaves ``stop`` before the noun.
    """

    first: int
    stop: int
    low: int | float | None
    best: int | float | None
    high: int | float | None
    kind: str
    unit: int | None = None


_Reader = Callable[[Document, int], Read | None]


def find_numbers_in(document: Document) -> list[NumberMention]:
    """Return the numbers of *document* in order, none overlapping another."""
    begins = map(_beginnings().__getitem__, document.forms)
    found: list[NumberMention] = []
    free = 0
    for at, reader in [(at, reader) for at, reader in enumerate(begins) if reader is not None]:
        read = reader(document, at) if at >= free else None
        if read is None:
            continue
        mention = _mention(document, at, read)
        found.append(mention)
        free = max(read.stop, at + 1)
    return found


@cache
def _beginnings() -> FormTable[_Reader | None]:
    """Return what reads the number that a form may begin, be it digits or words."""
    openers = _openers()
    return FormTable(lambda form: _digits if "0" <= form[0] <= "9" else openers[form])


@cache
def _openers() -> CliticTable[_Reader]:
    """Return what reads the number that a form may open."""
    words, nouns, bounds, ranges = number_words(), duals(), phrases(), range_words()

    def read(form: str) -> _Reader | None:
        if ranges.get(form) in {"between", "from"}:
            return read_between
        if bounds[form] is not None:
            return _phrase
        if nouns[form] is not None:
            return _dual
        word = words[form]
        if word is None:
            return None
        return {"ordinal": _ordinal, "tens-of": _many}.get(word.kind, _plain)

    between = {form for form, kind in ranges.items() if kind in {"between", "from"}}
    return CliticTable(between.union(words.known, nouns.known, bounds.known), read)


def _mention(document: Document, at: int, read: Read) -> NumberMention:
    """Return the mention of *read*, its kind settled and a bound behind it applied."""
    forms = document.forms
    begin = at if read.begin is None else read.begin
    kind = read.kind or sort_of(document, begin, read.stop, read.amount.best, under_bound=begin > at)
    count, stop = read.amount, read.stop
    if kind != "cardinal":
        return NumberMention(at, stop, *count, kind, read.unit)
    unit = read.unit if read.unit is not None else unit_after(document, stop)
    mention = NumberMention(at, stop, *count, kind, unit)
    behind = _bound_behind(document, stop)
    if behind is None or count.best is None or count.low != count.high:
        return mention
    bound, first, last = behind
    low, best, high = bounded(count.best, bound)
    adjacent = all(forms[index] == WAW for index in range(stop, first))
    return replace(mention, low=low, best=best, high=high, stop=last if adjacent else stop)


def _bound_behind(document: Document, stop: int) -> tuple[str, int, int] | None:
    """Return a bound that follows the number or its noun: (kind, first token, token after)."""
    forms, table, closes = document.forms, after_bounds(), closing_forms()
    for index in range(stop, min(stop + BOUND_REACH, len(forms))):
        form = forms[index]
        if closes[form]:
            return None
        for phrase in table.get(form, ()):
            last = index + 1 + len(phrase.rest)
            if tuple(forms[index + 1 : last]) == phrase.rest:
                after = forms[last] if last < len(forms) else ""
                opens_next = after[:1].isdigit() or number_words()[after] is not None
                opens_next = opens_next or (phrase.kind == "more" and after in partitives())
                return None if opens_next else (phrase.kind, index, last)
    return None


def _plain(document: Document, at: int) -> Read | None:
    """Read a number in words, and a range that it begins («خمسة أو ستة»)."""
    one = one_of(document, at)
    if one is not None:
        return _single(document.forms, at, one)
    word = number_words()[document.forms[at]]
    if word is not None and word.kind == "scales":  # «آلاف النازحين»
        return Read(at + 1, tens_of(int(word.value)))
    of_percent = word is not None and word.kind == "hundred" and word.article and word.preposition  # «70 بالمئة»
    spelt = None if of_percent else read_number(document.forms, at)
    if spelt is None:
        return None
    if 0 < spelt.value < 1:  # «ثلث المنازل»
        return Read(spelt.stop, Counted(spelt.value, spelt.value, spelt.value), "fraction")
    return extended(document, at, _signed(document, at, spelt.value), spelt.stop)


def _single(forms: list[str], at: int, kind: str) -> Read | None:
    """Return «أحد عناصر», «قتيل واحد»; nothing for Monday."""
    if kind == "weekday":
        return None
    behind = at + 1 + (at + 1 < len(forms) and forms[at + 1] in partitives())
    return Read(at + 1, Counted(1, 1, 1), kind, {"one-of": behind, "cardinal": at - 1}.get(kind))


def _digits(document: Document, at: int) -> Read | None:
    """Read a token of digits: a number, a range, a fraction, else a date or an hour."""
    forms, form = document.forms, document.forms[at]
    if digits_value(form) is not None:
        spelt = read_number(forms, at)
        if spelt is None:
            return None
        value = _signed(document, at, spelt.value)
        return extended(document, at, value, spelt.stop)
    pair = digits_range(form)
    if pair is not None and pair[0] < pair[1] and not 1900 <= pair[0] <= 2100:
        return Read(at + 1, ranged(*pair))
    fraction = digits_fraction(form)
    if fraction is not None:
        fraction = _signed(document, at, fraction)
        return Read(at + 1, Counted(fraction, fraction, fraction), "fraction")
    return Read(at + 1, Counted(None, None, None), "time" if ":" in form else "date")


def _signed(document: Document, at: int, value: float) -> int | float:
    """Return *value* below zero, or below one («.77»), by the sign that touches it and opens the text."""
    if at and range_words().get(document.forms[at - 1]) == "minus":
        return -value
    if at != 1 or document.ends[0] != document.starts[1]:
        return value
    if document.forms[0] == MINUS:
        return -value
    if document.forms[0] != "." or not isinstance(value, int):
        return value
    return float(f"0.{int(value)}")


def _many(document: Document, at: int) -> Read | None:
    """Read «عشرات», «مئات الآلاف»."""
    forms, words = document.forms, number_words()
    word = words[forms[at]]
    if word is None:
        return None
    size = int(word.value)
    stop = at + 1
    if stop < len(forms):
        scale = words[forms[stop]]
        if scale is not None and scale.kind in {"scale", "scales"} and not scale.joined:
            size, stop = size * int(scale.value), stop + 1
    return Read(stop, tens_of(size))


def _ordinal(document: Document, at: int) -> Read | None:
    """Read an ordinal, tens behind it included («الحادي والعشرين»)."""
    forms, words = document.forms, number_words()
    word = words[forms[at]]
    if word is None:
        return None
    value = word.value
    stop = at + 1
    after = words[forms[stop]] if stop < len(forms) else None
    if after is not None and after.kind == "ten" and not after.joined and not after.article:
        value, stop = value + 10, stop + 1
    elif after is not None and after.kind == "tens" and after.joined and after.article:
        value, stop = value + after.value, stop + 1
    return Read(stop, Counted(value, value, value), "ordinal")


def _dual(document: Document, at: int) -> Read | None:
    """Read a noun in the dual, with «اثنين» behind it or certain by its own form."""
    forms, words = document.forms, number_words()
    if at and forms[at][0] != WAW and _is_two(forms[at - 1]):  # «تفجيران انتحاريان»: the second says what the first is
        return None
    stop = at + 1
    after = words[forms[stop]] if stop < len(forms) else None
    two = after is not None and after.kind == "unit" and after.value == 2 and not after.joined
    if not two and not _certain(forms[at]) and not _vowelled_dual(document, at):
        return None
    return Read(stop + 1 if two else stop, Counted(2, 2, 2), "cardinal", at)


def _vowelled_dual(document: Document, at: int) -> bool:
    """Tell whether the report writes the fatha of the dual («المدنيَين»), which the sound plural has not."""
    return document.raw[document.starts[at] : document.ends[at]].rstrip(KASRA).endswith(DUAL_ENDING)


def _is_two(form: str) -> bool:
    """Tell whether *form* is a dual, or the number two."""
    word = number_words()[form]
    return _certain(form) or (word is not None and word.kind == "unit" and word.value == 2)


def _certain(form: str) -> bool:
    dual = duals()[form]
    return dual is not None and dual.certain


def _phrase(document: Document, at: int) -> Read | None:
    """Read a bound with its number, or a vague count."""
    forms = document.forms
    after = forms[at + 1] if at + 1 < len(forms) else ""
    for phrase in phrases()[forms[at]] or ():
        if phrase.rest and phrase.rest[0] != after:
            continue
        stop = at + 1 + len(phrase.rest)
        if tuple(forms[at + 1 : stop]) != phrase.rest:
            continue
        read = _vague(document, phrase, stop) if phrase.kind == "vague" else _under_bound(document, phrase.kind, stop)
        if read is not None:
            return read
    return None


def _vague(document: Document, phrase: Phrase, stop: int) -> Read | None:
    """Return the count of «عدد من»; «بضع عشرات» takes the tens."""
    forms, words = document.forms, number_words()
    if stop >= len(forms) or not forms[stop][0].isalpha():
        return None
    many = words[forms[stop]]
    if many is not None and many.kind == "tens-of":
        return _many(document, stop)
    return Read(stop, Counted(phrase.low, None, phrase.high))


def _under_bound(document: Document, bound: str, at: int) -> Read | None:
    """Read the number or range behind a bound."""
    forms = document.forms
    if at < len(forms) and forms[at] in {ARTICLE_ALONE, LAM, BEH}:
        at += 1
    # «على الأقل وأكثر من 20»: a bound behind "and" opens a count of its own
    if at >= len(forms) or (forms[at][0] == WAW and phrases()[forms[at][1:]] is not None):
        return None
    reader = _digits if forms[at][0].isdigit() else _openers()[forms[at]]
    read = reader(document, at) if reader is not None and reader is not _ordinal else None
    if read is None or read.kind not in {None, "cardinal"}:
        return None
    low, best, high = read.amount
    if best is not None and low == high:
        return read._replace(amount=bounded(best, bound), begin=at)
    if bound == "more" and low is not None:
        return read._replace(amount=Counted(low, best, None), begin=at)
    return read._replace(begin=at)
