"""A table of words that is asked by written forms: clitics are taken off a form the first time it is met."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple, TypeVar

from rasid.text.forms import MEMORY

WAW = "\u0648"  # and
FEH = "\u0641"  # then
BEH = "\u0628"  # with
LAM = "\u0644"  # for
KAF = "\u0643"  # like
ARTICLE = "\u0627\u0644"  # alef lam
CONJUNCTIONS = frozenset((WAW, FEH))
PREPOSITIONS = frozenset((BEH, LAM, KAF))
CLITICS = CONJUNCTIONS | PREPOSITIONS | {ARTICLE[0]}

Value = TypeVar("Value")


class Bare(NamedTuple):
    """A form without the clitics before it, and what they were."""

    form: str
    joined: bool
    article: bool
    preposition: str


def bare_forms(form: str) -> Iterator[Bare]:
    """Yield the readings of *form*: as it stands, then without each legal run of clitics, the shortest run first."""
    yield Bare(form, False, False, "")
    if form[0] not in CLITICS:
        return
    if form[0] in CONJUNCTIONS:
        yield Bare(form[1:], True, False, "")
    yield from _after_conjunction(form, joined=False)
    if form[0] in CONJUNCTIONS:
        yield from _after_conjunction(form[1:], joined=True)


def _after_conjunction(form: str, *, joined: bool) -> Iterator[Bare]:
    if form.startswith(ARTICLE):
        yield Bare(form[2:], joined, True, "")
    elif form and form[0] in PREPOSITIONS:
        yield Bare(form[1:], joined, False, form[0])
        if form[1:3] == ARTICLE:
            yield Bare(form[3:], joined, True, form[0])
        elif form[:2] == LAM + LAM:  # lam and article are written lam lam
            yield Bare(form[2:], joined, True, LAM)


def stems(form: str) -> list[str]:
    """Return the bare forms that *form* may hold, clitics untold: the quick way to see that a form means nothing."""
    found = [form]
    rest = form
    if form[0] in CONJUNCTIONS:
        rest = form[1:]
        found.append(rest)
    if rest.startswith(ARTICLE):
        found.append(rest[2:])
    if form[0] in PREPOSITIONS or (rest is not form and rest and rest[0] in PREPOSITIONS):
        found.append(rest[1:])
        if rest[1:3] == ARTICLE:
            found.append(rest[3:])
        elif rest[:2] == LAM + LAM:
            found += (rest[2:], ARTICLE + rest[2:])
    return found


class CliticTable(dict[str, Value | None]):
    """What each written form means, None for nothing; filled as forms are met."""

    def __init__(self, known: Collection[str], read: Callable[[str], Value | None]) -> None:
        """Take the bare forms that mean something, and the function that says what a form means."""
        super().__init__()
        self.known = known
        self._read = read

    def __missing__(self, form: str) -> Value | None:
        if len(self) > MEMORY:
            self.clear()
        known = self.known
        value = self._read(form) if form and any(stem in known for stem in stems(form)) else None
        self[form] = value
        return value
