"""What a token may be in a phrase of place, with its clitics off."""

from __future__ import annotations

from typing import NamedTuple

from rasid.gazetteers.gazetteer import Gazetteer
from rasid.mentions.places.letters import ARTICLE, CONJUNCTIONS, LAM, PREPOSITIONS
from rasid.mentions.places.words import Words
from rasid.text.forms import FormTable

READINGS = "readings"


class Reading(NamedTuple):
    """One way to take a token: proclitics and the word behind them, and what that word may be."""

    prefix: str
    word: str
    names: int  # words of the longest known name that begins with it
    opens: bool  # a kind, relation or direction word


def readings_in(gazetteer: Gazetteer, words: Words) -> FormTable[tuple[Reading, ...]]:
    """Return the readings of every form with *gazetteer*, filled as forms are met."""
    table: FormTable[tuple[Reading, ...]] | None = gazetteer.memo.get(READINGS)
    if table is None:
        table = gazetteer.memo[READINGS] = FormTable(lambda form: readings_of(form, gazetteer, words))
    return table


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
