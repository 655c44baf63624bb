"""An index of imported places: one SQLite file that opens without parsing and is written in one transaction."""

from __future__ import annotations

import hashlib
import sqlite3
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

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
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
"""
VERSION = "3"
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
            address = f"{path.absolute().as_uri()}?mode=ro"  # of a folder with # or ? in its name too
            self._db = sqlite3.connect(address, uri=True, check_same_thread=False)
            meta: dict[str, Any] = dict(self._db.execute("SELECT key, value FROM meta"))
        except sqlite3.Error as problem:
            raise GazetteerError(f"this is no index of places: {problem}", file=str(path)) from problem
        if meta.get("version") != VERSION:
            raise GazetteerError("the index is of another version of rasid: delete it and import its files again", file=str(path))
        self.name = name or meta.get("name", path.stem)
        self._keys, self._firsts = hashes(meta["keys"]), hashes(meta["firsts"])
        self._lengths: bytes = meta["lengths"]

    def first_words(self, form: str) -> int:
        """Return how many words the longest name has that begins with *form* (match form), 0 for none."""
        at = place_in(self._firsts, form)
        return self._lengths[at] if at >= 0 else 0

    def lookup(self, key: str) -> Sequence[Entry]:
        """Return the places whose name has *key*."""
        if place_in(self._keys, key) < 0:  # most of what is asked is no name: this answers several times faster than a query
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
    firsts = sorted((hash_of(form), length) for form, length in first_forms(spelled).items())
    keys = sorted({hash_of(row[0]) for row in db.execute("SELECT DISTINCT key FROM name")})
    sources = [row[0] for row in db.execute("SELECT DISTINCT source FROM place ORDER BY source")]
    meta = {
        "version": VERSION,
        "name": "+".join(sources),
        "keys": packed(keys),
        "firsts": packed([number for number, _ in firsts]),
        "lengths": bytes(min(length, 255) for _, length in firsts),
    }
    db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", meta.items())


def hash_of(words: str) -> int:
    """Return a number of 64 bits for *words*: among millions of names no two are expected to share theirs."""
    return int.from_bytes(hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def packed(numbers: Iterable[int]) -> bytes:
    """Return *numbers* as ``hashes`` takes them: 8 bytes each, the lowest first on every machine."""
    row = array("Q", numbers)
    if sys.byteorder == "big":
        row.byteswap()
    return row.tobytes()


def hashes(stored: bytes) -> array[int]:
    """Return what ``packed`` made: copied, not parsed, so that opening does not grow with what was imported."""
    row = array("Q")
    row.frombytes(stored)
    if sys.byteorder == "big":
        row.byteswap()
    return row


def place_in(row: array[int], words: str) -> int:
    """Return where the hash of *words* stands in a sorted row, -1 where it does not."""
    number = hash_of(words)
    at = bisect_left(row, number)
    return at if at < len(row) and row[at] == number else -1
