"""Other counts of a happening: strikes, munitions, forces, participants, vehicles, money, distance, duration."""

from __future__ import annotations

from rasid.events.happening import Happening
from rasid.events.scene import Chunk, Scene
from rasid.model import Quantity

GATHERINGS = frozenset({"meeting", "agreement", "protest", "riot"})
OF_KIND = {"money": "money", "distance": "distance", "duration": "duration"}
OF_TARGET = {"vehicle": "vehicles"}


def quantities_of(scene: Scene, happening: Happening) -> tuple[Quantity, ...]:
    """Return the counts that are not casualties, in text order."""
    harmed = {token for harm in happening.harms for token in range(harm.first, harm.stop)}
    found = []
    for chunk in sorted(happening.numbers, key=lambda chunk: chunk.first):
        if chunk.first in harmed:
            continue
        of, unit = _counted(scene, chunk, happening)
        if of is not None:
            mention = chunk.value
            stop = max(chunk.stop, unit.stop if unit else 0)
            quote = scene.document.quote(chunk.first, stop, skip=len(chunk.prefix))
            word = scene.quote(unit).text if unit else None
            found.append(Quantity(quote=quote, of=of, low=mention.low, best=mention.best, high=mention.high, unit=word))
    return tuple(found)


def _counted(scene: Scene, number: Chunk, happening: Happening) -> tuple[str | None, Chunk | None]:
    """Return what is counted, and its word where that stands beside the number."""
    kind = number.value.kind
    if kind in OF_KIND:
        return OF_KIND[kind], None
    if kind != "cardinal":
        return None, None
    for chunk in scene.by_sentence.get(scene.document.sentence_of[number.first], ()):
        if chunk is number or not number.first <= chunk.first <= number.stop + 1:
            continue
        if chunk.kind == "trigger" and chunk.verb is None:
            return "strikes", chunk
        if chunk.kind == "weapon":
            return "munitions", chunk
        if chunk.kind == "people":
            return ("participants" if happening.type in GATHERINGS else "forces"), chunk
        if chunk.kind == "target" and chunk.value.kind in OF_TARGET:
            return OF_TARGET[chunk.value.kind], chunk
    return None, None
