"""The whole road from a report to its events, on one page.

report → document (letters, tokens, sentences) → hits of one pass over the packs → mentions (times, numbers, places,
actors, persons) → scene → happenings → events. Every stage is a pure function of the one before it and of the packs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rasid.events.layout import lay_out
from rasid.events.report import read_events
from rasid.events.scene import Scene
from rasid.gazetteers import Gazetteer, embedded
from rasid.model import Event, ReaderInfo, Reading, Report, ReportHead
from rasid.packs.load import Packs, load_packs
from rasid.text.document import Document, make_document

if TYPE_CHECKING:
    from rasid.explaining import ExplainedSentence as ExplainedSentence


@dataclass(frozen=True, slots=True)
class Reader:
    """Packs and gazetteer, ready to read reports."""

    packs: Packs
    gazetteer: Gazetteer
    names: tuple[str, ...] = ()  # of the gazetteers besides the embedded one

    @property
    def info(self) -> ReaderInfo:
        """Return which reader this is."""
        return ReaderInfo(version=_version(), packs=self.packs.digest, gazetteers=self.names)

    def read(self, report: Report) -> Reading:
        """Return the events of *report*, with what identifies report and reader; any text can be read."""
        document = make_document(report.text, report.title)
        scene, events = self._find_events(report, document)
        return Reading(id=report.id, report=_head(report, document, scene), reader=self.info, events=tuple(events))

    def events(self, report: Report) -> list[Event]:
        """Return the events of *report* alone: without a head there is no sketch, digest or credit to make."""
        return self._find_events(report, make_document(report.text, report.title))[1]

    def _find_events(self, report: Report, document: Document) -> tuple[Scene, list[Event]]:
        scene, published = lay_out(document, report.published, self.packs, self.gazetteer)
        return scene, read_events(scene, report.id, published=published)

    def explain(self, report: Report) -> list[ExplainedSentence]:
        """Return how each sentence of *report* is read: what was found, what fired, what lost and why."""
        from rasid.explaining import explain_scene  # only where it is asked for: reading does without

        scene, _ = lay_out(make_document(report.text, report.title), report.published, self.packs, self.gazetteer)
        return explain_scene(scene)


@cache
def make_reader(packs: Path | None = None, places: tuple[Path, ...] = (), *, imported: Path | None = None) -> Reader:
    """Return a reader with the wheel's packs, then those of folder *packs*, and the embedded gazetteer with files *places*.

    *imported* is an index of places, such as the user's own, that stands before the files.
    """
    loaded = load_packs(*([packs] if packs else []))
    gazetteer = embedded() if not places else _with_places(places)
    names = tuple(path.name for path in places)
    if imported is not None:
        from rasid.gazetteers import Index  # opens a database: only where the user imported places

        index = Index(imported)
        gazetteer = Gazetteer([gazetteer.layers[0], index, *gazetteer.layers[1:]], names=(index.name, *gazetteer.names))
        names = (index.name, *names)
    return Reader(loaded, gazetteer, names)


def _with_places(places: Sequence[Path]) -> Gazetteer:
    from rasid.gazetteers import load_places  # opens an index: only where files are given

    return load_places(*places)


@cache
def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # slow to load, and events alone do without

    try:
        return version("rasid")
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "0"


def read(report: Report) -> list[Event]:
    """Return the events of one report, every value tied to the words it came from.

    Reads with the wheel's own packs and gazetteer. Never raises on the content of a text.
    """
    return make_reader().events(report)


def read_report(report: Report, *, reader: Reader | None = None) -> Reading:
    """Return the reading of one report: its head, events and errors."""
    return (reader or make_reader()).read(report)


def _head(report: Report, document: Document, scene: Scene) -> ReportHead:
    from rasid.events.credits import find_credits, sketch_of  # a sketch needs a library that events do without

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
