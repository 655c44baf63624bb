"""A document as the time reader sees it: time words, numbers and joints; everything else is opaque."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from rasid.mentions.numbers.clitic_table import ARTICLE, WAW
from rasid.mentions.numbers.spell import digits_value, read_number
from rasid.mentions.numbers.words import Word, number_words
from rasid.mentions.times.words import Entry, entries
from rasid.text.document import Document
from rasid.text.forms import FormTable

CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?\Z")
NUMERIC = re.compile(r"(\d{1,4})([/\-.])(\d{1,2})\2(\d{1,4})\Z|(\d{1,2})/(\d{1,4})\Z")
PAIR = re.compile(r"(\d{1,4})[\-/](\d{1,4})\Z")
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015"
JOINTS = {
    "\u060c": "comma",
    ",": "comma",
    "(": "open",
    ")": "close",
    "[": "open",
    "]": "close",
    "/": "slash",
    "|": "slash",
    **dict.fromkeys((dash * times for dash in DASHES for times in (1, 2)), "dash"),
    WAW: "and",
    ARTICLE: "article",
}


UNIT = Word("ordinal", 1, False, False, "")


class Lexeme(NamedTuple):
    """One word or phrase in tokens [first, stop): its class, its value and the clitics before it."""

    cls: str
    value: str
    first: int
    stop: int
    number: int | float = 0
    joined: bool = False
    article: bool = False
    preposition: str = ""


class Lexed(NamedTuple):
    """A document in lexemes: each or its token, where that has no meaning for time (most have none); its class; the places
    of those that have a meaning.
    """

    lexemes: list[Lexeme | int]
    classes: list[str]
    places: list[int]


def lex(document: Document) -> Lexed:
    """Return the lexemes of *document*; a token without meaning for time stands as its number, its class is ""."""
    forms = document.forms
    marks = map(_marks().__getitem__, forms)
    found: list[Lexeme | int] = []
    classes: list[str] = []
    places: list[int] = []
    free = 0
    for at, mark in [(at, mark) for at, mark in enumerate(marks) if mark is not None]:
        if at < free:
            continue
        if free < at:
            found.extend(range(free, at))
            classes.extend([""] * (at - free))
        lexeme = _longest(forms, at, mark)
        if lexeme is None and mark.number is not None:
            lexeme = mark.number(forms, at)
        if lexeme is None and mark.joint:
            lexeme = Lexeme(mark.joint, forms[at], at, at + 1)
        if lexeme is None:  # the next opaque tokens begin here
            free = at
            continue
        places.append(len(found))
        found.append(lexeme)
        classes.append(lexeme.cls)
        free = lexeme.stop
    found.extend(range(free, len(forms)))
    classes.extend([""] * (len(forms) - free))
    return Lexed(found, classes, places)


class _Mark(NamedTuple):
    """What a form may be: a time word by itself, the first of a phrase (by its second form, longest first), what reads a
    number (None: it is none), the class of a joint (empty: it is none).
    """

    alone: Entry | None
    phrases: dict[str, list[Entry]]
    number: Callable[[list[str], int], Lexeme] | None
    joint: str


@cache
def _marks() -> FormTable[_Mark | None]:
    """Return what every written form may mean to a time, None for nothing."""
    time_words, numerals = entries(), number_words()

    def read(form: str) -> _Mark | None:
        digits = "0" <= form[0] <= "9"
        number = _digits if digits else _numeral if numerals[form] is not None else None
        alone: Entry | None = None
        phrases: dict[str, list[Entry]] = {}
        for entry in time_words[form] or ():
            if entry.rest:
                phrases.setdefault(entry.rest[0], []).append(entry)
            else:
                alone = alone or entry
        mark = _Mark(alone, phrases, number, JOINTS.get(form, ""))
        return mark if any(mark) else None

    return FormTable(read)


def _longest(forms: list[str], at: int, mark: _Mark) -> Lexeme | None:
    """Return the longest time phrase or word that stands at *at*."""
    if mark.phrases and at + 1 < len(forms):
        for rest, cls, value, joined, article, preposition in mark.phrases.get(forms[at + 1], ()):
            stop = at + 1 + len(rest)
            if tuple(forms[at + 1 : stop]) == rest:
                return Lexeme(cls, value, at, stop, 0, joined, article, preposition)
    if mark.alone is None:
        return None
    _, cls, value, joined, article, preposition = mark.alone
    return Lexeme(cls, value, at, at + 1, 0, joined, article, preposition)


def _numeral(forms: list[str], at: int) -> Lexeme:
    """Return the number or ordinal in words that begins at *at*."""
    word = number_words()[forms[at]]
    if word is None:
        return Lexeme("", "", at, at + 1)
    if word.kind == "ordinal":
        return _ordinal(forms, at)
    spelt = read_number(forms, at)
    if spelt is None:
        return Lexeme("", "", at, at + 1)
    return Lexeme("number", "", at, spelt.stop, spelt.value, word.joined, word.article, word.preposition)


def _ordinal(forms: list[str], at: int) -> Lexeme:
    table = number_words()
    word = table[forms[at]] or UNIT
    value, stop = word.value, at + 1
    joint = forms[stop] if stop < len(forms) else ""
    after = table[joint]
    if joint == WAW and stop + 1 < len(forms):
        tens = table[forms[stop + 1]]
        if tens is not None and tens.kind == "tens":
            return Lexeme("ordinal", "", at, stop + 2, value + tens.value, word.joined, word.article, word.preposition)
    if after is not None and after.kind == "ten" and not after.joined and not after.article:
        value, stop = value + 10, stop + 1
    elif after is not None and after.kind == "tens" and after.joined:
        value, stop = value + after.value, stop + 1
    return Lexeme("ordinal", "", at, stop, value, word.joined, word.article, word.preposition)


def _digits(forms: list[str], at: int) -> Lexeme:
    form = forms[at]
    joined = at > 0 and forms[at - 1] == WAW
    if CLOCK.match(form):
        return Lexeme("clock", form, at, at + 1, 0, joined)
    if NUMERIC.match(form):
        return Lexeme("numeric", form, at, at + 1, 0, joined)
    if PAIR.match(form):
        return Lexeme("pair", form, at, at + 1, 0, joined)
    value = digits_value(form)
    if value is None:
        return Lexeme("", form, at, at + 1)
    spelt = read_number(forms, at)
    stop = at + 1 if spelt is None or _keeps_apart(forms, at, spelt.stop) else spelt.stop
    return Lexeme("number", form, at, stop, value if stop == at + 1 or spelt is None else spelt.value, joined)


def _keeps_apart(forms: list[str], at: int, stop: int) -> bool:
    """Tell whether digits stay alone: «3 ونصف» of an hour is read by the clock."""
    return stop > at + 1 and len(forms[at]) < 3
