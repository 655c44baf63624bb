"""Everything that was found in a report, laid out by sentence: what the stages from frames to events read.

A *chunk* is a mention in its place: which tokens, what it is, and the word that governs it. Chunks of names hide
the trigger and people words inside them («حركة المقاومة» holds no event).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

import msgspec
from msgspec.structs import replace

from rasid.model import Quote
from rasid.packs.lexicon import Hit, VerbForm
from rasid.packs.load import Packs
from rasid.text.clitics import has_article, preposition_of
from rasid.text.document import BREAKS, NEWLINE, Document

WAW = "\u0648"
FEH = "\u0641"
LAM_LAM = "\u0644\u0644"
READ_TWICE = frozenset({"trigger", "outcome"})  # kinds whose words may be verb or noun
FIRST = (False, 0, 0, "")  # the rank of chunks of all other kinds among those of one stretch
# A word that governs what follows it: these groups of the grammar table stand as prepositions.
GOVERNING = frozenset(
    {"by", "cause", "after", "before", "during", "with", "against", "led-by", "plus", "held", "belongs", "backed"}
)
NAMES = frozenset({"actor", "place", "person"})
# Kinds of targets that have names of their own: the camp or airport that is a place is what was hit as well.
NAMED_TARGETS = frozenset({"camp", "market", "infrastructure", "religious", "medical", "school"})
HIDDEN = frozenset({"trigger", "cue", "outcome", "target", "people", "weapon", "generic", "demonym", "light", "status", "number"})


class Chunk(msgspec.Struct, frozen=True, gc=False):
    """A mention in tokens [first, stop): ``kind`` says what, ``value`` is its record, ``prep`` what governs it."""

    first: int
    stop: int
    kind: str
    value: Any
    prep: str = ""  # the preposition in match form, or the name of its group for the longer ones («by», «cause»)
    prefix: str = ""
    suffix: str = ""
    verb: VerbForm | None = None
    tied: bool = False  # «and» stands before it as a word of its own («و"قسد"»)

    @property
    def definite(self) -> bool:
        """Tell whether the article or a pronoun makes it a happening or thing already known."""
        return has_article(self.prefix) or len(self.suffix) > 1 or self.suffix == "\u0647"  # heh: his, its

    @property
    def joined(self) -> bool:
        """Tell whether «and» ties it to what stands before."""
        return self.tied or self.prefix.startswith((WAW, FEH))


@dataclass(slots=True)
class Scene:
    """A document with its chunks by sentence, and the grammar groups of its tokens."""

    document: Document
    packs: Packs
    groups: list[frozenset[str]]
    chunks: list[Chunk] = field(default_factory=list)
    by_sentence: dict[int, list[Chunk]] = field(default_factory=dict)

    def place(self, chunks: list[Chunk]) -> None:
        """Lay *chunks* out by sentence, names hiding what stands inside them."""
        forms = self.document.forms
        if WAW in forms:
            tied = {token + 1 for token, form in enumerate(forms) if form == WAW}
            chunks = [replace(chunk, tied=True) if chunk.first in tied else chunk for chunk in chunks]
        verb_ends = {chunk.stop for chunk in chunks if chunk.kind in ("light", "reporting") and chunk.verb is not None}
        keyed = [
            (chunk.first, -chunk.stop, self._rank(chunk, verb_ends) if chunk.kind in READ_TWICE else FIRST, number)
            for number, chunk in enumerate(chunks)
        ]
        keyed.sort()
        kept = _hide([chunks[key[3]] for key in keyed])
        by_sentence: dict[int, list[Chunk]] = defaultdict(list)
        sentence_of = self.document.sentence_of
        for chunk in kept:
            by_sentence[sentence_of[chunk.first]].append(chunk)
        self.chunks = kept
        self.by_sentence = dict(by_sentence)

    def _rank(self, chunk: Chunk, verb_ends: set[int]) -> tuple[bool, int, int, str]:
        """Return the rank among the readings of one stretch: the fitting, the strong, the common first."""
        misread = (chunk.verb is not None) is self._reads_noun(chunk, verb_ends)
        if chunk.kind != "trigger":
            return misread, 0, 0, ""
        word = chunk.value
        return misread, _STRENGTH[word.strength], _COMMON_FIRST.get(word.type, len(_COMMON_FIRST)), word.type

    def quote(self, chunk: Chunk) -> Quote:
        """Return the chunk's words, clitic conjunction and preposition left out."""
        return self.document.quote(chunk.first, chunk.stop, skip=_clitics(chunk.prefix) if chunk.prefix else 0)

    def _reads_noun(self, chunk: Chunk, verb_ends: set[int]) -> bool:
        """Tell whether a form that is verb and verbal noun alike («قصف», «قتل») is the noun here: a preposition stands
        before it or right behind it, or another verb right before it.
        """
        if chunk.prep or self.has(chunk.first - 1, "quantifier") or (chunk.first in verb_ends and not chunk.prefix):
            return True
        behind = chunk.stop
        if behind >= len(self.groups) or self.document.sentence_of[behind] != self.document.sentence_of[chunk.first]:
            return False
        return "prep" in self.groups[behind] or self.document.forms[behind].startswith(LAM_LAM)

    def in_title(self, token: int) -> bool:
        """Tell whether the token stands in the title."""
        return self.document.starts[token] < self.document.body

    def in_headline(self, token: int) -> bool:
        """Tell whether the token stands in the title, or in the first sentence of a text that has none (a post's headline)."""
        return self.in_title(token) or (not self.document.body and self.document.sentence_of[token] == 0)

    def has(self, token: int, group: str) -> bool:
        """Tell whether the token belongs to a grammar group."""
        if token < 0:
            return False
        try:
            return group in self.groups[token]
        except IndexError:  # behind the last token: too rare to count the tokens each time
            return False

    def any_between(self, start: int, stop: int, group: str) -> bool:
        """Tell whether a token in [start, stop) belongs to a grammar group."""
        if stop <= 0:
            return False
        for groups in self.groups[max(start, 0) : stop]:  # noqa: SIM110 - any() costs twice as much, and this runs everywhere
            if group in groups:
                return True
        return False

    def broken(self, start: int, stop: int) -> bool:
        """Tell whether a sign that ends a clause stands in [start, stop)."""
        return any(form in BREAKS or form[0] == NEWLINE for form in self.document.forms[start:stop])


# Where one form is in the packs of several types, the one that says least about the means stands first.
_STRENGTH = {"strong": 0, "weak": 1, "cue": 2}
_COMMON_FIRST = {"bombardment": 0, "armed-attack": 1, "explosive-device": 2, "raid": 3}


def _clitics(prefix: str) -> int:
    """Return how many letters of *prefix* are conjunction and preposition; the article stays with its noun."""
    return len(prefix) - 2 if has_article(prefix) else len(prefix)  # «للـ» cannot be parted from its article


def _hide(chunks: list[Chunk]) -> list[Chunk]:
    """Drop words inside names, and of one kind the shorter of two that overlap."""
    names = [chunk for chunk in chunks if chunk.kind in NAMES and not _generic(chunk)]
    names.sort(key=lambda name: name.stop - name.first)
    covered = {token: name.stop - name.first for name in names for token in range(name.first, name.stop)}  # the longest over each
    located = {token for name in names if name.kind != "actor" for token in range(name.first, name.stop)}
    sites = {name.first for name in names if name.kind == "place" and name.value.place.relation == "in"}
    manned = {name.first for name in names if name.kind == "actor"}
    kept: list[Chunk] = []
    reach: dict[str, int] = defaultdict(int)  # kind -> token up to which it is taken
    for chunk in chunks:
        kind, first = chunk.kind, chunk.first
        hidden = first in covered and kind in HIDDEN and _inside(chunk, covered)
        if hidden and not _shows(chunk, located, sites, manned):
            continue
        if first < reach[kind] and kind not in ("grammar", "stop"):
            continue
        reach[kind] = chunk.stop
        kept.append(chunk)
    return kept


def _inside(chunk: Chunk, covered: dict[int, int]) -> bool:
    """Tell whether the chunk lies in names as long as it."""
    length = chunk.stop - chunk.first
    return covered[chunk.first] >= length and covered.get(chunk.stop - 1, 0) >= length


def _shows(chunk: Chunk, located: set[int], sites: set[int], manned: set[int]) -> bool:
    """Tell whether the chunk stands beside the name that it lies in."""
    if chunk.kind == "weapon":  # «مسيّرة تركية» names who and with what
        return chunk.first not in located
    if chunk.kind == "people":  # «جنود إسرائيليين» are an army and people
        return chunk.first in manned
    return chunk.kind == "target" and chunk.first in sites and chunk.value.kind in NAMED_TARGETS


def _generic(chunk: Chunk) -> bool:
    """Tell whether the name is a common noun («مدنيون», «مسلحون»), which is people as much as an actor."""
    return chunk.kind == "actor" and chunk.value.use == "generic"


def token_groups(document: Document, grammar: dict[str, frozenset[str]]) -> list[frozenset[str]]:
    """Return the grammar groups of each token, a conjunction before it set aside."""
    none: frozenset[str] = frozenset()
    return list(map(grammar.get, document.forms, repeat(none)))


def chunk_of(hit: Hit, document: Document, groups: list[frozenset[str]], spans: dict[int, tuple[int, str]]) -> Chunk:
    """Return a lexicon hit as a chunk, with the word that governs it.

    *spans* holds the multi-word grammar phrases by the token after them: (first token, group).
    """
    entry, first, prefix = hit.entry, hit.first, hit.prefix
    prep = preposition_of(prefix) if prefix and entry.word_class != "verb" else ""
    if not prep and (first in spans or (first and groups[first - 1])):
        prep = governor(first, document, groups, spans)
    kind = entry.label
    if kind == "trigger" and entry.value.strength == "cue":
        kind = "cue"  # it makes no happening, it only says which means another one had
    return Chunk(first, hit.stop, kind, entry.value, prep, prefix, hit.suffix, entry.verb)


# Prepositions with a conjunction written to them («وفي», «وعلى»); «وسط» is a word of its own.
_CONJOINED = frozenset(
    conjunction + form
    for conjunction in (WAW, FEH)
    for form in ("\u0641\u064a", "\u0639\u0644\u064a", "\u0645\u0646", "\u0627\u0644\u064a", "\u0645\u0639", "\u0628\u064a\u0646")
)


def governor(first: int, document: Document, groups: list[frozenset[str]], spans: dict[int, tuple[int, str]]) -> str:
    """Return the preposition that stands right before token *first*, by form, or its group where the group says more."""
    if first in spans:
        return spans[first][1]
    before = groups[first - 1]
    found = before & GOVERNING
    if found:
        return min(found)
    if "prep" in before:
        form = document.forms[first - 1]
        return form[1:] if form in _CONJOINED else form
    return ""
