"""Put together, for each sentence, what was found, what fired, and what lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from rasid.events.happening import Happening
from rasid.events.scene import Scene
from rasid.explaining.joining import why_home
from rasid.explaining.losers import Losers, hidden_triggers
from rasid.explaining.watch import Seen, Witness
from rasid.explaining.wording import happening_words, harm_words, mention_words, voice_words

UNSEEN = Seen()


class ExplainedSentence(NamedTuple):
    """How one sentence was read.

    ``mentions`` are (kind, words, detail) in text order, each clause before what it holds; ``fired`` what the sentence
    tells, with the number of the event that it became; ``lost`` (words, why) of what told nothing.
    """

    text: str
    mentions: list[tuple[str, str, str]]
    fired: list[str]
    lost: list[tuple[str, str]]


def explain_scene(scene: Scene) -> list[ExplainedSentence]:
    """Return how each sentence of a laid-out report is read, the title first."""
    witness = Witness(scene, why_lost=Losers(scene).why, why_home=why_home, describe=happening_words)
    witness.read()
    hidden: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for token, words, why in hidden_triggers(scene):
        hidden[scene.document.sentence_of[token]].append((words, why))
    return [_explain(scene, number, witness, hidden[number]) for number in range(len(scene.document.sentences))]


def _explain(scene: Scene, number: int, witness: Witness, hidden: list[tuple[str, str]]) -> ExplainedSentence:
    first, stop = scene.document.sentences[number]
    text = scene.document.quote(first, stop).text
    seen = witness.seen.get(number, UNSEEN)
    fired = [*_happenings(seen, witness.happenings), *_voices(seen)]
    return ExplainedSentence(text, list(_mentions(scene, number, seen)), fired, [*_lost(scene, number, seen), *hidden])


def _mentions(scene: Scene, number: int, seen: Seen) -> Iterator[tuple[str, str, str]]:
    chunks = list(scene.by_sentence.get(number, ()))
    for clause in seen.clauses.items if seen.clauses is not None else ():
        words = scene.document.quote(clause.first, clause.stop).text
        yield "clause", words, f"opens by {clause.opening}; tokens {clause.first}–{clause.stop - 1}"
        yield from (mention_words(scene, chunk) for chunk in chunks if clause.first <= chunk.first < clause.stop)


def _happenings(seen: Seen, happenings: list[Happening]) -> Iterator[str]:
    numbers = {id(happening): f"event {number}" for number, happening in enumerate(happenings, 1)}
    for joining in seen.joinings:
        event = numbers.get(id(joining.home), "no event")
        decision = f"joins {event}" if joining.joined else f"begins {event}"
        yield f"{decision}, {joining.home.type} ({', '.join(joining.reasons)}): {'; '.join(joining.told)}"
    for landing in seen.landings:
        if landing.home is not None and not landing.alone:
            event = numbers.get(id(landing.home), "no event")
            yield f"harm of {event}, {landing.home.type} told before: {harm_words(landing.harm)}"


def _voices(seen: Seen) -> Iterator[str]:
    if seen.told is not None:
        yield from (voice_words(voice) for voice in seen.told.voices)


def _lost(scene: Scene, number: int, seen: Seen) -> Iterator[tuple[str, str]]:
    for chunk, why in seen.lost:
        yield f"{chunk.value.type} «{scene.quote(chunk).text}»", why
    used = {trigger for happening in seen.told.happenings for trigger in happening.triggers} if seen.told is not None else set()
    for chunk in seen.standing:
        if chunk not in used:
            yield f"{chunk.value.type} «{scene.quote(chunk).text}»", "another happening of the sentence tells it, or its count"
    told = {token for chunk in (*seen.standing, *(chunk for chunk, _ in seen.lost)) for token in range(chunk.first, chunk.stop)}
    for chunk in scene.by_sentence.get(number, ()):
        if chunk.kind == "cue" and chunk.first not in told:
            yield f"{chunk.value.type} «{scene.quote(chunk).text}»", "cue only: it says by what means, not that it happened"
    for landing in seen.landings:
        if landing.home is None:
            yield harm_words(landing.harm), "no happening told can have caused it, and it makes none alone"
