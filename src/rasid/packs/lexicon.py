"""One automaton over the forms of every word pack, and the hits it makes in a document.

A candidate stands only where it begins a token or follows legal clitics in it, and ends the token or is followed
by a legal ending for its class (``rasid.text.clitics``). Forms are match forms with single spaces.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from rasid.text.clitics import WordClass, legal
from rasid.text.document import Document

TEH_MARBUTA = "\u0647"  # its match form, heh
TEH = "\u062a"
WAW_ALEF = "\u0648\u0627"  # the plural ending of a verb, whose alef goes before a pronoun
ARTICLE = "\u0627\u0644"


class VerbForm(NamedTuple):
    """Which form of its verb a word may be; unvocalised writing leaves ``voice`` open («both») more often than not."""

    tense: str  # past, present
    voice: str  # active, passive, both
    person: str  # 3ms 3fs 3md 3fd 3mp 3fp 1p …


class Entry(NamedTuple):
    """What a form means: ``label`` says which pack it is of (trigger, actor, weapon…), ``value`` is that pack's record."""

    label: str
    value: Any
    word_class: WordClass
    verb: VerbForm | None = None


class Hit(NamedTuple):
    """An entry found in tokens [first, stop), with the clitics round it."""

    first: int
    stop: int
    entry: Entry
    prefix: str
    suffix: str


class Lexicon:
    """All forms of all packs, ready to scan."""

    def __init__(self, forms: Mapping[str, Iterable[Entry]]) -> None:
        """Index *forms* (match form -> entries); forms that a pronoun changes are added."""
        plain: dict[str, list[Entry]] = {}
        bound: dict[str, list[Entry]] = {}  # stems that stand only before a pronoun
        for form, entries in forms.items():
            for entry in entries:
                for variant in _variants(form, entry.word_class):
                    plain.setdefault(variant, []).append(entry)
                stem = _bound_stem(form, entry.word_class)
                if stem:
                    bound.setdefault(stem, []).append(entry)
        self._patterns = sorted(plain.keys() | bound.keys())
        self._plain = [tuple(plain.get(pattern, ())) for pattern in self._patterns]
        self._bound = [tuple(bound.get(pattern, ())) for pattern in self._patterns]
        self._automaton = AhoCorasick(self._patterns, matchkind=MatchKind.Standard)

    def scan(self, document: Document) -> list[Hit]:
        """Return every legal hit in *document*, by first token, longer first."""
        hits: list[Hit] = []
        joined, joined_at, forms = document.joined, document.joined_at, document.forms
        token_at, plain, bound = document.token_at, self._plain, self._bound
        for pattern, start, end in self._automaton.find_matches_as_indexes(joined, overlapping=True):
            first = token_at(start)
            lead = start - joined_at[first]
            if lead > 4:  # no chain of proclitics is longer
                continue
            last = first if end <= joined_at[first] + len(forms[first]) else token_at(end - 1)
            tail = joined_at[last] + len(forms[last]) - end
            if tail > 3:
                continue
            prefix = forms[first][:lead]
            suffix = joined[end : end + tail]
            for entry in plain[pattern]:
                if legal(prefix, suffix, entry.word_class):
                    hits.append(Hit(first, last + 1, entry, prefix, suffix))
            if tail:
                for entry in bound[pattern]:
                    if legal(prefix, suffix, entry.word_class):
                        hits.append(Hit(first, last + 1, entry, prefix, suffix))
        hits.sort(key=_order)
        return hits


def _order(hit: Hit) -> tuple[int, int, str]:
    return hit.first, -hit.stop, hit.entry.label


def _variants(form: str, word_class: WordClass) -> list[str]:
    """Return *form*, and with the article on its later words where it is a noun phrase («غارة جوية», «الغارة الجوية»)."""
    words = form.split()
    if word_class != "noun" or len(words) < 2 or any(word.startswith(ARTICLE) for word in words[1:]):
        return [form]
    return [form, " ".join([words[0], *(ARTICLE + word for word in words[1:])])]


def _bound_stem(form: str, word_class: WordClass) -> str | None:
    """Return the stem that *form* shows before a pronoun, None where that is the form itself."""
    if word_class == "noun" and form.endswith(TEH_MARBUTA) and len(form) > 3:
        return form[:-1] + TEH
    if word_class == "verb" and form.endswith(WAW_ALEF):
        return form[:-1]
    return None
