"""One page that needs nothing else: each report with its words coloured, its events beside it, and a map.

No network, no style or script but the two whose hashes the page's own policy names; everything else is escaped.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from html import escape
from importlib.resources import files
from typing import BinaryIO

from rasid.export.html_cards import draw_card
from rasid.export.html_map import Spot, draw_map
from rasid.export.html_words import mark_words
from rasid.export.spans import SPAN_ROLES, find_spans
from rasid.export.type_names import name_type
from rasid.export.wording import harmless, problem_line
from rasid.model import Event, Reading, Report

_CALM = ' class="calm"'
_MAX_TYPES = 10  # bars in the summary
_COUNTRY = 4  # geo_precision: a dot amid a country would name a place where nothing happened


class HtmlWriter:
    """Keeps the reports as HTML and writes the page at the end, since its head counts them."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._articles: list[str] = []
        self._index: list[str] = []
        self._spots: list[Spot] = []
        self._types: Counter[str] = Counter()
        self._days: set[str] = set()
        self._errors = 0
        self._reader = ""

    def add(self, report: Report, reading: Reading) -> None:
        """Keep *report* with the events of *reading*."""
        number = len(self._articles)
        self._articles.append(_draw_report(report, reading, number))
        self._index.append(_draw_index_row(reading, number))
        self._spots += _find_spots(reading, number)
        self._types.update(event.type for event in reading.events)
        self._days.update(event.time.earliest[:10] for event in reading.events if event.time and event.time.earliest)
        self._errors += len(reading.errors)
        self._reader = f"rasid {reading.reader.version}, packs {reading.reader.packs}"

    def finish(self) -> None:
        """Write the page."""
        style, script = _asset("page.css"), _asset("page.js")
        policy = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
        events = sum(self._types.values())
        title = f"{_counted(len(self._articles), 'report')}, {_counted(events, 'event')}"
        parts = (
            '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">',
            f"<title>Rasid: {title}</title><style>{style}</style></head>\n<body><div class='wrap'>",
            self._draw_top(events),
            _draw_legend(),
            self._draw_index(),
            "\n<main>",
            *self._articles,
            f"\n</main>\n<footer>Read by {escape(self._reader)}. Map outlines: Natural Earth.</footer></div>\n",
            f"<script>{script}</script></body></html>\n",
        )
        for part in parts:
            self._stream.write(part.encode())

    def _draw_top(self, events: int) -> str:
        figures = [("reports", len(self._articles)), ("events", events), ("located", len(self._spots)), ("errors", self._errors)]
        shown = "".join(f"<div><dt>{name}</dt><dd>{count:,}</dd></div>" for name, count in figures)
        span = ""
        if self._days:
            first, last = min(self._days), max(self._days)
            span = f", from {first} to {last}" if first != last else f", on {first}"
        picture = draw_map(self._spots)
        figure = f'<figure class="map">{picture}<figcaption>{_CAPTION}</figcaption></figure>' if picture else ""
        lead = f"Events that the reports tell of{span}. Point at a value to see its words, or at words to see their value."
        return (
            f'<header class="top"><div><h1>Events read from {_counted(len(self._articles), "report")}</h1>'
            f'<p class="lead">{lead}</p><dl class="figures">{shown}</dl>{_draw_types(self._types)}</div>{figure}</header>'
        )

    def _draw_index(self) -> str:
        if len(self._index) < 3:
            return ""
        head = "<tr><th>Report</th><th>Source</th><th>Published</th><th>Events</th></tr>"
        return f'<details class="index"><summary>All reports</summary><table>{head}{"".join(self._index)}</table></details>'


_CAPTION = (
    "First place of each event, where more than its country is known. Grey is background; a ring is how far the point may be off."
)


def _draw_report(report: Report, reading: Reading, number: int) -> str:
    """Return the article of a report."""
    spans = find_spans(reading)
    title = mark_words(report.title or "", (span for span in spans if span.in_title))
    text = mark_words(report.text, (span for span in spans if not span.in_title))
    words = (f'<h3 class="title" lang="ar">{title}</h3>' if title else "") + (
        f'<p class="text" lang="ar">{text}</p>' if text else ""
    )
    cards = "".join(draw_card(event, index, _anchor(number, index)) for index, event in enumerate(reading.events))
    faults = "".join(f'<p class="fault"><bdi>{escape(problem_line(error))}</bdi></p>' for error in reading.errors)
    nothing = "" if cards or faults else '<p class="none">No events.</p>'
    count = _counted(len(reading.events), "event")
    return (
        f'\n<article class="report" id="r{number}"><header><h2><bdi>{escape(harmless(reading.id))}</bdi></h2>{_origin(reading)}'
        f'<span class="count">{count}</span></header><div class="body"><div class="words"><div class="stick">{words}</div></div>'
        f'<div class="side">{cards}{faults}{nothing}</div></div></article>'
    )


def _origin(reading: Reading) -> str:
    """Return source, date and address; an address is a link only where it leads to the web."""
    head = reading.report
    parts = [f"<bdi>{escape(harmless(part))}</bdi>" for part in (head.source, head.published) if part]
    if head.url and head.url.lower().startswith(("https://", "http://")):
        parts.append(f'<a href="{escape(harmless(head.url))}" rel="noreferrer noopener">original</a>')
    return f'<span class="muted">{" · ".join(parts)}</span>' if parts else ""


def _find_spots(reading: Reading, number: int) -> list[Spot]:
    """Return the first located place of each event."""
    spots = []
    for index, event in enumerate(reading.events):
        place = next((place for place in event.places if place.geo_precision < _COUNTRY), None)
        if place is None or place.lat is None or place.lon is None:
            continue
        past = event.salience == "background"
        href = f"#{_anchor(number, index)}"
        spots.append(Spot(place.lat, place.lon, place.radius_km, harmless(place.name), _spot_words(event), href, past))
    return spots


def _spot_words(event: Event) -> str:
    day = event.time.earliest[:10] if event.time and event.time.earliest else ""
    return f"{name_type(event.type).english} {day}".strip()


def _draw_types(types: Counter[str]) -> str:
    """Return how many events there are of each type, as bars."""
    if not types:
        return ""
    most = max(types.values())
    rows = [
        f"<tr{'' if name_type(name).violent else _CALM}><th>{escape(harmless(name_type(name).english))}</th>"
        '<td><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="{100 * count / most:.1f}" height="10" rx="1"/></svg></td><td>{count:,}</td></tr>'
        for name, count in sorted(types.items(), key=lambda item: (-item[1], item[0]))[:_MAX_TYPES]
    ]
    rest = len(types) - _MAX_TYPES
    more = f'<tr><th class="muted">and {rest} more types</th><td></td><td></td></tr>' if rest > 0 else ""
    return f'<table class="types">{"".join(rows)}{more}</table>'


def _draw_legend() -> str:
    boxes = "".join(
        f'<label class="r-{role}"><input type="checkbox" id="show-{role}" checked><mark class="r-{role}">{role}</mark></label>'
        for role in SPAN_ROLES
    )
    return f'<fieldset class="legend"><legend>Words that name the</legend>{boxes}</fieldset>'


def _draw_index_row(reading: Reading, number: int) -> str:
    head = reading.report
    name = escape(harmless(head.title or reading.id))
    cells = "".join(f"<td><bdi>{escape(harmless(part or ''))}</bdi></td>" for part in (head.source, head.published))
    return f'<tr><td><a href="#r{number}"><bdi>{name}</bdi></a></td>{cells}<td class="num">{len(reading.events)}</td></tr>'


def _anchor(number: int, index: int) -> str:
    return f"r{number}e{index}"


def _asset(name: str) -> str:
    return files("rasid.export").joinpath("assets", name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
