"""Lists of places under one kind word: «the towns of X, Y and Z», «the villages of eastern X and western»."""

from __future__ import annotations

from rasid.gazetteers.entry import squash
from rasid.mentions.places.letters import ARTICLE, BEH, COMMAS, POSSESSED, TEH, WAW
from rasid.mentions.places.names import Name, Names
from rasid.mentions.places.record import Draft
from rasid.mentions.places.words import Head
from rasid.text.letters import match_form

ENDS = frozenset({"", ".", "\n"})


def next_item(names: Names, index: int) -> tuple[int, str] | None:
    """Return the next item of a list at a token: its token and its word without «and»."""
    word = names.form(index)
    if word in COMMAS:
        index += 1
        word = names.form(index)
    elif not word.startswith(WAW):
        return None
    if word == WAW:
        return index + 1, names.form(index + 1)
    if word.startswith(WAW) and len(word) > 3 and not names.gazetteer.first_words(word):
        return index, word[1:]
    return (index, word) if word else None


def item_name(names: Names, head: Head, index: int, word: str) -> Name | None:
    """Return the name of a list's further item, known or, after «and» or in quotation marks, unknown."""
    if word in names.words.heads and not names.words.heads[word].keep:
        return None
    known = (names.joined(head, index, word) if head.keep else None) or names.known(index, word, loose=True)
    if known:
        return known
    if not head.unknown or word in names.words.stop or len(word) < 3 or not word.isalpha():
        return None
    if word != names.form(index) or names.form(index - 1) in COMMAS:
        return unknown_item(names, index, word)
    return None


def other_side(names: Names, before: Draft, index: int, word: str) -> Name | None:
    """Return «the western X» for a list that says «eastern X and western»."""
    first = names.form(before.name_stop - 1)
    if word not in names.words.directions or first not in names.words.directions or not word.startswith(ARTICLE):
        return None
    stem = names.text(before.name_first, before.name_stop - 1)
    side = names.text(index, index + 1)
    side = side.removeprefix(WAW) if word != names.form(index) else side
    key = squash([*match_form(stem).split(), word])
    return Name(index, index + 1, names.gazetteer.lookup(key), key, f"{stem} {side}")


def unknown_item(names: Names, index: int, word: str) -> Name | None:
    """Return an unknown item of a list: it ends where the list goes on or the clause ends."""
    stop = index + 1
    if (word in names.words.starts or names.fits_idafa(stop)) and names.fits_second(stop):
        stop += 1
    following = names.form(stop)
    ends = following in ENDS or following in COMMAS or following.startswith((WAW, BEH))
    if not (ends or following in names.words.prepositions or following in names.words.directions):
        return None
    verbal = word.endswith(TEH) and not word.startswith(ARTICLE)  # «and hit»
    if word in names.words.common or verbal or word.endswith(POSSESSED):
        return None
    text = names.text(index, stop)
    text = text.removeprefix(WAW) if word != names.form(index) else text
    return Name(index, stop, (), squash([word, *names.forms[index + 1 : stop]]), text)
