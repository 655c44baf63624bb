"""Why a word that could name a happening names none.

The reason is found by trying: a word that stands once the stop phrases are taken out was stopped by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import msgspec

from rasid.events.scene import Chunk, Scene
from rasid.packs.lexicon import Hit

NAMES = frozenset({"actor", "place", "person"})
NEGATIONS = frozenset({"not", "without"})
Standing = Callable[..., list[Chunk]]


class Losers:
    """Finds why triggers of one scene do not stand; the scenes to try are made but once."""

    def __init__(self, scene: Scene) -> None:
        self._unnegated = _without(scene, NEGATIONS)
        self._ungrouped = _without(scene, None)

    def why(self, chunk: Chunk, standing: Standing, given: tuple[Any, ...]) -> str:
        """Return why *chunk* is not among the triggers that stand; *given* are scene, chunks and whatever else decides."""
        scene, chunks, rest = given[0], given[1], given[2:]

        def stands(scene: Scene, chunks: list[Chunk]) -> bool:
            found = standing(scene, chunks, *rest)
            return any(
                (other.first, other.stop, other.value.type) == (chunk.first, chunk.stop, chunk.value.type) for other in found
            )

        stops = [other for other in chunks if other.kind == "stop" and other.first <= chunk.first < other.stop]
        if stops and stands(scene, [other for other in chunks if other not in stops]):
            return f"stop phrase «{scene.quote(stops[0]).text}»"
        if stands(self._unnegated, chunks):
            return "negated"
        if stands(scene, _changed(chunks, chunk, strength="strong")):
            return _why_weak(chunk, chunks, lambda some: stands(scene, some))
        if stands(self._ungrouped, _changed(chunks, chunk, word_class="noun")):
            return "attributive: it only describes"
        return "more than one reason: weak or attributive, and stopped or negated"


def _same(one: Chunk, other: Chunk) -> bool:
    return (one.first, one.stop, one.value.type) == (other.first, other.stop, other.value.type)


def _why_weak(chunk: Chunk, chunks: list[Chunk], stands: Callable[[list[Chunk]], bool]) -> str:
    """Return why a weak word does not stand: the same words do something else, or nothing supports it."""
    for kind, reason in _WEAK.items():
        same = [other for other in chunks if other.kind == kind and other.first == chunk.first]
        if same and (kind != "light" or stands([other for other in chunks if other not in same])):
            return reason
    return "weak, and nothing beside it supports it"


_WEAK = {
    "outcome": "weak: it counts harm, which belongs to what caused it",
    "weapon": "weak: a thing alone, what is done with it is another word",
    "light": "weak: it reaches a place for a strike told elsewhere",
}


def _changed(chunks: list[Chunk], chunk: Chunk, **fields: str) -> list[Chunk]:
    changed = msgspec.structs.replace(chunk, value=chunk.value._replace(**fields))
    return [changed if other is chunk else other for other in chunks]


def _without(scene: Scene, groups: frozenset[str] | None) -> Scene:
    """Return the scene with the tokens out of *groups*, out of all groups for None."""
    none: frozenset[str] = frozenset()
    return replace(scene, groups=[none if groups is None else own - groups for own in scene.groups])


def hidden_triggers(scene: Scene) -> Iterator[tuple[int, str, str]]:
    """Yield (token, words, why) of each word that names a happening elsewhere and lies in a name or longer word here."""
    kept = {(chunk.first, chunk.stop, chunk.value.type) for chunk in scene.chunks if chunk.kind in ("trigger", "cue")}
    told: set[tuple[int, int, str]] = set()
    for hit in scene.packs.lexicon.scan(scene.document):
        if hit.entry.label != "trigger" or hit.entry.value.strength == "cue":
            continue
        key = (hit.first, hit.stop, hit.entry.value.type)
        if key in kept or key in told:
            continue
        told.add(key)
        why = _why_hidden(scene, hit)
        if why:
            words = scene.document.quote(hit.first, hit.stop).text
            yield hit.first, f"{hit.entry.value.type} «{words}»", why


def _why_hidden(scene: Scene, hit: Hit) -> str:
    chunks = scene.by_sentence.get(scene.document.sentence_of[hit.first], ())
    for chunk in chunks:
        if chunk.kind in NAMES and chunk.first <= hit.first and hit.stop <= chunk.stop:
            return f"inside the name «{scene.quote(chunk).text}»"
    words = sorted((chunk for chunk in chunks if chunk.kind in ("trigger", "cue")), key=lambda chunk: chunk.kind == "cue")
    for chunk in words:
        if chunk.first < hit.stop and hit.first < chunk.stop:
            if (chunk.first, chunk.stop) == (hit.first, hit.stop):
                return f"the same words are read as {chunk.value.type}"
            if chunk.value.type == hit.entry.value.type:
                return ""  # one word of a phrase of the same type: nothing is lost
            return f"within the longer «{scene.quote(chunk).text}» ({chunk.value.type})"
    return ""
