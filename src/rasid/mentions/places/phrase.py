"""From tokens to phrases of place: relation, direction, kind word, name, list.

    [around|countryside of|north of …]* [town of|camp of …] name [and name …]
"""

from __future__ import annotations

from typing import NamedTuple

from rasid.gazetteers.entry import Entry, article_toggled, squash
from rasid.gazetteers.gazetteer import Gazetteer
from rasid.mentions.places.record import Draft
from rasid.mentions.places.words import Head, Words, load_words
from rasid.text.document import Document
from rasid.text.letters import DROPPED, match_form

WAW = "\u0648"
BEH = "\u0628"
LAM = "\u0644"
KAF = "\u0643"
FEH = "\u0641"
ARTICLE = "\u0627\u0644"
CONJUNCTIONS = frozenset({WAW, FEH})
PREPOSITIONS = frozenset({BEH, LAM, KAF})
COMMAS = frozenset({"\u060c", ","})
OPENING = frozenset("\"\u201c\u00ab\u201e\u201f'\u2018\u201d")
CLOSING = frozenset("\"\u201d\u00bb\u201c'\u2019")
NISBA = ("\u064a\u0647", "\u064a")  # yeh heh, yeh: adjectives of belonging
INVISIBLE = dict.fromkeys(DROPPED, None)
MOST_LISTED = 30
HASH = "#"
HEH = "\u0647"
TEH = "\u062a"
POSSESSED = ("\u0647\u0627", "\u0647\u0645", "\u0647\u0645\u0627")  # her, their: no name ends so
PROMINENT = frozenset({"country", "adm1"})
VERBAL = frozenset("\u064a\u062a")  # yeh, teh: the present tense begins with them
NAMED_DEFINITE = frozenset({"area", "site", "road", "crossing", "base", "prison", "field", "dam", "region", "mountain", "river"})


class Reading(NamedTuple):
    """One way to take a token: proclitics and the word behind them, and what that word may be."""

    prefix: str
    word: str
    names: int  # words of the longest known name that begins with it
    opens: bool  # a kind, relation or direction word


class Name(NamedTuple):
    """A name at tokens [first, stop)."""

    first: int
    stop: int
    entries: tuple[Entry, ...]
    key: str
    text: str = ""  # as written, where no gazetteer knows it
    joined: bool = False  # known with the singular of the kind word before it


def readings_of(form: str, gazetteer: Gazetteer, words: Words) -> tuple[Reading, ...]:
    """Return the ways to take token *form*, fewest clitics first; none for most tokens."""
    found = []
    for prefix in prefixes_of(form):
        rest = form[len(prefix) :]
        for word in (rest, ARTICLE + rest[1:]) if prefix[-1:] == LAM and rest[0] == LAM else (rest,):  # lam lam: the article
            opens = word in words.openers or (word.startswith(ARTICLE) and word[2:] in words.relations)
            names = gazetteer.first_words(word)
            if names == 1 and not opens and words.common.get(word) == "word":
                continue  # alone it is never a place; after a kind word it is looked up again
            if opens or names:
                found.append(Reading(prefix, word, names, opens))
    return tuple(found)


def prefixes_of(form: str) -> list[str]:
    """Return the proclitics that *form* may begin with, the empty one first; two letters at least are left."""
    found = [""] if len(form) > 1 else []
    at = 0
    if form[0] in CONJUNCTIONS and len(form) > 2:
        found.append(form[0])
        at = 1
    if len(form) - at > 2 and form[at] in PREPOSITIONS:
        if at:
            found.append(form[0] + form[1])
        else:
            found.append(form[0])
    return found


class Phrases:
    """Reads the phrases of place of one document."""

    def __init__(self, document: Document, gazetteer: Gazetteer) -> None:
        self.document = document
        self.forms = document.forms
        self.gazetteer = gazetteer
        self.words = load_words()

    def readings(self, index: int) -> tuple[Reading, ...]:
        """Return the readings of a token, remembered by its form."""
        memo = self.gazetteer.memo
        form = self.forms[index]
        found = memo.get(form)
        if found is None:
            found = memo[form] = readings_of(form, self.gazetteer, self.words)
        return found  # type: ignore[return-value]  # the memo is shared, its keys tell the types apart

    def form(self, index: int) -> str:
        """Return the match form of a token, an empty string beyond the last."""
        return self.forms[index] if 0 <= index < len(self.forms) else ""

    # names

    def known(self, index: int, word: str, *, loose: bool = False) -> Name | None:
        """Return the longest known name whose first word is *word* at token *index*."""
        for first in (word, article_toggled(word)) if loose else (word,):
            most = self.gazetteer.first_words(first)
            for length in range(min(most, len(self.forms) - index), 0, -1):
                key = squash([first, *self.forms[index + 1 : index + length]])
                entries = self.gazetteer.lookup(key)
                if first != word:  # only small places lose or gain their article
                    entries = tuple(entry for entry in entries if entry.kind not in PROMINENT)
                if entries:
                    return Name(index, index + length, entries, key)
        return None

    def quoted(self, index: int) -> int:
        """Return where the quotation that begins right before token *index* ends (a token), or *index* where none does."""
        document = self.document
        start = document.starts[index]
        if not start or document.raw[start - 1] not in OPENING:
            return index
        for stop in range(index + 1, min(index + 5, len(self.forms)) + 1):
            end = document.ends[stop - 1]
            if end < len(document.raw) and document.raw[end] in CLOSING:
                return stop
        return index

    def unknown(self, index: int) -> Name | None:
        """Return the words at *index* as a name that no gazetteer knows, by what may and may not stand in one."""
        word = self.form(index)
        if len(word) < 2 or not word.isalpha() or (word in self.words.stop and word not in self.words.starts) or word in self.words.directions:
            return None
        if word in self.words.relation_firsts or "a" <= word[0] <= "z":
            return None
        stop = self.quoted(index)
        if stop == index or any(not form.isalnum() for form in self.forms[index:stop]):
            stop = index + 1
            if word in self.words.starts and self.fits_second(stop):
                stop += 1
            elif not word.startswith(ARTICLE) and self.fits_idafa(stop):
                stop += 1
            if self.form(stop) in self.words.directions and self.form(stop).startswith(ARTICLE):
                stop += 1
        return Name(index, stop, (), squash(self.forms[index:stop]), self.text(index, stop))

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

    # phrases

    def at(self, index: int) -> list[Draft]:
        """Return the places of the phrase that begins at token *index*, none where none does."""
        for reading in self.readings(index):
            drafts = self.phrase(index, reading)
            if drafts:
                return drafts
        return []

    def phrase(self, index: int, reading: Reading) -> list[Draft]:
        """Read one phrase."""
        lead = Draft(index, index, prefix=reading.prefix)
        position, word = self.lead(lead, index, reading.word) if reading.opens else (index, reading.word)
        if position >= len(self.forms):
            return self.back(lead, index, reading, position)
        before = position
        if position > index:
            position, word = self.connected(lead, position, word)
        return self.named(lead, position, word) or self.back(lead, index, reading, before)

    def back(self, lead: Draft, index: int, reading: Reading, position: int) -> list[Draft]:
        """Return a phrase that stands for a place named before: «the town», «the northern countryside»."""
        if not reading.opens:
            return []
        if position == index and reading.word in self.words.references:
            lead.reference, lead.stop = self.words.references[reading.word], index + 1
        elif lead.relation == "countryside" and lead.bearing is not None and reading.word.startswith(ARTICLE):
            lead.reference, lead.stop = ("adm1",), position
        elif lead.relation and reading.word != self.form(position) and self.form(position) in self.words.references:
            lead.reference, lead.stop = self.words.references[self.form(position)], position + 1
        elif lead.bearing is not None and position > index and self.form(position) in self.words.references:
            lead.reference, lead.stop = self.words.references[self.form(position)], position + 1
        return [lead] if lead.reference else []

    def lead(self, lead: Draft, index: int, word: str) -> tuple[int, str]:
        """Read relation and direction words into *lead*; return the token after them and its word."""
        position = index
        while position < len(self.forms) and not self.leads_name(position, word):
            length, relation = self.relation(position, word)
            if length:
                lead.relation = stronger(lead.relation, relation)
                lead.relation_word = word
                position += length
            elif word in self.words.directions and not (position == index and word.startswith(ARTICLE)):
                lead.bearing = turned(lead.bearing, self.words.directions[word])
                position += 1
            else:
                break
            position += self.form(position) == HASH
            word = self.form(position)
        return position, word

    def leads_name(self, index: int, word: str) -> bool:
        """Tell whether a relation or direction word begins a known name: «North Sinai», «Rif Dimashq»."""
        if self.gazetteer.first_words(word) < 2:
            return False
        name = self.known(index, word)
        return name is not None and name.stop > index + 1

    def relation(self, index: int, word: str) -> tuple[int, str]:
        """Return the length and relation of a relation word at a token, (0, "") where none stands there."""
        bare = word.removeprefix(ARTICLE)
        if word not in self.words.relation_firsts and bare not in self.words.relations:
            return 0, ""
        for length in range(self.words.relation_words, 0, -1):
            form = " ".join([word, *self.forms[index + 1 : index + length]])
            if form in self.words.relations:
                return length, self.words.relations[form]
        if bare is not word and self.form(index + 1) in self.words.directions:  # «the western countryside of»
            return 1, self.words.relations[bare]
        return 0, ""

    def connected(self, lead: Draft, position: int, word: str) -> tuple[int, str]:
        """Step over «of» between a direction or relation and its place: a word, or letters on the name."""
        if word == "\u0645\u0646" and (lead.bearing is not None or lead.relation):  # min, of
            return position + 1, self.form(position + 1)
        if word.startswith(LAM) and len(word) > 3 and not self.gazetteer.first_words(word) and word not in self.words.heads:
            rest = ARTICLE + word[2:] if word.startswith(LAM + LAM) else word[1:]
            if rest in self.words.heads or self.gazetteer.first_words(rest):
                return position, rest
        return position, word

    def named(self, lead: Draft, position: int, word: str) -> list[Draft]:
        """Read a kind word and names."""
        head = self.words.heads.get(word)
        whole = self.known(position, word)
        if head is None or self.indefinite(position):
            return [self.draft(lead, whole)] if whole else []
        inner = self.words.heads.get(self.form(position + 1))
        if inner is not None and not inner.keep and not (whole and whole.stop > position + 1):
            return self.named(lead, position + 1, self.form(position + 1))  # «the quarters of the town of X»
        if whole and whole.stop > position + 1:
            return self.listed(lead, whole, head, whole_name=True)
        start = position + 1
        while self.joins_heads(start):  # «the towns and villages of»
            start += 1
        name = self.after_head(head, start + (self.form(start) == HASH))
        if name is None:
            return [self.draft(lead, whole)] if whole else []
        return self.listed(lead, name, head)

    def joins_heads(self, index: int) -> bool:
        """Tell whether a token is another kind word joined to the one before by «and»."""
        word = self.form(index)
        other = self.words.heads.get(word[1:]) if word.startswith(WAW) else None
        return other is not None and other.number > 1

    def after_head(self, head: Head, index: int, *, listed: bool = False) -> Name | None:
        """Return the name that follows a kind word, known or not."""
        word = self.form(index)
        if not word or not word[0].isalpha():
            return None
        singular = match_form(head.singular)
        if head.keep:
            joined = self.joined(singular, index)
            if joined:
                return joined
        name = self.known(index, word, loose=True)
        if name and self.quoted(index) <= name.stop and not self.goes_on(index, name):
            return name
        if not head.unknown and not (name is None and head.number > 1 and listed):
            return name
        unknown = self.unknown(index)
        if unknown is None or (name and name.stop >= unknown.stop):
            return name
        if name is None or self.quoted(index) == unknown.stop or self.goes_on(index, name):
            return unknown if self.plausible(head, index, unknown) else name
        return name

    def goes_on(self, index: int, name: Name) -> bool:
        """Tell whether a one-word known name is but the first word of a longer, unknown one: «Tell», «Khirbat»."""
        word = self.form(index)
        return name.stop == index + 1 and word in self.words.starts and self.fits_second(index + 1)

    def indefinite(self, index: int) -> bool:
        """Tell whether a kind word bears tanween, and so names nothing."""
        start, end = self.document.starts[index], self.document.ends[index]
        return any("\u064b" <= letter <= "\u064d" for letter in self.document.raw[start:end])

    def joined(self, singular: str, index: int) -> Name | None:
        """Return the known name that the kind word's singular and the words at *index* make."""
        most = self.gazetteer.first_words(singular) - 1
        for length in range(min(most, len(self.forms) - index), 0, -1):
            key = squash([singular, *self.forms[index : index + length]])
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
            return word.startswith(ARTICLE) and head.kind in ("quarter", "village", "site")
        if word.startswith(ARTICLE) or word in self.words.starts:
            return head.kind != "area" or head.number < 3 or self.lists(name.stop)
        if head.kind == "area" and head.number == 3:  # «areas of control»: taken only at the head of a list
            return False
        if head.kind in NAMED_DEFINITE or head.number == 3:  # «a market», «a bridge» are mostly no names
            return name.stop > index + 1
        verbal = word[0] in VERBAL and len(word) > 4 and not word.startswith("\u062a\u0644")  # Tell fuses with its name
        return not verbal and not word.endswith("\u064a\u0647")  # «a coastal town»: an adjective in -iyya

    def lists(self, index: int) -> bool:
        """Tell whether a list goes on at a token with a definite name."""
        return self.form(index).startswith(WAW + ARTICLE) and self.form(index)[1:] not in self.words.stop

    def draft(self, lead: Draft, name: Name, head: Head | None = None, *, whole_name: bool = False) -> Draft:
        """Return the place of one name under *lead*."""
        made = Draft(lead.first, name.stop, lead.prefix, name.first, name.stop, name.text, name.key, name.entries, head)
        made.joined = name.joined
        made.relation, made.relation_word, made.bearing = lead.relation, lead.relation_word, lead.bearing
        if head is not None and head.keep and not whole_name and not name.joined:
            made.derived = bool(name.entries)
            made.name = f"{head.singular} {name.text or name.entries[0].name}"
        self.trail(made)
        return made

    def trail(self, draft: Draft) -> None:
        """Take in what belongs to the phrase after the name: «the northern», «military», «and its countryside»."""
        position = draft.stop
        if draft.relation in ("countryside", "outskirts") or draft.relation_word:
            while self.form(position) in self.words.directions and self.form(position).startswith(ARTICLE):
                draft.bearing = turned(draft.bearing, self.words.directions[self.form(position)])
                position += 1
        if draft.head is not None and draft.head.keep:
            while self.form(position) in self.words.qualifiers:
                position += 1
        if self.form(position) in self.words.environs:
            draft.environs = True
            position += 1
        draft.stop = position

    def listed(self, lead: Draft, name: Name, head: Head, *, whole_name: bool = False) -> list[Draft]:
        """Return the places of a list under one kind word."""
        drafts = [self.draft(lead, name, head, whole_name=whole_name)]
        if head.number == 1:
            return drafts
        most = 2 if head.number == 2 else MOST_LISTED
        while len(drafts) < most:
            item = self.next_item(drafts[-1].stop)
            if item is None:
                break
            index, word = item
            name_next = self.other_side(drafts[-1], index, word) or self.item_name(head, index, word)
            if name_next is None:
                break
            following = Draft(index, index, prefix=WAW if word != self.form(index) else "")
            following.relation, following.relation_word, following.bearing = lead.relation, lead.relation_word, None
            drafts.append(self.draft(following, name_next, head))
            drafts[-1].listed = True
        return drafts

    def next_item(self, index: int) -> tuple[int, str] | None:
        """Return the next item of a list at a token: its token and its word without «and»."""
        word = self.form(index)
        if word in COMMAS:
            index += 1
            word = self.form(index)
        elif not word.startswith(WAW):
            return None
        if word == WAW:
            return index + 1, self.form(index + 1)
        if word.startswith(WAW) and len(word) > 3 and not self.gazetteer.first_words(word):
            return index, word[1:]
        return (index, word) if word else None

    def item_name(self, head: Head, index: int, word: str) -> Name | None:
        """Return the name of a list's further item, known or, after «and» or in quotation marks, unknown."""
        if word in self.words.heads and not self.words.heads[word].keep:
            return None
        if head.keep:
            singular = match_form(head.singular)
            most = self.gazetteer.first_words(singular) - 1
            for length in range(min(most, len(self.forms) - index), 0, -1):
                key = squash([singular, word, *self.forms[index + 1 : index + length]])
                if self.gazetteer.lookup(key):
                    return Name(index, index + length, self.gazetteer.lookup(key), key, joined=True)
        known = self.known(index, word, loose=True)
        if known:
            return known
        if not head.unknown or word in self.words.stop or len(word) < 3 or not word.isalpha():
            return None
        if word != self.form(index) or self.form(index - 1) in COMMAS:
            return self.unknown_item(index, word)
        return None

    def other_side(self, before: Draft, index: int, word: str) -> Name | None:
        """Return «the western X» for a list that says «eastern X and western»."""
        first = self.form(before.name_stop - 1)
        if word not in self.words.directions or first not in self.words.directions or not word.startswith(ARTICLE):
            return None
        stem = self.text(before.name_first, before.name_stop - 1)
        side = self.text(index, index + 1)
        side = side.removeprefix(WAW) if word != self.form(index) else side
        key = squash([*match_form(stem).split(), word])
        return Name(index, index + 1, self.gazetteer.lookup(key), key, f"{stem} {side}")

    def unknown_item(self, index: int, word: str) -> Name | None:
        """Return an unknown item of a list: it ends where the list goes on or the clause ends."""
        stop = index + 1
        if (word in self.words.starts or self.fits_idafa(stop)) and self.fits_second(stop):
            stop += 1
        following = self.form(stop)
        goes_on = following in COMMAS or following.startswith(WAW) or following in ("", ".", "\n")
        goes_on = goes_on or following.startswith(BEH) or following in self.words.prepositions or following in self.words.directions
        if not goes_on or word in self.words.common or word.endswith((TEH, *POSSESSED)):  # «and hit»: a verb
            return None
        text = self.text(index, stop)
        return Name(index, stop, (), squash([word, *self.forms[index + 1 : stop]]), text.removeprefix(WAW) if word != self.form(index) else text)


def stronger(old: str, new: str) -> str:
    """Return the relation of two nested ones: «around the countryside of» is around."""
    return old if old and old != "in" else new


def turned(old: int | None, new: int) -> int:
    """Return the bearing between two directions: north and west are northwest."""
    if old is None or old == new:
        return new
    if {old, new} == {0, 270}:
        return 315
    return (old + new) // 2 if abs(old - new) == 90 else new
