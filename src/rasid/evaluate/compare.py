"""What a change of packs or of the reader changed: two readings of the same reports, event by event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, Literal

from rasid.evaluate.wording import describe_days, describe_event, describe_item, item_words
from rasid.model import Event, Quote, Reading

Change = Literal["added", "removed", "changed"]
LISTS = ("places", "actors", "targets", "casualties", "weapons", "quantities", "persons", "claims")
SAME_SPAN, OVERLAPPING, SAME_TYPE = 4, 2, 1  # points of likeness


@dataclass(frozen=True, slots=True)
class Difference:
    """One change: an event, or a value of an event that both readings have. ``words`` are those it was read from."""

    report: str
    change: Change
    field: str
    old: str
    new: str
    trigger: str
    words: str


def compare(old: Iterable[Reading], new: Iterable[Reading]) -> list[Difference]:
    """Return what differs between two readings, in the order of *new*; a report of one side alone has all its events there."""
    before = {reading.id: reading.events for reading in old}
    after = {reading.id: reading.events for reading in new}
    ids = [*after, *(report for report in before if report not in after)]
    return [difference for report in ids for difference in _compare_report(report, before.get(report, ()), after.get(report, ()))]


def render_differences(differences: Sequence[Difference]) -> str:
    """Return the differences as lines, by report, with the counts last."""
    lines: list[str] = []
    report = None
    for difference in differences:
        if difference.report != report:
            report = difference.report
            lines.append(report)
        lines.append(f"  {_difference_line(difference)}")
    counts = {
        change: sum(one.change == change and one.field == "event" for one in differences) for change in ("added", "removed")
    }
    values = sum(one.field != "event" for one in differences)
    lines.append(f"{counts['added']} events added, {counts['removed']} removed, {values} values changed")
    return "".join(f"{line}\n" for line in lines)


def _difference_line(difference: Difference) -> str:
    words = " ".join((difference.words or difference.trigger).split())
    sides = {
        "added": f"+ {difference.field}: {difference.new}",
        "removed": f"- {difference.field}: {difference.old}",
        "changed": f"~ {difference.field}: {difference.old} -> {difference.new}",
    }
    return f"{sides[difference.change]} \u00ab{words}\u00bb"


def _compare_report(report: str, old: Sequence[Event], new: Sequence[Event]) -> Iterator[Difference]:
    """Yield what differs in one report."""
    partner = _pair(old, new)
    for j, event in enumerate(new):
        i = partner.get(j)
        if i is None:
            words = event.trigger.text
            yield Difference(report, "added", "event", "", describe_event(event), words, words)
        else:
            yield from _compare_events(report, old[i], event)
    for i, event in enumerate(old):
        if i not in partner.values():
            words = event.trigger.text
            yield Difference(report, "removed", "event", describe_event(event), "", words, words)


def _pair(old: Sequence[Event], new: Sequence[Event]) -> dict[int, int]:
    """Return {index in new: index in old} of events that tell one happening, the likest first."""
    ranked = sorted((-_likeness(one, other), i, j) for (i, one), (j, other) in product(enumerate(old), enumerate(new)))
    partner: dict[int, int] = {}
    for points, i, j in ranked:
        if points and j not in partner and i not in partner.values():
            partner[j] = i
    return partner


def _likeness(old: Event, new: Event) -> int:
    """Return points of likeness: triggers must overlap, or one happening must have moved to another word of its type."""
    if old.trigger == new.trigger:
        return SAME_SPAN + SAME_TYPE * (old.type == new.type)
    if _overlapping(old.trigger, new.trigger):
        return OVERLAPPING + SAME_TYPE * (old.type == new.type)
    shared_place = {place.name for place in old.places} & {place.name for place in new.places}
    return SAME_TYPE if old.type == new.type and shared_place else 0


def _overlapping(one: Quote, other: Quote) -> bool:
    return one.place == other.place and one.start < other.end and other.start < one.end


def _compare_events(report: str, old: Event, new: Event) -> Iterator[Difference]:
    """Yield the values that differ between two readings of one happening."""
    trigger = new.trigger.text
    scalars = (
        ("type", old.type, new.type),
        ("status", old.status, new.status),
        ("salience", old.salience, new.salience),
        ("trigger", old.trigger.text, trigger),
        ("date", describe_days(old), describe_days(new)),
    )
    for field, before, after in scalars:
        if before != after:
            yield Difference(report, "changed", field, before, after, trigger, trigger)
    for field in LISTS:
        yield from _compare_items(report, field, getattr(old, field), getattr(new, field), trigger)


def _compare_items(report: str, field: str, old: Sequence[Any], new: Sequence[Any], trigger: str) -> Iterator[Difference]:
    """Yield items of one list that only one side has; equal value and words make one item."""
    before = [(describe_item(field, item), item_words(item)) for item in old]
    after = [(describe_item(field, item), item_words(item)) for item in new]
    for value, words in _without(before, after):
        yield Difference(report, "removed", field, value, "", trigger, words)
    for value, words in _without(after, before):
        yield Difference(report, "added", field, "", value, trigger, words)


def _without(items: Sequence[tuple[str, str]], others: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return *items* less those among *others*, each of which takes away one."""
    left = list(others)
    kept = []
    for item in items:
        if item in left:
            left.remove(item)
        else:
            kept.append(item)
    return kept
