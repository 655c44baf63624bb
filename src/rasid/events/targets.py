"""Which things told beside a happening were hit by it.

A thing is a target where an act that hits things takes it as object, or behind «على», «ل», «ب»; the hospital that the
wounded were brought to, the headquarters that a unit holds and the car bomb itself are none. A camp, market or airport
is a target under its name as well; a named town or village never is (codebook rule 8).
"""

from __future__ import annotations

from rasid.events.happening import Happening
from rasid.events.scene import Chunk, Scene
from rasid.model import Target

FAMILIES = frozenset({"armed", "strike"})
TYPES = frozenset({"raid", "destruction", "seizure", "arrest", "interception", "siege"})
IN_PLACE = frozenset({"explosion", "explosive-device", "suicide-attack", "killing", "armed-attack", "destruction"})
ON, LAM, BEH, IN = "\u0639\u0644\u064a", "\u0644", "\u0628", "\u0641\u064a"
AGAINST = "\u0636\u062f"
MEDICAL = "medical"
TO_HOSPITAL = frozenset({LAM, BEH, IN})


def targets_of(scene: Scene, happening: Happening) -> tuple[Target, ...]:
    """Return the targets of a happening in text order, each once."""
    if scene.packs.types[happening.type].family not in FAMILIES and happening.type not in TYPES:
        return ()
    kept: list[Chunk] = []
    for chunk in sorted(happening.targets, key=lambda chunk: chunk.first):
        if _is_hit(scene, happening, chunk) and not any(_told_again(known, chunk) for known in kept):
            kept.append(chunk)
    found: dict[str, Target] = {}
    for chunk in kept:
        quote = scene.quote(chunk)
        found.setdefault(quote.text, Target(quote=quote, kind=chunk.value.kind))
    return tuple(found.values())


def _is_hit(scene: Scene, happening: Happening, chunk: Chunk) -> bool:
    if chunk.prep == "held" or any(weapon.first <= chunk.first < weapon.stop for weapon in happening.weapons):
        return False
    if any(trigger.first <= chunk.first < trigger.stop and trigger.verb is None for trigger in happening.triggers):
        return scene.packs.types[happening.type].family == "strike" and not _made_of(chunk, happening)
    if chunk.value.kind == MEDICAL and (chunk.prep in TO_HOSPITAL or chunk.prep not in ("", ON, AGAINST)):
        return False
    if chunk.prep == IN:
        return happening.type in IN_PLACE
    return chunk.prep in ("", ON, LAM, BEH, AGAINST)


def _made_of(chunk: Chunk, happening: Happening) -> bool:
    """Tell whether the word is the means named in the trigger («تفجير سيارة مفخخة»)."""
    return chunk.value.kind == "vehicle" and happening.type in ("explosive-device", "suicide-attack")


def _told_again(known: Chunk, chunk: Chunk) -> bool:
    """Tell whether a definite word only points back to a thing of its kind («المنزل» behind «منزلاً»)."""
    return chunk.definite and chunk.value.kind == known.value.kind and chunk.stop - chunk.first == 1
