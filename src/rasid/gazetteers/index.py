"""An index of imported places: one SQLite file that opens without parsing and is written in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from rasid.errors import GazetteerError
from rasid.gazetteers.entry import Entry, first_forms, key_of

SCHEMA = """
CREATE TABLE IF NOT EXISTS place (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, latin TEXT NOT NULL, kind TEXT NOT NULL,
    country TEXT NOT NULL, admin1 TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL, radius_km REAL NOT NULL,
    population INTEGER NOT NULL, source TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS name (
    key TEXT NOT NULL, number INTEGER NOT NULL, spelled TEXT NOT NULL, PRIMARY KEY (key, number)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS name_of ON name (number);
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
VERSION = "2"
_SELECT = (
    "SELECT id, place.name, latin, kind, country, admin1, lat, lon, radius_km, population, source "
    "FROM name JOIN place USING (number) WHERE key = ? ORDER BY population DESC, id"
)
_INSERT = (
    "INSERT INTO place (id, name, latin, kind, country, admin1, lat, lon, radius_km, population, source) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class Named(NamedTuple):
    """A place with all its names, as an import reads it."""

    entry: Entry
    names: tuple[str, ...]


class Index:
    """An opened index, read only."""

    def __init__(self, path: Path, name: str | None = None) -> None:
        """Open *path*; *name* is what the reader says of it, by default the sources it holds.

        Raises GazetteerError where it is no index.
        """
        self.path = path
        try:
            self._db = sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)
            meta: dict[str, str] = dict(self._db.execute("SELECT key, value FROM meta"))
        except sqlite3.Error as problem:
            raise GazetteerError(f"this is no index of places: {problem}", file=str(path)) from problem
        if meta.get("version") != VERSION:
            raise GazetteerError("the index is of another version: import its files again", file=str(path))
        self.name = name or meta.get("name", path.stem)
        words, lengths = meta.get("firsts", ""), meta.get("lengths", "")
        self._firsts: dict[str, int] = dict(zip(words.split("\n"), map(int, lengths), strict=True)) if words else {}

        self._keys = frozenset(meta.get("keys", "").split("\n"))

    def first_words(self, form: str) -> int:
        """Return how many words the longest name has that begins with *form* (match form), 0 for none."""
        return self._firsts.get(form, 0)

    def lookup(self, key: str) -> Sequence[Entry]:
        """Return the places whose name has *key*."""
        if key not in self._keys:  # most of what is asked is no name: a set answers ten times faster than a query
            return []
        return [Entry(*row) for row in self._db.execute(_SELECT, (key,))]

    def __len__(self) -> int:
        return sum(count for *_, count in self.sources())

    def sources(self) -> list[tuple[str, str, int]]:
        """Return (source, country, number of places), sorted."""
        asked = "SELECT source, country, count(*) FROM place GROUP BY 1, 2 ORDER BY 1, 2"
        rows: list[tuple[str, str, int]] = self._db.execute(asked).fetchall()
        return rows

    def close(self) -> None:
        """Close the file."""
        self._db.close()


def import_places(path: Path, places: Iterable[Named]) -> int:
    """Write *places* into the index at *path*, made where there is none; return how many it took.

    A place with an id that the index holds replaces it, so that the same import twice is one. All or nothing.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with closing(sqlite3.connect(path)) as db:
            db.executescript(SCHEMA)
            with db:
                count = _insert(db, places)
                _summarise(db)
            return count
    except sqlite3.DatabaseError as problem:
        raise GazetteerError(f"cannot write the index of places: {problem}", file=str(path)) from problem


def _insert(db: sqlite3.Connection, places: Iterable[Named]) -> int:
    count = 0
    for entry, names in places:
        db.execute("DELETE FROM name WHERE number = (SELECT number FROM place WHERE id = ?)", (entry.id,))
        db.execute("DELETE FROM place WHERE id = ?", (entry.id,))
        number = db.execute(_INSERT, entry).lastrowid
        db.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?)", _keys(number, names))
        count += 1
    return count


def _keys(number: int | None, names: Iterable[str]) -> Iterator[tuple[str, int | None, str]]:
    for name in names:
        key = key_of(name)
        if len(key) > 1:
            yield key, number, name


def _summarise(db: sqlite3.Connection) -> None:
    """Store what opening needs: first words, the most words that follow each, the sources."""
    spelled = [row[0] for row in db.execute("SELECT spelled FROM name")]
    firsts = sorted(first_forms(spelled).items())
    sources = [row[0] for row in db.execute("SELECT DISTINCT source FROM place ORDER BY source")]
    meta = {
        "version": VERSION,
        "name": "+".join(sources),
        "firsts": "\n".join(form for form, _ in firsts),
        "keys": "\n".join(row[0] for row in db.execute("SELECT DISTINCT key FROM name ORDER BY key")),
        "lengths": "".join(str(min(length, 9)) for _, length in firsts),
    }
    db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", meta.items())
