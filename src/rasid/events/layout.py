"""From a document to a scene: every mention found, names resolved, chunks laid out by sentence."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime

from msgspec.structs import replace

from rasid.events.scene import Chunk, Scene, chunk_of, token_groups
from rasid.gazetteers import Gazetteer
from rasid.mentions.actors import ActorMention, find_actors_in, report_country
from rasid.mentions.boilerplate import boilerplate_sentences
from rasid.mentions.numbers import find_numbers_in
from rasid.mentions.page_titles import beside_headline
from rasid.mentions.persons import find_persons_in
from rasid.mentions.places import PlaceMention, find_places_in
from rasid.mentions.times import find_times_in, make_anchor
from rasid.packs.lexicon import Hit
from rasid.packs.load import Packs
from rasid.text.document import Document, hashtag_tail, without

NAME_LABELS = frozenset({"actor", "generic"})
TERRITORY = frozenset({"country-name", "metonym"})  # names that are a place as often as an actor


def lay_out(
    document: Document, published: date | datetime | str | None, packs: Packs, gazetteer: Gazetteer
) -> tuple[Scene, str | None]:
    """Find every mention of a document and lay them out by sentence; return the scene and the local day of publication."""
    whole, document = document, without(document, no_part_of_report(document))
    groups = token_groups(document, packs.grammar)
    hits = packs.lexicon.scan(document)
    by_label = _by_label(hits)
    names = by_label["actor"] + by_label["generic"]
    named = {(hit.first, hit.stop) for hit in by_label["actor"] if hit.entry.value.plain}
    places = find_places_in(document, gazetteer, blocked=sorted(named))
    country = report_country(by_label["actor"] + by_label["demonym"], packs, [mention.place.country for mention in places])
    anchor = make_anchor(published, whole, country=country)
    day = anchor.day.isoformat() if anchor.day else None
    actors = find_actors_in(names, packs, country=country, published=day)
    seats = {token + 1 for token, own in enumerate(groups) if "capital" in own}
    actors, places = _part_territory(actors, places, seats)
    taken = [(actor.first, actor.stop) for actor in actors] + [(place.first, place.stop) for place in places]
    persons = find_persons_in(document, taken)
    spans = {hit.stop: (hit.first, hit.entry.value) for hit in by_label["grammar"]}
    chunks = [chunk_of(hit, document, groups, spans) for hit in hits if hit.entry.label not in NAME_LABELS]
    by_span = {(hit.first, hit.stop): hit for hit in names}
    for actor in actors:
        chunk = chunk_of(by_span[actor.first, actor.stop], document, groups, spans)
        chunks.append(replace(chunk, kind="actor", value=actor))
    chunks += [Chunk(mention.first, mention.stop, "place", mention, mention.preposition, mention.prefix) for mention in places]
    chunks += [Chunk(mention.first, mention.stop, "person", mention) for mention in persons]
    chunks += [Chunk(mention.first, mention.stop, "time", mention) for mention in find_times_in(document, anchor)]
    chunks += [Chunk(mention.first, mention.stop, "number", mention) for mention in find_numbers_in(document)]
    scene = Scene(document, packs, groups)
    scene.place(chunks)
    return scene, day


def _by_label(hits: list[Hit]) -> defaultdict[str, list[Hit]]:
    """Return the hits of each label in order: most readers want those of one or two."""
    found: defaultdict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        found[hit.entry.label].append(hit)
    return found


def no_part_of_report(document: Document) -> set[int]:
    """Return the tokens that are no part of the report: boilerplate, hashtag tails, what a title holds beside the headline."""
    dropped = hashtag_tail(document)
    for number in boilerplate_sentences(document):
        dropped.update(range(*document.sentences[number]))
    dropped.update(beside_headline(document))
    return dropped


def _part_territory(
    actors: list[ActorMention], places: list[PlaceMention], seats: set[int]
) -> tuple[list[ActorMention], list[PlaceMention]]:
    """Make a country's name a place where a word of place governs it («في تركيا»), else an actor; never both.

    *seats* are the tokens behind «the capital»: its name is the city, not the government.
    """
    actors = [mention for mention in actors if mention.use != "metonym" or mention.first not in seats]
    spans = {(mention.first, mention.stop) for mention in actors}
    located = {token for mention in places if _governed(mention, spans) for token in range(mention.first, mention.stop)}
    actors = [mention for mention in actors if mention.use not in TERRITORY or mention.first not in located]
    named = {token for mention in actors for token in range(mention.first, mention.stop)}
    own = {mention.first: mention.use for mention in actors}
    places = [
        mention
        for mention in places
        if mention.first not in named or (_governed(mention, spans) and (mention.first in own or mention.stop - 1 not in named))
    ]
    return actors, places


def _governed(mention: PlaceMention, named: set[tuple[int, int]]) -> bool:
    """Tell whether a word of place governs the name («في تركيا», «شمال لبنان»): then the country is no actor."""
    alone = mention.stop - mention.first == 1 or (mention.first, mention.stop) in named
    return bool(mention.preposition) or not alone
