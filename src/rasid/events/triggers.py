"""Which words of a sentence name happenings, and which of them name the same one."""

from __future__ import annotations

from rasid.events.clauses import Clauses
from rasid.events.happening import Happening
from rasid.events.scene import WAW, Chunk, Scene
from rasid.packs.words import TriggerWord
from rasid.text.clitics import has_article

STRIKES = frozenset({"strike"})
ARMED = frozenset({"armed", "strike"})
# A type that any other of the strikes or attacks makes precise.
VAGUE = ("explosion", "bombardment", "armed-attack")
# Of two types for one happening the earlier stands (codebook rules 3 and 4: the means decides).
PRECEDENCE = (
    "suicide-attack",
    "chemical-attack",
    "drone-strike",
    "air-strike",
    "explosive-device",
    "shelling",
    "armed-clash",
    "bombardment",
    "explosion",
    "raid",
    "armed-attack",
)
MEANS = frozenset({"drone-strike", "air-strike", "shelling", "explosive-device", "suicide-attack", "chemical-attack"})
OBJECT_REACH = 2  # tokens between a verb and what it hits
CARRIED = 5  # tokens between a light verb and the noun it carries
FINITE = frozenset({"verb", "passive", "verb-phrase"})
GOVERNED = frozenset({"\u0628", "cause", "after", "during", "with"})  # beh: «استهدف … بقصف»


def standing_triggers(scene: Scene, chunks: list[Chunk], clauses: Clauses) -> list[Chunk]:
    """Return the triggers of a sentence that are no cue, not negated, and supported where their word is weak."""
    triggers = [chunk for chunk in chunks if chunk.kind == "trigger"]
    if not triggers:
        return []
    stops = [(chunk.first, chunk.stop, chunk.value) for chunk in chunks if chunk.kind == "stop"]
    harmed = {chunk.first for chunk in chunks if chunk.kind == "outcome"}
    armed = {chunk.first for chunk in chunks if chunk.kind == "weapon"}
    reaching = {chunk.first for chunk in chunks if chunk.kind == "light" and chunk.value.kind == "reach"}
    standing: list[Chunk] = []
    for chunk in triggers:
        if _attributive(scene, chunk):
            continue
        if any(first <= chunk.first < stop and kind in ("", chunk.value.type) for first, stop, kind in stops):
            continue
        if negated(scene, chunk) or any(negated(scene, verb) for verb in _carriers(chunk, chunks, clauses)):
            continue
        if chunk.value.strength == "weak" and chunk.value.frame == "kill" and chunk.first in harmed:
            continue  # the count of harm makes the killing, if nothing else caused it
        if chunk.value.strength == "weak" and chunk.verb is None and chunk.first in armed:
            continue  # «عبوة ناسفة» alone is a thing: what is done with it is another word
        if chunk.value.strength == "weak" and chunk.first in reaching and not standing and not _tells(scene, chunk, chunks):
            continue  # «طالت» reaches a place for a strike told elsewhere
        if chunk.value.strength == "weak" and not _supported(scene, chunk, chunks, clauses):
            continue
        standing.append(chunk)
    return standing


def _carriers(trigger: Chunk, chunks: list[Chunk], clauses: Clauses) -> list[Chunk]:
    """Return the light verbs that carry a noun in its clause («لم تشن المدفعية أي قصف»)."""
    if trigger.verb is not None:
        return []
    return [
        chunk
        for chunk in chunks
        if chunk.kind == "light"
        and chunk.verb is not None
        and 0 < trigger.first - chunk.stop <= CARRIED
        and clauses.of(chunk.first) == clauses.of(trigger.first)
    ]


def _attributive(scene: Scene, chunk: Chunk) -> bool:
    """Tell whether the word only describes («المناطق المحررة», «التي تسيطر عليها قوات …»): then nothing happens in it."""
    if chunk.value.word_class == "participle" and has_article(chunk.prefix):
        return True
    return scene.has(chunk.first, "held") or (scene.has(chunk.first - 1, "relative") and scene.has(chunk.stop, "upon"))


def _tells(scene: Scene, verb: Chunk, chunks: list[Chunk]) -> bool:
    """Tell whether a verb that may only reach a place for another strike is the strike: it opens the report with what it
    hits, it has a doer.
    """
    opens = scene.document.sentence_of[verb.first] <= scene.document.sentence_of[max(scene.document.title_stop - 1, 0)] + 1
    hits = any(chunk.kind in ("target", "place") and 0 <= chunk.first - verb.stop <= OBJECT_REACH for chunk in chunks)
    return (opens and hits) or _has_doer(verb, chunks)


def _has_doer(trigger: Chunk, chunks: list[Chunk]) -> bool:
    """Tell whether an actor or a weapon stands beside the verb as its subject."""
    return any(
        chunk.kind in ("actor", "weapon")
        and not chunk.prep
        and (0 <= chunk.first - trigger.stop < 2 or 0 <= trigger.first - chunk.stop < 4)
        for chunk in chunks
    )


def negated(scene: Scene, chunk: Chunk) -> bool:
    """Tell whether «لم», «دون», «عدم» stand right before the word: then it says that nothing happened."""
    before = chunk.first - 1
    own = scene.groups[before] if before >= 0 else ()
    return "not" in own or "without" in own or (chunk.verb is None and scene.has(before - 1, "without"))


def _supported(scene: Scene, trigger: Chunk, chunks: list[Chunk], clauses: Clauses) -> bool:
    """Tell whether the sentence holds a second cue that a weak word of its family needs."""
    family = scene.packs.types[trigger.value.type].family
    number = clauses.of(trigger.first)
    for chunk in chunks:
        if chunk is trigger or abs(clauses.of(chunk.first) - number) > 2:
            continue
        if chunk.kind == "actor" and _armed(scene, chunk) is (
            family in ("armed", "strike", "movement", "detention", "restriction")
        ):
            return True
        if family in ("armed", "strike") and chunk.kind in ("weapon", "outcome", "demonym"):
            return True
        if family == "strike" and chunk.kind in ("target", "place"):
            return True
        if family in ("talks", "protest", "record", "restriction") and chunk.kind in ("person", "place", "actor"):
            return True
    return False


def _armed(scene: Scene, chunk: Chunk) -> bool:
    actor = scene.packs.actors.get(chunk.value.id)
    return actor is None or actor.kind not in ("political", "civilian", "international") or chunk.value.use == "country-name"


def group_triggers(scene: Scene, number: int, triggers: list[Chunk], chunks: list[Chunk], clauses: Clauses) -> list[Happening]:
    """Return the happenings of a sentence, each with all of its triggers, in text order."""
    happenings: list[Happening] = []
    for trigger in triggers:
        home = next((known for known in reversed(happenings[-3:]) if _same(scene, known, trigger, chunks, clauses)), None)
        if home is None:
            happenings.append(start_happening(scene, number, trigger))
        else:
            join(scene, home, trigger)
    return happenings


def start_happening(scene: Scene, number: int, trigger: Chunk) -> Happening:
    """Begin a happening with its first trigger."""
    word: TriggerWord = trigger.value
    happening = Happening(word.type, trigger, number, [trigger], word.frame, word.strength)
    happening.sentences.append(number)
    happening.other = said_other(scene, trigger)
    happening.open = trigger.kind == "trigger" and is_open(trigger)
    return happening


def join(scene: Scene, happening: Happening, trigger: Chunk) -> None:
    """Add a trigger that names the same happening; the more precise type stands."""
    happening.triggers.append(trigger)
    happening.type, happening.open = refined(happening, trigger.value.type, open_type=is_open(trigger))


def is_open(trigger: Chunk) -> bool:
    """Tell whether the word says only that something was hit («استهدف», «ضرب»): any other word for the act names it better."""
    return trigger.verb is not None and trigger.value.strength == "weak" and trigger.value.type in VAGUE


def refined(happening: Happening, other: str, *, open_type: bool) -> tuple[str, bool]:
    """Return the type of a happening that is also told as *other*, and whether it is still open."""
    if other not in PRECEDENCE or (open_type and not happening.open):
        return happening.type, happening.open
    if happening.open and not open_type and happening.type in PRECEDENCE:
        return other, False
    return precise(happening.type, other), happening.open and open_type


def precise(one: str, other: str) -> str:
    """Return which of two types of one happening stands."""
    if one == other or one not in PRECEDENCE or other not in PRECEDENCE:
        return one
    return min(one, other, key=PRECEDENCE.index)


def said_other(scene: Scene, trigger: Chunk) -> bool:
    """Tell whether «أخرى», «مماثل», «ثان» stand right behind the word: it is another happening of the kind; «وآخر» is a third."""
    behind = range(trigger.stop, trigger.stop + 2)
    return any(scene.has(token, "other") and not scene.document.forms[token].startswith(WAW) for token in behind)


def _same(scene: Scene, known: Happening, trigger: Chunk, chunks: list[Chunk], clauses: Clauses) -> bool:
    """Tell whether *trigger* names the happening *known*, which stands before it in the sentence."""
    last = known.triggers[-1]
    types = scene.packs.types
    families = types[known.type].family, types[trigger.value.type].family
    if said_other(scene, trigger):
        return False
    if not (set(families) <= ARMED and known.type in PRECEDENCE and trigger.value.type in PRECEDENCE):
        return families[0] == families[1] and known.type == trigger.value.type and _linked(scene, last, trigger, clauses)
    if not _agree(known.type, trigger.value.type):
        return False
    openings = clauses.between(last.first, trigger.first)
    if trigger.verb is None and (trigger.prep in GOVERNED or trigger.definite):
        return "hard" not in openings
    if clauses.opening(trigger.first) in ("relative", "result"):
        return True
    if "hard" in openings or "and-verb" in openings:
        return False
    if trigger.verb is not None:
        return last.verb is None and not _own_subject(trigger, chunks)
    return not openings or (last.verb is not None and trigger.stop - last.first < 12)


def _agree(one: str, other: str) -> bool:
    """Tell whether two types can be one happening: one is vague, or both are the same means."""
    if one == other or one in VAGUE or other in VAGUE:
        return "armed-clash" not in (one, other) or {one, other} == {"armed-clash"}
    return {one, other} <= {"suicide-attack", "explosive-device"} or {one, other} <= {"air-strike", "drone-strike"}


def _linked(scene: Scene, last: Chunk, trigger: Chunk, clauses: Clauses) -> bool:
    openings = clauses.between(last.first, trigger.first)
    return trigger.definite or not openings or clauses.opening(trigger.first) in ("relative", "soft", "that")


def _own_subject(trigger: Chunk, chunks: list[Chunk]) -> bool:
    """Tell whether an actor stands bare right behind the verb."""
    return any(chunk.kind == "actor" and not chunk.prep and 0 <= chunk.first - trigger.stop <= 1 for chunk in chunks)
