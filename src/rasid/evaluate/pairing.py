"""Which read event is which coded one: the best fit first, each event used once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from rasid.evaluate.fields import words_of
from rasid.evaluate.gold import CodedEvent
from rasid.evaluate.words import alike
from rasid.model import Event, Quote, Report

# Types that two careful readers may take for one another: an event of a neighbouring type is found, its type wrong.
FAMILIES = tuple(
    frozenset(family.split())
    for family in (
        "armed-clash armed-attack territory-change killing assault raid",
        "air-strike drone-strike shelling bombardment explosive-device explosion suicide-attack chemical-attack",
        "abduction arrest release torture sexual-violence",
        "deployment withdrawal recruitment organisation",
        "siege displacement destruction interception seizure aid",
        "meeting agreement threat sanction",
        "protest riot",
        "body-found toll accident killing",
    )
)
SAME_TYPE, SAME_SENTENCE, SAME_TRIGGER, SHARED_QUOTE = 4, 3, 2, 1  # points of likeness
ENOUGH_SHARED = 2  # quotes that make one happening of two triggers in different sentences
_SENTENCE_END = re.compile("[.!\u061f\n]+")  # full stop, exclamation mark, Arabic question mark, new line


class Pair(NamedTuple):
    """A coded event and the read event that is the same happening."""

    coded: CodedEvent
    read: Event


class Pairing(NamedTuple):
    """The events of one report: paired, in the coder's order, and left over on either side."""

    pairs: tuple[Pair, ...]
    missed: tuple[CodedEvent, ...]
    invented: tuple[Event, ...]


def pair_events(report: Report, coded: Sequence[CodedEvent], read: Sequence[Event]) -> Pairing:
    """Pair the events of one report one to one."""
    ranked = sorted(
        (-measure_likeness(report, one, other), i, j) for (i, one), (j, other) in product(enumerate(coded), enumerate(read))
    )
    partner: dict[int, int] = {}
    for points, i, j in ranked:
        if points and i not in partner and j not in partner.values():
            partner[i] = j
    taken = frozenset(partner.values())
    return Pairing(
        pairs=tuple(Pair(coded[i], read[partner[i]]) for i in sorted(partner)),
        missed=tuple(event for i, event in enumerate(coded) if i not in partner),
        invented=tuple(event for j, event in enumerate(read) if j not in taken),
    )


def measure_likeness(report: Report, coded: CodedEvent, read: Event) -> int:
    """Return points of likeness, 0 where the two cannot be one happening."""
    same_type = coded.type == read.type
    if not same_type and not any({coded.type, read.type} <= family for family in FAMILIES):
        return 0
    shared = _count_shared(coded, read)
    close = in_one_sentence(report, coded.trigger, read.trigger)
    if not close and shared < ENOUGH_SHARED:
        return 0
    alike_triggers = alike(coded.trigger, read.trigger.text)
    return SAME_TYPE * same_type + SAME_SENTENCE * close + SAME_TRIGGER * alike_triggers + SHARED_QUOTE * shared


def _count_shared(coded: CodedEvent, read: Event) -> int:
    """Return in how many of places, actors, casualties and targets the two quote the same words."""
    lists = (
        (coded.places, read.places),
        (coded.actors, read.actors),
        (coded.casualties, read.casualties),
        (coded.targets, read.targets),
    )
    return sum(any(alike(one.quote, words_of(other.quote)) for one, other in product(*both)) for both in lists)


def in_one_sentence(report: Report, words: str, quote: Quote) -> bool:
    """Tell whether *quote* stands in a sentence that holds *words*; the title and the first sentence count as one."""
    in_title = words in (report.title or "")
    sentences = _sentences_with(report.text, words)
    if quote.place == "title":
        return in_title or 0 in sentences
    return _sentence_at(report.text, quote.start) in (sentences | {0} if in_title else sentences)


def _sentences_with(text: str, words: str) -> frozenset[int]:
    return frozenset(_sentence_at(text, hit.start()) for hit in re.finditer(re.escape(words), text)) if words else frozenset()


def _sentence_at(text: str, offset: int) -> int:
    """Return the number of the sentence that holds *offset* (code points)."""
    return len(_SENTENCE_END.findall(text, 0, offset))
