"""Number words and digits into a value: «ثلاثة وعشرون ألفاً وخمسمئة», 1.5 مليون, 10,000."""

from __future__ import annotations

import re
from typing import NamedTuple

from rasid.mentions.numbers.clitic_table import WAW, CliticTable
from rasid.mentions.numbers.words import Word, number_words

INFINITE = float("inf")
PARTS = frozenset({"unit", "eleven", "ten", "teen", "tens", "hundred", "hundreds", "digits", "fraction", "zero"})
_PLAIN = re.compile(r"\d+\Z")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?\Z|[1-9]\d{0,2}(?:\.\d{3}){2,}\Z")
_DOTTED = re.compile(r"[1-9]\d{0,2}\.\d{3}\Z")  # 1.500: a European thousand in the press of the Maghreb
_DECIMAL = re.compile(r"\d+[.,]\d+\Z")
_FRACTION = re.compile(r"(\d+)/(\d+)\Z")
_SPAN = re.compile(r"(\d+)-(\d+)\Z")


class Spelt(NamedTuple):
    """A value in tokens up to ``stop`` (exclusive)."""

    value: int | float
    stop: int


def digits_value(form: str) -> int | float | None:
    """Return the value of a token of digits, None where it is a date, an hour or a range."""
    if _PLAIN.match(form):
        return int(form) if len(form) <= 15 else None
    if _GROUPED.match(form):
        whole = form.replace(",", "") if "," in form else form.replace(".", "")
        return _tidy(float(whole))
    if _DOTTED.match(form):
        return int(form.replace(".", ""))
    if _DECIMAL.match(form):
        return _tidy(float(form.replace(",", ".")))
    return None


def digits_range(form: str) -> tuple[int, int] | None:
    """Return the two ends of «10-15»."""
    hit = _SPAN.match(form)
    return (int(hit[1]), int(hit[2])) if hit else None


def digits_fraction(form: str) -> float | None:
    """Return the value of «3/4»."""
    hit = _FRACTION.match(form)
    return int(hit[1]) / int(hit[2]) if hit and int(hit[2]) else None


def _tidy(value: float) -> int | float:
    return int(value) if value.is_integer() else value


class _Sum:
    """A number being read: ``group`` below the next scale, ``total`` of the groups before."""

    def __init__(self) -> None:
        self.total: int | float = 0
        self.group: int | float = 0
        self.top: float = INFINITE  # a scale must be smaller than the one before
        self.room = 1000  # a joined part must be smaller than this
        self.started = False  # something stands in the group
        self.unit = 0  # a lone unit that tens, a teen's tail or a hundred may follow
        self.digits = False

    def value(self) -> int | float:
        return self.total + self.group

    def add(self, word: Word, *, joined: bool) -> bool:
        """Take *word* in, or return False where it belongs to no number that began so."""
        kind, value = word.kind, word.value
        if kind in {"scale", "scales", "acc", "twice"}:
            return self._scale(kind, value, joined=joined)
        if not joined and (self.started or self.total):
            return self._follow(kind, value)
        if kind == "tens" and self.unit and not self.digits:
            return self._put(value, room=0)
        if not self._fits(kind, value):
            return False
        self._put(value, room=100 if kind in {"hundred", "hundreds"} else 0)
        self.unit = int(value) if kind in {"unit", "eleven"} else 0
        self.digits = kind == "digits"
        return True

    def _fits(self, kind: str, value: float) -> bool:
        """Tell whether a part may stand in the group as it is."""
        if kind not in PARTS or (self.started and (self.unit or value >= self.room or kind == "digits")):
            return False
        return kind != "digits" or value < self.top

    def _put(self, value: float, *, room: int) -> bool:
        self.group += value
        self.room = room
        self.started = True
        self.unit = 0
        return True

    def _follow(self, kind: str, value: float) -> bool:
        """Take a word that follows without "and": the tail of a teen or «مئة» after a unit."""
        if self.digits or not self.unit:
            return False
        if kind == "ten":
            return self._put(10, room=0)
        if kind == "hundred" and self.unit > 2:
            return self._put(self.unit * 99, room=100)
        return False

    def _scale(self, kind: str, value: float, *, joined: bool) -> bool:
        if value >= self.top or (joined and self.started) or (not joined and self.total and not self.started):
            return False
        if kind == "twice" or (kind == "acc" and not self.started and not self.total):
            if self.started:
                return False
            self.total += 2 * value
        else:
            self.total += (self.group if self.started else 1) * value
        self.group, self.started, self.unit, self.digits = 0, False, 0, False
        self.top, self.room = value, 1000
        return True


def read_number(forms: list[str], at: int, limit: int | None = None) -> Spelt | None:
    """Read the number that begins at token *at*, before token *limit*; None where none does."""
    table = number_words()
    end = len(forms) if limit is None else limit
    total = _Sum()
    stop = here = at
    while here < end:
        alone = forms[here] == WAW and stop > at and here + 1 < end
        here += alone
        word = _word_at(forms, here, table, inside=stop > at and not alone)
        if word is None:
            break
        joined = stop > at and (alone or word.joined)
        if stop > at and word.kind in {"fraction", "point"}:
            return _tail(forms, here, word, total, Spelt(_whole(total.value()), stop), joined=joined)
        if not total.add(word, joined=joined):
            break
        here += 1
        stop = here
    if stop == at or not _complete(forms, at, stop, table):
        return None
    return Spelt(_whole(total.value()), stop)


def _whole(value: float) -> int | float:
    return _tidy(value) if isinstance(value, float) else value


def _tail(forms: list[str], at: int, word: Word, total: _Sum, so_far: Spelt, *, joined: bool) -> Spelt:
    """Read what makes a fraction of the number: «ونصف», «فاصلة واحد»."""
    if word.kind == "fraction":
        return _with_fraction(total, word, so_far, at, joined=joined)
    return _with_point(forms, at, number_words(), so_far)


def _word_at(forms: list[str], at: int, table: CliticTable[Word], *, inside: bool = False) -> Word | None:
    """Return the number word at *at*; *inside* a number «وأحد» is "and one" though it is written like «واحد»."""
    form = forms[at]
    if form[0].isdigit():
        value = digits_value(form)
        return None if value is None else Word("digits", value, False, False, "")
    word = table[form]
    if word is None or word.kind in {"ordinal", "tens-of"}:
        return None
    if inside and word.kind == "unit" and form[0] == WAW and not word.joined:
        bare = table[form[1:]]
        return bare._replace(joined=True) if bare is not None and bare.kind == "eleven" else word
    return word


def _complete(forms: list[str], at: int, stop: int, table: CliticTable[Word]) -> bool:
    """Tell whether the words are a number: «أحد» and «إحدى» are one only before «عشر» or tens."""
    word = table[forms[at]]
    return word is None or stop > at + 1 or word.kind not in {"eleven", "point"}


def _with_fraction(total: _Sum, word: Word, so_far: Spelt, at: int, *, joined: bool) -> Spelt:
    """Add «ونصف» to what was read: half of the last scale, or half of one."""
    if not joined:
        return so_far
    scale = 1 if total.started or total.top == INFINITE else total.top
    return Spelt(_tidy(float(total.value() + word.value * scale)), at + 1)


def _with_point(forms: list[str], at: int, table: CliticTable[Word], so_far: Spelt) -> Spelt:
    """Read «واحد فاصلة واحد» as 1.1."""
    after = _word_at(forms, at + 1, table) if at + 1 < len(forms) else None
    if after is None or after.kind not in {"unit", "digits", "tens", "ten"} or not float(after.value).is_integer():
        return so_far
    return Spelt(float(f"{int(so_far.value)}.{int(after.value)}"), at + 2)
