"""From tokens to phrases of place: relation, direction, kind word, name, list.

[around|countryside of|north of …]* [town of|camp of …] name [and name …]
"""

from __future__ import annotations

from rasid.gazetteers.gazetteer import Gazetteer
from rasid.mentions.places.letters import ARTICLE, HASH, LAM, OF, WAW
from rasid.mentions.places.lists import item_name, next_item, other_side
from rasid.mentions.places.names import Name, Names
from rasid.mentions.places.reading import Reading, readings_in
from rasid.mentions.places.record import Draft
from rasid.mentions.places.words import Head, load_words
from rasid.text.document import Document

DASHES = frozenset("-/\u2010\u2011\u2012\u2013\u2014\u2015")
ENDS_OF_ROADS = frozenset({"city", "town", "village", "adm1"})
MOST_LISTED = 30  # places under one plural kind word


class Phrases:
    """Reads the phrases of place of one document."""

    def __init__(self, document: Document, gazetteer: Gazetteer) -> None:
        self.document = document
        self.forms = document.forms
        self.gazetteer = gazetteer
        self.words = load_words()
        self.names = Names(document, gazetteer)
        self.form = self.names.form

    def openings(self) -> list[tuple[int, tuple[Reading, ...]]]:
        """Return the tokens that may begin a phrase of place, with their readings."""
        read = map(readings_in(self.gazetteer, self.words).__getitem__, self.forms)
        return [(index, readings) for index, readings in enumerate(read) if readings]

    def phrase(self, index: int, reading: Reading) -> list[Draft]:
        """Read one phrase."""
        if not reading.opens:
            return self.bare(index, reading)
        lead = Draft(index, index, prefix=reading.prefix)
        position, word = self.lead(lead, index, reading.word)
        if position >= len(self.forms):
            return self.back(lead, index, reading, position)
        before = position
        if self.form(position) in self.words.references and not self.leads_name(position, word):
            return self.back(lead, index, reading, before)
        if position > index:
            position, word = self.connected(lead, position, word)
        return self.named(lead, position, word) or self.back(lead, index, reading, before)

    def bare(self, index: int, reading: Reading) -> list[Draft]:
        """Read a name that begins at a token, with no kind, relation or direction word before it."""
        if self.forms[index] in self.words.references and not self.leads_name(index, reading.word):
            return []
        name = self.names.longest(index, reading.word)
        return [self.draft(Draft(index, index, prefix=reading.prefix), name)] if name else []

    def back(self, lead: Draft, index: int, reading: Reading, position: int) -> list[Draft]:
        """Return a phrase that stands for a place named before: «the town», «the northern countryside»."""
        if position == index and reading.word in self.words.references:
            lead.reference, lead.stop = self.words.references[reading.word], index + 1
        elif lead.relation == "countryside" and lead.bearing is not None and reading.word.startswith(ARTICLE):
            lead.reference, lead.stop = ("adm1",), position
        elif position > index and self.form(position) in self.words.references:  # «the edges of the town»
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
        name = self.names.known(index, word)
        return name is not None and name.stop > index + 1

    def relation(self, index: int, word: str) -> tuple[int, str]:
        """Return the length and relation of a relation word at a token, (0, "") where none stands there."""
        firsts, relations = self.words.relation_firsts, self.words.relations
        bare = word.removeprefix(ARTICLE)
        if word not in firsts and bare not in relations:
            return 0, ""
        for length in range(self.words.relation_words if word in firsts else 0, 0, -1):
            form = " ".join([word, *self.forms[index + 1 : index + length]])
            if form in relations:
                return length, relations[form]
        if bare is not word and bare in relations and self.form(index + 1) in self.words.directions:
            return 1, relations[bare]  # «the western countryside of»
        return 0, ""

    def connected(self, lead: Draft, position: int, word: str) -> tuple[int, str]:
        """Step over «of» between a direction or relation and its place: a word, or letters on the name."""
        if word == OF and (lead.bearing is not None or lead.relation):
            return position + 1, self.form(position + 1)
        if word.startswith(LAM) and len(word) > 3 and not self.gazetteer.first_words(word) and word not in self.words.heads:
            rest = ARTICLE + word[2:] if word.startswith(LAM + LAM) else word[1:]
            if rest in self.words.heads or self.gazetteer.first_words(rest):
                return position, rest
        return position, word

    def named(self, lead: Draft, position: int, word: str) -> list[Draft]:
        """Read a kind word and names."""
        head = self.words.heads.get(word)
        whole = self.names.known(position, word)
        if head is None or self.names.indefinite(position):
            return [self.draft(lead, whole)] if whole else []
        inner = self.words.heads.get(self.form(position + 1))
        if inner is not None and not inner.keep and not (whole and whole.stop > position + 1):
            if head.kind in ("road", "mountain"):  # «the road of the town of X» runs by it
                lead.relation = lead.relation or "near"
            return self.named(lead, position + 1, self.form(position + 1))  # «the quarters of the town of X»
        if whole and whole.stop > position + 1 and not self.better_split(head, whole, position):
            return self.listed(lead, whole, head, whole_name=True)
        start = position + 1
        while self.joins_heads(start):  # «the towns and villages of»
            start += 1
        name = self.names.after_head(head, start + (self.form(start) == HASH))
        if name is None:
            return [self.draft(lead, whole)] if whole else []
        return self.listed(lead, name, head)

    def better_split(self, head: Head, whole: Name, position: int) -> bool:
        """Tell whether a name with its kind word («the district of X») is rather that of what follows the kind word."""
        if head.keep or any(entry.curated for entry in whole.entries):
            return False
        inner = self.names.known(position + 1, self.form(position + 1))
        return inner is not None and inner.stop >= whole.stop

    def joins_heads(self, index: int) -> bool:
        """Tell whether a token is another kind word joined to the one before by «and»."""
        word = self.form(index)
        other = self.words.heads.get(word[1:]) if word.startswith(WAW) else None
        return other is not None and other.number > 1

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
        if head.kind == "road" and name.entries and not whole_name:
            return self.road(drafts[0])
        if head.number == 1:
            return drafts
        most = 2 if head.number == 2 else MOST_LISTED
        while len(drafts) < most:
            item = next_item(self.names, drafts[-1].stop)
            if item is None:
                break
            index, word = item
            name_next = other_side(self.names, drafts[-1], index, word) or item_name(self.names, head, index, word)
            if name_next is None:
                break
            following = Draft(index, index, prefix=WAW if word != self.form(index) else "")
            following.relation, following.relation_word, following.bearing = lead.relation, lead.relation_word, None
            drafts.append(self.draft(following, name_next, head))
            drafts[-1].listed = True
        return drafts

    def road(self, start: Draft) -> list[Draft]:
        """Return both ends of a road, «the road X - Y», or the one that is named."""
        index = start.stop + (self.form(start.stop)[:1] in DASHES)
        other = self.names.known(index, self.form(index))
        if other is None or not any(entry.kind in ENDS_OF_ROADS for entry in other.entries):
            return [start]
        end = self.draft(Draft(index, index), other)
        for draft in (start, end):
            draft.relation, draft.derived, draft.name = "between", False, ""
        end.second, end.listed = True, True
        return [start, end]


def stronger(old: str, new: str) -> str:
    """Return the relation of two nested ones: «around the countryside of» is around."""
    if old == "near" and new == "outskirts":
        return new
    return old if old and old != "in" else new


def turned(old: int | None, new: int) -> int:
    """Return the bearing between two directions: north and west are northwest."""
    if old is None or old == new:
        return new
    if {old, new} == {0, 270}:
        return 315
    return (old + new) // 2 if abs(old - new) == 90 else new
