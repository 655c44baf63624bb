"""Which happening of a sentence a time, place, target, weapon or number belongs to."""

from __future__ import annotations

from rasid.events.clauses import Clauses
from rasid.events.happening import Happening
from rasid.events.scene import Chunk

BORDERS = frozenset({"hard", "and-verb", "comma", "pluperfect", "soft", "that", "background"})


def owner_of(chunk: Chunk, happenings: list[Happening], clauses: Clauses) -> Happening | None:
    """Return the happening whose words *chunk* stands with: the last trigger before it, unless a clause border parts
    them and none parts it from the next one; the first trigger where none stands before.
    """
    placed = sorted(((trigger.first, index) for index, known in enumerate(happenings) for trigger in known.triggers))
    before = [(first, index) for first, index in placed if first <= chunk.first]
    behind = [(first, index) for first, index in placed if first > chunk.first]
    if not before:
        return happenings[behind[0][1]] if behind else None
    if not behind:
        return happenings[before[-1][1]]
    parted = clauses.between(before[-1][0], chunk.first) & BORDERS
    tied = not clauses.between(chunk.first, behind[0][0])
    return happenings[behind[0][1]] if parted and tied else happenings[before[-1][1]]
