"""Which words of a report became which value: the spans that the terminal and the page colour."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from rasid.model import Event, Quote, Reading

SpanRole = Literal["trigger", "time", "place", "actor", "casualty", "target", "weapon", "quantity", "claim"]
SPAN_ROLES: tuple[SpanRole, ...] = ("trigger", "time", "place", "actor", "casualty", "target", "weapon", "quantity", "claim")


class Span(NamedTuple):
    """Code points [start, end) of the text, or of the title; ``key`` names the value, the same for all its words."""

    start: int
    end: int
    in_title: bool
    role: SpanRole
    key: str


def find_spans(reading: Reading) -> list[Span]:
    """Return the spans of all events of *reading*, title first, then by where they start, longer first."""
    spans = {
        Span(quote.start, quote.end, quote.place == "title", role, key)
        for number, event in enumerate(reading.events)
        for role, key, quote in _quotes_of(event, number)
        if quote.start < quote.end
    }
    return sorted(spans, key=lambda span: (not span.in_title, span.start, -span.end, SPAN_ROLES.index(span.role), span.key))


def value_key(number: int, role: SpanRole, index: int = 0) -> str:
    """Return the key of value *index* in *role* of event *number* of its report, both from 0."""
    return f"{number}-{role}-{index}"


def _quotes_of(event: Event, number: int) -> Iterator[tuple[SpanRole, str, Quote]]:
    yield "trigger", value_key(number, "trigger"), event.trigger
    if event.time and event.time.quote:
        yield "time", value_key(number, "time"), event.time.quote
    lists: tuple[tuple[SpanRole, tuple[Quote | None, ...]], ...] = (
        ("place", tuple(item.quote for item in event.places)),
        ("actor", tuple(item.quote for item in event.actors)),
        ("casualty", tuple(item.quote for item in event.casualties)),
        ("target", tuple(item.quote for item in event.targets)),
        ("weapon", tuple(item.quote for item in event.weapons)),
        ("quantity", tuple(item.quote for item in event.quantities)),
    )
    for role, quotes in lists:
        for index, quote in enumerate(quotes):
            if quote:
                yield role, value_key(number, role, index), quote
    for index, claim in enumerate(event.claims):
        for quote in (claim.speaker, claim.verb, claim.to):
            if quote:
                yield "claim", value_key(number, "claim", index), quote
