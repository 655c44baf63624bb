"""Doers that a happening takes from the one told before it, where its own words leave them out.

Arabic drops the subject of a verb that goes on («كما استهدفت أيضاً …»), names it by a pronoun («استهدافه»), and tells
the arrests of a raid without saying again who raided.
"""

from __future__ import annotations

from rasid.events.happening import Happening, Part
from rasid.events.scene import Chunk, Scene

NEAR = 2  # sentences
FAMILIES = frozenset({"armed", "strike", "detention", "restriction", "movement"})
AFTER_RAID = frozenset({"raid", "arrest", "abduction", "siege", "seizure", "deployment", "armed-clash"})
DOING = frozenset({"initiator", "participant"})


def inherit_doers(scene: Scene, happenings: list[Happening]) -> None:
    """Give each happening without a doer that of the one before it, where its trigger leaves the subject out."""
    ordered = sorted(happenings, key=lambda happening: happening.trigger.first)
    for position, happening in enumerate(ordered):
        if any(part.role in DOING for part in happening.parts) or not _family(scene, happening):
            continue
        if happening.type == "armed-clash":
            _inherit_sides(ordered[:position], happening)
            continue
        source = _source(scene, ordered[:position], happening)
        if source is not None:
            targets = {part.id for part in happening.parts}
            for part in source.parts:
                if part.role == "initiator" and part.id not in targets:
                    happening.add_part(Part("initiator", part.id, None, None, part.mention))


def _inherit_sides(earlier: list[Happening], happening: Happening) -> None:
    """Let a clash without sides («دارت اشتباكات بين الطرفين») be between those of the attack told right before."""
    for known in reversed(earlier):
        if happening.sentence - known.sentences[-1] > 1 or known.background != happening.background:
            continue
        sides = [part for part in known.parts if part.role in ("initiator", "target", "participant")]
        if len({part.id for part in sides}) > 1:
            for part in sides:
                happening.add_part(Part("participant", part.id, None, None, part.mention))
            return


def _family(scene: Scene, happening: Happening) -> bool:
    """Tell whether the happening is a deed whose doer can be left out; things explode by themselves."""
    return scene.packs.types[happening.type].family in FAMILIES and happening.type != "toll" and happening.frame != "blast"


def _source(scene: Scene, earlier: list[Happening], happening: Happening) -> Happening | None:
    """Return the happening whose doer goes on in *happening*, None where a new one may have done it."""
    for known in reversed(earlier):
        gap = happening.sentence - known.sentences[-1]
        if gap > NEAR or known.background != happening.background:
            continue
        if not any(part.role == "initiator" for part in known.parts):
            continue
        goes_on = _subject_left_out(happening.trigger) or (gap == 0 and _of_raid(known, happening))
        return known if goes_on and _family(scene, known) else None
    return None


def _subject_left_out(trigger: Chunk) -> bool:
    """Tell whether the word is an active verb without a subject of its own, or holds its subject as a pronoun."""
    if trigger.kind != "trigger":
        return False
    if trigger.verb is not None:
        return trigger.verb.voice != "passive" and trigger.verb.person.startswith("3")
    return bool(trigger.suffix) and trigger.value.word_class == "masdar"


def _of_raid(known: Happening, happening: Happening) -> bool:
    return known.type in AFTER_RAID and happening.type in AFTER_RAID
