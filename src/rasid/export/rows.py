"""Events as rows of a table: the columns that CSV and XLSX share, described in docs/commands.md.

Names of persons have no column: tables are passed on, and the words of the JSON lines are not masked.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from rasid.model import Actor, Casualty, Claim, Event, Place, Quote, Reading

Cell: TypeAlias = str | int | float | None
OUTCOMES = ("killed", "injured", "missing", "detained", "abducted", "displaced")
ROLES = ("initiator", "target", "participant", "mediator")

EVENT_COLUMNS = (
    *("report", "event", "type", "status", "salience"),
    *("earliest", "latest", "precision", "basis"),
    *(
        "place",
        "place_latin",
        "relation",
        "country",
        "admin1",
        "admin1_name",
        "lat",
        "lon",
        "radius_km",
        "geo_precision",
        "places",
    ),
    *(f"{role}s" for role in ROLES),
    *("objects", "weapons"),
    *(f"{outcome}_{bound}" for outcome in OUTCOMES for bound in ("low", "best", "high")),
    *("quantities", "claims", "speakers", "doubt", "reasons"),
    *("trigger_words", "time_words", "place_words", "casualty_words", "framing"),
    *("title", "source", "published", "url"),
)
PLACE_COLUMNS = (
    *("report", "event", "order", "relation", "name", "latin", "id", "country", "admin1", "admin1_name"),
    *("lat", "lon", "radius_km", "geo_precision", "candidates", "words", "start", "end"),
)
ACTOR_COLUMNS = ("report", "event", "role", "id", "name", "kind", "country", "framing", "words", "start", "end")
CASUALTY_COLUMNS = (
    *("report", "event", "order", "outcome", "who", "low", "best", "high", "part_of", "framing", "words", "start", "end"),
)
CLAIM_COLUMNS = ("report", "event", "kind", "stance", "speaker", "verb", "to")
ERROR_COLUMNS = ("report", "file", "line", "field", "message")


class Bounds(NamedTuple):
    """A sum of counts; None is "not stated"."""

    low: int | None
    best: int | None
    high: int | None


def event_row(reading: Reading, event: Event) -> tuple[Cell, ...]:
    """Return the cells of *event* under EVENT_COLUMNS."""
    head = reading.report
    return (
        *(reading.id, event.id, event.type, event.status, event.salience),
        *_time_cells(event),
        *_first_place_cells(event.places),
        _join(place.name for place in event.places),
        *(_join(actor.name for actor in event.actors if actor.role == role) for role in ROLES),
        _join(target.kind for target in event.targets),
        _join(weapon.kind for weapon in event.weapons),
        *(bound for outcome in OUTCOMES for bound in add_up(event.casualties, outcome)),
        _join(_quantity_words(event)),
        _join(f"{claim.kind} {claim.stance}" for claim in event.claims),
        _join(claim.speaker.text for claim in event.claims if claim.speaker),
        *(event.doubt, _join(event.reasons)),
        *(event.trigger.text, _text(event.time.quote if event.time else None)),
        *(_words_of(event.places), _words_of(event.casualties), _join(_framings(event))),
        *(head.title, head.source, head.published, head.url),
    )


def add_up(casualties: Iterable[Casualty], outcome: str) -> Bounds:
    """Return the sum of the counts of *outcome*, parts of other counts left out; a bound not stated in one is not stated."""
    whole = [casualty for casualty in casualties if casualty.outcome == outcome and casualty.part_of is None]
    if not whole:
        return Bounds(None, None, None)
    return Bounds(_sum(c.low for c in whole), _sum(c.best for c in whole), _sum(c.high for c in whole))


def place_row(reading: Reading, event: Event, order: int, place: Place) -> tuple[Cell, ...]:
    """Return the cells of *place*, number *order* of its event, under PLACE_COLUMNS."""
    return (
        *(reading.id, event.id, order, place.relation, place.name, place.latin, place.id),
        *(place.country, place.admin1, place.admin1_name, place.lat, place.lon, place.radius_km, place.geo_precision),
        _join(candidate.id for candidate in place.candidates),
        *_quote_cells(place.quote),
    )


def actor_row(reading: Reading, event: Event, actor: Actor) -> tuple[Cell, ...]:
    """Return the cells of *actor* under ACTOR_COLUMNS."""
    named = (actor.role, actor.id, actor.name, actor.kind, actor.country, actor.framing)
    return (reading.id, event.id, *named, *_quote_cells(actor.quote))


def casualty_row(reading: Reading, event: Event, order: int, casualty: Casualty) -> tuple[Cell, ...]:
    """Return the cells of *casualty*, number *order* (from 0, as ``part_of`` counts), under CASUALTY_COLUMNS."""
    counted = (casualty.outcome, casualty.who, casualty.low, casualty.best, casualty.high, casualty.part_of, casualty.framing)
    return (reading.id, event.id, order, *counted, *_quote_cells(casualty.quote))


def claim_row(reading: Reading, event: Event, claim: Claim) -> tuple[Cell, ...]:
    """Return the cells of *claim* under CLAIM_COLUMNS."""
    return (reading.id, event.id, claim.kind, claim.stance, _text(claim.speaker), _text(claim.verb), _text(claim.to))


def _time_cells(event: Event) -> tuple[Cell, ...]:
    time = event.time
    return (None,) * 4 if time is None else (time.earliest, time.latest, time.precision, time.basis)


def _first_place_cells(places: tuple[Place, ...]) -> tuple[Cell, ...]:
    if not places:
        return (None,) * 10
    place = places[0]
    named = (place.name, place.latin, place.relation, place.country, place.admin1, place.admin1_name)
    return (*named, place.lat, place.lon, place.radius_km, place.geo_precision)


def _quantity_words(event: Event) -> list[str]:
    return [f"{item.of} {_text(item.quote) or item.unit or ''}".strip() for item in event.quantities]


def _framings(event: Event) -> list[str]:
    of_actors = [actor.framing for actor in event.actors if actor.framing]
    return of_actors + [casualty.framing for casualty in event.casualties if casualty.framing]


def _words_of(items: Iterable[Place | Casualty]) -> str | None:
    return _join(item.quote.text for item in items if item.quote)


def _quote_cells(quote: Quote | None) -> tuple[Cell, ...]:
    return (None, None, None) if quote is None else (quote.text, quote.start, quote.end)


def _text(quote: Quote | None) -> str | None:
    return None if quote is None else quote.text


def _join(words: Iterable[str]) -> str | None:
    """Return *words*, each once, as one cell."""
    return "; ".join(dict.fromkeys(words)) or None


def _sum(bounds: Iterable[int | None]) -> int | None:
    total = 0
    for bound in bounds:
        if bound is None:
            return None
        total += bound
    return total
