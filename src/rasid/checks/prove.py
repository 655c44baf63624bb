"""Prove examples: read each one, and hold what it expects against what was read."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from rasid.checks.examples import Example
from rasid.model import Event, Report
from rasid.reader import Reader
from rasid.text.letters import match_form

TYPE = "type"  # the field of a failure where the type itself is not found, or found where it must not be
DEFINITE = match_form("\u0627\u0644")  # the article


Found = tuple[str | int | None, ...]  # the values of a field, in the order of the event


class Failure(NamedTuple):
    """One thing of an example that the reader does not read: the field, what it wants and what was read."""

    example: Example
    field: str
    wanted: str
    read: str


def prove(example: Example, reader: Reader) -> list[Failure]:
    """Return what of *example* does not hold, an empty list where all does."""
    report = Report(id="example", text=example.text, title=example.title, published=example.published)
    events = reader.read(report).events
    told = [event for event in events if event.type == example.type]
    if bool(told) is not example.matches:
        wanted = example.type if example.matches else f"no {example.type}"
        return [Failure(example, TYPE, wanted, ", ".join(_brief(event) for event in events) or "nothing")]
    if not example.matches:
        return []
    return min((_unmet(example, event) for event in told), key=len)


def _brief(event: Event) -> str:
    status = "" if event.status == "reported" else f" {event.status}"
    return f"{event.type}{status} «{event.trigger.text}»"


def _unmet(example: Example, event: Event) -> list[Failure]:
    failures = []
    for field, wanted in example.expect.items():
        found = _FOUND[field](event, field) if field in _FOUND else ()
        if not _holds(field, wanted, found):
            failures.append(Failure(example, field, _listed(wanted), _listed(found)))
    return failures


def _holds(field: str, wanted: object, found: Found) -> bool:
    if isinstance(wanted, list) and field == "places":
        return {_bare(name) for name in wanted} <= {_bare(str(name)) for name in found}
    if isinstance(wanted, list):
        return set(wanted) <= set(found)
    if field in ("earliest", "latest"):
        return any(str(day).startswith(str(wanted)) for day in found)
    if isinstance(wanted, int):
        counts = [count for count in found if isinstance(count, int)]
        return wanted in counts or (len(counts) == len(found) and sum(counts) == wanted and len(counts) > 1)
    return wanted in found


def _bare(name: str) -> str:
    return " ".join(word.removeprefix(DEFINITE) for word in match_form(name).split())


def _listed(values: object) -> str:
    if isinstance(values, list | tuple):
        return ", ".join("?" if value is None else str(value) for value in values) or "nothing"
    return str(values)


def _actors(event: Event, role: str) -> Found:
    return tuple(actor.id for actor in event.actors if actor.role == role)


def _counts(event: Event, outcome: str) -> Found:
    """Return the best counts of an outcome, parts left out."""
    return tuple(harm.best for harm in event.casualties if harm.outcome == outcome and harm.part_of is None)


def _day(event: Event, end: str) -> Found:
    return (getattr(event.time, end),) if event.time is not None else ()


_FOUND: dict[str, Callable[[Event, str], Found]] = {
    "status": lambda event, _: (event.status,),
    "salience": lambda event, _: (event.salience,),
    "places": lambda event, _: tuple(place.name for place in event.places),
    "target_kind": lambda event, _: tuple(target.kind for target in event.targets),
    "weapon": lambda event, _: tuple(weapon.kind for weapon in event.weapons),
    "claim_kind": lambda event, _: tuple(claim.kind for claim in event.claims),
    "claim_stance": lambda event, _: tuple(claim.stance for claim in event.claims),
    **dict.fromkeys(("initiator", "target", "participant", "mediator"), _actors),
    **dict.fromkeys(("killed", "injured", "missing", "detained", "abducted", "displaced"), _counts),
    **dict.fromkeys(("earliest", "latest"), _day),
}
