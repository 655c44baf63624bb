"""Unknown names in the middle of a list of places: «in X, Y and Z» is three places if X and Z are."""

from __future__ import annotations

from itertools import pairwise

from rasid.gazetteers.entry import squash
from rasid.mentions.places.letters import ARTICLE, COMMAS, TEH, VERBAL, WAW
from rasid.mentions.places.phrase import Phrases
from rasid.mentions.places.record import Draft

MOST_ITEMS = 6
MOST_WORDS = 2
VERB_STARTS = ("\u0627\u0633\u062a", *VERBAL)  # ist-, yeh, teh: how verbs begin that are no names
VERB_ENDS = (TEH, "\u0648\u0627")  # she did, they did


def listed_between(phrases: Phrases, drafts: list[Draft]) -> list[Draft]:
    """Return the unknown items between places that one list holds, or that a containing place closes."""
    found = []
    for before, after in pairwise(drafts):
        if before.reference or after.reference or not before.strength or not after.first > before.stop:
            continue
        spans = items(phrases, before.stop, after.first)
        if spans and (joined(phrases, after) or (closes(after) and not doubtful(phrases, before, spans))):
            made = [item(phrases, before, first, stop) for first, stop in spans]
            found += [draft for draft in made if not any(entry.kind == "country" for entry in draft.entries)]
    return found


def doubtful(phrases: Phrases, before: Draft, spans: list[tuple[int, int]]) -> bool:
    """Tell whether the only item may be a verb: «in X, and he left the north of Y»."""
    form = phrases.form(spans[0][0])
    in_list = before.listed or before.prefix == WAW
    return len(spans) == 1 and not (form.startswith(WAW) and (in_list or form.startswith(WAW + ARTICLE)))


def joined(phrases: Phrases, draft: Draft) -> bool:
    """Tell whether a place goes on a list: «and X», «, X», or X on a line of its own."""
    previous = phrases.form(draft.first - 1)
    return draft.prefix == WAW or previous in COMMAS or previous[:1] == "\n"


def closes(draft: Draft) -> bool:
    """Tell whether a place says where the list before it lies."""
    return draft.bearing is not None or draft.relation == "countryside"


def items(phrases: Phrases, first: int, stop: int) -> list[tuple[int, int]]:
    """Return the token ranges of the names that make up tokens [first, stop), none where anything else stands there."""
    spans: list[tuple[int, int]] = []
    at = first
    while at < stop:
        form = phrases.form(at)
        separated = form in COMMAS or form[0] == "\n"
        at += separated
        if at >= stop:
            break
        if not separated and not (form.startswith(WAW) and len(form) > 3):
            return []
        end = item_end(phrases, at, stop)
        if end == at or len(spans) >= MOST_ITEMS:
            return []
        spans.append((at, end))
        at = end
    return spans


def item_end(phrases: Phrases, first: int, stop: int) -> int:
    """Return where the name that begins at token *first* ends, *first* itself where none may stand there."""
    end = first + 1
    while end < stop and phrases.form(end) not in COMMAS and phrases.form(end)[0] not in ("\n", WAW):
        end += 1
    words = [phrases.form(first).removeprefix(WAW), *phrases.forms[first + 1 : end]]
    return end if len(words) <= MOST_WORDS and plausible(phrases, words) else first


def plausible(phrases: Phrases, words: list[str]) -> bool:
    """Tell whether *words* may be the name of a place in a list of places."""
    table = phrases.words
    if len(words) > 1 and words[0] not in table.starts and not words[1].startswith(ARTICLE):
        return False
    head = words[0]
    verbal = not head.startswith(ARTICLE) and (head.startswith(VERB_STARTS) or head.endswith(VERB_ENDS))
    odd = any(not word.isalpha() or word.isascii() or word in table.stop for word in words if word not in table.starts)
    return len(head) > 2 and not odd and not verbal and head not in table.openers - table.starts


def item(phrases: Phrases, before: Draft, first: int, stop: int) -> Draft:
    """Return an item as a place that goes on the list after *before*."""
    prefix = WAW if phrases.form(first).startswith(WAW) and phrases.form(first - 1) not in COMMAS else ""
    forms = [phrases.form(first).removeprefix(prefix), *phrases.forms[first + 1 : stop]]
    name = phrases.names.text(first, stop).removeprefix(prefix)
    known = phrases.gazetteer.lookup(squash(forms))
    made = Draft(first, stop, prefix, first, stop, "" if known else name, squash(forms), known, strength=1, listed=True)
    made.preposition, made.relation = before.preposition, before.relation if before.relation != "between" else ""
    return made
