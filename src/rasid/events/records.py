"""From a gathered happening to the frozen event record of the codebook."""

from __future__ import annotations

from rasid.events.doubt import weigh_doubt
from rasid.events.happening import Happening, Harm, Part, Voice
from rasid.events.quantities import quantities_of
from rasid.events.scene import Scene
from rasid.events.targets import targets_of
from rasid.events.where import places_of
from rasid.model import Actor, Casualty, Claim, Event, Person, Weapon

SLUG_KIND = "unidentified"


def make_event(scene: Scene, happening: Happening, event_id: str) -> Event:
    """Return the event record of *happening*."""
    places = places_of(happening)
    doubt, reasons = weigh_doubt(happening, places)
    return Event(
        id=event_id,
        type=happening.type,
        status=happening.status,  # type: ignore[arg-type]
        salience="background" if happening.background else "main",
        trigger=scene.quote(happening.trigger),
        time=happening.time,
        places=places,
        actors=tuple(_actor(scene, part) for part in happening.parts),
        targets=targets_of(scene, happening),
        weapons=_weapons(scene, happening),
        quantities=quantities_of(scene, happening),
        persons=_persons(scene, happening),
        casualties=_casualties(happening.harms),
        claims=_claims(happening),
        doubt=doubt,
        reasons=reasons,
    )


def _actor(scene: Scene, part: Part) -> Actor:
    known = scene.packs.actors.get(part.id)
    name = known.name if known else (part.quote.text if part.quote else part.id)
    kind = known.kind if known else SLUG_KIND
    country = known.country if known else None
    return Actor(
        quote=part.quote,
        role=part.role,  # type: ignore[arg-type]
        id=part.id,
        name=name,
        kind=kind,
        country=country,
        framing=part.framing,
    )


def _weapons(scene: Scene, happening: Happening) -> tuple[Weapon, ...]:
    kinds: dict[str, Weapon] = {}
    for chunk in sorted(happening.weapons, key=lambda chunk: chunk.first):
        if chunk.value.kind not in kinds:
            kinds[chunk.value.kind] = Weapon(quote=scene.quote(chunk), kind=chunk.value.kind)
    return tuple(kinds.values())


def _persons(scene: Scene, happening: Happening) -> tuple[Person, ...]:
    found: dict[str, Person] = {}
    for number in sorted(set(happening.sentences)):
        for chunk in scene.by_sentence.get(number, ()):
            if chunk.kind == "person" and chunk.value.name not in found:
                person = chunk.value
                found[person.name] = Person(quote=scene.quote(chunk), name=person.name, standing=person.standing)
    return tuple(found.values())


def _casualties(harms: list[Harm]) -> tuple[Casualty, ...]:
    """Return the counts in text order, wholes before their parts, parts pointing at their whole's index."""
    wholes = [harm for harm in harms if harm.part_of is None]
    ordered = [harm for whole in wholes for harm in (whole, *(h for h in harms if h.part_of is whole))]
    ordered.extend(harm for harm in harms if not any(harm is known for known in ordered))
    index = {id(harm): position for position, harm in enumerate(ordered)}
    return tuple(
        Casualty(
            quote=harm.quote,
            outcome=harm.outcome,
            who=harm.who,
            low=harm.low,
            best=harm.best,
            high=harm.high,
            part_of=index.get(id(harm.part_of)) if harm.part_of is not None else None,
            framing=harm.framing,
        )
        for harm in ordered
    )


def _claims(happening: Happening) -> tuple[Claim, ...]:
    """Return who says so, each speaker once a stance; the report's own voice where nobody else is named.

    Who tells what is only possible hedges.
    """
    possible = happening.status == "possible"
    claims: dict[tuple[str, str, str], Claim] = {}
    for voice in happening.voices or [Voice(None, "report", None, "asserts")]:
        stance = "hedges" if possible and voice.stance == "asserts" else voice.stance
        key = (voice.speaker.text if voice.speaker else "", voice.kind, stance)
        claims.setdefault(key, Claim(speaker=voice.speaker, kind=voice.kind, verb=voice.verb, stance=stance, to=voice.to))
    return tuple(claims.values())
