"""A place as found in a report: its words, how they govern it, and what it was taken for."""

from __future__ import annotations

from dataclasses import dataclass, field

from rasid.gazetteers.entry import Entry
from rasid.mentions.places.words import Head
from rasid.model import Place


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Tokens [first, stop) are the whole phrase with its kind word, without the preposition.

    ``prefix`` are the proclitic letters on the first token, ``preposition`` the preposition or relation word that governs
    the phrase (both match forms, may be empty). ``role`` is "event", "origin", "destination" or "direction";
    ``reference`` tells that the words («the town») stand for a place named before; ``strength`` from 0 (a bare name)
    to 3 (a kind word names it).
    """

    first: int
    stop: int
    prefix: str
    preposition: str
    place: Place
    role: str
    reference: bool = False
    strength: int = 0


@dataclass(slots=True)
class Draft:
    """A phrase of place before it is known which place it is."""

    first: int
    stop: int
    prefix: str = ""
    name_first: int = 0
    name_stop: int = 0
    name: str = ""  # as written, of names that no gazetteer knows or that a kept kind word leads
    key: str = ""
    entries: tuple[Entry, ...] = ()
    head: Head | None = None
    joined: bool = False  # the gazetteer has the name with the kind word's singular before it
    derived: bool = False  # a kind word before the name of another place: «the airport of Aleppo»
    relation: str = ""
    relation_word: str = ""
    bearing: int | None = None
    kilometres: float | None = None  # a distance told with the direction
    preposition: str = ""
    strength: int = 0
    second: bool = False  # the second of two that something lies between
    contains: bool = False  # says where the place before it lies
    listed: bool = False  # stands in a list under the head before it
    environs: bool = False  # «and its countryside»
    land: str = ""  # «territory», «waters», «border» of the country that is chosen
    reference: tuple[str, ...] = ()  # kinds that a «the town» may stand for
    container: Draft | None = field(default=None, repr=False)
    ranked: list[tuple[float, Entry]] = field(default_factory=list)  # candidates with their scores, best first
    chosen: Entry | None = None
    place: Place | None = None
