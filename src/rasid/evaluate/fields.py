"""What counts as right, field by field, once a coded and a read event are one happening."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple

from rasid.evaluate.gold import CodedActor, CodedCasualty, CodedClaim, CodedEvent, CodedPlace, CodedTarget
from rasid.evaluate.words import alike, overlap, same_place_name
from rasid.model import Actor, Casualty, Claim, Event, Place, Quote, Target
from rasid.packs.load import load_packs

LOOSE = 0.34  # actors: one content word in three, since «قوات النظام» and «قوات النظام السوري» name one side
DAY = len("2023-04-10")

Days = tuple[str | None, str | None]


class ListField(NamedTuple):
    """One figure over the items of a list field: which list, and when two of its items agree."""

    name: str
    field: str
    same: Callable[[Any, Any], bool]


@cache
def registered_actors() -> frozenset[str]:
    """Return the ids of the actor register; other ids are slugs that two coders need not spell alike."""
    return frozenset(load_packs().actors)


def words_of(quote: Quote | None) -> str:
    """Return the words of a quote, "" where the value was inferred."""
    return quote.text if quote else ""


def days(event: CodedEvent | Event) -> Days:
    """Return first and last day of an event, None where not known."""
    if event.time is None:
        return (None, None)
    earliest, latest = event.time.earliest, event.time.latest
    return (earliest[:DAY] if earliest else None, latest[:DAY] if latest else None)


def same_place(coded: CodedPlace, read: Place) -> bool:
    """Tell whether name and, where coded, country agree."""
    return same_place_name(coded.name, read.name) and (not coded.country or coded.country == read.country)


def same_place_and_relation(coded: CodedPlace, read: Place) -> bool:
    """Tell whether place and relation agree."""
    return same_place(coded, read) and coded.relation == read.relation


def same_actor_role(coded: CodedActor, read: Actor) -> bool:
    """Tell whether role and either id or words agree."""
    return coded.role == read.role and (coded.id == read.id or alike(coded.quote, words_of(read.quote), share=LOOSE))


def same_actor(coded: CodedActor, read: Actor) -> bool:
    """Tell whether role and id agree; an id that is not in the register is held by its words."""
    if coded.role != read.role:
        return False
    return coded.id == read.id or (coded.id not in registered_actors() and alike(coded.quote, words_of(read.quote)))


def same_target(coded: CodedTarget, read: Target) -> bool:
    """Tell whether kind agrees and the quotes share a word."""
    return coded.kind == read.kind and overlap(coded.quote, words_of(read.quote))


def same_count(coded: CodedCasualty, read: Casualty) -> bool:
    """Tell whether outcome and bounds agree; ``best`` only where the coder stated one."""
    bounds = (coded.outcome, coded.low, coded.high) == (read.outcome, read.low, read.high)
    return bounds and coded.best in (None, read.best)


def same_count_and_who(coded: CodedCasualty, read: Casualty) -> bool:
    """Tell whether the count and who was harmed agree."""
    return same_count(coded, read) and coded.who == read.who


def same_claim(coded: CodedClaim, read: Claim) -> bool:
    """Tell whether the kind of speaker and the stance agree."""
    return coded.kind == read.kind and coded.stance == read.stance


def same_claim_and_speaker(coded: CodedClaim, read: Claim) -> bool:
    """Tell whether the claim agrees and, where a speaker was coded, shares a word with the one read."""
    return same_claim(coded, read) and (not coded.speaker or overlap(coded.speaker, words_of(read.speaker)))


LIST_FIELDS = (
    ListField("place", "places", same_place),
    ListField("place + relation", "places", same_place_and_relation),
    ListField("actor role", "actors", same_actor_role),
    ListField("actor role + id", "actors", same_actor),
    ListField("target", "targets", same_target),
    ListField("casualties", "casualties", same_count),
    ListField("casualties + who", "casualties", same_count_and_who),
    ListField("claim", "claims", same_claim),
    ListField("claim + speaker", "claims", same_claim_and_speaker),
)
# The strictest comparison of every list field: what the listing of errors goes by.
STRICT_FIELDS = tuple(field for field in LIST_FIELDS if "+" in field.name or field.name == "target")


def match_items(coded: Sequence[Any], read: Sequence[Any], same: Callable[[Any, Any], bool]) -> list[tuple[int, int]]:
    """Return index pairs of items that agree, each item used once, in the coder's order."""
    left = list(range(len(read)))
    pairs = []
    for index, item in enumerate(coded):
        partner = next((other for other in left if same(item, read[other])), None)
        if partner is not None:
            left.remove(partner)
            pairs.append((index, partner))
    return pairs


def same_lists(coded: Sequence[Any], read: Sequence[Any], same: Callable[[Any, Any], bool]) -> bool:
    """Tell whether every item of either list has its partner in the other."""
    return len(coded) == len(read) == len(match_items(coded, read, same))


def same_record(coded: CodedEvent, read: Event) -> bool:
    """Tell whether what a user would export is right: type, status, days, first place, all counts and the initiators."""
    return (
        (coded.type, coded.status) == (read.type, read.status)
        and days(coded) == days(read)
        and _same_first_place(coded, read)
        and same_lists(coded.casualties, read.casualties, same_count)
        and same_lists(_initiators(coded), _initiators(read), same_actor_role)
    )


def _same_first_place(coded: CodedEvent, read: Event) -> bool:
    """Tell whether the first place of each is among the places of the other, or neither has any."""
    if not coded.places or not read.places:
        return not coded.places and not read.places
    return any(same_place(coded.places[0], place) for place in read.places) and any(
        same_place(place, read.places[0]) for place in coded.places
    )


def _initiators(event: CodedEvent | Event) -> list[CodedActor | Actor]:
    return [actor for actor in event.actors if actor.role == "initiator"]
