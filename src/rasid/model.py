"""The frozen records that every stage speaks. Their fields are those of the codebook (docs/codebook.md).

Offsets are Unicode code points into the report's own text, untouched: ``text[start:end]`` is the quote.
``None`` is "not stated" everywhere; 0 is a fact. The records hold words, numbers and each other, never a cycle, so the
garbage collector need not walk them (``gc=False``).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

Status = Literal["reported", "ongoing", "planned", "threatened", "possible", "denied", "averted"]
Salience = Literal["main", "background"]
Precision = Literal["hour", "part-of-day", "day", "range", "week", "month", "season", "year", "unknown"]
Basis = Literal["stated", "inferred", "published"]
Relation = Literal["in", "near", "outskirts", "countryside", "between", "from", "to", "toward", "over"]
Role = Literal["initiator", "target", "participant", "mediator"]


class Report(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One text from one publisher at one time.

    ``published`` is a date, a datetime (naive: taken as local to the event), an ISO string of either, or None.
    """

    id: str
    text: str
    title: str | None = None
    published: date | datetime | str | None = None
    source: str | None = None
    url: str | None = None


class Quote(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, rename={"place": "in"}):
    """A slice of the report: ``start`` and ``end`` in code points of the text, or of the title where ``place`` is "title"."""

    text: str
    start: int
    end: int
    place: Literal["title"] | None = None


class Partial(msgspec.Struct, frozen=True, gc=False):
    """What a text fixes of a day when nothing says the rest."""

    weekday: str | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None


class Time(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """When: ISO local dates, or local date-times where an hour or part of the day is stated; both ends included."""

    quote: Quote | None
    earliest: str | None
    latest: str | None
    precision: Precision
    basis: Basis
    partial: Partial | None = None


class Number(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A count with its bounds, by the codebook's table. ``best`` is a float only for fractions."""

    quote: Quote
    low: int | float | None
    best: int | float | None
    high: int | float | None


class Candidate(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One reading of a place name; ``score`` from 0 to 1."""

    id: str
    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    score: float


class Place(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Where: degrees WGS 84, ``radius_km`` how far the point may be off, ``geo_precision`` 1 exact to 4 country."""

    quote: Quote | None
    relation: Relation
    name: str
    latin: str | None
    id: str | None
    country: str | None
    admin1: str | None
    admin1_name: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    geo_precision: int
    candidates: tuple[Candidate, ...] = ()


class Actor(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Who, and in what role; ``framing`` keeps the loaded word of the report beside the neutral id."""

    quote: Quote | None
    role: Role
    id: str
    name: str
    kind: str
    country: str | None
    framing: str | None = None


class Target(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """An object that is hit."""

    quote: Quote | None
    kind: str


class Casualty(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """People harmed: whole numbers; ``part_of`` is the index in the event's list of the count it is a part of."""

    quote: Quote | None
    outcome: str
    who: str
    low: int | None
    best: int | None
    high: int | None
    part_of: int | None = None
    framing: str | None = None


class Quantity(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Any other count of the event; ``of`` says of what, ``unit`` is the counted word."""

    quote: Quote | None
    of: str
    low: float | None
    best: float | None
    high: float | None
    unit: str | None


class Claim(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Who says so."""

    speaker: Quote | None
    kind: str
    verb: Quote | None
    stance: str
    to: Quote | None = None


class Person(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A named person; masking works on these."""

    quote: Quote
    name: str
    standing: Literal["public", "private", "source"]


class Weapon(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The means."""

    quote: Quote
    kind: str


class Event(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A claim about one happening, every value tied to the words it came from."""

    id: str
    type: str
    status: Status
    salience: Salience
    trigger: Quote
    time: Time | None
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    targets: tuple[Target, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    persons: tuple[Person, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    claims: tuple[Claim, ...] = ()
    doubt: float = 0.0
    reasons: tuple[str, ...] = ()


class Problem(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One thing wrong with the input: where, and what to do about it."""

    file: str | None
    line: int | None
    field: str | None
    message: str


class ReportHead(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What a reading says of its report; ``sketch`` is a compact near-duplicate signature of the text."""

    title: str | None
    source: str | None
    published: str | None
    url: str | None
    sha256: str
    credits: tuple[Quote, ...] = ()
    sketch: str = ""


class ReaderInfo(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Which reader made a reading: version, a digest of the word packs, the gazetteers besides the embedded one."""

    version: str
    packs: str
    gazetteers: tuple[str, ...] = ()


class Reading(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What ``rasid read`` writes for one report."""

    id: str
    report: ReportHead
    reader: ReaderInfo
    events: tuple[Event, ...] = ()
    errors: tuple[Problem, ...] = ()
