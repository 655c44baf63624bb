"""The doer of last resort: the one armed actor of a sentence that no other word has use for.

«الميليشيات … تعيش حالة تخبط … تجبرها على إخلاء مواقع»: the verb that ties the two is none of ours, but nobody else can
have done it. Two such actors, and nothing is said.
"""

from __future__ import annotations

from rasid.events.happening import Happening, Part
from rasid.events.naming import part_of
from rasid.events.scene import Chunk, Scene

MOVING = frozenset({"movement"})
STRIKES = frozenset({"strike"})
FORCES = frozenset({"state-force", "armed-group", "militia", "police"})
DOING = ("initiator", "participant")


def fill_left_over(scene: Scene, chunks: list[Chunk], happenings: list[Happening]) -> None:
    """Give a movement without a doer the sentence's one free armed actor before it, a strike the one nationality named."""
    for happening in happenings:
        if any(part.role in DOING for part in happening.parts):
            continue
        family = scene.packs.types[happening.type].family
        chosen = None
        if family in MOVING:
            chosen = _only([chunk for chunk in _free(scene, chunks, happenings) if chunk.first < happening.trigger.first])
        elif family in STRIKES and happening.frame != "blast":
            chosen = _only([chunk for chunk in chunks if _army(scene, chunk)])
        part = part_of(scene, chosen, "initiator", happening) if chosen is not None else None
        if part is not None and all(part.id != known.id for known in happening.parts):
            happening.add_part(part)


def fill_other_side(happenings: list[Happening]) -> None:
    """Give a battle of which one side is named the doer of the deed that it led to («سيطرت فصائل … بعد معارك مع قسد»)."""
    for happening in happenings:
        sides = {part.id for part in happening.parts}
        if happening.type != "armed-clash" or len(sides) != 1 or happening.trigger.prep not in ("after", "during", "cause"):
            continue
        doers = [part for known in happenings if known is not happening for part in known.roles("initiator")]
        if len(doers) == 1 and doers[0].id not in sides:
            happening.add_part(Part("participant", doers[0].id, doers[0].quote, doers[0].framing, doers[0].mention))


def _free(scene: Scene, chunks: list[Chunk], happenings: list[Happening]) -> list[Chunk]:
    taken = {part.quote for known in happenings for part in known.parts if part.role != "target" and part.quote is not None}
    return [chunk for chunk in chunks if chunk.kind == "actor" and _armed(scene, chunk) and scene.quote(chunk) not in taken]


def _army(scene: Scene, chunk: Chunk) -> bool:
    """Tell whether a nationality stands for an army: «الطيران الروسي», not «مدعومة إيرانيا», not «الأممية»."""
    if chunk.kind != "demonym" or not chunk.definite or chunk.joined:
        return False
    actor = scene.packs.actors.get(chunk.value.forces)
    return actor is not None and actor.kind == "state-force"


def _armed(scene: Scene, chunk: Chunk) -> bool:
    actor = scene.packs.actors.get(chunk.value.id)
    return actor is not None and actor.kind in FORCES and chunk.prep != "held"


def _only(chunks: list[Chunk]) -> Chunk | None:
    """Return the chunk where all name one actor, None where there is none or a choice."""
    named = {chunk.value.id if chunk.kind == "actor" else chunk.value.forces for chunk in chunks}
    return chunks[0] if len(named) == 1 else None
