"""How likely a reviewer must mend an event, from 0 to 1, with the reasons: it orders the review queue."""

from __future__ import annotations

from collections.abc import Iterator

from rasid.events.happening import Happening
from rasid.model import Place

BASE = 0.05


def weigh_doubt(happening: Happening, places: tuple[Place, ...]) -> tuple[float, tuple[str, ...]]:
    """Return the doubt of a happening with its *places*, and what it rests on."""
    found = [*_of_place(happening, places), *_of_time(happening), *_of_telling(happening)]
    return round(min(BASE + sum(weight for weight, _ in found), 1.0), 2), tuple(reason for _, reason in found)


def _of_place(happening: Happening, places: tuple[Place, ...]) -> Iterator[tuple[float, str]]:
    if not places:
        yield 0.15, "no place"
    elif places[0].candidates:
        yield 0.15, "ambiguous place"
    elif happening.inherited_places:
        yield 0.1, "inferred place"


def _of_time(happening: Happening) -> Iterator[tuple[float, str]]:
    if happening.time is not None and happening.time.basis == "inferred":
        yield 0.1, "inferred time"
    if happening.time is not None and happening.time.precision == "unknown":
        yield 0.1, "no date"


def _of_telling(happening: Happening) -> Iterator[tuple[float, str]]:
    if happening.strength == "weak":
        yield 0.15, "weak trigger word"
    if happening.background:
        yield 0.15, "background"
    if happening.status != "reported":
        yield 0.1, f"told as {happening.status}"
    if len(happening.sentences) > 1:
        yield 0.05, "told in several sentences"
    if not any(part.role in ("initiator", "participant") for part in happening.parts):
        yield 0.05, "nobody named as doer"
