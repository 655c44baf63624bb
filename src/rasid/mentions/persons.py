"""Named persons: after a title, in quotation marks, or as two names in a row; and their later short mentions.

Masking stands on these, so a doubtful name is kept, and a doubtful standing is ``private``. Only tokens that may open a
title or a name are looked at. Names of actors and places are not persons: the caller blocks their tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from rasid.mentions.person_words import (
    ARTICLE,
    CLITICS,
    KUNYAS,
    LAM_ARTICLE,
    LINKS,
    SERVANT,
    PersonWords,
    Standing,
    Title,
    load_person_words,
)
from rasid.text.document import Document

DIVINE = frozenset({"\u0627\u0644\u0644\u0647", "\u0627\u0644\u062f\u064a\u0646", "\u0627\u0644\u0627\u0633\u0644\u0627\u0645"})
ALA = "\u0639\u0644\u0649"  # the preposition «on», whose match form is that of the name Ali
COMMAS = frozenset({"\u060c", ",", "/"})
QUOTES = frozenset("\"'\u201c\u201d\u00ab\u00bb\u2018\u2019")
WAW = "\u0648"
BEH, FEH, KAF, LAM = "\u0628", "\u0641", "\u0643", "\u0644"
TANWEEN = "\u064b"  # fathatan: an adverb or object, never a name here
_TEH, _ALEF, _YEH = "\u062a", "\u0627", "\u064a"
# Verbal nouns of forms II, VII, VIII and X, and passive participles: what stands behind «with» far oftener than a name.
_VERBAL_NOUN = re.compile(f"{_TEH}..{_YEH}.|{_ALEF}\u0633?.?{_TEH}.+{_ALEF}.|{_ALEF}\u0646..{_ALEF}.|\u0645.{{3,}}")
HOLDER_DRESS = (*CLITICS[1:], ARTICLE, WAW + ARTICLE, "\u0628" + ARTICLE, LAM_ARTICLE)
MAX_PARTS, MAX_OFFICE, MAX_ADJECTIVES, SAYING_REACH = 6, 8, 2, 4


class PersonMention(NamedTuple):
    """A name in tokens [first, stop); its first *skip* letters are clitics, and its title begins at token *lead*."""

    first: int
    stop: int
    name: str
    standing: Standing
    skip: int
    lead: int


class Span(NamedTuple):
    """A parsed name: where it ends, how many parts it has, and whether a listed name that is no common word is among them."""

    stop: int
    parts: int
    firm: bool


def find_persons_in(
    document: Document, blocked: Iterable[tuple[int, int]], *, words: PersonWords | None = None
) -> list[PersonMention]:
    """Return the persons named outside the *blocked* token ranges [first, stop), in text order."""
    reader = _Reader(document, blocked, words or load_person_words())
    reader.read_full()
    reader.read_short()
    return sorted(reader.found)


class _Reader:
    """One pass over a document for full names, one for the short mentions that follow them."""

    def __init__(self, document: Document, blocked: Iterable[tuple[int, int]], words: PersonWords) -> None:
        self.document, self.forms, self.words = document, document.forms, words
        self.closed = {token for first, stop in blocked for token in range(first, stop)}
        self.found: list[PersonMention] = []
        self.quoted = not QUOTES.isdisjoint(document.raw)

    def read_full(self) -> None:
        """Find names by title, by quotation marks and by two names in a row."""
        forms, words = self.forms, self.words
        opens = words.openers
        after = 0
        for index in [token for token, form in enumerate(forms) if form in opens]:
            if index < after or index in self.closed:
                continue
            mention = self._open(index, forms[index], after)
            if mention is not None:
                self.found.append(mention)
                after = mention.stop

    def _open(self, index: int, form: str, after: int) -> PersonMention | None:
        """Return the person whose title or name begins at *index*; *after* is where the last one ended."""
        words, mention = self.words, None
        if form in words.figures:
            mention = self._figure(index)
        if mention is None and form in words.titles:
            mention = self._titled(index)
        if mention is None and form in words.starts:
            listed = after > 0 and (index == after or (index == after + 1 and self.forms[after] in COMMAS))
            mention = self._bare(index, listed=listed)
        return mention

    def read_short(self) -> None:
        """Find the later mentions by family name, or by a given name that is no common word."""
        short: dict[str, PersonMention] = {}
        for mention in self.found:
            tail = self.forms[mention.stop - 1]
            head = self.forms[mention.first][mention.skip :]
            if mention.stop - mention.first < 2:
                continue
            if len(tail) > 3 and tail not in self.words.given and tail not in self.words.stops:
                short.setdefault(tail, mention)
            if self.words.given.get(head) is False:
                short.setdefault(head, mention)
        if not short:
            return
        taken = {token for mention in self.found for token in range(mention.first, mention.stop)} | self.closed
        dressed = {
            self._dress(clitics, form): (len(clitics), mention)
            for clitics in reversed(CLITICS)
            for form, mention in short.items()
        }
        for index, form in enumerate(self.forms):
            if form in dressed and index not in taken and not self._held(index):
                skip, mention = dressed[form]
                self.found.append(PersonMention(index, index + 1, mention.name, mention.standing, skip, index))

    @staticmethod
    def _dress(clitics: str, form: str) -> str:
        return clitics + form[1:] if clitics.endswith("\u0644") and form.startswith(ARTICLE) else clitics + form

    def _figure(self, index: int) -> PersonMention | None:
        """Return a person known the world over whose name begins at *index*."""
        for rest, skip, _ in self.words.figures[self.forms[index]]:
            stop = index + 1 + len(rest)
            if tuple(self.forms[index + 1 : stop]) != rest or any(token in self.closed for token in range(index, stop)):
                continue
            if not rest and self._held(index):
                return None
            return self._mention(index, stop, skip, "public", index)
        return None

    def _titled(self, index: int) -> PersonMention | None:
        """Return the person whose title begins at *index*."""
        for rest, _, title in self.words.titles[self.forms[index]]:
            stop = index + 1 + len(rest)
            if tuple(self.forms[index + 1 : stop]) != rest:
                continue
            mention = self._after_office(index, stop, title) if title.before == "body" else self._after_title(index, stop, title)
            if mention is not None:
                return mention
        return None

    def _after_title(self, lead: int, start: int, title: Title) -> PersonMention | None:
        """Return the name right behind a title, adjectives passed over («الطفل الفلسطيني علي دوابشة»)."""
        for first in range(start, min(start + MAX_ADJECTIVES + 1, len(self.forms))):
            if first in self.closed and title.before != "open":
                return None
            trusting = title.before == "open" and first == start
            span = self._parse(first, trusting=trusting or self._opens_quote(first))
            if span is not None and (
                span.parts > 1 or title.before == "open" or (title.before == "name" and self._lone(first, span))
            ):
                return self._titled_mention(lead, first, span, title)
            if not self.forms[first].startswith(ARTICLE) or first in self.closed or self.forms[first] in self.words.titles:
                return None
        return None

    def _after_office(self, lead: int, start: int, title: Title) -> PersonMention | None:
        """Return the name behind an office and what it is an office of («وزير الدفاع … فلان»)."""
        for first in range(start, min(start + MAX_OFFICE, len(self.forms))):
            form = self.forms[first]
            if not form[0].isalpha() or (first > start and (form in self.words.titles and self._next_title(first))):
                return None
            if first not in self.closed and form in self.words.starts and not self._held(first):
                span = self._parse(first, trusting=False)
                if span is not None and span.parts > 1:
                    return self._titled_mention(lead, first, span, title)
            if first > start and form in self.words.saying:
                return None
        return None

    def _next_title(self, index: int) -> bool:
        """Tell whether a title that is followed by a name begins at *index*."""
        return any(not rest and title.before in ("open", "name") for rest, _, title in self.words.titles[self.forms[index]])

    def _titled_mention(self, lead: int, first: int, span: Span, title: Title) -> PersonMention:
        standing = title.standing
        if standing == "private" and self._speaks(lead):
            standing = "source"
        return self._mention(first, span.stop, self._skip(first), standing, lead)

    def _bare(self, index: int, *, listed: bool) -> PersonMention | None:
        """Return the untitled name at *index*: two parts, one of them no common word, or in quotation marks or a list."""
        if self._held(index):
            return None
        span = self._parse(index, trusting=False)
        if span is None or span.parts < 2:
            return None
        if not (span.firm or listed or self._opens_quote(index)):
            return None
        standing: Standing = "source" if self._speaks(index) else "private"
        return self._mention(index, span.stop, self._skip(index), standing, index)

    def _parse(self, first: int, *, trusting: bool) -> Span | None:
        """Read a name at *first*; *trusting*: its first part may be unlisted."""
        if first >= len(self.forms) or first in self.closed:
            return None
        form, skip = self.forms[first], self._skip(first)
        listed = form in self.words.starts and not self._is_ala(first)
        if not listed and not (trusting and self._unlisted(first)):
            return None
        stop = self._end_of_part(first, form[skip:] if listed else form)
        if stop is None:
            return None
        firm = self.words.given.get(form[skip:]) is False or stop - first > 1
        parts = 1
        while parts < MAX_PARTS and stop < len(self.forms) and stop not in self.closed:
            following = self._next_part(stop)
            if following is None:
                break
            firm = firm or self.words.given.get(self.forms[stop]) is False
            stop, parts = following, parts + 1
        return Span(stop, parts, firm)

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
            return form.startswith((ARTICLE, "\u0631\u0628"))  # rabb
        return form in self.words.given or form not in self.words.stops

    def _next_part(self, index: int) -> int | None:
        """Return where a further part of a name that begins at *index* ends, None where the name is over."""
        form, words = self.forms[index], self.words
        if not form[0].isalpha() or self._is_ala(index) or self._opens_quote(index):
            return None
        if form in KUNYAS or form in LINKS or form == SERVANT:
            return self._end_of_part(index, form)
        if form in words.surnames:
            return index + 1
        if form in words.stops:
            return None
        if form in words.given or (form.startswith(ARTICLE) and form[2:] in words.given):
            return self._end_of_part(index, form)
        return index + 1 if self._unlisted(index) else None

    def _unlisted(self, index: int) -> bool:
        """Tell whether a word may be a name that no list holds: no verb, noun or particle that the packs know."""
        form, words = self.forms[index], self.words
        if index in self.closed or len(form) < 3 or not form.isalpha() or self._has_tanween(index):
            return False
        if form in words.stops or form in words.verbs or form in words.nouns or form in words.titles:
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
        if rest in words.stops or rest in words.nouns or rest.startswith(ARTICLE) or (form[0] == FEH and rest in words.verbs):
            return True
        return form[0] == BEH and _VERBAL_NOUN.fullmatch(rest) is not None

    def _has_tanween(self, index: int) -> bool:
        return TANWEEN in self.document.raw[self.document.starts[index] : self.document.ends[index] + 1]

    def _lone(self, first: int, span: Span) -> bool:
        """Tell whether one listed name alone stands behind its title («الطفلة مريم»)."""
        form = self.forms[first][self._skip(first) :]
        return span.firm or (form in self.words.given and self._opens_quote(first))

    def _skip(self, index: int) -> int:
        return self.words.starts.get(self.forms[index], 0)

    def _held(self, index: int) -> bool:
        """Tell whether the word before makes the name that of a place or unit («شارع», «كتيبة»)."""
        if index == 0:
            return False
        before = self.forms[index - 1]
        if before in self.words.holders:
            return True
        return any(before.startswith(clitics) and before[len(clitics) :] in self.words.holders for clitics in HOLDER_DRESS)

    def _is_ala(self, index: int) -> bool:
        document = self.document
        return document.raw[document.starts[index] : document.ends[index]].endswith(ALA)

    def _opens_quote(self, index: int) -> bool:
        return self.quoted and index < len(self.forms) and self.document.raw[self.document.starts[index] - 1 :][:1] in QUOTES

    def _speaks(self, lead: int) -> bool:
        """Tell whether a verb of saying stands right before the title or name."""
        near = self.forms[max(0, lead - SAYING_REACH) : lead]
        return any(form in self.words.saying or form[1:] in self.words.saying for form in near[-2:])

    def _mention(self, first: int, stop: int, skip: int, standing: Standing, lead: int) -> PersonMention:
        raw, starts, ends = self.document.raw, self.document.starts, self.document.ends
        if skip and self.forms[first].startswith(
            LAM_ARTICLE, skip - 1
        ):  # lam swallows the alef of the article: it stays in the quote
            name = ARTICLE + raw[starts[first] : ends[first]][skip + 1 :]
            return PersonMention(first, stop, " ".join([name, *self._texts(first + 1, stop)]), standing, 0, lead)
        parts = [self.document.quote(first, first + 1, skip=skip).text]
        return PersonMention(first, stop, " ".join([*parts, *self._texts(first + 1, stop)]), standing, skip, lead)

    def _texts(self, first: int, stop: int) -> list[str]:
        return [self.document.raw[self.document.starts[token] : self.document.ends[token]] for token in range(first, stop)]
