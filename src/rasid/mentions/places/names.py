"""Names of places at a token: known to a gazetteer, in quotation marks, or made likely by the kind word before them."""

from __future__ import annotations

import re
from typing import NamedTuple

from rasid.gazetteers.entry import Entry, article_toggled, key_alone, squash
from rasid.gazetteers.gazetteer import Gazetteer
from rasid.mentions.places.letters import (
    ARTICLE,
    CLOSING,
    HEH,
    INVISIBLE,
    LAM,
    NISBA,
    OPENING,
    POSSESSED,
    TANWEEN,
    TELL,
    VERBAL,
    WAW,
)
from rasid.mentions.places.words import Head, load_words
from rasid.text.document import Document
from rasid.text.letters import match_form

PROMINENT = frozenset({"country", "adm1"})
NAMED_DEFINITE = frozenset({"area", "site", "road", "crossing", "base", "prison", "field", "dam", "region", "mountain", "river"})
_TANWEEN = re.compile(f"[{'-'.join(TANWEEN)}]")
MOST_QUOTED = 5  # words of a name in quotation marks


# What is asked a few tokens after the last is empty; so is it before the first, for a list counts back from its end.
BEYOND = ("",) * 16


class Name(NamedTuple):
    """A name at tokens [first, stop)."""

    first: int
    stop: int
    entries: tuple[Entry, ...]
    key: str
    text: str = ""  # as written, where no gazetteer knows it
    joined: bool = False  # known with the singular of the kind word before it


class Names:
    """Reads names in one document."""

    def __init__(self, document: Document, gazetteer: Gazetteer) -> None:
        self.document = document
        self.forms = document.forms
        self.gazetteer = gazetteer
        self.words = load_words()
        self.form = [*document.forms, *BEYOND].__getitem__  # the match form of a token, an empty string beyond either end

    def known(self, index: int, word: str, *, loose: bool = False) -> Name | None:
        """Return the longest known name whose first word is *word* at token *index*."""
        name = self.longest(index, word)
        if name is not None or not loose or len(word) < 3:
            return name
        return self.longest(index, article_toggled(word), without=PROMINENT)  # only small places lose or gain their article

    def longest(self, index: int, first: str, *, without: frozenset[str] = frozenset()) -> Name | None:
        """Return the longest known name of *first* at token *index* and the tokens behind it, but no place of some kinds."""
        most = self.gazetteer.first_words(first)
        if not most:
            return None
        forms, lookup = self.forms, self.gazetteer.lookup
        for stop in range(min(index + most, len(forms)), index, -1):
            key = squash([first, *forms[index + 1 : stop]]) if stop > index + 1 else key_alone(first)
            entries = lookup(key)
            if entries and without:
                entries = tuple(entry for entry in entries if entry.kind not in without)
            if entries:
                return Name(index, stop, entries, key)
        return None

    def quoted(self, index: int) -> int:
        """Return where the quotation that begins right before token *index* ends (a token), or *index* where none does."""
        document = self.document
        start = document.starts[index]
        if not start or document.raw[start - 1] not in OPENING:
            return index
        for stop in range(index + 1, min(index + MOST_QUOTED, len(self.forms)) + 1):
            end = document.ends[stop - 1]
            if end < len(document.raw) and document.raw[end] in CLOSING:
                return stop
        return index

    def unknown(self, index: int, *, listed: bool = False) -> Name | None:
        """Return the words at *index* as a name that no gazetteer knows, by what may and may not stand in one.

        *listed* tells that it may be the first of several, in one quotation with them.
        """
        word = self.form(index)
        if len(word) < 2 or not word.isalpha() or not self.may_begin(word):
            return None
        stop = self.quoted(index)
        if listed:
            stop = next((at for at in range(index + 1, stop) if self.form(at).startswith(WAW)), stop)
        if stop == index or any(not form.isalnum() for form in self.forms[index:stop]):
            stop = index + 1
            if (word in self.words.starts and self.fits_second(stop)) or (not word.startswith(ARTICLE) and self.fits_idafa(stop)):
                stop += 1
            if self.form(stop) in self.words.directions and self.form(stop).startswith(ARTICLE):
                stop += 1
        return Name(index, stop, (), squash(self.forms[index:stop]), self.text(index, stop))

    def may_begin(self, word: str) -> bool:
        """Tell whether a word may begin an unknown name."""
        words = self.words
        if word in words.starts:
            return True
        return (
            word not in words.stop and word not in words.directions and word not in words.relation_firsts and not word.isascii()
        )

    def fits_second(self, index: int) -> bool:
        """Tell whether a token may be the second word of a name."""
        word = self.form(index)
        return len(word) > 1 and word.isalpha() and word not in self.words.stop and word not in self.words.relations

    def fits_idafa(self, index: int) -> bool:
        """Tell whether a token may be the second word after an indefinite first: it has the article, and is no adjective."""
        word = self.form(index)
        return self.fits_second(index) and word.startswith(ARTICLE) and not word.endswith(NISBA)

    def text(self, first: int, stop: int) -> str:
        """Return tokens as written, without quotation marks, marks and tatweel."""
        words = (self.document.raw[self.document.starts[i] : self.document.ends[i]] for i in range(first, stop))
        return " ".join(word.translate(INVISIBLE) for word in words)

    def after_head(self, head: Head, index: int) -> Name | None:
        """Return the name that follows a kind word, known or not."""
        word = self.form(index)
        if not word or not word[0].isalpha():
            return None
        joined = self.joined(head, index, word) if head.keep else None
        if joined:
            return joined
        name = self.known(index, word, loose=True)
        if name and self.quoted(index) == index and self.mere_word(head, name, word):
            name = None
        if name and self.quoted(index) <= name.stop and not (self.goes_on(index, name) or self.sided(name)):
            return name
        unknown = self.unknown(index, listed=head.number > 1) if head.unknown else None
        if unknown is None or (name and name.stop >= unknown.stop) or not self.plausible(head, index, unknown):
            return name
        longer = name is None or self.quoted(index) >= unknown.stop or self.goes_on(index, name) or self.sided(name)
        return unknown if longer else name

    def mere_word(self, head: Head, name: Name, word: str) -> bool:
        """Tell whether a known one-word name is rather a common word after this kind word: «a small village»."""
        if name.stop > name.first + 1 or word in self.words.starts:
            return False
        common = self.words.common.get(word) == "word" and head.kind in NAMED_DEFINITE - {"area"}
        return word in self.words.stop or common

    def sided(self, name: Name) -> bool:
        """Tell whether the name of a mere village goes on with «the eastern»: there are then two villages of the name."""
        side = self.form(name.stop)
        mere = not any(entry.curated or entry.kind in PROMINENT for entry in name.entries)
        return mere and side in self.words.directions and side.startswith(ARTICLE)

    def goes_on(self, index: int, name: Name) -> bool:
        """Tell whether a one-word known name is but the first word of a longer, unknown one: «Tell», «Khirbat»."""
        word = self.form(index)
        return name.stop == index + 1 and word in self.words.starts and self.fits_second(index + 1)

    def indefinite(self, index: int) -> bool:
        """Tell whether a kind word bears tanween, and so names nothing."""
        start, end = self.document.starts[index], self.document.ends[index]
        return _TANWEEN.search(self.document.raw, start, end) is not None

    def joined(self, head: Head, index: int, word: str) -> Name | None:
        """Return the known name that a kind word's singular and the words from *word* at *index* make."""
        singular = match_form(head.singular)
        most = self.gazetteer.first_words(singular) - 1
        for length in range(min(most, len(self.forms) - index), 0, -1):
            key = squash([singular, word, *self.forms[index + 1 : index + length]])
            entries = self.gazetteer.lookup(key)
            if entries:
                return Name(index, index + length, entries, key, joined=True)
        return None

    def plausible(self, head: Head, index: int, name: Name) -> bool:
        """Tell whether an unknown word after a kind word is rather its name than an adjective, a noun or a verb."""
        word = self.form(index)
        if self.quoted(index) > index:
            return True
        if word.startswith(LAM + LAM) or self.indefinite(index) or word.endswith(POSSESSED):
            return False
        if index and self.document.raw[self.document.ends[index - 1] - 1] == HEH and not word.startswith(ARTICLE):
            return False  # heh at the end of the kind word itself: «his town», rarely a careless teh marbuta
        if self.words.common.get(word) == "word" and word not in self.words.starts:
            return word.startswith(ARTICLE) and head.kind in ("quarter", "village", "site") and word not in self.words.stop
        if word.startswith(ARTICLE) or word in self.words.starts:  # «areas of control»: only at the head of a list
            return head.kind != "area" or head.number < 3 or self.lists(name.stop)
        return self.plausible_indefinite(head, word, name)

    def plausible_indefinite(self, head: Head, word: str, name: Name) -> bool:
        """Tell whether a word without the article after a kind word is likely its name."""
        if head.kind == "area" and head.number == 3:
            return False
        if head.kind in NAMED_DEFINITE or head.number == 3:  # «a market», «a bridge» are mostly no names
            return name.stop > name.first + 1
        verbal = word[0] in VERBAL and len(word) > 4 and not word.startswith(TELL)
        return not verbal and not word.endswith(NISBA[0])  # «a coastal town»: an adjective in -iyya

    def lists(self, index: int) -> bool:
        """Tell whether a list goes on at a token with a definite name."""
        return self.form(index).startswith(WAW + ARTICLE) and self.form(index)[1:] not in self.words.stop
