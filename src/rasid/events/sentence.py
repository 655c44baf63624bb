"""One sentence of a report: its happenings, their harm, roles, places, times and voices."""

from __future__ import annotations

from rasid.events.announce import claim_own_deeds, fill_announced
from rasid.events.claims import VoiceReader, carried_on, ends_quoting
from rasid.events.clauses import Clauses
from rasid.events.fallback import fill_left_over, fill_other_side
from rasid.events.handout import give_out
from rasid.events.happening import Happening, Harm, Voice
from rasid.events.harm import HarmReader
from rasid.events.light import fill_light
from rasid.events.naming import MEMBERS, part_of
from rasid.events.origins import fill_origins
from rasid.events.owners import owner_of
from rasid.events.pronouns import fill_pronouns
from rasid.events.reconcile import join_part
from rasid.events.roles import Walk, carry_support
from rasid.events.scene import Chunk, Scene
from rasid.events.status import opens_background, read_status, told_as_background
from rasid.events.told import Told
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


def read_sentence(scene: Scene, number: int, spoken: list[Voice], *, before: Told | None = None) -> Told:
    """Read sentence *number*; *spoken* are the voices of the sentences before it, *before* is what the last of them told:
    history, which «إذ» goes on with, or a quotation that is still open.
    """
    first, stop = scene.document.sentences[number]
    chunks = scene.by_sentence.get(number, [])
    told = Told(number)
    if not chunks:
        return told
    clauses = Clauses(scene, first, stop, chunks)
    triggers = standing_triggers(scene, chunks, clauses)
    told.background = opens_background(scene, clauses) or (before is not None and before.background and scene.has(first, "soft"))
    told.happenings = group_triggers(scene, number, triggers, chunks, clauses)
    standing = {trigger.first for trigger in triggers}
    heard = [chunk for chunk in chunks if chunk.kind != "trigger" or chunk.first in standing]
    told.voices = VoiceReader(scene, heard, clauses, spoken).read() or carried_on(scene, first, before)
    told.quoting = ends_quoting(scene, first, stop, before)
    _read_harm(scene, told, chunks, clauses)
    if told.happenings:
        _fill_parts(scene, told, chunks, clauses)
    give_out(scene, told, chunks, clauses)
    settle_tolls(scene, told, chunks)
    for happening in told.happenings:
        carry_support(scene, happening)
        _settle_type(scene, happening)
        happening.status = read_status(scene, happening, chunks, clauses)
        happening.background = told.background or told_as_background(scene, happening, clauses)
    claim_own_deeds(scene, chunks, told.happenings)
    return told


def _fill_parts(scene: Scene, told: Told, chunks: list[Chunk], clauses: Clauses) -> None:
    """Give the happenings of the sentence their actors and its voices."""
    harmed = told.harmed()
    for happening in told.happenings:
        walk = Walk(scene, chunks, clauses, happening, harmed)
        for trigger in happening.triggers:
            if trigger.kind == "trigger":
                walk.fill(trigger)
        happening.voices = [voice for voice in told.voices if voice.governs(happening.trigger.first, told.voices)]
    fill_light(scene, chunks, clauses, told.happenings)
    fill_announced(scene, chunks, clauses, told.happenings)
    fill_origins(scene, chunks, clauses, told.happenings)
    fill_pronouns(scene, chunks, told.happenings)
    fill_left_over(scene, chunks, told.happenings)
    fill_other_side(told.happenings)


def _read_harm(scene: Scene, told: Told, chunks: list[Chunk], clauses: Clauses) -> None:
    """Read the sentence's harm and give each count to the happening that caused it."""
    killings = [known for known in told.happenings if known.type == "killing" and known.strength == "weak"]
    causes = [known for known in told.happenings if known not in killings and known.type not in HARMLESS]
    if killings and any(
        known.type in ("armed-clash", *MEANS, "bombardment", "explosion", "armed-attack", "raid") for known in causes
    ):
        told.happenings = [known for known in told.happenings if known not in killings]
    if not any(chunk.kind == "outcome" for chunk in chunks):
        return
    for harm in HarmReader(scene, chunks, clauses).read():
        home = _cause_of(harm, told.happenings, clauses)
        if home is None:
            told.loose.append(harm)
        else:
            keep_harm(home, harm)
            if harm.doer is not None:
                add_doer(scene, home, harm.doer)
            elif harm.who == "combatants" and harm.outcome in ("killed", "injured"):
                _add_victims(scene, chunks, home, harm)


def _cause_of(harm: Harm, happenings: list[Happening], clauses: Clauses) -> Happening | None:
    """Return the happening of the sentence that caused *harm*: the one its words stand with, else the nearest that can."""
    wanted = CAUSES.get(harm.outcome)
    able = [known for known in happenings if (known.type in wanted if wanted else known.type not in HARMLESS)]
    if harm.corpse:
        able = [known for known in happenings if known.type in ("body-found", "killing")]
    clause = clauses.of(harm.first)
    causes = [known for known in able if known.trigger.prep != "during"]  # «أثناء قصفها» only says when
    if any(clauses.of(trigger.first) == clause for known in causes for trigger in known.triggers) or len(able) == 1:
        able = causes or able
    if not able:
        return None
    chunk = Chunk(harm.first, harm.stop, "harm", None)
    return owner_of(chunk, able, clauses)


def add_doer(scene: Scene, happening: Happening, doer: Chunk) -> None:
    """Make the subject of an active verb of harm («قتلت القوات …») the happening's initiator."""
    part = part_of(scene, doer, "initiator", happening)
    if part is not None and happening.type != "armed-clash":
        happening.add_part(part)


def _add_victims(scene: Scene, chunks: list[Chunk], home: Happening, harm: Harm) -> None:
    """Make the group whose fighters were hit the target («مقتل عشرة عناصر من لواء القدس في كمين»)."""
    for chunk in chunks:
        if chunk.kind == "actor" and chunk.value.use != "generic" and harm.first < chunk.first <= harm.stop + 1:
            part = part_of(scene, chunk, "target", home)
            if chunk.prep in MEMBERS and part is not None and home.type != "armed-clash":
                if all(part.id != known.id for known in home.parts):
                    home.add_part(part)
                return


def keep_harm(home: Happening, harm: Harm) -> None:
    """Add a count told in the same sentence, unless it is told twice there."""
    if harm.among:
        join_part(home, harm)
        return
    if harm.implied and any(known.outcome == harm.outcome for known in home.harms):
        return  # «اغتيل فلان … ما أدى إلى مقتله»
    same = (harm.outcome, harm.who, harm.low, harm.best, harm.high)
    if harm.part_of is None and any((k.outcome, k.who, k.low, k.best, k.high) == same and k.part_of is None for k in home.harms):
        return
    home.harms.append(harm)


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
