"""Who says so: speakers, verbs of saying, and how far down the text their word governs.

An attribution holds for its sentence; a verb that goes on («وأضاف», «وأشار») takes the last speaker along; «المصدر»
and a surname mean whoever spoke before; the report's own voice is coded only where nobody else is named.
"""

from __future__ import annotations

from rasid.events.clauses import Clauses
from rasid.events.happening import Voice
from rasid.events.scene import Chunk, Scene
from rasid.model import Quote
from rasid.packs.words import Reporting

NEAR = 6  # tokens between a verb of saying and its speaker
SOURCE_REACH = 10  # tokens up to the «عن» behind «نقلت وكالة»
LEAD_IN = 9  # tokens of a speaker before a colon («مراسل الجزيرة: قتيلان»)
OUTLET_NAME = 2  # words of an outlet's name that no pack knows
LAM = "\u0644"
AN = "\u0639\u0646"  # «عن»: from whom it was taken
COLON = ":"
MILITARY = frozenset({"state-force", "armed-group", "militia"})
SPEAKS_AS = {"police": "official", "political": "official", "international": "official", "civilian": "responder"}
PREPOSITIONAL = frozenset({"prep", "phrase", "particle"})
SPEAKERS = frozenset({"speaker", "outlet", "actor", "person"})
VAGUE_KINDS = frozenset({"anonymous", "official"})
BETTER_KINDS = frozenset({"responder", "military", "monitor"})


class VoiceReader:
    """Reads who speaks in one sentence; ``spoken`` are the voices of the sentences before."""

    def __init__(self, scene: Scene, chunks: list[Chunk], clauses: Clauses, spoken: list[Voice]) -> None:
        self.scene = scene
        self.clauses = clauses
        self.spoken = spoken
        self.chunks = chunks
        self.speakers: list[Chunk] = []
        self.voices: list[Voice] = []

    def read(self) -> list[Voice]:
        """Return the voices in text order, each speaker once."""
        colon = self._find_colon()
        verbs = [chunk for chunk in self.chunks if chunk.kind == "reporting"]
        if colon is None and not verbs:
            return []
        speakers = (chunk for chunk in self.chunks if chunk.kind in SPEAKERS)
        self.speakers = sorted(speakers, key=lambda c: (c.first, c.kind == "actor", -c.stop))
        if colon is not None:
            self._read_colon(colon)
        for verb in verbs:
            for voice in self._of_verb(verb):
                self._keep(voice)
        return self.voices

    def _keep(self, voice: Voice | None) -> None:
        if voice is not None and all(voice.speaker != known.speaker for known in self.voices):
            self.voices.append(voice)

    def _find_colon(self) -> int | None:
        """Return the token of a colon near the beginning of the sentence, None where there is none."""
        first = self.clauses.items[0].first
        lead = self.scene.document.forms[first : min(first + LEAD_IN, self.clauses.items[-1].stop)]
        return first + lead.index(COLON) if COLON in lead else None

    def _read_colon(self, colon: int) -> None:
        """Read «مراسل الجزيرة: …»: a speaker that opens the sentence before a colon."""
        first = self.clauses.items[0].first
        if any(c.kind in ("trigger", "outcome", "reporting") and c.first < colon for c in self.chunks):
            return
        inside = [c for c in self.speakers if c.stop <= colon]
        if inside and inside[0].first - first <= 1:
            self._keep(self._name(inside, None, "asserts"))

    def _of_verb(self, verb: Chunk) -> list[Voice | None]:
        """Return the voices of one verb or preposition of saying."""
        value: Reporting = verb.value
        words = None if value.word_class in PREPOSITIONAL else self.scene.quote(verb)
        source = self._behind_an(verb) if value.needs else []
        if value.needs and not source:
            return []
        speaker = self._name(self._beside(verb), words, value.stance, verb)
        found: list[Voice | None] = [speaker, self._name(source, words, value.stance)] if source else [speaker]
        if speaker is None and not source and value.carries and self.spoken:
            last = (self.voices or self.spoken)[-1]
            return [Voice(last.speaker, last.kind, words, value.stance, last.to)]
        return found

    def _behind_an(self, verb: Chunk) -> list[Chunk]:
        """Return the speakers behind the «عن» that makes «نقل» a verb of saying."""
        forms = self.scene.document.forms
        stop = min(verb.stop + SOURCE_REACH, self.clauses.items[-1].stop)
        token = next((t for t in range(verb.stop, stop) if forms[t] == AN), None)
        return [] if token is None else [c for c in self.speakers if token < c.first <= token + NEAR]

    def _beside(self, verb: Chunk) -> list[Chunk]:
        """Return the speakers behind the verb, up to what it says; before it in its clause where there are none."""
        stop = verb.stop + NEAR
        for chunk in self.chunks:
            if chunk.first >= verb.stop and chunk.kind in ("trigger", "outcome", "light"):
                stop = min(stop, chunk.first)
        limit = next((t for t in range(verb.stop, min(stop, len(self.scene.groups))) if self.scene.has(t, "that")), stop)
        behind = [c for c in self.speakers if verb.stop <= c.first < limit and not self._spoken_to(c, verb)]
        if behind or verb.verb is None:
            return behind
        number = self.clauses.of(verb.first)
        return [
            c
            for c in self.speakers
            if verb.first - 12 <= c.first < verb.first and self.clauses.of(c.first) == number and not c.prep
        ]

    def _spoken_to(self, chunk: Chunk, verb: Chunk) -> bool:
        return chunk.prep == LAM and verb.verb is not None  # «قال لوكالة»: spoken to, not speaking

    def _name(self, candidates: list[Chunk], words: Quote | None, stance: str, verb: Chunk | None = None) -> Voice | None:
        """Return the voice of the first candidate that can speak, its own name taken in («الناشط علي»)."""
        for position, chunk in enumerate(candidates):
            kind = self._kind(chunk)
            if kind is None:
                continue
            earlier = self._earlier(chunk, kind)
            if earlier is not None:
                return Voice(earlier.speaker, earlier.kind, words, stance, earlier.to)
            quote, kind = self._widen(candidates, position, kind)
            return Voice(quote, kind, words, stance, self._outlet_spoken_to(verb) if verb else None)
        return None

    def _kind(self, chunk: Chunk) -> str | None:
        if chunk.kind in ("speaker", "outlet"):
            return str(chunk.value.kind)
        if chunk.kind == "actor":
            actor = self.scene.packs.actors.get(chunk.value.id)
            if actor is None or chunk.value.use == "generic":
                return None
            return "military" if actor.kind in MILITARY else SPEAKS_AS.get(actor.kind)
        return "official" if chunk.value.standing == "public" else "witness"

    def _earlier(self, chunk: Chunk, kind: str) -> Voice | None:
        """Return who spoke before, where the words only point back: «المصدر», «الوكالة», a surname."""
        if chunk.kind == "speaker" and chunk.definite and chunk.stop - chunk.first == 1:
            return next((v for v in reversed(self.spoken) if v.speaker and kind in (v.kind, "anonymous")), None)
        if chunk.kind == "person":
            name = set(chunk.value.name.split())
            return next((v for v in reversed(self.spoken) if v.speaker and name <= set(v.speaker.text.split())), None)
        return None

    def _widen(self, candidates: list[Chunk], position: int, kind: str) -> tuple[Quote, str]:
        """Return the speaker's words with the name or body right behind them, which may say its kind better."""
        head = candidates[position]
        first, stop = head.first, head.stop
        for chunk in candidates[position + 1 :]:
            if chunk.first < stop:
                continue
            if chunk.first - stop > 2 or self.scene.broken(stop, chunk.first) or chunk.prep in (AN, LAM):
                break
            better = self._kind(chunk)
            if better in BETTER_KINDS and kind in VAGUE_KINDS and chunk.kind != "person":
                kind = better or kind
            stop = chunk.stop
        return self.scene.document.quote(first, stop, skip=0 if head.definite else len(head.prefix)), kind

    def _outlet_spoken_to(self, verb: Chunk) -> Quote | None:
        """Return the outlet spoken to («قال لوكالة الأناضول»)."""
        reach = range(verb.stop, min(verb.stop + 2 * NEAR, self.clauses.items[-1].stop))
        head = next((token for token in reach if self.scene.has(token, "outlet-to")), None)
        if head is not None:  # «لموقع …», «لمنصة …»: whatever its name
            return self.scene.document.quote(head, self._name_stop(head), skip=1)
        for chunk in self.speakers:
            if chunk.first in reach and chunk.prep == LAM and chunk.kind in ("outlet", "speaker"):
                return self.scene.document.quote(chunk.first, chunk.stop, skip=len(chunk.prefix))
        return None

    def _name_stop(self, head: int) -> int:
        """Return the token after the name of an outlet that begins with the noun at *head*."""
        known = next((c.stop for c in self.speakers if c.kind == "outlet" and c.stop > head and c.first <= head + 1), None)
        if known is not None:
            return known
        stop, end = head + 1, min(head + 1 + OUTLET_NAME, self.clauses.items[-1].stop)
        while stop < end and self.scene.document.forms[stop][0].isalnum() and not self.scene.groups[stop]:
            stop += 1
        return stop
