"""The values of coded and read events in one line each, for listings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rasid.evaluate.fields import days
from rasid.evaluate.gold import CodedActor, CodedCasualty, CodedClaim, CodedEvent, CodedPlace, CodedTarget
from rasid.model import Actor, Casualty, Claim, Event, Person, Place, Quantity, Quote, Target, Weapon

NONE = "-"  # not stated


def describe_event(event: CodedEvent | Event) -> str:
    """Return type, status and salience of an event."""
    return f"{event.type} ({event.status}, {event.salience})"


def describe_days(event: CodedEvent | Event) -> str:
    """Return first and last day of an event."""
    earliest, latest = days(event)
    return earliest or NONE if earliest == latest else f"{earliest or NONE}..{latest or NONE}"


def describe_item(field: str, item: object) -> str:
    """Return the value of one item of list *field*, coded or read, without its words."""
    return _DESCRIPTIONS.get(field, _describe_kind)(item)


def item_words(item: object) -> str:
    """Return the words of an item, coded (a string) or read (a quote); "" where it was inferred."""
    quote = getattr(item, "speaker" if hasattr(item, "speaker") else "quote")
    return quote.text if isinstance(quote, Quote) else quote or ""


def _describe_place(place: CodedPlace | Place) -> str:
    return " ".join(part for part in (place.relation, place.name, place.country) if part)


def _describe_actor(actor: CodedActor | Actor) -> str:
    return f"{actor.role} {actor.id}"


def _describe_casualty(casualty: CodedCasualty | Casualty) -> str:
    return f"{casualty.outcome} {casualty.who} {_bounds(casualty.low, casualty.best, casualty.high)}"


def _describe_quantity(quantity: Quantity) -> str:
    return f"{quantity.of} {_bounds(quantity.low, quantity.best, quantity.high)}"


def _describe_claim(claim: CodedClaim | Claim) -> str:
    return f"{claim.kind} {claim.stance}"


def _describe_person(person: Person) -> str:
    return f"{person.standing} {person.name}"


def _describe_kind(item: Target | Weapon | CodedTarget) -> str:
    return item.kind


def _bounds(*bounds: float | None) -> str:
    return "/".join(NONE if bound is None else str(bound) for bound in bounds)


_DESCRIPTIONS: dict[str, Callable[[Any], str]] = {
    "places": _describe_place,
    "actors": _describe_actor,
    "casualties": _describe_casualty,
    "quantities": _describe_quantity,
    "claims": _describe_claim,
    "persons": _describe_person,
}
