"""The one file of imported places in the user's data folder: every change is whole or not made at all."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from rasid.errors import GazetteerError
from rasid.gazetteers.imports import read_places
from rasid.gazetteers.index import Index, Named, import_places
from rasid.gazetteers.rows import Problem
from rasid.gazetteers.store import index_path
from rasid.gazetteers.unpack import unzipped

SCHEMA = """
CREATE TABLE IF NOT EXISTS import (
    source TEXT NOT NULL, country TEXT NOT NULL, day TEXT NOT NULL, file TEXT NOT NULL,
    PRIMARY KEY (source, country)) WITHOUT ROWID;
"""
CREDITS = {
    "GeoNames": "CC BY 4.0, geonames.org",
    "OCHA": "OCHA, mostly CC BY-IGO: see the page of the data set",
    "COD-AB": "OCHA, mostly CC BY-IGO: see the page of the data set",
    "WOF": "Who's On First, whosonfirst.org/docs/licenses",
    "OpenSyria": "OpenSyria: see its licence",
}
LOCK_WAIT = 60.0  # seconds to wait for another import to end


class Source(NamedTuple):
    """What the index holds of one source in one country: the day (ISO) and file of its last import, and whom to credit."""

    name: str
    country: str
    places: int
    day: str
    file: str
    credit: str


class Import(NamedTuple):
    """What one file brought: the places it gave and the rows that were skipped."""

    places: int
    problems: list[Problem]


def import_file(file: Path, *, country: str = "", replace: str = "", into: Path | None = None) -> Import:
    """Import a gazetteer file (any format of ``imports``, or a zip file of one) into the user's index, or *into*.

    *country* (ISO 3166-1) is for formats that name none; *replace* names a source whose places in *country* the file
    replaces, so that places which its maker took out go. Raises GazetteerError where nothing of it can be used or the
    index cannot be written; the index is then as it was.
    """
    problems: list[Problem] = []
    with unzipped(file) as table:
        places = read_places(table, problems, country=country)
    with _changed(into or index_path()) as index:
        if replace:
            _delete(index, replace, country)
        import_places(index, places)
        _note(index, places, file.name)
    return Import(len(places), [problem._replace(file=str(file)) for problem in problems])


def list_sources(path: Path | None = None) -> list[Source]:
    """Return the sources in the user's index, or in *path*, sorted; none where nothing was imported.

    Raises GazetteerError where the file is no index.
    """
    path = path or index_path()
    if not path.exists():
        return []
    with closing(Index(path)) as index:
        counted = index.sources()
    notes = _notes(path)
    return [
        Source(name, country, count, *notes.get((name, country), ("", "")), CREDITS.get(name, "your own"))
        for name, country, count in counted
    ]


def remove_source(name: str, *, country: str = "", into: Path | None = None) -> int:
    """Take the places of a source (of one *country* only where it is given) out of the index; return how many went.

    Capitals make no difference. Raises GazetteerError where there is no such source, or the index cannot be written.
    """
    path = into or index_path()
    known = list_sources(path)
    going = [each for each in known if each.name.lower() == name.lower() and country in ("", each.country)]
    if not going:
        names = ", ".join(sorted({each.name for each in known})) or "nothing"
        asked = f"{name}:{country}" if country else name
        raise GazetteerError(f"no places of {asked!r} are imported: {names} is what there is", file=str(path))
    with _changed(path) as index:
        for each in going:
            _delete(index, each.name, each.country)
        import_places(index, [])  # writes anew what opening needs
    return sum(each.places for each in going)


@contextmanager
def _changed(path: Path) -> Iterator[Path]:
    """Yield a copy of the index at *path* to change: it takes the place of the index when the block ends well."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _alone(path), tempfile.TemporaryDirectory(dir=path.parent, prefix=".places-") as room:
            copy = Path(room) / path.name
            if path.exists():
                _copy(path, copy)
            yield copy
            _settle(copy)
            copy.replace(path)
    except sqlite3.Error as problem:
        raise GazetteerError(f"cannot be changed: {problem}", file=str(path)) from problem
    except OSError as problem:
        raise GazetteerError(f"cannot be written: {problem.strerror or problem}", file=str(path)) from problem


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep other imports out while the block runs; a process that dies lets go by itself."""
    with closing(sqlite3.connect(path.with_suffix(".lock"), timeout=LOCK_WAIT, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as problem:
            raise GazetteerError("another import is under way: try again when it has ended", file=str(path)) from problem
        yield
        lock.execute("ROLLBACK")


def _copy(path: Path, copy: Path) -> None:
    Index(path).close()  # what is no index is not changed into one
    with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(copy)) as new:
        old.backup(new)


def _settle(path: Path) -> None:
    """Let the disk have the whole of a file before it takes another's place."""
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())


def _delete(path: Path, source: str, country: str) -> None:
    if not path.exists():
        return
    with closing(sqlite3.connect(path)) as db, db:
        db.executescript(SCHEMA)
        chosen = "(SELECT number FROM place WHERE source = ? AND country = ?)"
        db.execute(f"DELETE FROM name WHERE number IN {chosen}", (source, country))  # noqa: S608 - two constants
        db.execute("DELETE FROM place WHERE source = ? AND country = ?", (source, country))
        db.execute("DELETE FROM import WHERE source = ? AND country = ?", (source, country))


def _note(path: Path, places: Iterable[Named], file: str) -> None:
    """Keep when and from which file the sources of *places* came."""
    day = datetime.now(UTC).date().isoformat()
    kinds = sorted({(place.entry.source, place.entry.country) for place in places})
    with closing(sqlite3.connect(path)) as db, db:
        db.executescript(SCHEMA)
        rows = [(source, country, day, file) for source, country in kinds]
        db.executemany("INSERT OR REPLACE INTO import VALUES (?, ?, ?, ?)", rows)


def _notes(path: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """Return {(source, country): (day, file)}; an index that was made another way has none."""
    try:
        with closing(sqlite3.connect(path)) as db:
            return {(source, country): (day, file) for source, country, day, file in db.execute("SELECT * FROM import")}
    except sqlite3.OperationalError:
        return {}
