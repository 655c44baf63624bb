"""Subjects that are named by what they own: «قالت الكتائب إن مقاتليها فجروا …», «توغلت قوة للاحتلال»."""

from __future__ import annotations

from collections.abc import Sequence

from rasid.events.scene import Chunk, Scene
from rasid.text.clitics import PRONOUNS

OWNERS = frozenset({"\u0644", "\u0645\u0646", "belongs", "\u0641\u064a"})  # lam, min, fi: «مواقع لـ», «عناصر من», «قيادي في»
HITTING = frozenset({"strike", "attack", "blast"})  # behind these a force is more often what was hit
HEAD_REACH = 3  # tokens between a verb and the owner of the force behind it


def people_of(chunks: Sequence[Chunk], trigger: Chunk) -> Chunk | None:
    """Return the actor whose people stand right before a verb: the one named last before them."""
    people = next((c for c in chunks if c.kind == "people" and c.stop == trigger.first and c.suffix in PRONOUNS), None)
    if people is None:
        return None
    named = (c for c in reversed(chunks) if c.kind == "actor" and c.stop <= people.first and not c.prep)
    return next((chunk for chunk in named if chunk.value.use != "generic"), None)


def force_behind(scene: Scene, chunks: Sequence[Chunk], trigger: Chunk) -> Chunk | None:
    """Return the owner of a force that stands right behind a verb («دخل رتل عسكري للتحالف»)."""
    if trigger.value.frame in HITTING or scene.has(trigger.first - 1, "relative"):
        return None
    near = (c for c in chunks if c.kind == "actor" and trigger.stop <= c.first <= trigger.stop + HEAD_REACH)
    first = next(near, None)
    if first is None or first.prep not in OWNERS or trigger.verb is None:
        return None
    return first if scene.any_between(trigger.first + 1, first.first, "force-head") else None
