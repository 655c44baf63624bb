"""Named persons: after a title, in quotation marks, or as two names in a row; and their later short mentions.

Masking stands on these, so a doubtful name is kept, and a doubtful standing is ``private``. Only tokens that may open a
title or a name are looked at. Names of actors, places and outlets are not persons: the caller blocks their tokens.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rasid.mentions.person_names import LAM, NameParser, Span
from rasid.mentions.person_words import ARTICLE, CLITICS, LAM_ARTICLE, PersonWords, Standing, Title, load_person_words
from rasid.text.document import Document

COMMAS = frozenset({"\u060c", ",", "/"})
THAT = frozenset({"\u0627\u0646", "\u0628\u0627\u0646"})  # an, inna; bi-an
MAX_OFFICE, MAX_ADJECTIVES, SAYING_REACH = 8, 2, 2  # tokens


class PersonMention(NamedTuple):
    """A name in tokens [first, stop); its first *skip* letters are clitics, and its title begins at token *lead*."""

    first: int
    stop: int
    name: str
    standing: Standing
    skip: int
    lead: int


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
        self.barred = 0  # before this token stands the name of a place or unit
        self.names = NameParser(document, self.closed, words)

    def read_full(self) -> None:
        """Find names by title, by quotation marks and by two names in a row."""
        forms, words = self.forms, self.words
        opens = words.openers
        after = 0
        for index in [token for token, form in enumerate(forms) if form in opens]:
            if index < max(after, self.barred) or index in self.closed:
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
            if form in dressed and index not in taken and not self.names.held(index):
                skip, mention = dressed[form]
                self.found.append(PersonMention(index, index + 1, mention.name, mention.standing, skip, index))

    @staticmethod
    def _dress(clitics: str, form: str) -> str:
        return clitics + form[1:] if clitics.endswith(LAM) and form.startswith(ARTICLE) else clitics + form

    def _figure(self, index: int) -> PersonMention | None:
        """Return a person known the world over whose name begins at *index*."""
        for rest, skip, _ in self.words.figures[self.forms[index]]:
            stop = index + 1 + len(rest)
            if tuple(self.forms[index + 1 : stop]) != rest or any(token in self.closed for token in range(index, stop)):
                continue
            if not rest and (self.names.held(index) or self._is_family_of_another(index)):
                return None
            return self._mention(index, stop, skip, "public", index)
        return None

    def _is_family_of_another(self, index: int) -> bool:
        """Tell whether a well-known family name has been that of an unknown person in this report: masking comes first."""
        form = self.forms[index]
        return any(form.endswith(self.forms[m.stop - 1]) for m in self.found if m.standing != "public" and m.stop - m.first > 1)

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
            span = self.names.parse(first, trusting=trusting or self.names.opens_quote(first))
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
            if first not in self.closed and form in self.words.starts and not self.names.held(first):
                span = self.names.parse(first, trusting=False)
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
        return self._mention(first, span.stop, self.names.skip(first), standing, lead)

    def _bare(self, index: int, *, listed: bool) -> PersonMention | None:
        """Return the untitled name at *index*: two parts, one of them no common word, or in quotation marks or a list."""
        span = self.names.parse(index, trusting=False)
        if span is None:
            return None
        if self.names.held(index):
            self.barred = span.stop
            return None
        speaks = self._speaks(index)
        if span.parts < 2 or not (span.firm or listed or speaks or self.names.opens_quote(index)):
            return None
        standing: Standing = "source" if speaks else "private"
        return self._mention(index, span.stop, self.names.skip(index), standing, index)

    def _lone(self, first: int, span: Span) -> bool:
        """Tell whether one listed name alone stands behind its title («الطفلة مريم»)."""
        form = self.forms[first][self.names.skip(first) :]
        return span.firm or (form in self.words.given and self.names.opens_quote(first))

    def _speaks(self, lead: int) -> bool:
        """Tell whether a verb of saying stands right before the title or name."""
        near = self.forms[max(0, lead - SAYING_REACH) : lead]
        return not THAT.intersection(near) and any(form in self.words.saying or form[1:] in self.words.saying for form in near)

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
