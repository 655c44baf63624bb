"""How likely a reviewer must mend an event, from 0 to 1, with the reasons: it orders the review queue."""

from __future__ import annotations

from rasid.events.happening import Happening
from rasid.events.where import places_of

BASE = 0.05


def weigh_doubt(happening: Happening) -> tuple[float, tuple[str, ...]]:
    """Return the doubt and what it rests on."""
    found: list[tuple[float, str]] = []
    places = places_of(happening)
    if not places:
        found.append((0.15, "no place"))
    elif places[0].candidates:
        found.append((0.15, "ambiguous place"))
    elif happening.inherited_places:
        found.append((0.1, "inferred place"))
    if happening.time is not None and happening.time.basis == "inferred":
        found.append((0.1, "inferred time"))
    if happening.time is not None and happening.time.precision == "unknown":
        found.append((0.1, "no date"))
    if happening.strength == "weak":
        found.append((0.15, "weak trigger word"))
    if happening.background:
        found.append((0.15, "background"))
    if happening.status != "reported":
        found.append((0.1, f"told as {happening.status}"))
    if len(happening.sentences) > 1:
        found.append((0.05, "told in several sentences"))
    if not any(part.role in ("initiator", "participant") for part in happening.parts):
        found.append((0.05, "nobody named as doer"))
    found.extend((0.1, reason) for reason in happening.reasons)
    return round(min(BASE + sum(weight for weight, _ in found), 1.0), 2), tuple(reason for _, reason in found)
