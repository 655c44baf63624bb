"""Harm whose cause stands in another sentence, or is not told at all.

«وأسفر ذلك عن مقتل …» belongs to what was told before. A death by shots or by somebody with no other happening told is
a killing; one whose cause is unstated is a body found (codebook, event types).
"""

from __future__ import annotations

from rasid.events.happening import Happening, Harm
from rasid.events.merge import contradict
from rasid.events.naming import owner_behind, part_of
from rasid.events.reconcile import add_harms
from rasid.events.scene import Chunk, Scene
from rasid.events.sentence import ACT_OF_HARM, CAUSES, HARMLESS, harm_as_happening
from rasid.events.told import Told
from rasid.events.tolls import over_many

RECENT = 3  # sentences: a count farther from its happening stands alone
VIOLENT_FAMILIES = frozenset({"armed", "strike"})


def settle_loose(scene: Scene, sentence: Told, known: list[Happening]) -> None:
    """Give the sentence's loose harm to an earlier happening, or make it a happening of its own."""
    created: dict[str, Happening] = {}
    long_time = over_many(sentence) is not None or _counted_since(scene, sentence)
    for harm in sorted(sentence.loose, key=lambda harm: harm.outcome != "killed"):  # the wounded go with the killed
        act = ACT_OF_HARM.get(harm.outcome)
        by_hand = act is None and (harm.doer is not None or _by_hand(scene, sentence.number))
        home = None if by_hand or long_time or harm.corpse else _earlier(scene, harm, sentence, known)
        if home is not None and sentence.places and _elsewhere(scene, home, sentence, harm):
            home = None
        if home is not None:
            _give(home, harm, sentence)
            continue
        event_type = "toll" if long_time and harm.best != 1 else act or _alone_type(harm, by_hand=by_hand)
        if event_type is None and created:
            next(iter(created.values())).harms.append(harm)
            continue
        if harm.among or harm.low == 0 or harm.corpse or event_type is None or (act is not None and harm.best is None):
            continue
        if event_type in created:
            created[event_type].harms.append(harm)
            continue
        created[event_type] = harm_as_happening(scene, sentence.number, harm, event_type)
        _dress(scene, sentence, created[event_type])
        if harm.doer is not None:
            _initiator(scene, harm.doer, created[event_type])
        sentence.happenings.append(created[event_type])


def _counted_since(scene: Scene, sentence: Told) -> bool:
    """Tell whether a number of victims is kept since something began («بلغ عدد القتلى منذ بدء التصعيد 45»)."""
    tokens = scene.document.sentences[sentence.number]
    return scene.any_between(*tokens, "since") and scene.any_between(*tokens, "tally")


def _elsewhere(scene: Scene, home: Happening, sentence: Told, harm: Harm) -> bool:
    """Tell whether the sentence of the count speaks of another place or day than the happening."""
    told = harm_as_happening(scene, sentence.number, harm, home.type)
    _dress(scene, sentence, told)
    told.parts, told.background, told.status = [], home.background, home.status
    return contradict(scene, home, told)


def _give(home: Happening, harm: Harm, sentence: Told) -> None:
    add_harms(home, [harm])
    if sentence.number not in home.sentences:
        home.sentences.append(sentence.number)
        home.voices.extend(sentence.voices)


def _earlier(scene: Scene, harm: Harm, sentence: Told, known: list[Happening]) -> Happening | None:
    wanted = CAUSES.get(harm.outcome)
    for happening in reversed(known):
        if sentence.number - happening.sentences[-1] > RECENT:
            continue
        fits = happening.type in wanted if wanted else _can_harm(scene, happening)
        if fits and happening.status not in ("planned", "threatened", "denied"):
            return happening
    return None


def _can_harm(scene: Scene, happening: Happening) -> bool:
    if happening.type in HARMLESS:
        return False
    return scene.packs.types[happening.type].family in VIOLENT_FAMILIES or happening.type in (
        "raid",
        "accident",
        "toll",
        "torture",
    )


def _by_hand(scene: Scene, number: int) -> bool:
    """Tell whether the sentence says that a person did it: shots, knives, «على يد»."""
    chunks = scene.by_sentence.get(number, ())
    return any(chunk.prep == "by" or (chunk.kind == "weapon" and chunk.value.kind == "small-arms") for chunk in chunks)


def _alone_type(harm: Harm, *, by_hand: bool) -> str | None:
    if harm.outcome == "killed":
        return "killing" if by_hand else "body-found"
    if harm.outcome == "injured":
        return "armed-attack" if by_hand else None
    return None


def _dress(scene: Scene, sentence: Told, happening: Happening) -> None:
    """Give a happening made of its harm the places, times, weapons and doers of its sentence."""
    happening.voices = list(sentence.voices)
    happening.places = list(sentence.places)
    times = [chunk for chunk in sentence.times if chunk.value.time is not None]
    happening.own_time = times[0].value.time if times else None
    for chunk in scene.by_sentence.get(sentence.number, ()):
        if chunk.kind == "weapon":
            happening.weapons.append(chunk)
        elif chunk.kind == "actor" and chunk.prep == "by":
            _initiator(scene, chunk, happening)


def _initiator(scene: Scene, chunk: Chunk, happening: Happening) -> None:
    chunks = scene.by_sentence.get(scene.document.sentence_of[chunk.first], ())
    part = part_of(scene, owner_behind(chunk, chunks), "initiator", happening)
    if part is not None:
        happening.add_part(part)
