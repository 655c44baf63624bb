"""The index of every word pack by first word, and the hits it makes in a document.

A token is stripped of legal clitics once and remembered, so that a text costs one look-up a token: forms with
clitics are never expanded. A phrase's later words may take the article or the accusative of an indefinite noun
(«غارة جوية», «الغارة الجوية», «قصفاً مدفعياً»). Why this and no automaton: docs/how-it-reads.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec

from rasid.packs.heads import TEH_MARBUTA, Phrases, thaw
from rasid.packs.standing import grammatical, of_text, stands, written
from rasid.text.clitics import NOUN_PREFIXES, PRONOUNS, TANWEEN, VERB_PREFIXES, WordClass, legal
from rasid.text.document import Document

ARTICLE = "\u0627\u0644"
LAM_LAM = "\u0644\u0644"
GAP = 6  # tokens: a longer subject is a clause
REMEMBERED = 200_000  # tokens: some 30 MB; a longer memory is dropped whole and begun again

BOUND = tuple(sorted(PRONOUNS))
_PREFIXES = sorted(NOUN_PREFIXES | VERB_PREFIXES)
_SUFFIXES = sorted(PRONOUNS | {TANWEEN})


class VerbForm(NamedTuple):
    """Which form of its verb a word may be; unvocalised writing leaves ``voice`` open («both») more often than not."""

    tense: str  # past, present
    voice: str  # active, passive, both
    person: str  # 3ms 3fs 3md 3fd 3mp 3fp 1p …


class Entry(msgspec.Struct, frozen=True, gc=False):
    """What a form means: ``label`` says which pack it is of (trigger, actor, weapon…), ``value`` is that pack's record."""

    label: str
    value: Any
    word_class: WordClass
    verb: VerbForm | None = None


class Hit(msgspec.Struct, frozen=True, gc=False):
    """An entry found in tokens [first, stop), with the clitics round it."""

    first: int
    stop: int
    entry: Entry
    prefix: str
    suffix: str


class Head(NamedTuple):
    """What stands under one first word, as entry numbers: alone, before a pronoun only, and by the second word of a phrase."""

    alone: tuple[int, ...]
    bound: tuple[int, ...]
    phrases: Phrases | tuple[()]  # by second word
    gapped: Phrases | tuple[()]  # those whose verb may have its subject before the rest («نشر الجيش التركي دبابات»)


LAM = "\u0644"


class Token(NamedTuple):
    """What one written form may be: hits of its own, and the phrases that it may begin, each behind a prefix."""

    singles: tuple[tuple[str, str, Entry, bool], ...]  # prefix, suffix, entry, whether it hangs on the text, by label
    phrases: tuple[tuple[str, Phrases, bool], ...]  # the last: whether the first word is in the accusative, no verb then
    seconds: Set[str]  # every second word of the phrases
    gapped: tuple[tuple[str, Phrases], ...]


UNKNOWN = Token((), (), frozenset(), ())


class Lexicon:
    """All forms of all packs, ready to scan."""

    def __init__(
        self,
        heads: Mapping[str, bytes],
        entries: Sequence[bytes],
        records: Mapping[str, Callable[..., Any]],
        breaks: frozenset[str],
    ) -> None:
        """Take the compiled index: frozen rows by first word, frozen entries, what makes the record of each label, and
        *breaks*, the words and signs that no subject between a verb and the rest of its phrase can hold.
        """
        self._heads = heads
        self._frozen = entries
        self._records = records
        self._breaks = breaks
        self._made: dict[int, Entry] = {}
        self._seen: dict[str, Token] = {}

    def scan(self, document: Document) -> list[Hit]:
        """Return every legal hit in *document*, by first token, longer first."""
        hits: list[Hit] = []
        forms = document.forms
        behind = [*forms, ""][1:]
        for first, (known, after) in enumerate(zip(map(self._seen.get, forms), behind, strict=True)):
            if known is UNKNOWN:
                continue
            singles, phrases, seconds, gapped = token = known or self._read_token(forms[first])
            if gapped or (phrases and not seconds.isdisjoint(_bare(after))):
                self._match_token(token, first, document, hits)
                continue
            for prefix, suffix, entry, hangs in singles:  # single words alone are in order already
                if not hangs or stands(entry.verb, prefix, suffix, first, document):
                    hits.append(Hit(first, first + 1, entry, prefix, suffix))
        his = {(hit.first, hit.stop, hit.entry.label) for hit in hits if hit.suffix == TEH_MARBUTA}
        if his:  # «شقيقه» is his brother, and no sister written without her dots
            at = {first for first, _, _ in his}
            hits = [hit for hit in hits if hit.suffix or hit.first not in at or not _is_hers(hit, document, his)]
        return hits

    def _match_token(self, token: Token, first: int, document: Document, hits: list[Hit]) -> None:
        """Add the hits that begin at token *first*, longer first, where it may begin a phrase."""
        forms = document.forms
        found: list[Hit] = []
        if first + 1 < len(forms) and not token.seconds.isdisjoint(_bare(forms[first + 1])):
            for prefix, rows, accusative in token.phrases:
                self._match_phrases(forms, first, prefix, rows, found, accusative=accusative)
        for prefix, suffix, entry, hangs in token.singles:
            if not hangs or stands(entry.verb, prefix, suffix, first, document):
                found.append(Hit(first, first + 1, entry, prefix, suffix))
        for prefix, rows in token.gapped:
            self._match_gapped(forms, first, prefix, rows, found)
        found.sort(key=_order)
        hits += found

    def _read_token(self, form: str) -> Token:
        """Return every way to read *form* as clitics round a known first word, and remember it."""
        singles: list[tuple[str, str, Entry, bool]] = []
        phrases: list[tuple[str, Phrases, bool]] = []
        gapped = []
        for prefix, suffix, head in self._readings(form):
            numbers = head.alone + head.bound if suffix in PRONOUNS else head.alone
            entries = (self._entry(number) for number in numbers)
            singles += [
                (prefix, suffix, entry, bool(suffix) or of_text(entry.verb, prefix))
                for entry in entries
                if legal(prefix, suffix, entry.word_class)
            ]
            if head.phrases and suffix in ("", TANWEEN):
                phrases.append((prefix, head.phrases, bool(suffix)))
            if head.gapped and not suffix:
                gapped.append((prefix, head.gapped))
        singles.sort(key=lambda single: single[2].label)
        if len(self._seen) >= REMEMBERED:
            self._seen.clear()
        token = UNKNOWN
        if singles or phrases:  # what has a gap is a phrase as well
            token = Token(tuple(singles), tuple(phrases), _seconds(phrases), tuple(gapped))
        self._seen[form] = token
        return token

    def _readings(self, form: str) -> Iterator[tuple[str, str, Head]]:
        """Yield (prefix, suffix, what stands under the word between) for every known word in *form*."""
        heads = self._heads
        for prefix in _PREFIXES:
            if not form.startswith(prefix) or len(form) <= len(prefix):
                continue
            rest = form[len(prefix) :]
            if rest in heads:
                yield prefix, "", Head(*thaw(heads[rest]))
            if prefix.endswith(LAM_LAM) and ARTICLE + rest in heads:  # lam before the article takes its alef
                yield prefix, "", Head(*thaw(heads[ARTICLE + rest]))
            if prefix.endswith(LAM) and rest.startswith(LAM) and ARTICLE + rest in heads:  # of three lams two are written
                yield prefix + LAM, "", Head(*thaw(heads[ARTICLE + rest]))
            for suffix in _SUFFIXES:
                stem = rest[: -len(suffix)]
                if len(stem) > 1 and rest.endswith(suffix) and stem in heads:
                    yield prefix, suffix, Head(*thaw(heads[stem]))

    def _match_phrases(
        self, forms: list[str], first: int, prefix: str, rows: Phrases, hits: list[Hit], *, accusative: bool
    ) -> None:
        third = forms[first + 2] if first + 2 < len(forms) else ""
        for second in _bare(forms[first + 1]):
            for tail, numbers in rows.get(second, ()):
                if not tail or (tail[0] in third and _follows(forms, first + 2, tail)):
                    self._add((first, first + 2 + len(tail)), prefix, numbers, forms, hits, verbs=not accusative)

    def _match_gapped(self, forms: list[str], first: int, prefix: str, gapped: Phrases, hits: list[Hit]) -> None:
        """Match verb phrases with a subject between; the hit is the verb alone."""
        for at in range(first + 1, min(first + 1 + GAP, len(forms))):
            form = forms[at]
            if at > first + 1 and not gapped.keys().isdisjoint(_bare(form)):
                for second in _bare(form):
                    for tail, numbers in gapped.get(second, ()):
                        if not tail or _follows(forms, at + 1, tail):
                            self._add((first, first + 1), prefix, numbers, forms, hits)
            if form in self._breaks or not form[0].isalpha():
                return

    def _add(
        self,
        span: tuple[int, int],
        prefix: str,
        numbers: tuple[int, ...],
        forms: list[str],
        hits: list[Hit],
        *,
        verbs: bool = True,
    ) -> None:
        """Add the hits of a phrase in tokens [first, stop) of *span*, those that begin with a verb only where it may be one."""
        first, stop = span
        for number in numbers:
            entry = self._entry(number)
            stands = entry.verb is None or (verbs and grammatical(entry.verb, prefix, first, forms))
            if stands and legal(prefix, "", entry.word_class):
                hits.append(Hit(first, stop, entry, prefix, ""))

    def _entry(self, number: int) -> Entry:
        entry = self._made.get(number)
        if entry is None:
            label, fields, word_class, verb = thaw(self._frozen[number])
            make = self._records[label]
            value = fields if make is str else make(*fields)
            entry = self._made[number] = Entry(label, value, word_class, VerbForm(*verb) if verb else None)
        return entry


def _is_hers(hit: Hit, document: Document, his: set[tuple[int, int, str]]) -> bool:
    """Tell whether a noun in teh marbuta is written with a heh that another reading of the same table takes for «his»."""
    same = (hit.first, hit.stop, hit.entry.label) in his
    return (
        same
        and hit.entry.verb is None
        and document.forms[hit.stop - 1].endswith(TEH_MARBUTA)
        and written(hit.stop - 1, document)[-1] == TEH_MARBUTA
    )


def _seconds(phrases: list[tuple[str, Phrases, bool]]) -> Set[str]:
    """Return every second word of *phrases*."""
    if len(phrases) == 1:
        return phrases[0][1].keys()
    return frozenset().union(*(rows for _, rows, _ in phrases))


def _order(hit: Hit) -> tuple[int, int, str]:
    return hit.first, -hit.stop, hit.entry.label


@lru_cache(maxsize=REMEMBERED)
def _bare(word: str) -> tuple[str, ...]:
    """Return *word*, and what it is without the article or the accusative ending."""
    bare = [word]
    if word.startswith(ARTICLE):
        bare.append(word[2:])
    if word.endswith(TANWEEN):
        bare.append(word[:-1])
    elif word.endswith(BOUND):  # «لقي مصرعه», «لقوا حتفهم»
        bare.extend(word[: -len(suffix)] for suffix in PRONOUNS if word.endswith(suffix) and len(word) > len(suffix) + 2)
    return tuple(bare)


def _follows(forms: list[str], at: int, tail: tuple[str, ...]) -> bool:
    """Tell whether the words of a phrase stand at *at*, each bare, with the article, or in the indefinite accusative."""
    if at + len(tail) > len(forms):
        return False
    for want in tail:
        word = forms[at]
        if word not in (want, ARTICLE + want, want + TANWEEN):
            return False
        at += 1
    return True
