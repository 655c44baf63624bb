"""From a chosen candidate to the record of a place: relation, name, extent, the other candidates."""

from __future__ import annotations

import math

from msgspec.structs import replace

from rasid.gazetteers.entry import Entry, article_toggled, key_of
from rasid.gazetteers.gazetteer import Gazetteer, governorate_names
from rasid.mentions.places.extent import WIDE, Extent, extent
from rasid.mentions.places.letters import INVISIBLE, LAM, OF, RIF, TO
from rasid.mentions.places.record import Draft
from rasid.mentions.places.resolve import SETTLEMENTS, Context, rank
from rasid.model import Candidate, Place, Quote, Relation
from rasid.text.document import Document
from rasid.text.letters import match_form

CANONICAL = frozenset({"country", "adm1", "city"})
ONE_NAME = 80  # likeness from which two keys are spellings of one name; other names of a place stay below it
SURE = 0.45  # a lead in score from which the other candidates are not told
MOST_CANDIDATES = 5
STEEPNESS = 3.0  # of the softmax that makes shares of scores
QUARTERS = frozenset({"quarter", "camp"})  # «مدينة الصالح» is a quarter by its name a city: «the city» is not it


def role_of(place: Place) -> str:
    """Return what the place is to a happening, by what governs it."""
    if place.relation == "from":
        return "origin"
    if place.relation == "to":
        return "destination"
    return "direction" if place.relation == "toward" else "event"


def relation_of(draft: Draft, chosen: Entry | None) -> Relation:
    """Return the codebook's relation of a phrase."""
    if draft.relation == "countryside" and chosen is not None and RIF in chosen.name.split():
        return "in"
    if draft.relation:
        return draft.relation  # type: ignore[return-value]  # the table of relations holds the codebook's words
    if draft.preposition == OF:
        return "from"
    if draft.preposition == TO:
        return "to"
    if draft.bearing is not None and chosen is not None and chosen.kind not in WIDE:
        return "near"
    return "in"


def quote_of(document: Document, draft: Draft) -> Quote:
    """Return the quote of a phrase without the proclitics on its first token."""
    skip = len(draft.prefix)
    form = document.forms[draft.first]
    if skip and form[skip : skip + 1] == LAM and draft.prefix.endswith(LAM):  # lam lam: the article is fused
        skip = 0
    return document.quote(draft.first, draft.stop, skip=skip)


def located(document: Document, draft: Draft, context: Context, earlier: list[Draft]) -> Place | None:
    """Return the place of a phrase that names it."""
    chosen = draft.chosen
    relation = relation_of(draft, chosen)
    strange = draft.head is not None and not draft.contains and chosen is not None and context.foreign(chosen)
    if strange and len(draft.entries) == 1 and not tied(draft):
        draft.name, draft.chosen = draft.name or spelled(document, draft), None
        return unlisted(document, draft, relation, context, earlier)
    if chosen is None or draft.derived:
        return unlisted(document, draft, relation, context, earlier)
    name = name_of(document, draft, chosen)
    others = candidates_of(draft, context)
    return placed(document, draft, chosen, relation, where=extent(draft, chosen, relation), name=name, candidates=others)


def tied(draft: Draft) -> bool:
    """Tell whether the report itself says that the chosen place lies where it was chosen."""
    container = draft.container.chosen if draft.container is not None else None
    return container is not None and draft.chosen is not None and container.country == draft.chosen.country


def placed(
    document: Document,
    draft: Draft,
    chosen: Entry,
    relation: Relation,
    *,
    where: Extent,
    name: str,
    candidates: tuple[Candidate, ...] = (),
) -> Place:
    """Return a place of a gazetteer as the words of *draft* give it."""
    lat, lon, radius, precision = where
    return Place(
        quote=quote_of(document, draft),
        relation=relation,
        name=name,
        latin=chosen.latin or None,
        id=chosen.id,
        country=chosen.country or None,
        admin1=chosen.admin1 or None,
        admin1_name=governorate_names().get(chosen.admin1, (None, None))[1],
        lat=lat,
        lon=lon,
        radius_km=radius,
        geo_precision=precision,
        candidates=candidates,
    )


def _spelt_alike(key: str, canonical: str) -> bool:
    """Tell whether two keys differ by so little that they are one name."""
    from rapidfuzz import fuzz  # loads in 20 ms, and most reports ask for none

    return fuzz.ratio(key, canonical) >= ONE_NAME


def name_of(document: Document, draft: Draft, chosen: Entry) -> str:
    """Return the canonical name; of settlements as the report spells it, and any other name that the report uses."""
    if draft.land:
        return draft.name if draft.land in ("waters", "border", "coast") else chosen.name
    canonical = key_of(chosen.name)
    same = draft.key == canonical
    if chosen.kind in CANONICAL or (chosen.kind not in SETTLEMENTS and (same or _spelt_alike(draft.key, canonical))):
        return chosen.name
    if draft.head is not None and draft.head.keep and chosen.kind in SETTLEMENTS and not same:  # «the port of Brega»: Brega
        return chosen.name
    written = draft.name or spelled(document, draft)
    careful = match_form(written) == match_form(chosen.name)
    return chosen.name if careful else written


def spelled(document: Document, draft: Draft) -> str:
    """Return the name as the report writes it, clitics and marks off, after the singular of a kept kind word."""
    words = [document.quote(index, index + 1).text.translate(INVISIBLE) for index in range(draft.name_first, draft.name_stop)]
    form = document.forms[draft.name_first]
    key = draft.key.removeprefix(key_of(draft.head.singular)) if draft.head is not None and draft.joined else draft.key
    starts = (key, article_toggled(key))
    skip = next((at for at in range(4) if any(start.startswith(form[at:-1] or form) for start in starts)), 0)
    words[0] = words[0][skip:] if len(words[0]) == len(form) else words[0]
    if draft.head is not None and draft.joined:
        words.insert(0, draft.head.singular)
    return " ".join(words)


def candidates_of(draft: Draft, context: Context) -> tuple[Candidate, ...]:
    """Return the readings of an ambiguous name with scores from 0 to 1, none where the choice is sure."""
    if len(draft.entries) < 2:
        return ()
    ranked = draft.ranked[:MOST_CANDIDATES] or rank(draft, context)[:MOST_CANDIDATES]
    one_area = len({(entry.country, entry.admin1) for _, entry in ranked}) == 1
    if ranked[0][0] - ranked[1][0] > SURE or one_area:
        return ()
    total = sum(math.exp(STEEPNESS * score) for score, _ in ranked)
    return tuple(
        Candidate(
            id=entry.id,
            name=entry.name,
            country=entry.country or None,
            admin1=entry.admin1 or None,
            lat=entry.lat,
            lon=entry.lon,
            score=round(math.exp(STEEPNESS * score) / total, 3),
        )
        for score, entry in ranked
    )


def unlisted(document: Document, draft: Draft, relation: Relation, context: Context, earlier: list[Draft]) -> Place:
    """Return a place that no gazetteer knows, located by what contains it: the place it is tied to, else the last named.

    Where there is neither, the country that the report is likeliest about is all that is said.
    """
    named = draft if draft.derived and draft.chosen is not None else draft.container
    if named is None or named.chosen is None:
        named = next((old for old in reversed(earlier) if old.chosen is not None), None)
    near = named.chosen if named is not None else None
    place = nowhere(quote_of(document, draft), relation, draft.name)
    if named is None or near is None:
        return replace(place, country=context.likely_country() or None)
    lat, lon, radius, precision = extent(named, near, relation_of(named, near))
    return replace(
        place,
        country=near.country or None,
        admin1=near.admin1 or None,
        admin1_name=governorate_names().get(near.admin1, (None, None))[1],
        lat=lat,
        lon=lon,
        radius_km=max(radius, draft.head.radius_km if draft.head is not None else 3.0),
        geo_precision=max(2, precision) if near.kind == "country" else 2,
    )


def nowhere(quote: Quote, relation: Relation, name: str) -> Place:
    """Return a place of which the report says but its name."""
    return Place(
        quote=quote,
        relation=relation,
        name=name,
        latin=None,
        id=None,
        country=None,
        admin1=None,
        admin1_name=None,
        lat=None,
        lon=None,
        radius_km=None,
        geo_precision=2,
    )


def refer(document: Document, draft: Draft, earlier: list[Draft], gazetteer: Gazetteer) -> Place | None:
    """Return the place named before that «the town» stands for; for «the northern countryside» its governorate."""
    for old in reversed(earlier):
        if old.place is None or old.reference:
            continue
        if fits(old, draft.reference):
            return replace(
                old.place,
                quote=quote_of(document, draft),
                relation=relation_of(draft, old.chosen),
                candidates=(),
            )
        if draft.reference == ("adm1",) and old.place.admin1:
            return in_governorate(document, draft, old.place.admin1, gazetteer)
    return None


def in_governorate(document: Document, draft: Draft, code: str, gazetteer: Gazetteer) -> Place | None:
    """Return the governorate of the last place named, as «the governorate» or a part of its countryside."""
    entry = gazetteer.governorate(code)
    if entry is None:
        return None
    relation = relation_of(draft, entry)
    return placed(document, draft, entry, relation, where=extent(draft, entry, relation), name=entry.name)


def fits(old: Draft, kinds: tuple[str, ...]) -> bool:
    """Tell whether a place named before is of a kind that the reference may stand for."""
    known = old.chosen is not None and not old.derived
    if old.head is not None and old.head.kind in kinds and not (known and old.chosen and old.chosen.kind in QUARTERS):
        return True
    return old.chosen is not None and not old.derived and old.chosen.kind in kinds
