"""Every error, one record each, with the words it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rasid.evaluate.fields import STRICT_FIELDS, ListField, days, match_items
from rasid.evaluate.pairing import Pair, Pairing
from rasid.evaluate.wording import describe_days, describe_event, describe_item, item_words

Kind = Literal["missed", "invented", "wrong"]


@dataclass(frozen=True, slots=True)
class Miss:
    """One error: ``coded`` is what the coder has and ``read`` what the reader has, "" where that side has nothing.

    ``trigger`` is the trigger of the event (the coder's where there is one), ``words`` the words of the value itself.
    """

    report: str
    kind: Kind
    field: str
    coded: str
    read: str
    trigger: str
    words: str


def list_misses(report: str, pairing: Pairing) -> Iterator[Miss]:
    """Yield the errors of one report: events missed and invented, then what is wrong in those found."""
    for event in pairing.missed:
        yield Miss(report, "missed", "event", describe_event(event), "", event.trigger, event.trigger)
    for read in pairing.invented:
        yield Miss(report, "invented", "event", "", describe_event(read), read.trigger.text, read.trigger.text)
    for pair in pairing.pairs:
        yield from _scalar_misses(report, pair)
        for field in STRICT_FIELDS:
            yield from _item_misses(report, pair, field)


def _scalar_misses(report: str, pair: Pair) -> Iterator[Miss]:
    """Yield what is wrong in type, status, salience and days."""
    coded, read = pair
    trigger, words = coded.trigger, read.trigger.text
    for field, one, other in (
        ("type", coded.type, read.type),
        ("status", coded.status, read.status),
        ("salience", coded.salience, read.salience),
    ):
        if one != other:
            yield Miss(report, "wrong", field, one, other, trigger, words)
    if days(coded) != days(read):
        quote = coded.time.quote if coded.time else None
        yield Miss(report, "wrong", "date", describe_days(coded), describe_days(read), trigger, quote or "")


def _item_misses(report: str, pair: Pair, field: ListField) -> Iterator[Miss]:
    """Yield the items of one list that only one side has; what is left over on both sides is told together, in order."""
    coded, read = getattr(pair.coded, field.field), getattr(pair.read, field.field)
    matched = match_items(coded, read, field.same)
    lost = [item for index, item in enumerate(coded) if index not in {one for one, _ in matched}]
    extra = [item for index, item in enumerate(read) if index not in {other for _, other in matched}]
    for index in range(max(len(lost), len(extra))):
        one = lost[index] if index < len(lost) else None
        other = extra[index] if index < len(extra) else None
        yield Miss(
            report=report,
            kind="missed" if other is None else "invented" if one is None else "wrong",
            field=field.field,
            coded=describe_item(field.field, one) if one is not None else "",
            read=describe_item(field.field, other) if other is not None else "",
            trigger=pair.coded.trigger,
            words=item_words(one) if one is not None else item_words(other),
        )
