"""Whether the other places of a report vouch for a bare village name: every common noun is some village's name."""

from __future__ import annotations

import math

from rasid.gazetteers.entry import Entry
from rasid.mentions.places.accept import KNOWN_PEOPLE
from rasid.mentions.places.phrase import Phrases
from rasid.mentions.places.record import Draft
from rasid.mentions.places.resolve import SMALL, kilometres

VOUCHED_NEAR, VOUCHED_FAR = 40.0, 150.0  # km to a plain place of the report, after a weak and after a locative preposition


def vouched(drafts: list[Draft]) -> list[Draft]:
    """Return *drafts* without bare names of obscure places that lie far from what the report names plainly.

    Every common noun is some village's name: near the other places it is likely meant, elsewhere it is a word.
    """
    plain = [
        d.chosen for d in drafts if d.chosen is not None and (d.strength > 2 or not obscure(d)) and d.chosen.kind != "country"
    ]
    return [draft for draft in drafts if not obscure(draft) or believable(draft, plain)]


def obscure(draft: Draft) -> bool:
    """Tell whether a draft is one bare word that only a village, and no place that the news names, is called by."""
    chosen = draft.chosen
    bare = draft.head is None and not draft.relation and draft.bearing is None and draft.name_stop - draft.name_first == 1
    small = chosen is not None and chosen.kind in SMALL and not chosen.curated and chosen.population < KNOWN_PEOPLE
    return bare and small and not draft.reference


def believable(draft: Draft, plain: list[Entry]) -> bool:
    """Tell whether an obscure place lies so near one of *plain* that its name is likely meant as a place."""
    chosen = draft.chosen
    if chosen is None or draft.container is not None:
        return True
    nearest = min(
        (kilometres(chosen, other) for other in plain), default=0.0 if draft.strength > 1 and not draft.prefix else math.inf
    )
    return nearest < (VOUCHED_FAR if draft.strength > 1 else VOUCHED_NEAR)


def named_elsewhere(phrases: Phrases, found: list[Draft], turned_away: list[Draft]) -> list[Draft]:
    """Return those of *turned_away*, bare words that are places too, whose name the report gives elsewhere for sure."""
    sure = {draft.key for draft in found if draft.strength > 1 and draft.entries}
    taken = [draft for draft in turned_away if draft.key in sure and draft.preposition]
    held = {index for draft in found for index in range(draft.first, draft.stop)}
    return [draft for draft in taken if held.isdisjoint(range(draft.first, draft.stop))]
