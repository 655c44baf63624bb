"""How an Arabic name is built: given names, «abu» and «ibn», «abd» and the word it takes, family names, listed or not.

A name is read part by part and ends before the first word that is no part of one: a particle, a verb, a noun of the packs.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from rasid.mentions.person_words import ARTICLE, KUNYAS, LINKS, SERVANT, PersonWords
from rasid.text.document import Document

DIVINE = frozenset({"\u0627\u0644\u0644\u0647", "\u0627\u0644\u062f\u064a\u0646", "\u0627\u0644\u0627\u0633\u0644\u0627\u0645"})
LORD = "\u0631\u0628"  # rabb, which follows «abd» without an article
ALA = "\u0639\u0644\u0649"  # the preposition «on», whose match form is that of the name Ali
QUOTES = frozenset("\"'\u201c\u201d\u00ab\u00bb\u2018\u2019")
CLOSING = frozenset("\"'\u201d\u00bb\u2019")
WAW, BEH, FEH, KAF, LAM, SEEN = "\u0648", "\u0628", "\u0641", "\u0643", "\u0644", "\u0633"
PRONOUNS = ("\u0647\u0627", "\u0647\u0645", "\u0647")  # her, them, him
TANWEEN = "\u064b"  # fathatan: an adverb or object, never a name here
_TEH, _ALEF, _YEH = "\u062a", "\u0627", "\u064a"
# Verbal nouns of forms II, VII, VIII and X, and passive participles: what stands behind «with» far oftener than a name.
_VERBAL_NOUN = re.compile(f"{_TEH}..{_YEH}.|{_ALEF}\u0633?.?{_TEH}.+{_ALEF}.|{_ALEF}\u0646..{_ALEF}.|\u0645.{{3,}}")
_NISBA = re.compile(f"{ARTICLE}.{{3,}}{_YEH}")
MAX_PARTS = 6


class Span(NamedTuple):
    """A parsed name: where it ends, how many parts it has, and whether a listed name that is no common word is among them."""

    stop: int
    parts: int
    firm: bool


class NameParser:
    """Reads names in one document; tokens in *closed* are never part of one."""

    def __init__(self, document: Document, closed: set[int], words: PersonWords) -> None:
        self.document, self.forms, self.closed, self.words = document, document.forms, closed, words
        self.quoted = any(mark in document.raw for mark in QUOTES)

    def parse(self, first: int, *, trusting: bool) -> Span | None:
        """Read a name at *first*; *trusting*: its first part may be unlisted."""
        if first >= len(self.forms) or first in self.closed:
            return None
        form, skip = self.forms[first], self.skip(first)
        listed = form in self.words.starts and not self._is_ala(first)
        if not listed and not (trusting and not form.startswith(ARTICLE) and self._unlisted(first)):
            return None
        stop = self._end_of_part(first, form[skip:] if listed else form)
        if stop is None:
            return None
        firm = self.words.given.get(form[skip:]) is False or stop - first > 1
        parts = 1
        while parts < MAX_PARTS and stop < len(self.forms) and stop not in self.closed:
            following = self._next_part(stop)
            if following is None and parts == 1 and form[skip:] in KUNYAS and _NISBA.fullmatch(self.forms[stop]):
                following = stop + 1  # a nom de guerre ends in where its bearer is from
            if following is None:
                break
            firm = firm or self.words.given.get(self.forms[stop]) is False
            stop, parts = following, parts + 1
        return Span(stop, parts, firm)

    def skip(self, index: int) -> int:
        """Return how many letters of the token at *index* are clitics before a name."""
        return self.words.starts.get(self.forms[index], 0)

    def held(self, index: int) -> bool:
        """Tell whether the word before makes the name that of a place or unit («شارع», «كتيبة»)."""
        return index > 0 and self.forms[index - 1] in self.words.holders

    def opens_quote(self, index: int) -> bool:
        """Tell whether a quotation mark stands right before the token."""
        return self.quoted and index < len(self.forms) and self._before(index) in QUOTES

    def _end_of_part(self, index: int, form: str) -> int | None:
        """Return where the part of a name at *index* ends («أبو» and «عبد» take the next word), None where it is none."""
        forms, following = self.forms, index + 1
        if form in KUNYAS or form in LINKS or form == SERVANT:
            if following >= len(forms) or not self._may_follow(following, after_servant=form == SERVANT):
                return None
            return self._end_of_part(following, forms[following]) or following + 1
        if following < len(forms) and forms[following] in DIVINE and following not in self.closed:
            return following + 1
        return following

    def _may_follow(self, index: int, *, after_servant: bool) -> bool:
        form = self.forms[index]
        if not form[0].isalpha() or index in self.closed:
            return False
        if after_servant:
            return form.startswith((ARTICLE, LORD))
        return form in self.words.given or form not in self.words.stops

    def _next_part(self, index: int) -> int | None:
        """Return where a further part of a name that begins at *index* ends, None where the name is over."""
        form, words = self.forms[index], self.words
        if not form[0].isalpha() or self._is_ala(index) or self.opens_quote(index):
            return None
        if form in KUNYAS or form in LINKS or form == SERVANT:
            return self._end_of_part(index, form)
        if form in words.surnames or self._closes_quote(index):
            return index + 1
        if form in words.stops and not (form in words.given and self._surname_follows(index)):
            return None
        if form in words.given or (form.startswith(ARTICLE) and form[2:] in words.given):
            return self._end_of_part(index, form)
        return index + 1 if self._unlisted(index) else None

    def _surname_follows(self, index: int) -> bool:
        """Tell whether the word behind is a family name, so that this one is a name too («خلف السلامة»)."""
        following = index + 1
        if following >= len(self.forms) or not self.forms[following].startswith(ARTICLE):
            return False
        return self.forms[following] in self.words.surnames or self._unlisted(following)

    def _unlisted(self, index: int) -> bool:
        """Tell whether a word may be a name that no list holds: no verb, noun or particle that the packs know."""
        form, words = self.forms[index], self.words
        if index in self.closed or len(form) < 3 or not form.isalpha() or self._has_tanween(index):
            return False
        if form in words.stops or form in words.nouns or form in words.titles or self._is_verb(form):
            return False
        if form.startswith(ARTICLE):
            return form[2:] not in words.nouns and form[2:] not in words.stops
        return not self._is_clitic_and_word(form)

    def _is_clitic_and_word(self, form: str) -> bool:
        """Tell whether a form reads as «and», «with», «for»… and a word, rather than as a name («بتقديم», «لخروج»)."""
        words, rest = self.words, form[1:]
        if form[0] in (LAM, WAW) or form in words.starts:  # names that begin with lam or waw are listed
            return True
        if form[0] not in (BEH, KAF, FEH):
            return False
        if (
            (len(rest) > 2 and rest in words.stops)
            or rest in words.nouns
            or rest.startswith(ARTICLE)
            or (form[0] == FEH and rest in words.verbs)
        ):
            return True
        return form[0] == BEH and _VERBAL_NOUN.fullmatch(rest) is not None

    def _is_verb(self, form: str) -> bool:
        """Tell whether a form is a verb of the packs, future marker and pronoun set aside («سيعطل», «قتلها»)."""
        verbs = self.words.verbs
        if form in verbs or (form[0] == SEEN and form[1:] in verbs):
            return True
        return any(form.endswith(pronoun) and form[: -len(pronoun)] in verbs for pronoun in PRONOUNS)

    def _has_tanween(self, index: int) -> bool:
        return TANWEEN in self.document.raw[self.document.starts[index] : self.document.ends[index] + 1]

    def _is_ala(self, index: int) -> bool:
        document = self.document
        return document.raw[document.starts[index] : document.ends[index]].endswith(ALA)

    def _before(self, index: int) -> str:
        start = self.document.starts[index]
        return self.document.raw[start - 1] if start else ""

    def _closes_quote(self, index: int) -> bool:
        closing = self.quoted and self.document.raw[self.document.ends[index] :][:1] in CLOSING
        return closing and len(self.forms[index]) > 2
