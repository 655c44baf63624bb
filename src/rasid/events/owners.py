"""Which happening of a sentence a time, place, target, weapon or number belongs to."""

from __future__ import annotations

from rasid.events.clauses import Clauses
from rasid.events.happening import Happening
from rasid.events.scene import Chunk

BORDERS = frozenset({"hard", "and-verb", "comma", "pluperfect", "soft", "that", "background"})

Spot = tuple[int, int]  # the first token of a trigger, and which happening it names


def owner_of(chunk: Chunk, happenings: list[Happening], clauses: Clauses) -> Happening | None:
    """Return the happening whose words *chunk* stands with: the last trigger before it, unless a clause border parts
    them and none parts it from the next one; the first trigger where none stands before.
    """
    if len(happenings) < 2:
        return happenings[0] if happenings else None
    before, behind = _round(chunk.first, happenings)
    if before is None:
        return happenings[behind[1]] if behind else None
    if behind is None:
        return happenings[before[1]]
    tied = not clauses.between(chunk.first, behind[0])
    parted = tied and not BORDERS.isdisjoint(clauses.between(before[0], chunk.first))
    return happenings[behind[1]] if parted else happenings[before[1]]


def _round(token: int, happenings: list[Happening]) -> tuple[Spot | None, Spot | None]:
    """Return where the last trigger up to *token* and the first one behind it stand."""
    before: Spot | None = None
    behind: Spot | None = None
    for index, known in enumerate(happenings):
        for trigger in known.triggers:
            spot = (trigger.first, index)
            if trigger.first > token:
                behind = spot if behind is None or spot < behind else behind
            elif before is None or spot > before:
                before = spot
    return before, behind
