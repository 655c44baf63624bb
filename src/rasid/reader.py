"""The whole road from a report to its events, on one page.

report → document (letters, tokens, sentences) → hits of one automaton pass → mentions (times, numbers, places,
actors, persons) → scene → happenings → events. Every stage is a pure function of the one before it and of the packs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from rasid.events.report import read_events
from rasid.events.scene import Chunk, Scene, chunk_of, token_groups
from rasid.gazetteers import Gazetteer, embedded
from rasid.mentions.actors import ActorMention, find_actors_in, report_country
from rasid.mentions.boilerplate import boilerplate_sentences
from rasid.events.credits import find_credits, sketch_of
from rasid.mentions.numbers import find_numbers_in
from rasid.mentions.persons import find_persons_in
from rasid.mentions.places import PlaceMention, find_places_in
from rasid.mentions.times import find_times_in, make_anchor
from rasid.model import Event, Reading, Report, ReportHead, ReaderInfo
from rasid.packs.lexicon import Hit
from rasid.packs.load import Packs, load_packs
from rasid.text.document import Document, hashtag_tail, make_document, repeated_title

if TYPE_CHECKING:
    from rasid.explaining import ExplainedSentence as ExplainedSentence

NAME_LABELS = frozenset({"actor", "generic"})
TERRITORY = frozenset({"country-name", "metonym"})  # names that are a place as often as an actor


@dataclass(frozen=True, slots=True)
class Reader:
    """Packs and gazetteer, ready to read reports."""

    packs: Packs
    gazetteer: Gazetteer
    info: ReaderInfo

    def read(self, report: Report) -> Reading:
        """Return the events of *report*, with what identifies report and reader; any text can be read."""
        document = make_document(report.text, report.title)
        scene, published = lay_out(document, report, self.packs, self.gazetteer)
        events = read_events(scene, report.id, published=published)
        return Reading(id=report.id, report=_head(report, document, scene), reader=self.info, events=tuple(events))

    def explain(self, report: Report) -> list[ExplainedSentence]:
        """Return how each sentence of *report* is read: what was found, what fired, what lost and why."""
        from rasid.explaining import explain_scene  # only where it is asked for: reading does without

        scene, _ = lay_out(make_document(report.text, report.title), report, self.packs, self.gazetteer)
        return explain_scene(scene)


@cache
def make_reader(packs: Path | None = None, places: tuple[Path, ...] = (), *, imported: bool = False) -> Reader:
    """Return a reader with the wheel's packs, then those of folder *packs*, and the embedded gazetteer with files *places*."""
    loaded = load_packs(*([packs] if packs else []))
    gazetteer = embedded() if not places else _with_places(places)
    names = tuple(path.name for path in places)
    return Reader(loaded, gazetteer, ReaderInfo(version=_version(), packs=loaded.digest, gazetteers=names))


def _with_places(places: Sequence[Path]) -> Gazetteer:
    from rasid.gazetteers import load_places  # opens an index: only where files are given

    return load_places(*places)


def _version() -> str:
    try:
        return version("rasid")
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "0"


def read(report: Report) -> list[Event]:
    """Return the events of one report, every value tied to the words it came from.

    Reads with the wheel's own packs and gazetteer. Never raises on the content of a text.
    """
    return list(make_reader().read(report).events)


def read_report(report: Report, *, reader: Reader | None = None) -> Reading:
    """Return the reading of one report: its head, events and errors."""
    return (reader or make_reader()).read(report)


def lay_out(document: Document, report: Report, packs: Packs, gazetteer: Gazetteer) -> tuple[Scene, str | None]:
    """Find every mention of a document and lay them out by sentence; return the scene and the local day of publication."""
    groups = token_groups(document, packs.grammar)
    hits = packs.lexicon.scan(document)
    named = [(hit.first, hit.stop) for hit in hits if hit.entry.label == "actor" and not hit.entry.value.use]
    places = find_places_in(document, gazetteer, blocked=_long(named))
    country = report_country(hits, packs, [mention.place.country for mention in places])
    anchor = make_anchor(report.published, document, country=country)
    published = anchor.day.isoformat() if anchor.day else None
    actors = find_actors_in(hits, packs, country=country, published=published)
    located = {token for mention in places if _governed(mention) for token in range(mention.first, mention.stop)}
    actors = [mention for mention in actors if mention.use not in TERRITORY or mention.first not in located]
    doing = {mention.first for mention in actors}
    places = [mention for mention in places if mention.first not in doing or _governed(mention)]
    taken = [(mention.first, mention.stop) for mention in (*actors, *places)]
    persons = find_persons_in(document, taken)
    spans = _governing_phrases(hits)
    chunks = [chunk_of(hit, document, groups, spans) for hit in hits if hit.entry.label not in NAME_LABELS]
    chunks += [_actor_chunk(mention, hits, document, groups, spans) for mention in actors]
    chunks += [Chunk(m.first, m.stop, "place", m, m.preposition, m.prefix) for m in places if not _inside(m.first, m.stop, actors)]
    chunks += [Chunk(m.first, m.stop, "person", m, "", _conjunction(document, m.first, m)) for m in persons]
    chunks += [Chunk(m.first, m.stop, "time", m) for m in find_times_in(document, anchor)]
    chunks += [Chunk(m.first, m.stop, "number", m) for m in find_numbers_in(document)]
    tags = hashtag_tail(document)
    chunks = [chunk for chunk in chunks if chunk.first not in tags]
    repeated = repeated_title(document)
    chunks = [chunk for chunk in chunks if not repeated <= chunk.first < document.title_stop] if repeated else chunks
    scene = Scene(document, packs, groups)
    scene.ignored = frozenset(boilerplate_sentences(document))
    scene.place(chunks)
    return scene, published


def _governed(mention: PlaceMention) -> bool:
    """Tell whether a word of place governs the name («في تركيا», «شمال لبنان»): then the country is no actor."""
    return bool(mention.preposition) or mention.stop - mention.first > 1


def _long(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return sorted(set(spans))


def _inside(first: int, stop: int, actors: list[ActorMention]) -> bool:
    return any(actor.first <= first and stop <= actor.stop for actor in actors)


def _conjunction(document: Document, first: int, mention: object) -> str:
    return ""


def _governing_phrases(hits: list[Hit]) -> dict[int, tuple[int, str]]:
    """Return the multi-word prepositions by the token behind them."""
    return {hit.stop: (hit.first, hit.entry.value) for hit in hits if hit.entry.label == "grammar"}


def _actor_chunk(
    mention: ActorMention,
    hits: list[Hit],
    document: Document,
    groups: list[frozenset[str]],
    spans: dict[int, tuple[int, str]],
) -> Chunk:
    hit = next(hit for hit in hits if (hit.first, hit.stop) == (mention.first, mention.stop) and hit.entry.label in NAME_LABELS)
    chunk = chunk_of(hit, document, groups, spans)
    return chunk._replace(kind="actor", value=mention)


def _head(report: Report, document: Document, scene: Scene) -> ReportHead:
    published = report.published
    stamp = published.isoformat() if isinstance(published, (date, datetime)) else published
    return ReportHead(
        title=report.title,
        source=report.source,
        published=stamp,
        url=report.url,
        sha256=hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest(),
        credits=find_credits(scene),
        sketch=sketch_of(document),
    )
