"""Phrases of place that are not names after a kind word: «the Syrian territory», quoted names, distances."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from rasid.gazetteers.entry import key_of, squash
from rasid.mentions.places.letters import BEH, CLOSING, COMMAS, FROM, OPENING, WAW
from rasid.mentions.places.phrase import Phrases
from rasid.mentions.places.record import Draft
from rasid.mentions.places.resolve import Context

_OPEN = "".join(OPENING)
_QUOTED = re.compile(f"[{re.escape(_OPEN)}]([^{re.escape(_OPEN + ''.join(CLOSING))}\n]{{2,40}})[{re.escape(''.join(CLOSING))}]")
MOST_WORDS = 3
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
NEAREST, FARTHEST = 0.2, 500.0  # km that may be told as a distance


def territory(phrases: Phrases, index: int) -> Draft | None:
    """Return «the Syrian territory», «the Libyan waters», «the Turkish border» at a token, None where none begins."""
    nationals = phrases.words.nationals
    if phrases.form(index + 1) not in nationals:
        return None
    form = phrases.forms[index]
    for prefix in ("", BEH, WAW, WAW + BEH):
        sort = phrases.words.lands.get(form[len(prefix) :]) if form.startswith(prefix) else None
        if sort is None:
            continue
        stop = index + 2 + (phrases.form(index + 2) in nationals)
        countries = [nationals[phrases.form(at)] for at in range(index + 1, stop)]
        lead = "" if prefix else phrases.words.relations.get(phrases.form(index - 1), "")
        return of_countries(phrases, Draft(index, stop, prefix), sort, countries, lead)
    return None


def of_countries(phrases: Phrases, draft: Draft, sort: str, countries: list[str], lead: str) -> Draft | None:
    """Return *draft* as a part of the land of *countries*."""
    gazetteer = phrases.gazetteer
    draft.name_first, draft.name_stop = draft.first, draft.stop
    draft.strength = 3
    draft.name = phrases.names.text(draft.first, draft.stop).removeprefix(draft.prefix)
    draft.key = key_of(draft.name)
    known = gazetteer.lookup(draft.key)
    draft.entries = known or tuple(filter(None, [gazetteer.country(countries[0])]))
    draft.land = "" if known else sort
    draft.relation = "over" if sort == "air" else lead if lead != "in" else ""
    return draft if draft.entries else None


def settle_border(draft: Draft, context: Context, phrases: Phrases) -> None:
    """Let «the Turkish border» be that with the country that the report is about."""
    if draft.land != "border" or not draft.entries:
        return
    own = context.own_country()
    nisba = phrases.words.nisbas.get(own)
    if nisba is None or own == draft.entries[0].country:
        return
    border, *others = draft.name.split()
    name = " ".join([border, nisba, *others])
    known = phrases.gazetteer.lookup(key_of(name))
    if known:
        draft.name, draft.key, draft.entries, draft.land = name, key_of(name), known, ""


def quoted_names(phrases: Phrases, drafts: list[Draft]) -> list[Draft]:
    """Return the names in quotation marks that only a following place shows to be places: «“X” in the north of Y»."""
    document, found = phrases.document, []
    quotations = list(_QUOTED.finditer(document.raw))
    if not quotations:
        return []
    starts = {draft.first: draft for draft in drafts}
    held = {index for draft in drafts for index in range(draft.first, draft.stop)}
    for hit in quotations:
        first = bisect_left(document.starts, hit.start(1))
        if first in held or document.starts[first : first + 1] != [hit.start(1)]:
            continue
        stop = bisect_left(document.starts, hit.end(1))
        following = starts.get(stop) or starts.get(stop + 1)
        if following is None or not places_before(following):
            continue
        for begin, end in quoted_items(phrases, first, stop):
            if begin not in held and may_be_name(phrases, begin, end):
                found.append(quoted_name(phrases, begin, end))
    return found


def quoted_items(phrases: Phrases, first: int, stop: int) -> list[tuple[int, int]]:
    """Return the token ranges of a quotation between its commas."""
    commas = [at for at in range(first, stop) if phrases.form(at) in COMMAS]
    edges = [first - 1, *commas, stop]
    return [(one + 1, other) for one, other in pairwise(edges) if other > one + 1]


def quoted_name(phrases: Phrases, first: int, stop: int) -> Draft:
    """Return the place of one name in quotation marks, without the «and» of a list."""
    after_comma = first > 0 and phrases.form(first - 1) in COMMAS and len(phrases.form(first)) > 3
    prefix = WAW if after_comma and phrases.form(first).startswith(WAW) else ""
    key = squash([phrases.form(first).removeprefix(prefix), *phrases.forms[first + 1 : stop]])
    known = phrases.gazetteer.lookup(key)
    name = "" if known else phrases.names.text(first, stop).removeprefix(prefix)
    return Draft(first, stop, prefix, first, stop, name, key, known, strength=3)


def may_be_name(phrases: Phrases, first: int, stop: int) -> bool:
    """Tell whether the words of a quotation may be a place's name."""
    forms = phrases.forms[first:stop]
    return 0 < len(forms) <= MOST_WORDS and all(form.isalpha() for form in forms) and phrases.names.may_begin(forms[0])


def places_before(draft: Draft) -> bool:
    """Tell whether a phrase says where what stands before it lies."""
    return draft.relation == "countryside" or (draft.bearing is not None and not draft.reference)


def measure(phrases: Phrases, draft: Draft) -> None:
    """Set the distance that stands before a direction or a place: «5 km east of X», «5 km from X»."""
    index = draft.first - 1
    if phrases.form(index) in (draft.preposition, FROM) and phrases.form(index):
        index -= 1
    if phrases.form(index) not in phrases.words.units:
        return
    number = phrases.form(index - 1)
    if not _NUMBER.fullmatch(number):
        return
    kilometres = float(number.replace(",", "."))
    if NEAREST <= kilometres <= FARTHEST:
        draft.kilometres = kilometres
        draft.relation = draft.relation or "near"
