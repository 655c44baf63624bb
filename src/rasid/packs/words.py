"""The records that word packs hold, one a label of the lexicon."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple


class TriggerWord(NamedTuple):
    """A word that names a happening: its event type, word class (verb, masdar, noun…), frame and strength."""

    type: str
    word_class: str
    frame: str
    strength: str
    form: str


class ActorAlias(NamedTuple):
    """A name of an actor: the register's id, the loaded word in it, and when the name may be used."""

    id: str
    framing: str | None
    use: str


class ActorName(NamedTuple):
    """A form that names an actor, and everybody whom it may name («الجيش» of any country).

    It is ``plain`` where it names somebody by itself, whatever stands round it.
    """

    aliases: tuple[ActorAlias, ...]
    plain: bool


def actor_name(*aliases: tuple[str, str | None, str]) -> ActorName:
    """Return the name of the (id, framing, use) triples *aliases*."""
    known = tuple(ActorAlias(*alias) for alias in aliases)
    return ActorName(known, any(not alias.use for alias in known))


class Actor(NamedTuple):
    """An actor of the register."""

    id: str
    name: str
    name_ar: str
    kind: str
    country: str | None
    parent: str | None
    since: str | None
    until: str | None
    wikidata: str | None


class Kinded(NamedTuple):
    """A weapon or a target: its kind of the codebook, and the event type that a weapon points to."""

    kind: str
    points_to: str | None
    civilian: bool


class People(NamedTuple):
    """A noun for persons: who they are, and whether the form is singular, dual or plural."""

    who: str
    number: str


class Outcome(NamedTuple):
    """A word of harm: what became of the persons, its word class, and whether it is a loaded word."""

    outcome: str
    word_class: str
    number: str  # s, d or p for a noun
    framing: bool


class Speaker(NamedTuple):
    """A noun for whoever speaks, and the kind of claim."""

    kind: str


class Reporting(NamedTuple):
    """A verb or preposition of saying, and the stance of the claim; ``carries`` where it goes on with an earlier speaker."""

    stance: str
    word_class: str
    carries: bool
    needs: str  # a word without which it says nothing («نقلت وكالة عن»)


class LightVerb(NamedTuple):
    """A verb whose object or subject names the happening: launch, suffer, witness, break-out, result, reach."""

    kind: str
    preposition: str


class StatusCue(NamedTuple):
    """A word that makes the happening beside it planned, possible, denied…; ``scope`` says on which side the trigger stands."""

    status: str
    scope: str


class Demonym(NamedTuple):
    """An adjective of a country or group, and the actors that it names beside a strike, police work or a statement."""

    country: str | None
    forces: str | None
    air_force: str | None
    police: str | None
    government: str | None


class EventType(NamedTuple):
    """An event type of the packs."""

    id: str
    name_ar: str
    name_en: str
    family: str
    violent: bool
    crosswalk: dict[str, str]


# What makes the record of each label; a label whose value is a plain word has str.
RECORDS: dict[str, Callable[..., Any]] = {
    "trigger": TriggerWord,
    "actor": actor_name,
    "generic": ActorAlias,
    "demonym": Demonym,
    "weapon": Kinded,
    "target": Kinded,
    "people": People,
    "speaker": Speaker,
    "outlet": Speaker,
    "outcome": Outcome,
    "reporting": Reporting,
    "light": LightVerb,
    "status": StatusCue,
    "stop": str,
    "grammar": str,
}
