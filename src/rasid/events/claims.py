"""Who says so: speakers, verbs of saying, and how far down the text their word governs.

An attribution holds for its sentence; a verb that goes on («وأضاف», «وأشار») takes the last speaker along; the
report's own voice is coded only where nobody else is named.
"""

from __future__ import annotations

from rasid.events.clauses import Clauses
from rasid.events.happening import Voice
from rasid.events.scene import Chunk, Scene
from rasid.model import Quote
from rasid.packs.words import Reporting

NEAR = 6  # tokens between a verb of saying and its speaker
LAM = "\u0644"
MILITARY = frozenset({"state-force", "armed-group", "militia"})
SPEAKS_AS = {"police": "official", "political": "official", "international": "official", "civilian": "responder"}
PREPOSITIONAL = frozenset({"prep", "phrase", "particle"})
OWN_VOICE = Voice(None, "report", None, "asserts")


def read_voices(scene: Scene, chunks: list[Chunk], clauses: Clauses, last: Voice | None) -> list[Voice]:
    """Return who speaks in a sentence, in text order; *last* is who spoke before, for verbs that go on."""
    voices: list[Voice] = []
    for chunk in chunks:
        if chunk.kind != "reporting":
            continue
        voice = _voice(scene, chunk, chunks, clauses, last)
        if voice is not None and all(voice.speaker != known.speaker or voice.speaker is None for known in voices):
            voices.append(voice)
            last = voice
    return voices


def _voice(scene: Scene, verb: Chunk, chunks: list[Chunk], clauses: Clauses, last: Voice | None) -> Voice | None:
    """Return the voice of one verb or preposition of saying, None where no speaker is found."""
    value: Reporting = verb.value
    words = None if value.word_class in PREPOSITIONAL else scene.quote(verb)
    speaker = _speaker_near(scene, verb, chunks, clauses)
    if speaker is not None:
        quote, kind = speaker
        return Voice(quote, kind, words, value.stance, _spoken_to(scene, verb, chunks))
    if value.stance == "hedges" and any(c.kind in ("trigger", "outcome") and 0 <= c.first - verb.stop <= NEAR for c in chunks):
        return Voice(None, "anonymous", words, "hedges")
    if value.carries and last is not None and last.speaker is not None:
        return Voice(last.speaker, last.kind, words, value.stance, last.to)
    return None


def _speaker_near(scene: Scene, verb: Chunk, chunks: list[Chunk], clauses: Clauses) -> tuple[Quote, str] | None:
    """Return the words and kind of whoever the verb's subject is: behind it, else before it in its clause."""
    behind = [c for c in chunks if verb.stop <= c.first <= verb.stop + NEAR]
    found = _first_speaker(scene, behind, verb, clauses)
    if found is not None or verb.verb is None:
        return found
    before = [c for c in chunks if verb.first - 12 <= c.first < verb.first and clauses.of(c.first) == clauses.of(verb.first)]
    return _first_speaker(scene, before, verb, clauses)


def _first_speaker(scene: Scene, candidates: list[Chunk], verb: Chunk, clauses: Clauses) -> tuple[Quote, str] | None:
    """Return the first candidate that can speak, its own name taken in («الناشط علي», «مصدر في الدفاع المدني»)."""
    for position, chunk in enumerate(candidates):
        if chunk.kind in ("trigger", "outcome", "light") and chunk.first >= verb.stop:
            return None
        if chunk.first >= verb.stop and clauses.opening(chunk.first) == "that" and clauses.of(chunk.first) != clauses.of(verb.first):
            return None
        if chunk.prep == LAM and verb.verb is not None:  # «قال لوكالة»: spoken to, not speaking
            continue
        kind = _speaker_kind(scene, chunk)
        if kind is None:
            continue
        return _widen(scene, candidates, position, kind)
    return None


def _speaker_kind(scene: Scene, chunk: Chunk) -> str | None:
    if chunk.kind in ("speaker", "outlet"):
        return str(chunk.value.kind)
    if chunk.kind == "actor":
        actor = scene.packs.actors.get(chunk.value.id)
        if actor is None or chunk.value.use == "generic":
            return None
        return "military" if actor.kind in MILITARY else SPEAKS_AS.get(actor.kind)
    if chunk.kind == "person":
        return "official" if chunk.value.standing == "public" else "witness"
    return None


def _widen(scene: Scene, candidates: list[Chunk], position: int, kind: str) -> tuple[Quote, str]:
    """Return the speaker's words with the name or body right behind them, which may say its kind better."""
    head = candidates[position]
    first, stop = head.first, head.stop
    for chunk in candidates[position + 1 :]:
        if chunk.first - stop > 2 or scene.broken(stop, chunk.first) or scene.any_between(stop, chunk.first, "that") or chunk.kind not in ("speaker", "outlet", "actor", "person"):
            break
        better = _speaker_kind(scene, chunk)
        if better and kind in ("anonymous", "official") and chunk.kind in ("speaker", "actor") and better in ("responder", "military", "monitor"):
            kind = better
        stop = chunk.stop
    return scene.document.quote(first, stop, skip=len(head.prefix) if not head.definite else 0), kind


def _spoken_to(scene: Scene, verb: Chunk, chunks: list[Chunk]) -> Quote | None:
    """Return the outlet spoken to («قال لوكالة الأناضول»)."""
    for chunk in chunks:
        if verb.stop <= chunk.first <= verb.stop + 2 * NEAR and chunk.prep == LAM and chunk.kind in ("outlet", "speaker"):
            return scene.document.quote(chunk.first, chunk.stop, skip=len(chunk.prefix))
    return None
