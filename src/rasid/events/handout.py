"""Places, times, targets, weapons and numbers of a sentence, each given to the happening whose words it stands with."""

from __future__ import annotations

import dataclasses

import msgspec

from rasid.events.clauses import Clauses
from rasid.events.happening import Happening
from rasid.events.owners import owner_of
from rasid.events.scene import WAW, Chunk, Scene
from rasid.events.told import Told

MIN = "\u0645\u0646"  # min, from
FIELDS = {"target": "targets", "weapon": "weapons", "number": "numbers"}


def give_out(scene: Scene, told: Told, chunks: list[Chunk], clauses: Clauses) -> None:
    """Give each place, time, target, weapon and number to the happening it stands with; who is harmed is no other number."""
    harmed = told.harmed()
    for chunk in chunks:
        if chunk.kind == "place":
            _give_place(scene, told, chunk, clauses)
        elif chunk.kind == "time":
            _give_time(scene, told, chunk, chunks, clauses)
        elif told.happenings and (chunk.kind in FIELDS or chunk.kind == "cue"):
            home = owner_of(chunk, told.happenings, clauses)
            if home is None or (chunk.kind == "number" and chunk.first in harmed):
                continue
            if chunk.kind == "cue":
                home.means.add(chunk.value.type)
            else:
                getattr(home, FIELDS[chunk.kind]).append(chunk)


def _give_place(scene: Scene, told: Told, chunk: Chunk, clauses: Clauses) -> None:
    if _of_persons(scene, chunk) or (told.origins and _goes_on(scene, told.origins[-1], chunk)):
        told.origins.append(chunk)
        return
    settled = _settle_relation(scene, chunk, told)
    told.places.append(settled)
    home = owner_of(settled, told.happenings, clauses)
    if home is not None:
        home.places.append(settled)


def _give_time(scene: Scene, told: Told, chunk: Chunk, chunks: list[Chunk], clauses: Clauses) -> None:
    told.times.append(chunk)
    if _dates_speech(chunk, chunks, clauses) or _dates_aside(chunk, told, clauses) or scene.has(chunk.first - 1, "dated-noun"):
        return  # «مخلفات حرب العام الماضي»: the war's year, not the blast's
    home = owner_of(chunk, told.happenings, clauses)
    if home is not None:
        _offer_time(scene, home, chunk, clauses)


def _goes_on(scene: Scene, before: Chunk, chunk: Chunk) -> bool:
    """Tell whether the place goes on a list («العاملين في دمشق وريفها ومناطق …»)."""
    tied = scene.document.forms[chunk.first].startswith(WAW) or scene.has(chunk.first - 1, "plus")
    return tied and 0 <= chunk.first - before.stop <= 2 and not scene.broken(before.stop, chunk.first)


def _of_persons(scene: Scene, chunk: Chunk) -> bool:
    """Tell whether the place only says where persons come from or work («ابن محافظة دمشق», «العاملين في سوريا»)."""
    before = chunk.first - 1
    if chunk.value.place.relation == "from" and any(
        other.kind == "outcome" and other.stop == before and other.value.outcome in ("killed", "injured", "both")
        for other in scene.by_sentence.get(scene.document.sentence_of[chunk.first], ())
    ):
        return True  # «إصابات من بلدة …»: the wounded are from there
    return scene.has(before, "origin") or (scene.has(before, "prep") and scene.has(before - 1, "origin"))


def _settle_relation(scene: Scene, chunk: Chunk, told: Told) -> Chunk:
    """Return a place whose relation its words alone do not tell: where forces are stationed, a list of destinations."""
    place = chunk.value.place
    if place.relation in ("in", "near") and scene.any_between(chunk.first - 3, chunk.first, "stationed"):
        return _with_relation(chunk, "from")
    if place.relation == "toward" and scene.document.forms[chunk.first - 1] == MIN:  # «من اتجاه البحر»
        return _with_relation(chunk, "from")
    if place.relation == "from" and scene.has(chunk.first - 2, "side"):  # «الحي الشمالي من نوى»
        return _with_relation(chunk, "in")
    before = told.places[-1] if told.places else None
    listed = before is not None and before.value.place.relation == "to" and chunk.first - before.stop <= 2
    if (
        listed
        and scene.document.forms[chunk.first].startswith(WAW)
        and place.relation in ("in", "near", "countryside", "outskirts")
    ):
        return _with_relation(chunk, "to")
    return chunk


def _with_relation(chunk: Chunk, relation: str) -> Chunk:
    place = msgspec.structs.replace(chunk.value.place, relation=relation)
    return msgspec.structs.replace(chunk, value=dataclasses.replace(chunk.value, place=place))


def _dates_speech(time: Chunk, chunks: list[Chunk], clauses: Clauses) -> bool:
    """Tell whether the time dates the saying («قال مسعفون أمس إن»): its clause holds a verb of saying and no trigger."""
    number = clauses.of(time.first)
    if number + 1 == len(clauses.items) or clauses.items[number + 1].opening != "that":
        return False
    inside = [chunk for chunk in chunks if clauses.of(chunk.first) == number]
    speaks = any(chunk.kind == "reporting" and chunk.verb is not None for chunk in inside)
    return speaks and not any(chunk.kind in ("trigger", "outcome") for chunk in inside)


def _dates_aside(time: Chunk, told: Told, clauses: Clauses) -> bool:
    """Tell whether the time stands in a relative clause that tells no happening («التي يسيطر عليها … منذ أيار»)."""
    number = clauses.of(time.first)
    if clauses.items[number].opening != "relative":
        return False
    return not any(clauses.of(trigger.first) == number for known in told.happenings for trigger in known.triggers)


def _offer_time(scene: Scene, happening: Happening, chunk: Chunk, clauses: Clauses) -> None:
    """Take a time as the happening's own; the one nearest to its first trigger's clause stands."""
    if chunk.value.time is None:
        return
    apart = min(len(clauses.between(*sorted((chunk.first, trigger.first)))) for trigger in happening.triggers)
    if apart < happening.time_rank:
        happening.own_time, happening.time_rank, happening.time_kind = chunk.value.time, apart, chunk.value.kind
        happening.dayless = chunk.value.dayless
        happening.since = any(
            scene.has(token, group) for token in (chunk.first - 1, chunk.first) for group in ("since", "during", "between")
        )
