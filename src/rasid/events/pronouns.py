"""Actors that a verbal noun names by a pronoun: «بسط سيطرتها» is hers, «استهدافها من قبل …» hits her.

The pronoun stands for the last actor named bare before it in the sentence. It is the verbal noun's idafa, unless the
doer is named by agency: then it is who was hit.
"""

from __future__ import annotations

from rasid.events.happening import Happening
from rasid.events.naming import part_of
from rasid.events.roles import AGENCY
from rasid.events.scene import Chunk, Scene
from rasid.text.clitics import PRONOUNS

BACK = 20  # tokens: a pronoun points no farther back
AHEAD = 8  # tokens behind the verbal noun within which its agency stands
PLURALS = ("\u0647\u0627", "\u0647\u0645")  # «ها» and «هم», which end no other form
DOING = frozenset({"initiator", "participant"})


def fill_pronouns(scene: Scene, chunks: list[Chunk], happenings: list[Happening]) -> None:
    """Give each happening whose verbal noun ends in a pronoun the actor that the pronoun stands for."""
    for happening in happenings:
        for trigger in happening.triggers:
            if trigger.kind == "trigger" and trigger.verb is None and _bound(scene, trigger):
                _fill(scene, chunks, happening, trigger)


def _bound(scene: Scene, trigger: Chunk) -> bool:
    return trigger.suffix in PRONOUNS or (
        trigger.stop - trigger.first > 1 and scene.document.forms[trigger.stop - 1].endswith(PLURALS)
    )


def _fill(scene: Scene, chunks: list[Chunk], happening: Happening, trigger: Chunk) -> None:
    named = next((chunk for chunk in reversed(chunks) if _stands_before(chunk, trigger)), None)
    role = _role(scene, chunks, trigger)
    if named is None or role not in (*DOING, "target"):
        return
    taken = any(part.role == role or (part.role in DOING and role in DOING) for part in happening.parts)
    part = part_of(scene, named, role, happening)
    if part is not None and not taken and all(part.id != known.id for known in happening.parts):
        happening.add_part(part)


def _stands_before(chunk: Chunk, trigger: Chunk) -> bool:
    before = chunk.stop <= trigger.first and trigger.first - chunk.stop <= BACK
    return before and chunk.kind == "actor" and not chunk.prep and chunk.value.use != "generic"


def _role(scene: Scene, chunks: list[Chunk], trigger: Chunk) -> str:
    """Return the role of whoever the pronoun stands for, an empty string where the frame gives none."""
    if any(chunk.prep in AGENCY and 0 <= chunk.first - trigger.stop <= AHEAD for chunk in chunks):
        return "target"
    frames = scene.packs.frames
    frame = frames.get(f"{trigger.value.type}/{trigger.value.frame}") or frames.get(trigger.value.frame)
    word_class = trigger.value.word_class if trigger.value.word_class in ("masdar", "noun") else "phrase"
    return (frame.slots.get(word_class) or {}).get("idafa", "") if frame is not None else ""
