"""All places of a document: phrases, what governs them, what they refer to, and where they are."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from rasid.gazetteers.gazetteer import Gazetteer
from rasid.mentions.places.accept import accepted, doubtful, govern
from rasid.mentions.places.enumeration import listed_between
from rasid.mentions.places.letters import BEH, COMMAS, IN, LAM, WAW
from rasid.mentions.places.phrase import Phrases
from rasid.mentions.places.place import located, refer, role_of
from rasid.mentions.places.reading import Reading
from rasid.mentions.places.record import Draft, PlaceMention
from rasid.mentions.places.resolve import Context, rank
from rasid.mentions.places.special import measure, quoted_names, settle_border, territory
from rasid.mentions.places.vouch import named_elsewhere, vouched
from rasid.text.document import Document

CONTAINING = 3  # tokens that may stand between a place and what contains it
REFERS_BACK = 400  # places that «the town» looks back over
STOPS = frozenset(".!?\u061f\n")


def find_places_in(
    document: Document,
    gazetteer: Gazetteer,
    *,
    country_hint: str | None = None,
    blocked: Collection[tuple[int, int]] = (),
) -> list[PlaceMention]:
    """Return the places of *document*, in order.

    *country_hint* is an ISO 3166-1 code that decides among equals; *blocked* are token ranges [first, stop) of names of
    persons and groups, inside which a bare name is no place.
    """
    phrases = Phrases(document, gazetteer)
    drafts = find_drafts(phrases, blocked)
    contain(phrases, drafts)
    context = Context(drafts, country_hint)
    for draft in drafts:
        settle_border(draft, context, phrases)
    choose(drafts, context)
    drafts = vouched(drafts)
    mentions = []
    for index, draft in enumerate(drafts):
        earlier = drafts[max(0, index - REFERS_BACK) : index]
        place = refer(document, draft, earlier, gazetteer) if draft.reference else located(document, draft, context, earlier)
        if place is None:
            continue
        draft.place = place
        governed = draft.prefix, draft.preposition
        mentions.append(
            PlaceMention(draft.first, draft.stop, *governed, place, role_of(place), bool(draft.reference), draft.strength)
        )
    return mentions


def find_drafts(phrases: Phrases, blocked: Collection[tuple[int, int]]) -> list[Draft]:
    """Return the phrases that stand for places, in order."""
    held = {index for first, stop in blocked for index in range(first, stop)}
    found: list[Draft] = []
    turned_away: list[Draft] = []
    free = 0
    for opening in phrases.openings():
        drafts = kept(phrases, opening, held, found, turned_away) if opening[0] >= free else []
        if drafts:
            found += drafts
            free = drafts[-1].stop
    late = quoted_names(phrases, found) + named_elsewhere(phrases, found, turned_away)
    known = sorted(found + late, key=lambda draft: draft.first) if late else found
    items = listed_between(phrases, known)
    return sorted(known + items, key=lambda draft: draft.first) if items else known


def kept(
    phrases: Phrases, at: tuple[int, tuple[Reading, ...]], held: set[int], found: list[Draft], turned_away: list[Draft]
) -> list[Draft]:
    """Return the accepted places of the first reading at a token that yields any; those of doubt go to *turned_away*."""
    index, readings = at
    land = territory(phrases, index) if readings[0].opens or readings[-1].opens else None
    if land is not None:
        govern(phrases, land, found[-1] if found else None)
        return [land]
    for reading in readings:
        drafts = phrases.phrase(index, reading)
        before = found[-1] if found else None
        good = []
        for draft in drafts:
            govern(phrases, draft, before)
            if accepted(phrases, draft, held):
                measure(phrases, draft)
                good.append(draft)
                before = draft
            elif doubtful(phrases, draft, held):
                turned_away.append(draft)
        if good:
            return good
    return []


def contain(phrases: Phrases, drafts: list[Draft]) -> None:
    """Tie each place to the place right after it that contains it: «Qara in Rif Dimashq», «X, south of Y»."""
    for draft, following in pairwise(drafts):
        gap = phrases.forms[draft.stop : following.first]
        apart = len(gap) > CONTAINING or any(form[0] in STOPS for form in gap)
        if not apart and not following.listed and not following.reference and holds(following):
            draft.container = following
            following.contains = True
    for draft, following in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=False):
        if draft.container is None and (following.listed or gap_is_and(phrases, draft, following)):
            draft.container = following.container


def holds(draft: Draft) -> bool:
    """Tell whether a phrase is such that it may say where the place before it lies."""
    return draft.preposition in (BEH, IN, LAM) or draft.bearing is not None or draft.relation == "countryside"


def gap_is_and(phrases: Phrases, draft: Draft, following: Draft) -> bool:
    """Tell whether *following* is joined to *draft* by «and» or a comma."""
    gap = phrases.forms[draft.stop : following.first]
    return (not gap and following.prefix == WAW) or (len(gap) == 1 and gap[0] in COMMAS)


def choose(drafts: list[Draft], context: Context) -> None:
    """Choose a place for each phrase, containers first."""
    ordered = sorted((d for d in drafts if d.entries), key=lambda d: (d.container is not None, len(d.entries)))
    for draft in ordered:
        if len(draft.entries) > 1:
            draft.ranked = rank(draft, context)
        draft.chosen = draft.ranked[0][1] if draft.ranked else draft.entries[0]
