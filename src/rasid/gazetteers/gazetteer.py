"""Names to places: the embedded table, and any imported indexes above it."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import msgspec

from rasid.errors import GazetteerError
from rasid.gazetteers.entry import ADMIN_KINDS, Entry
from rasid.text.forms import FormTable

_PACKAGE = Path(__file__).parents[1]
PACK = "data/ar/places/places.pack"
SETTLED = frozenset({"city", "town", "village", "quarter"})
SAME_SETTLEMENT_KM = 7.0  # namesakes in one governorate stand farther apart, sources of one village rarely so far
ESTIMATE = "estimate"


class Layer(Protocol):
    """One source of names: a table in memory or an index on disk."""

    name: str

    def first_words(self, form: str) -> int:
        """Return how many words the longest name has that begins with *form* (match form), 0 for none."""

    def lookup(self, key: str) -> Sequence[Entry]:
        """Return the places whose name has *key*."""


class Packed(msgspec.Struct):
    """The embedded table as stored: rows in the order of ``Entry``, keys to row numbers, first words to name lengths."""

    rows: list[tuple[str, str, str, str, str, str, float, float, float, int, str]]
    keys: dict[str, list[int]]
    firsts: dict[str, int]


class Table:
    """The embedded table: some thousands of places in memory."""

    name = "embedded"

    def __init__(self, packed: Packed) -> None:
        self._rows = packed.rows
        self._keys = packed.keys
        self._firsts = packed.firsts

    def first_words(self, form: str) -> int:
        """Return how many words the longest name has that begins with *form* (match form), 0 for none."""
        return self._firsts.get(form, 0)

    def lookup(self, key: str) -> Sequence[Entry]:
        """Return the places whose name has *key*."""
        return [Entry(*self._rows[index]) for index in self._keys.get(key, ())]

    def __len__(self) -> int:
        return len(self._rows)

    def entries(self) -> Iterable[Entry]:
        """Return every place, in the order of the table."""
        return (Entry(*row) for row in self._rows)


class Gazetteer:
    """Layers of names, the embedded one first. ``names`` are the imported ones, for the reader's info."""

    def __init__(self, layers: Sequence[Layer], names: Sequence[str] | None = None) -> None:
        self.layers = tuple(layers)
        self.names = tuple(names) if names is not None else tuple(layer.name for layer in layers if layer.name != Table.name)
        self._known = FormTable(self._look_up)
        self._first = FormTable(self._most_words)
        self.first_words = self._first.__getitem__  # how many words the longest name has that begins with a form, 0 for none
        self.lookup = self._known.__getitem__  # the places of a key (``entry.key_of``), the embedded first, each place once
        self.memo: dict[str, Any] = {}  # the tables that readers keep with this gazetteer, by what is in them

    def __reduce__(self) -> tuple[Any, ...]:
        """Let another process open the same layers by itself."""
        return reopened, ([str(layer.path) for layer in self.layers if hasattr(layer, "path")], self.names)

    @property
    def name(self) -> str:
        """The names of the imported layers, comma separated; empty for the embedded table alone."""
        return ", ".join(self.names)

    def _most_words(self, form: str) -> int:
        return max((layer.first_words(form) for layer in self.layers), default=0)

    def _look_up(self, key: str) -> tuple[Entry, ...]:
        return merged([entry for layer in self.layers for entry in layer.lookup(key)])

    def governorate(self, code: str) -> Entry | None:
        """Return the governorate with an ISO 3166-2 code, None where it is not known."""
        return embedded_governorates().get(code)

    def country(self, code: str) -> Entry | None:
        """Return the country with an ISO 3166-1 code, None where it is not known."""
        return embedded_countries().get(code)


def reopened(paths: list[str], names: tuple[str, ...]) -> Gazetteer:
    """Return a gazetteer of the embedded table and the indexes at *paths*."""
    from rasid.gazetteers.index import Index

    return Gazetteer([embedded_table(), *(Index(Path(path)) for path in paths)], names)


@cache
def embedded_countries() -> dict[str, Entry]:
    """Return {ISO 3166-1 code: country}."""
    return {entry.country: entry for entry in embedded_table().entries() if entry.kind == "country"}


@cache
def embedded_governorates() -> dict[str, Entry]:
    """Return {ISO 3166-2 code: governorate}."""
    return {entry.admin1: entry for entry in embedded_table().entries() if entry.kind == "adm1"}


def merged(entries: list[Entry]) -> tuple[Entry, ...]:
    """Return *entries* of one name with each place once: the first row stays.

    Where the first is our own estimate and a later one an official row, the point of the later is taken.
    """
    kept: list[Entry] = []
    for entry in entries:
        twin = next((index for index, old in enumerate(kept) if same_place(old, entry)), None)
        if twin is None:
            kept.append(entry)
        elif kept[twin].source == ESTIMATE and entry.source != ESTIMATE:
            kept[twin] = kept[twin]._replace(lat=entry.lat, lon=entry.lon, radius_km=entry.radius_km, source=entry.source)
    return tuple(kept)


def same_place(one: Entry, other: Entry) -> bool:
    """Tell whether two rows of one name are one place: of one sort, and close enough for it."""
    if one.country != other.country:
        return False
    settled = one.kind in SETTLED and other.kind in SETTLED
    if one.kind != other.kind and not settled:
        return False
    if one.kind in ADMIN_KINDS:  # their middles differ by tens of km from maker to maker
        return one.admin1 == other.admin1
    reach = SAME_SETTLEMENT_KM if settled else max(one.radius_km, other.radius_km)
    return abs(one.lat - other.lat) * 111 < reach and abs(one.lon - other.lon) * 92 < reach


@cache
def embedded_table() -> Table:
    """Return the table of the wheel.

    Raises GazetteerError where it is missing or broken.
    """
    try:
        packed = (_PACKAGE / PACK).read_bytes()
        return Table(msgspec.msgpack.decode(zlib.decompress(packed), type=Packed))
    except (OSError, zlib.error, msgspec.DecodeError) as problem:
        raise GazetteerError(f"the embedded gazetteer cannot be read: {problem}", file=PACK) from problem


@cache
def embedded() -> Gazetteer:
    """Return the gazetteer of the wheel alone."""
    return Gazetteer([embedded_table()])


@cache
def governorate_names() -> dict[str, tuple[str, str]]:
    """Return {ISO 3166-2 code: (Arabic name, Latin name)}."""
    text = (_PACKAGE / "data/ar/places/governorates.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    return {row[0]: (row[1], row[2]) for row in rows}
