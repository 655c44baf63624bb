"""Which actor of the register the words of a role name."""

from __future__ import annotations

from collections.abc import Sequence

from rasid.events.happening import Happening, Part
from rasid.events.scene import Chunk, Scene
from rasid.mentions.actors import ActorMention

MEMBERS = frozenset({"\u0645\u0646", "belongs"})  # min: «قناص من …», «تابعون لـ…»


def owner_behind(chunk: Chunk, chunks: Sequence[Chunk]) -> Chunk:
    """Return the group that gunmen or a sniper are said to be of («مسلحون من داعش», «قناص من الحوثيين»), else *chunk*."""
    if chunk.kind != "actor" or chunk.value.use != "generic":
        return chunk
    owners = (
        other
        for other in chunks
        if other.kind == "actor" and 0 <= other.first - chunk.stop <= 1 and other.prep in MEMBERS and other.value.use != "generic"
    )
    return next(owners, chunk)


def part_of(scene: Scene, chunk: Chunk, role: str, happening: Happening) -> Part | None:
    """Return the actor or demonym of *chunk* in *role*, None where a demonym names nobody."""
    quote = scene.quote(chunk)
    if chunk.kind == "demonym":
        demonym = chunk.value
        talks = scene.packs.types[happening.type].family == "talks"
        actor = demonym.government if talks else demonym.forces
        return Part(role, actor, quote) if actor else None
    mention: ActorMention = chunk.value
    return Part(role, actor_for(scene, mention, happening), quote, mention.framing, mention)


def actor_for(scene: Scene, mention: ActorMention, happening: Happening) -> str:
    """Return the actor's id: a country named among those who talk or agree is its government."""
    if mention.use != "country-name" or scene.packs.types[happening.type].family != "talks":
        return mention.id
    country = scene.packs.actors[mention.id].country
    return scene.packs.governments.get(country or "", mention.id)
