"""All places of a document: phrases, what governs them, what they refer to, and where they are."""

from __future__ import annotations

import math
from collections.abc import Collection

from msgspec.structs import replace
from rapidfuzz import fuzz

from rasid.gazetteers.entry import Entry, article_toggled, key_of
from rasid.gazetteers.gazetteer import ESTIMATE, Gazetteer, governorate_names
from rasid.mentions.places.accept import KNOWN_PEOPLE, accepted, doubtful, govern
from rasid.mentions.places.phrase import BEH, COMMAS, INVISIBLE, LAM, Phrases, Reading
from rasid.mentions.places.record import Draft, PlaceMention
from rasid.mentions.places.resolve import SMALL, Context, kilometres, rank
from rasid.mentions.places.special import measure, quoted_names, territory
from rasid.model import Candidate, Place, Quote, Relation
from rasid.text.document import Document
from rasid.text.letters import match_form

CONTAINING = 3  # tokens that may stand between a place and what contains it
SURE = 0.45  # a lead in score from which the other candidates are not told
SETTLED = frozenset({"town", "village", "quarter", "city"})
CANONICAL = frozenset({"country", "adm1", "city"})
WIDE = frozenset({"country", "adm1", "region"})
ONE_NAME = 80  # likeness from which two keys are spellings of one name; other names of a place stay below it
PRECISION = {"country": 4, "adm1": 3}
VOUCHED_NEAR, VOUCHED_FAR = 40.0, 150.0  # km to a plain place of the report, after a weak and after a locative preposition
REFERS_BACK = 400  # tokens that «the town» looks back
KM_PER_DEGREE = 111.2


def find_drafts(phrases: Phrases, blocked: Collection[tuple[int, int]]) -> list[Draft]:
    """Return the phrases that stand for places, in order."""
    held = {index for first, stop in blocked for index in range(first, stop)}
    found: list[Draft] = []
    turned_away: list[Draft] = []
    index = 0
    forms = phrases.forms
    memo = phrases.gazetteer.memo
    while index < len(forms):
        readings = memo.get(forms[index])
        if readings is None:
            readings = phrases.readings(index)
        index += 1
        if readings:
            drafts = kept(phrases, index - 1, readings, held, found, turned_away)
            if drafts:
                found += drafts
                index = max(index, drafts[-1].stop)
    late = quoted_names(phrases, found) + named_elsewhere(phrases, found, turned_away)
    return sorted(found + late, key=lambda draft: draft.first) if late else found


def named_elsewhere(phrases: Phrases, found: list[Draft], turned_away: list[Draft]) -> list[Draft]:
    """Return those of *turned_away*, bare words that are places too, whose name the report gives elsewhere for sure."""
    sure = {draft.key for draft in found if draft.strength > 1 and draft.entries}
    taken = [draft for draft in turned_away if draft.key in sure and draft.preposition]
    held = {index for draft in found for index in range(draft.first, draft.stop)}
    return [draft for draft in taken if held.isdisjoint(range(draft.first, draft.stop))]


def kept(
    phrases: Phrases, index: int, readings: tuple[Reading, ...], held: set[int], found: list[Draft], turned_away: list[Draft]
) -> list[Draft]:
    """Return the accepted places of the first reading at a token that yields any; those of doubt go to *turned_away*."""
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
    for draft, following in zip(drafts, drafts[1:], strict=False):
        gap = phrases.forms[draft.stop : following.first]
        if len(gap) > CONTAINING or any(form in ".!?\n" for form in gap) or following.listed or following.reference:
            continue
        if following.preposition in (BEH, "\u0641\u064a", LAM) or following.bearing is not None or following.relation == "countryside":
            draft.container = following
            following.contains = True
    for draft, following in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=False):
        if draft.container is None and (following.listed or gap_is_and(phrases, draft, following)):
            draft.container = following.container


def gap_is_and(phrases: Phrases, draft: Draft, following: Draft) -> bool:
    """Tell whether *following* is joined to *draft* by «and» or a comma."""
    gap = phrases.forms[draft.stop : following.first]
    return (not gap and following.prefix == "\u0648") or (len(gap) == 1 and gap[0] in COMMAS)


def choose(drafts: list[Draft], context: Context) -> None:
    """Choose a place for each phrase, containers first."""
    ordered = sorted((d for d in drafts if d.entries), key=lambda d: (d.container is not None, len(d.entries)))
    for draft in ordered:
        if len(draft.entries) > 1:
            draft.ranked = rank(draft, context)
        draft.chosen = draft.ranked[0][1] if draft.ranked else draft.entries[0]


def vouched(drafts: list[Draft]) -> list[Draft]:
    """Return *drafts* without bare names of obscure places that lie far from what the report names plainly.

    Every common noun is some village's name: near the other places it is likely meant, elsewhere it is a word.
    """
    plain = [d.chosen for d in drafts if d.chosen is not None and (d.strength > 2 or not obscure(d)) and d.chosen.kind != "country"]
    return [draft for draft in drafts if not obscure(draft) or believable(draft, plain)]


def obscure(draft: Draft) -> bool:
    """Tell whether a draft is one bare word that only a village, and no place that the news names, is called by."""
    chosen = draft.chosen
    bare = draft.head is None and not draft.relation and draft.bearing is None and draft.name_stop - draft.name_first == 1
    small = chosen is not None and chosen.kind in SMALL and chosen.source != ESTIMATE and chosen.population < KNOWN_PEOPLE
    return bare and small and not draft.reference


def believable(draft: Draft, plain: list[Entry]) -> bool:
    """Tell whether an obscure place lies so near one of *plain* that its name is likely meant as a place."""
    chosen = draft.chosen
    if chosen is None or draft.container is not None:
        return True
    nearest = min((kilometres(chosen, other) for other in plain), default=0.0 if draft.strength > 1 else math.inf)
    return nearest < (VOUCHED_FAR if draft.strength > 1 else VOUCHED_NEAR)


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
    choose(drafts, context)
    drafts = vouched(drafts)
    mentions = []
    for index, draft in enumerate(drafts):
        earlier = drafts[max(0, index - REFERS_BACK) : index]
        place = refer(document, draft, earlier, gazetteer) if draft.reference else located(document, draft, context, earlier)
        if place is None:
            continue
        draft.place = place
        mentions.append(
            PlaceMention(
                draft.first, draft.stop, draft.prefix, draft.preposition, place, role_of(draft, place), bool(draft.reference), draft.strength
            )
        )
    return mentions


def role_of(draft: Draft, place: Place) -> str:
    """Return what the place is to a happening, by what governs it."""
    if place.relation == "from":
        return "origin"
    if place.relation == "to":
        return "destination"
    return "direction" if place.relation == "toward" else "event"


def relation_of(draft: Draft, chosen: Entry | None) -> Relation:
    """Return the codebook's relation of a phrase."""
    if draft.relation == "countryside" and chosen is not None and "\u0631\u064a\u0641" in chosen.name.split():
        return "in"
    if draft.relation:
        return draft.relation  # type: ignore[return-value]  # the table of relations holds the codebook's words
    if draft.preposition == "\u0645\u0646":  # min
        return "from"
    if draft.preposition == match_form("\u0625\u0644\u0649"):  # ila
        return "to"
    if draft.bearing is not None and chosen is not None and chosen.kind not in ("country", "adm1", "region"):
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
        return unlisted(document, draft, relation, earlier)
    if chosen is None or draft.derived:
        return unlisted(document, draft, relation, earlier)
    name = name_of(document, draft, chosen)
    return placed(document, draft, chosen, relation, extent(draft, chosen, relation), name, candidates_of(draft, context))


def tied(draft: Draft) -> bool:
    """Tell whether the report itself says that the chosen place lies where it was chosen."""
    container = draft.container.chosen if draft.container is not None else None
    return container is not None and draft.chosen is not None and container.country == draft.chosen.country


def placed(
    document: Document,
    draft: Draft,
    chosen: Entry,
    relation: Relation,
    where: tuple[float, float, float, int],
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


def extent(draft: Draft, chosen: Entry, relation: Relation) -> tuple[float, float, float, int]:
    """Return point, radius in km and precision that the words allow."""
    lat, lon, radius = chosen.lat, chosen.lon, chosen.radius_km
    precision = PRECISION.get(chosen.kind, 2 if chosen.kind in ("adm2", "adm3", "region") else 1)
    if draft.environs:
        return lat, lon, max(radius, 40.0), max(precision, 2)
    if relation == "countryside":
        return countryside(draft, chosen)
    if draft.kilometres is not None and draft.bearing is not None:
        return *moved(lat, lon, draft.bearing, draft.kilometres), radius + draft.kilometres / 4, 2
    if draft.bearing is not None and chosen.kind in WIDE:
        return *moved(lat, lon, draft.bearing, radius / 2), radius * 0.6, precision
    if relation in ("near", "outskirts", "between", "toward", "over") and precision == 1:
        radius, precision = radius + 5.0, 2
        if draft.bearing is not None:
            lat, lon = moved(lat, lon, draft.bearing, radius / 2)
    return lat, lon, round(radius, 1), precision


def countryside(draft: Draft, chosen: Entry) -> tuple[float, float, float, int]:
    """Return the extent of a countryside: round its town, toward the side that is told.

    A governorate's own middle may lie in the desert: the town of its name is where its countryside is counted from.
    """
    towns = [entry for entry in draft.entries if entry.kind in SETTLED and entry.admin1 == chosen.admin1]
    middle = max(towns, key=lambda entry: entry.population) if chosen.kind == "adm1" and towns else chosen
    reach = min(chosen.radius_km, 60.0) / 2 if chosen.kind == "adm1" else 12.0
    lat, lon = middle.lat, middle.lon
    radius = max(25.0, chosen.radius_km * (0.5 if draft.bearing is not None else 1.0))
    if draft.bearing is not None:
        lat, lon = moved(lat, lon, draft.bearing, reach)
    elif chosen.kind == "adm1":
        lat, lon = chosen.lat, chosen.lon
    return lat, lon, radius, 3 if chosen.kind == "adm1" and draft.bearing is None else 2


def moved(lat: float, lon: float, bearing: int, kilometres: float) -> tuple[float, float]:
    """Return the point *kilometres* from another in a direction, on a flat map: good enough for tens of km."""
    angle = math.radians(bearing)
    north = lat + kilometres * math.cos(angle) / KM_PER_DEGREE
    east = lon + kilometres * math.sin(angle) / (KM_PER_DEGREE * max(0.1, math.cos(math.radians(lat))))
    return round(north, 5), round(east, 5)


def name_of(document: Document, draft: Draft, chosen: Entry) -> str:
    """Return the canonical name; of settlements as the report spells it, and any other name that the report uses."""
    if draft.land:
        return draft.name if draft.land in ("waters", "border", "coast") else chosen.name
    canonical = key_of(chosen.name)
    same = draft.key in (canonical, article_toggled(canonical))
    if chosen.kind in CANONICAL or (chosen.kind not in SETTLED and (same or fuzz.ratio(draft.key, canonical) >= ONE_NAME)):
        return chosen.name
    if draft.head is not None and draft.head.keep and chosen.kind in SETTLED and not same:  # «the port of Brega»: Brega
        return chosen.name
    if same and (draft.name_stop - draft.name_first) == len(chosen.name.split()):
        return chosen.name
    return draft.name or spelled(document, draft) or chosen.name


def spelled(document: Document, draft: Draft) -> str:
    """Return the name as the report writes it, clitics and marks off, after the singular of a kept kind word."""
    words = []
    for index in range(draft.name_first, draft.name_stop):
        form = document.forms[index]
        skip = len(draft.prefix) if index == draft.first and form.startswith(draft.prefix) else 0
        words.append(document.quote(index, index + 1, skip=skip).text.translate(INVISIBLE))
    if draft.head is not None and draft.joined:
        words.insert(0, draft.head.singular)
    return " ".join(words)


def candidates_of(draft: Draft, context: Context) -> tuple[Candidate, ...]:
    """Return the readings of an ambiguous name with scores from 0 to 1, none where the choice is sure."""
    if len(draft.entries) < 2:
        return ()
    ranked = draft.ranked[:5] or rank(draft, context)[:5]
    same = [e for _, e in ranked if e.admin1 == ranked[0][1].admin1 and e.country == ranked[0][1].country]
    if ranked[0][0] - ranked[1][0] > SURE or len(same) == len(ranked):
        return ()
    total = sum(math.exp(3 * score) for score, _ in ranked)
    return tuple(
        Candidate(
            id=entry.id,
            name=entry.name,
            country=entry.country or None,
            admin1=entry.admin1 or None,
            lat=entry.lat,
            lon=entry.lon,
            score=round(math.exp(3 * score) / total, 3),
        )
        for score, entry in ranked
    )


def unlisted(document: Document, draft: Draft, relation: Relation, earlier: list[Draft]) -> Place:
    """Return a place that no gazetteer knows, located by what contains it: the place it is tied to, else the last named."""
    named = draft if draft.derived and draft.chosen is not None else draft.container
    if named is None or named.chosen is None:
        named = next((old for old in reversed(earlier) if old.chosen is not None), None)
    near = named.chosen if named is not None else None
    place = Place(
        quote=quote_of(document, draft),
        relation=relation,
        name=draft.name,
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
    if named is None or near is None:
        return place
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
    lat, lon, radius, precision = extent(draft, entry, relation)
    return placed(document, draft, entry, relation, (lat, lon, radius, precision), entry.name)


def fits(old: Draft, kinds: tuple[str, ...]) -> bool:
    """Tell whether a place named before is of a kind that the reference may stand for."""
    if old.head is not None and old.head.kind in kinds:
        return True
    return old.chosen is not None and not old.derived and old.chosen.kind in kinds
