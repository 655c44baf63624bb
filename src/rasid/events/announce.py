"""Doers that announce their own deed: «تبنى التنظيم التفجير», «أعلن الجيش تنفيذ غارات», «أعلنت قسد أنها قصفت …»,
«تعتزم قسد إطلاق حملة».
"""

from __future__ import annotations

from dataclasses import replace

from rasid.events.clauses import Clauses
from rasid.events.happening import Happening, Voice
from rasid.events.naming import part_of
from rasid.events.scene import Chunk, Scene

INTENT = frozenset({"planned", "threatened"})
RESPONSIBILITY = "claims-responsibility"
NEAR = 4  # tokens between the announcer and the deed
FORCES = frozenset({"state-force", "armed-group", "militia", "police"})
FAMILIES = frozenset({"armed", "strike", "detention", "movement"})
NON_STATE = frozenset({"armed-group", "militia"})
DEFENSIVE = frozenset({"armed-clash", "interception", "territory-change"})


def fill_announced(scene: Scene, chunks: list[Chunk], clauses: Clauses, happenings: list[Happening]) -> None:
    """Make an armed actor that announces or claims a deed of the sentence its initiator, where nobody else is."""
    for position, verb in enumerate(chunks):
        if not _announces(verb) or scene.has(verb.first, "condemning"):
            continue  # «دانت الجامعة العربية قصف …»: another's deed
        announcer = next((c for c in chunks[position + 1 :] if c.kind == "actor" and 0 <= c.first - verb.stop <= 1), None)
        if announcer is None or not _armed(scene, announcer):
            continue
        for happening in happenings:
            if any(part.role in ("initiator", "participant") for part in happening.parts) or not _its_own(
                scene, verb, announcer, happening, clauses
            ):
                continue
            part = part_of(scene, announcer, "initiator", happening)
            if part is not None:
                happening.add_part(part)


def claim_own_deeds(scene: Scene, chunks: list[Chunk], happenings: list[Happening]) -> None:
    """Make an armed group that announces an attack of its own claim the responsibility for it."""
    for happening in happenings:
        attack = scene.packs.types[happening.type].family in ("strike", "armed") and happening.type not in DEFENSIVE
        doers = {part.id for part in happening.roles("initiator")} if attack and happening.status == "reported" else set()
        if doers:
            happening.voices = [
                replace(voice, stance=RESPONSIBILITY) if _of_doer(scene, chunks, voice, doers) else voice
                for voice in happening.voices
            ]


def _of_doer(scene: Scene, chunks: list[Chunk], voice: Voice, doers: set[str]) -> bool:
    """Tell whether one of the *doers*, no state's army, speaks itself or through its spokesman."""
    if voice.speaker is None or voice.verb is None or (voice.kind, voice.stance) != ("military", "asserts"):
        return False
    for chunk in chunks:
        if chunk.kind == "actor" and chunk.value.id in doers and scene.quote(chunk).text in voice.speaker.text:
            actor = scene.packs.actors.get(chunk.value.id)
            return actor is not None and actor.kind in NON_STATE
    return False


def _announces(chunk: Chunk) -> bool:
    """Tell whether it is a verb of saying, or one of intent."""
    if chunk.kind == "status":
        return chunk.value.status in INTENT and chunk.value.scope == "before"
    return chunk.kind == "reporting" and chunk.verb is not None


def _armed(scene: Scene, chunk: Chunk) -> bool:
    actor = scene.packs.actors.get(chunk.value.id)
    return actor is not None and actor.kind in FORCES and chunk.value.use != "generic"


def _its_own(scene: Scene, verb: Chunk, announcer: Chunk, happening: Happening, clauses: Clauses) -> bool:
    """Tell whether the deed is the announcer's: claimed, named right behind it, or told with «أنها»."""
    trigger = happening.trigger
    if scene.packs.types[happening.type].family not in FAMILIES or trigger.first < announcer.stop:
        return False
    if verb.kind == "reporting" and verb.value.stance == RESPONSIBILITY:
        return trigger.first - announcer.stop <= NEAR
    if trigger.verb is None:
        return trigger.first - announcer.stop <= NEAR and clauses.of(trigger.first) == clauses.of(announcer.first)
    return scene.has(trigger.first - 1, "that-own") and trigger.first - announcer.stop <= 2 * NEAR
