"""The figures: precision, recall and F1 of every field, how good a value is once its event is found, and every error.

``F1`` is end to end: every value of an event without partner counts as missed (coded) or invented (read). ``given`` is
F1 over paired events alone. Brackets hold the 95 % range over resampled reports.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rasid.errors import ReportError
from rasid.evaluate.fields import LIST_FIELDS, days, match_items, same_record
from rasid.evaluate.gold import CodedEvent, CodedReport
from rasid.evaluate.listing import Miss, list_misses
from rasid.evaluate.pairing import Pair, Pairing, pair_events
from rasid.model import Event, Reading, Report

PLAIN = "reported"
ROUNDS = 400  # resamplings: the 2.5th percentile then rests on ten of them
SEED = 7  # any fixed number: the same input gives the same brackets
NOTHING = "-"  # stands in the confusion of types for "no event"


class Tally(NamedTuple):
    """Counts behind one figure; ``paired`` counts are of events that have a partner."""

    right: int
    coded: int
    read: int
    coded_paired: int
    read_paired: int

    def plus(self, other: Tally) -> Tally:
        """Return the sum of both."""
        return Tally(*(one + another for one, another in zip(self, other, strict=True)))


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table, in percent; ``low`` and ``high`` bound F1 over resampled reports."""

    name: str
    tally: Tally
    precision: float
    recall: float
    f1: float
    given: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How the readings fare against the coded reports.

    ``confusion`` counts (coded type, read type), "-" where the other side has no such event; ``unread`` are coded
    reports without a reading, whose events all count as missed.
    """

    figures: tuple[Figure, ...]
    confusion: tuple[tuple[tuple[str, str], int], ...]
    misses: tuple[Miss, ...]
    reports: int
    events: int
    unread: tuple[str, ...]

    def f1(self, name: str) -> float:
        """Return the end-to-end F1 (percent) of figure *name*."""
        return next(figure.f1 for figure in self.figures if figure.name == name)


def evaluate(reports: Iterable[Report], gold: Iterable[CodedReport], readings: Iterable[Reading]) -> Evaluation:
    """Score *readings* of *reports* against *gold*. Raises ReportError where gold codes a report that is not there."""
    by_id = {report.id: report for report in reports}
    read = {reading.id: reading.events for reading in readings}
    coded = sorted(gold, key=lambda one: one.id)
    for one in coded:
        if one.id not in by_id:
            raise ReportError(f"report {one.id!r} is coded but not among the reports", field="id")
        _check_quotes(by_id[one.id], read.get(one.id, ()))
    pairings = [(by_id[one.id], pair_events(by_id[one.id], one.events, read.get(one.id, ()))) for one in coded]
    rows = [_tally_report(pairing) for _, pairing in pairings]
    return Evaluation(
        figures=tuple(_make_figure(name, [row[name] for row in rows]) for name in (rows[0] if rows else ())),
        confusion=_count_confusion(pairing for _, pairing in pairings),
        misses=tuple(miss for report, pairing in pairings for miss in list_misses(report.id, pairing)),
        reports=len(coded),
        events=sum(len(one.events) for one in coded),
        unread=tuple(one.id for one in coded if one.id not in read),
    )


def _check_quotes(report: Report, events: Iterable[Event]) -> None:
    """Raise ReportError for the first trigger that is not the slice of the report that it claims to be."""
    for event in events:
        quote = event.trigger
        source = (report.title or "") if quote.place == "title" else report.text
        if source[quote.start : quote.end] != quote.text:
            raise ReportError(
                f"{event.id} quotes {quote.text!r}, which is not the report's: read from other texts?", field="trigger"
            )


def _tally_report(pairing: Pairing) -> dict[str, Tally]:
    """Return the counts of every figure in one report."""
    pairs = pairing.pairs
    coded = [pair.coded for pair in pairs] + list(pairing.missed)
    read = [pair.read for pair in pairs] + list(pairing.invented)
    mains = _sides(pairs, coded, read, lambda event: event.salience == "main")
    other = _sides(pairs, coded, read, lambda event: event.status != PLAIN)
    every = Tally(0, len(coded), len(read), len(pairs), len(pairs))
    found = {
        "event found": every._replace(right=len(pairs)),
        "event + type": every._replace(right=sum(one.type == other.type for one, other in pairs)),
        "main event + type": mains._replace(right=sum(_same_main(pair) for pair in pairs)),
        "date": every._replace(right=sum(days(one) == days(other) for one, other in pairs)),
        "status": every._replace(right=sum(one.status == other.status for one, other in pairs)),
        "other status": other._replace(right=sum(one.status == other.status != PLAIN for one, other in pairs)),
        "salience": every._replace(right=sum(one.salience == other.salience for one, other in pairs)),
        "whole record": every._replace(right=sum(same_record(*pair) for pair in pairs)),
    }
    return found | dict(_tally_lists(pairs, coded, read))


def _same_main(pair: Pair) -> bool:
    coded, read = pair
    return coded.type == read.type and coded.salience == read.salience == "main"


def _sides(
    pairs: Sequence[Pair],
    coded: Sequence[CodedEvent],
    read: Sequence[Event],
    wanted: Callable[[CodedEvent | Event], bool],
) -> Tally:
    """Return the counts of the events that are *wanted*, none of them right yet."""
    return Tally(
        right=0,
        coded=sum(wanted(event) for event in coded),
        read=sum(wanted(event) for event in read),
        coded_paired=sum(wanted(pair.coded) for pair in pairs),
        read_paired=sum(wanted(pair.read) for pair in pairs),
    )


def _tally_lists(pairs: Sequence[Pair], coded: Sequence[CodedEvent], read: Sequence[Event]) -> Iterator[tuple[str, Tally]]:
    """Yield the counts of every figure over the items of a list field."""
    for name, field, same in LIST_FIELDS:
        yield (
            name,
            Tally(
                right=sum(len(match_items(getattr(one, field), getattr(other, field), same)) for one, other in pairs),
                coded=sum(len(getattr(event, field)) for event in coded),
                read=sum(len(getattr(event, field)) for event in read),
                coded_paired=sum(len(getattr(pair.coded, field)) for pair in pairs),
                read_paired=sum(len(getattr(pair.read, field)) for pair in pairs),
            ),
        )


def _make_figure(name: str, rows: Sequence[Tally]) -> Figure:
    """Return figure *name* over all reports."""
    tally = _add(rows)
    low, high = _spread(rows)
    return Figure(
        name=name,
        tally=tally,
        precision=_percent(tally.right, tally.read),
        recall=_percent(tally.right, tally.coded),
        f1=_f1(tally.right, tally.coded + tally.read),
        given=_f1(tally.right, tally.coded_paired + tally.read_paired),
        low=low,
        high=high,
    )


def _add(rows: Iterable[Tally]) -> Tally:
    total = Tally(0, 0, 0, 0, 0)
    for row in rows:
        total = total.plus(row)
    return total


def _percent(right: int, of: int) -> float:
    return 100 * right / of if of else 0.0


def _f1(right: int, both: int) -> float:
    """Return F1 in percent; *both* is coded plus read. Nothing to find and nothing found is perfect."""
    return 200 * right / both if both else 100.0


def _spread(rows: Sequence[Tally]) -> tuple[float, float]:
    """Return the 2.5th and the 97.5th percentile of F1 over reports drawn again and again."""
    chance = random.Random(SEED)  # noqa: S311 - a bootstrap, no secret
    values = []
    for _ in range(ROUNDS):
        drawn = chance.choices(rows, k=len(rows))
        right = sum(row.right for row in drawn)
        values.append(_f1(right, sum(row.coded + row.read for row in drawn)))
    values.sort()
    return values[ROUNDS // 40], values[-ROUNDS // 40 - 1]


def _count_confusion(pairings: Iterable[Pairing]) -> tuple[tuple[tuple[str, str], int], ...]:
    """Return ((coded type, read type), times) of all that differ, the most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    for pairs, missed, invented in pairings:
        counts.update((one.type, other.type) for one, other in pairs if one.type != other.type)
        counts.update((event.type, NOTHING) for event in missed)
        counts.update((NOTHING, event.type) for event in invented)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
