"""One sentence of a report: its happenings, their harm, roles, places, times and voices."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field

import msgspec

from rasid.events.announce import fill_announced
from rasid.events.claims import VoiceReader
from rasid.events.clauses import Clauses
from rasid.events.happening import Happening, Harm, Voice
from rasid.events.harm import HarmReader
from rasid.events.light import fill_light
from rasid.events.owners import owner_of
from rasid.events.roles import Walk, carry_support, part_of
from rasid.events.scene import WAW, Chunk, Scene
from rasid.events.status import read_status, told_as_background
from rasid.events.tolls import settle_tolls
from rasid.events.triggers import MEANS, group_triggers, standing_triggers, start_happening
from rasid.packs.words import TriggerWord

# What a kind of weapon says of the means of a strike (codebook rule 4).
MEANS_OF_WEAPON = {
    "drone": "drone-strike",
    "aircraft": "air-strike",
    "helicopter": "air-strike",
    "barrel-bomb": "air-strike",
    "artillery": "shelling",
    "mortar": "shelling",
    "rocket": "shelling",
    "missile": "shelling",
    "ied": "explosive-device",
    "vehicle-bomb": "explosive-device",
    "mine": "explosive-device",
    "grenade": "explosive-device",
    "chemical": "chemical-attack",
    "small-arms": "armed-attack",
}
BEH = "\u0628"
WIELDED = 4  # tokens between a trigger and its instrument
STRIKE_RANK = ("chemical-attack", "drone-strike", "air-strike", "explosive-device", "shelling", "armed-attack")
# Who can have caused a harm: these outcomes belong to events of these types.
CAUSES = {
    "detained": frozenset({"arrest", "raid"}),
    "abducted": frozenset({"abduction"}),
    "displaced": frozenset({"displacement"}),
}
HARMLESS = frozenset(
    {
        "meeting",
        "agreement",
        "organisation",
        "sanction",
        "threat",
        "deployment",
        "withdrawal",
        "seizure",
        "release",
        "body-found",
        "interception",
        "aid",
        "recruitment",
    }
)
ACT_OF_HARM = {"detained": "arrest", "abducted": "abduction", "displaced": "displacement"}


@dataclass(slots=True)
class Told:
    """What one sentence tells."""

    number: int
    happenings: list[Happening] = field(default_factory=list)
    loose: list[Harm] = field(default_factory=list)  # harm whose happening stands in another sentence
    voices: list[Voice] = field(default_factory=list)
    times: list[Chunk] = field(default_factory=list)
    places: list[Chunk] = field(default_factory=list)


def read_sentence(scene: Scene, number: int, spoken: list[Voice]) -> Told:
    """Read sentence *number*; *spoken* are the voices of the sentences before it."""
    first, stop = scene.document.sentences[number]
    chunks = scene.by_sentence.get(number, [])
    told = Told(number)
    if not chunks:
        return told
    clauses = Clauses(scene, first, stop, chunks)
    triggers = standing_triggers(scene, chunks, clauses)
    told.happenings = group_triggers(scene, number, triggers, chunks, clauses)
    told.voices = VoiceReader(scene, chunks, clauses, spoken).read()
    _read_harm(scene, told, chunks, clauses)
    harms = [harm for happening in told.happenings for harm in happening.harms] + told.loose
    harmed = {token for harm in harms for token in range(harm.first, harm.stop)}
    for happening in told.happenings:
        walk = Walk(scene, chunks, clauses, happening, harmed)
        for trigger in happening.triggers:
            if trigger.kind == "trigger":
                walk.fill(trigger)
        happening.voices = list(told.voices)
    fill_light(scene, chunks, clauses, told.happenings)
    fill_announced(scene, chunks, clauses, told.happenings)
    _give_out(scene, told, chunks, clauses)
    settle_tolls(scene, told, chunks)
    for happening in told.happenings:
        carry_support(scene, happening)
        _settle_type(scene, happening)
        happening.status = read_status(scene, happening, chunks, clauses)
        happening.background = told_as_background(scene, happening, clauses)
    return told


def _read_harm(scene: Scene, told: Told, chunks: list[Chunk], clauses: Clauses) -> None:
    """Read the sentence's harm and give each count to the happening that caused it."""
    killings = [known for known in told.happenings if known.type == "killing" and known.strength == "weak"]
    causes = [known for known in told.happenings if known not in killings and known.type not in HARMLESS]
    if killings and any(
        known.type in ("armed-clash", *MEANS, "bombardment", "explosion", "armed-attack", "raid") for known in causes
    ):
        told.happenings = [known for known in told.happenings if known not in killings]
    for harm in HarmReader(scene, chunks, clauses).read():
        home = _cause_of(harm, told.happenings, clauses)
        if home is None:
            told.loose.append(harm)
        else:
            keep_harm(home, harm)
            if harm.doer is not None:
                add_doer(scene, home, harm.doer)


def _cause_of(harm: Harm, happenings: list[Happening], clauses: Clauses) -> Happening | None:
    """Return the happening of the sentence that caused *harm*: the one its words stand with, else the nearest that can."""
    wanted = CAUSES.get(harm.outcome)
    able = [known for known in happenings if (known.type in wanted if wanted else known.type not in HARMLESS)]
    if harm.corpse:
        able = [known for known in happenings if known.type in ("body-found", "killing")]
    able = [known for known in able if known.trigger.prep != "during"] or able  # «أثناء قصفها» only says when
    if not able:
        return None
    chunk = Chunk(harm.first, harm.stop, "harm", None)
    return owner_of(chunk, able, clauses)


def add_doer(scene: Scene, happening: Happening, doer: Chunk) -> None:
    """Make the subject of an active verb of harm («قتلت القوات …») the happening's initiator."""
    part = part_of(scene, doer, "initiator", happening)
    if part is not None and happening.type != "armed-clash":
        happening.add_part(part)


def keep_harm(home: Happening, harm: Harm) -> None:
    """Add a count told in the same sentence, unless it is told twice there."""
    same = (harm.outcome, harm.who, harm.low, harm.best, harm.high)
    if harm.part_of is None and any((k.outcome, k.who, k.low, k.best, k.high) == same and k.part_of is None for k in home.harms):
        return
    home.harms.append(harm)


def _give_out(scene: Scene, told: Told, chunks: list[Chunk], clauses: Clauses) -> None:
    """Give each place, time, target, weapon and number to the happening it stands with."""
    fields = {"target": "targets", "weapon": "weapons", "number": "numbers"}
    for chunk in chunks:
        if chunk.kind == "place":
            chunk = _settle_relation(scene, chunk, told)  # noqa: PLW2901 - the same place, its relation settled
            told.places.append(chunk)
        elif chunk.kind == "time":
            told.times.append(chunk)
            if _dates_speech(chunk, chunks, clauses) or _dates_aside(chunk, told, clauses):
                continue
        elif chunk.kind not in fields and chunk.kind != "cue":
            continue
        home = owner_of(chunk, told.happenings, clauses)
        if home is None:
            continue
        if chunk.kind == "place":
            home.places.append(chunk)
        elif chunk.kind == "time":
            _offer_time(scene, home, chunk, clauses)
        elif chunk.kind == "cue":
            home.means.add(chunk.value.type)
        else:
            getattr(home, fields[chunk.kind]).append(chunk)


def _settle_relation(scene: Scene, chunk: Chunk, told: Told) -> Chunk:
    """Return a place whose relation its words alone do not tell: where forces are stationed, a list of destinations."""
    place = chunk.value.place
    if place.relation in ("in", "near") and scene.any_between(chunk.first - 3, chunk.first, "stationed"):
        return _with_relation(chunk, "from")
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
    return chunk._replace(value=dataclasses.replace(chunk.value, place=place))


def _dates_speech(time: Chunk, chunks: list[Chunk], clauses: Clauses) -> bool:
    """Tell whether the time dates the saying («قال مسعفون أمس إن»): its clause holds a verb of saying and no trigger."""
    number = clauses.of(time.first)
    inside = [chunk for chunk in chunks if clauses.of(chunk.first) == number]
    speaks = any(chunk.kind == "reporting" and chunk.verb is not None for chunk in inside)
    following = clauses.items[number + 1].opening if number + 1 < len(clauses.items) else ""
    return speaks and following == "that" and not any(chunk.kind in ("trigger", "outcome") for chunk in inside)


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


def _settle_type(scene: Scene, happening: Happening) -> None:
    """Let the means named beside a vague strike decide its type (codebook rule 4)."""
    for weapon in happening.weapons:
        points_to = weapon.value.points_to or MEANS_OF_WEAPON.get(weapon.value.kind)
        if points_to:
            happening.means.add(points_to)
    for part in happening.roles("initiator"):
        actor = scene.packs.actors.get(part.id)
        if actor and actor.id.endswith("-air-force"):
            happening.means.add("air-strike")
    if happening.open and {part.id for part in happening.roles("initiator")} == {"unidentified"} and not happening.means & MEANS:
        happening.type = "armed-attack"  # gunmen that nobody names shoot: who bombs has a name
    means = next((kind for kind in STRIKE_RANK if kind in happening.means), None)
    if means is None:
        return
    instrument = happening.open or any(_wielded(happening, weapon) for weapon in happening.weapons)
    happening.open = happening.open and means not in MEANS
    if _means_decides(happening.type, means) and (happening.type != "armed-attack" or instrument):
        happening.type = means


def _wielded(happening: Happening, weapon: Chunk) -> bool:
    """Tell whether a weapon stands as the instrument of a trigger («هجوم بطائرات مسيّرة»), not as support told beside it."""
    return weapon.prep == BEH and any(0 <= weapon.first - trigger.stop < WIELDED for trigger in happening.triggers)


def _means_decides(event_type: str, means: str) -> bool:
    """Tell whether the means named beside a happening of this type names its type better (codebook rule 4)."""
    if event_type == "bombardment":
        return True
    if event_type == "explosion":
        return means == "explosive-device"
    if event_type == "armed-attack":
        return means in MEANS and means != "explosive-device"
    return (event_type in ("air-strike", "shelling") and means == "drone-strike") or (
        event_type == "shelling" and means == "air-strike"
    )


def harm_as_happening(scene: Scene, number: int, harm: Harm, event_type: str) -> Happening:
    """Return a happening told only by its harm («مقتل شاب برصاص مجهولين»)."""
    word = TriggerWord(event_type, "noun", "kill", "strong", "")
    trigger = Chunk(harm.first, harm.stop, "outcome", word)
    happening = start_happening(scene, number, trigger)
    happening.harms.append(harm)
    return happening
