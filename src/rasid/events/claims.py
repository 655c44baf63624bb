"""Who says so: speakers, verbs of saying, and how far down the text their word governs.

An attribution holds for its sentence; a verb that goes on («وأضاف», «وأشار») takes the last speaker along; «المصدر»
and a surname mean whoever spoke before; the report's own voice is coded only where nobody else is named.
"""

from __future__ import annotations

from dataclasses import replace

from rasid.events.clauses import Clauses
from rasid.events.happening import Voice
from rasid.events.layout import TERRITORY
from rasid.events.scene import Chunk, Scene
from rasid.events.speakers import AN, LAM, SPEAKERS, kind_of, spoken_before, widen
from rasid.events.told import Told
from rasid.model import Quote
from rasid.packs.words import Reporting

NEAR = 6  # tokens between a verb of saying and its speaker
ASIDES = 2  # clauses between commas before the verb: «الناطق، في مؤتمر صحفي، قال»
SOURCE_REACH = 10  # tokens up to the «عن» behind «نقلت وكالة»
LEAD_IN = 9  # tokens of a speaker before a colon («مراسل الجزيرة: قتيلان»)
OUTLET_NAME = 2  # words of an outlet's name that no pack knows
COLON = ":"
TANWIN = "\u064b"
QUOTATION = (("\u201c", "\u201d"), ("\u00ab", "\u00bb"))  # signs that open and close
STRAIGHT = '"'
PREPOSITIONAL = frozenset({"prep", "phrase", "particle", "impersonal"})
TOLD = frozenset({"trigger", "outcome", "light"})
TOLD_TO = frozenset({"adverb", "noun"})
OUTLETS = frozenset({"agency", "media", "correspondent", "monitor"})


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
            anew = verb.verb is not None and (verb.joined or self.clauses.opening(verb.first) == "hard")
            for voice in self._of_verb(verb):
                changes = self._changes(voice)
                since = verb.first if changes else voice.since
                self._keep(replace(voice, at=verb.first, since=since, anew=anew or changes))
        return self.voices

    def _changes(self, voice: Voice) -> bool:
        """Tell whether the last speaker goes on in another stance («قال إن …، نافيا أن»)."""
        return bool(self.voices) and self.voices[-1].speaker == voice.speaker and self.voices[-1].stance != voice.stance

    def _keep(self, voice: Voice) -> None:
        if all((voice.speaker, voice.stance) != (known.speaker, known.stance) for known in self.voices):
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
        if not inside or inside[0].first - first > 1 or _is_dateline(inside[0]):
            return
        for voice in self._name(inside, None, "asserts"):
            self._keep(voice)

    def _of_verb(self, verb: Chunk) -> list[Voice]:
        """Return the voices of one verb or preposition of saying."""
        value: Reporting = verb.value
        if self.scene.has(verb.first - 1, "not"):
            return []  # «لم يتبن أحد», «لم تذكر المصادر»: who did not say it
        if value.word_class == "impersonal":
            return self._hearsay(verb)
        if verb.verb is not None and TANWIN in self.scene.document.word(verb.stop - 1):
            return []  # «تابعاً» is no verb
        words = None if value.word_class in PREPOSITIONAL else self.scene.quote(verb)
        if value.needs == AN:
            return self._passed_on(verb, words)
        if value.needs and not self._quoted(verb) and (len(verb.suffix) > 1 or not self._has_content(verb)):
            return []  # «تعتبرها هدفا» says nothing
        stance = self._stance(verb)
        found = [] if _passive(verb) else self._name(self._beside(verb), words, stance, verb)
        known = self.voices or self.spoken
        if not found and value.carries and known and not _passive(verb):
            last = known[-1]
            return [Voice(last.speaker, last.kind, words, stance, last.to)]
        return found

    def _hearsay(self, verb: Chunk) -> list[Voice]:
        """Return the voice of words that hedge («وسط أنباء عن», «على ما يبدو»): rumours speak, other words make the last
        speaker of the sentence hedge.
        """
        rumour = next((c for c in self.speakers if verb.first <= c.first < verb.stop and c.kind == "speaker"), None)
        if rumour is not None:
            if self.scene.any_between(verb.first - 2, verb.first, "without"):
                return []
            if not any(c.stop == verb.first for c in self.speakers):  # «تداولت صفحات أنباء عن»: the pages speak, and hedge
                return [Voice(self.scene.quote(rumour), "anonymous", None, verb.value.stance, since=verb.first)]
        if self.voices and self.voices[-1].stance == "asserts":
            self.voices[-1] = replace(self.voices[-1], stance=verb.value.stance)
        return []

    def _passed_on(self, verb: Chunk, words: Quote | None) -> list[Voice]:
        """Return who passes on and from whom («نقلت وكالة عن»); without a source only an outlet passes on words."""
        source = self._behind_an(verb)
        by = [] if _passive(verb) else self._name(self._beside(verb), words, verb.value.stance, verb)
        if not source:
            return [voice for voice in by if voice.kind in OUTLETS and self._has_content(verb)]
        return [*by, *self._name(source, words, verb.value.stance)]

    def _stance(self, verb: Chunk) -> str:
        """Return the stance of a verb: who announces its responsibility claims it («أعلن التنظيم مسؤوليته»)."""
        stop = min(verb.stop + NEAR, self.clauses.items[-1].stop)
        if verb.value.stance == "asserts" and self.scene.any_between(verb.stop, stop, "responsibility"):
            return "claims-responsibility"
        return str(verb.value.stance)

    def _quoted(self, verb: Chunk) -> bool:
        """Tell whether a preposition of saying stands before the verb («بحسب ما أبلغت»)."""
        return any(c.kind == "reporting" and c.stop == verb.first for c in self.chunks)

    def _has_content(self, verb: Chunk) -> bool:
        """Tell whether a clause of what is said follows («… أن»): words that have other senses say nothing without it."""
        stop = min(verb.stop + SOURCE_REACH, self.clauses.items[-1].stop)
        return self.scene.any_between(verb.stop, stop, "that") or COLON in self.scene.document.forms[verb.stop : stop]

    def _behind_an(self, verb: Chunk) -> list[Chunk]:
        """Return the speakers behind the «عن» that makes «نقل» a verb of saying."""
        forms = self.scene.document.forms
        stop = min(verb.stop + SOURCE_REACH, self.clauses.items[-1].stop)
        token = next((t for t in range(verb.stop, stop) if forms[t] == AN), None)
        return [] if token is None else [c for c in self.speakers if token < c.first <= token + NEAR]

    def _beside(self, verb: Chunk) -> list[Chunk]:
        """Return the speakers behind the verb, up to what it says; the one that opens its clause where there are none."""
        stop = verb.stop + NEAR
        speaking = {c.first for c in self.speakers if c.kind == "speaker"}  # «لجنة التحقيق» speaks
        for chunk in self.chunks:
            if chunk.first >= verb.stop and chunk.kind in TOLD and chunk.first not in speaking:
                stop = min(stop, chunk.first)
        limit = next((t for t in range(verb.stop, min(stop, len(self.scene.groups))) if self.scene.has(t, "that")), stop)
        behind = [c for c in self.speakers if verb.stop <= c.first < limit and not self._spoken_to(c, verb)]
        if verb.verb is None or (behind and not (behind[0].joined and behind[0].first == verb.stop)):
            return behind  # «البيشمركة تحذر وأنقرة …»: another clause begins behind the verb
        return self._opening(verb)

    def _opening(self, verb: Chunk) -> list[Chunk]:
        """Return the speakers that open the clause of the verb («المصادر أوضحت»), or the one before it («المتحدث، …، قال»)."""
        number = self.clauses.of(verb.first)
        back = ASIDES if self.clauses.items[number].first == verb.first else 0
        for clause in reversed(self.clauses.items[max(number - back, 0) : number + 1]):
            head = next((c for c in self.speakers if clause.first <= c.first <= clause.first + 1 and not c.prep), None)
            if head is not None and head.first < verb.first:
                told = any(c.kind in ("trigger", "outcome") and head.stop <= c.first < verb.first for c in self.chunks)
                said = any(c.verb is not None and head.stop <= c.first < verb.first for c in self.chunks)
                return [] if told or said else [c for c in self.speakers if head.first <= c.first < verb.first]
            if clause.opening != "comma":
                break
        return []

    def _spoken_to(self, chunk: Chunk, verb: Chunk) -> bool:
        """Tell whether lam says to whom («قال لوكالة», «في تصريح لقناة»), not who spoke («وفقا لوكالة»)."""
        if chunk.prep != LAM:
            return False
        if verb.verb is not None:
            return True
        told_to = verb.value.word_class in TOLD_TO and bool(self.voices) and kind_of(self.scene, chunk) in OUTLETS
        return told_to and not self._quoted(verb)

    def _name(self, candidates: list[Chunk], words: Quote | None, stance: str, verb: Chunk | None = None) -> list[Voice]:
        """Return the voice of the first candidate that can speak, its own name taken in («الناشط علي»), and of those
        who speak with it («مسؤولون وشهود عيان»).
        """
        found: list[Voice] = []
        end = -1
        for position, chunk in enumerate(candidates):
            kind = kind_of(self.scene, chunk)
            if kind is None or chunk.first < end:
                continue
            if found and not (chunk.kind == "speaker" and chunk.joined and chunk.first - end <= 1):
                break
            earlier = spoken_before(self.scene, chunk, kind, [*self.spoken, *self.voices])
            if earlier is not None:
                end = chunk.stop
                found.append(Voice(earlier.speaker, earlier.kind, words, stance, earlier.to))
                continue
            quote, kind, end = widen(self.scene, candidates, position, kind)
            to = self._outlet_spoken_to(verb) if verb else None
            if stance == "asserts" and self.scene.has(chunk.first, "rumour"):
                found.append(Voice(quote, kind, words, "hedges", to, since=min(chunk.first, verb.first) if verb else 0))
            else:
                found.append(Voice(quote, kind, words, stance, to))
        return found

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


def carried_on(scene: Scene, first: int, before: Told | None) -> list[Voice]:
    """Return the voices of the sentence before where they still speak: their quotation is open, or «وأن» goes on with it."""
    if before is None or not before.voices or not (before.quoting or scene.has(first, "that")):
        return []
    return before.voices[-1:]


def ends_quoting(scene: Scene, first: int, stop: int, before: Told | None) -> bool:
    """Tell whether a quotation is still open behind a sentence; only where somebody speaks in it or in the one before."""
    document = scene.document
    raw = document.raw
    behind = raw.find(" ", document.ends[stop - 1])  # signs are no tokens: those up to the next blank belong to the last word
    text = raw[raw.rfind(" ", 0, document.starts[first]) + 1 : behind if behind >= 0 else None]
    quoting = before is not None and before.quoting
    if any(text.count(opening) > text.count(closing) for opening, closing in QUOTATION):
        return True
    if text.count(STRAIGHT) % 2:
        return not quoting
    return quoting and not any(closing in text for _, closing in QUOTATION)


def _passive(verb: Chunk) -> bool:
    return verb.verb is not None and verb.verb.voice == "passive"


def _is_dateline(chunk: Chunk) -> bool:
    """Tell whether a country or capital before a colon only says where («مصر: مقتل ضابط»)."""
    return chunk.kind == "actor" and chunk.value.use in TERRITORY
