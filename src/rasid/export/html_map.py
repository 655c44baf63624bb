"""A map picture of located events: dots over country outlines, as SVG without anything from outside.

Units are Mercator, hundredths of a degree of longitude, y downward, as in assets/outlines.json.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from typing import NamedTuple, TypeAlias

import msgspec

_ASPECT = 1.6  # width to height
_LEAST_WIDTH = 320.0  # units: about a governorate and its neighbours
_MARGIN = 0.18  # of the width, round the outermost dots
_KM_PER_UNIT = 1.1132  # at the equator
_MAX_NAMES = 24
_MAJOR_NAMES = 7  # what a telephone has room for
_MAX_REACH_KM = 120.0  # a wider ring says no more than the name of the country
_POLE = 85.0  # degrees; Mercator has no end beyond


_Box: TypeAlias = tuple[float, float, float, float]  # left, top, right, bottom


class Spot(NamedTuple):
    """A located event: degrees WGS 84, ``href`` is its card, ``key`` the value to light, ``past`` for background."""

    lat: float
    lon: float
    radius_km: float | None
    name: str
    event: str
    href: str
    past: bool


class _Outline(msgspec.Struct, frozen=True):
    name: str
    box: tuple[int, int, int, int]
    label: tuple[int, int]
    path: str


class _View(NamedTuple):
    x: float
    y: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height

    def meets(self, box: _Box) -> bool:
        west, north, east, south = box
        return east >= self.x and west <= self.x + self.width and south >= self.y and north <= self.y + self.height


def draw_map(spots: Sequence[Spot]) -> str:
    """Return the map of *spots* as SVG, an empty string where there are none."""
    if not spots:
        return ""
    view = _find_view([_project(spot) for spot in spots])
    unit = view.width / 640  # about a pixel of a wide page
    groups = _group(spots)
    box = f"{view.x:.1f} {view.y:.1f} {view.width:.1f} {view.height:.1f}"
    parts = [
        f'<svg viewBox="{box}" role="img" aria-label="Map of the located events">',
        *_draw_land(view, unit, [_dot_box(group, unit) for group in groups]),
        *(_draw_group(group, unit) for group in groups),
        *_draw_names(groups, view, unit),
        "</svg>",
    ]
    return "".join(parts)


def _find_view(points: Sequence[tuple[float, float]]) -> _View:
    """Return the view that holds all *points* with a margin."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    wide = max(_LEAST_WIDTH, width * (1 + 2 * _MARGIN), height * (1 + 2 * _MARGIN) * _ASPECT)
    high = wide / _ASPECT
    return _View((min(xs) + max(xs) - wide) / 2, (min(ys) + max(ys) - high) / 2, wide, high)


def _draw_land(view: _View, unit: float, dots: Sequence[_Box]) -> Iterable[str]:
    """Yield the countries in view, and above them the names that fit their country and cover no dot."""
    shown = [outline for outline in _load_outlines() if view.meets(outline.box)]
    yield from (f'<path class="land" d="{outline.path}"/>' for outline in shown)
    for outline in shown:
        (x, y), half = outline.label, 3.6 * unit * len(outline.name)
        box = (x - half, y - 9 * unit, x + half, y + 3 * unit)
        wide_enough = outline.box[2] - outline.box[0] > 1.7 * half
        if wide_enough and view.holds(*box[:2]) and view.holds(*box[2:]) and _is_free(box, dots):
            yield f'<text class="country" x="{x}" y="{y}" font-size="{11 * unit:.1f}">{escape(outline.name)}</text>'


def _group(spots: Iterable[Spot]) -> list[list[Spot]]:
    """Return *spots* by point, main events last so that their dots lie on top."""
    groups: dict[tuple[float, float], list[Spot]] = {}
    for spot in spots:
        groups.setdefault((round(spot.lat, 2), round(spot.lon, 2)), []).append(spot)
    return sorted(groups.values(), key=lambda group: (not all(spot.past for spot in group), -len(group)))


def _draw_group(group: Sequence[Spot], unit: float) -> str:
    first = group[0]
    x, y = _project(first)
    size = _dot_size(group, unit)
    radius = first.radius_km if first.radius_km and first.radius_km <= _MAX_REACH_KM else 0.0
    reach = radius / _KM_PER_UNIT / math.cos(math.radians(min(abs(first.lat), _POLE)))
    shown = "; ".join(dict.fromkeys(spot.event for spot in group))
    told = escape(f"{first.name}: {shown}" if len(group) == 1 else f"{first.name}, {len(group)} events: {shown}")
    halo = f'<circle class="reach" cx="{x:.1f}" cy="{y:.1f}" r="{reach:.1f}"/>' if reach > 1.4 * size else ""
    dot = f'<circle class="spot" cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}"><title>{told}</title></circle>'
    kind = ' class="past"' if all(spot.past for spot in group) else ""
    return f'<a href="{first.href}"{kind}>{halo}{dot}</a>'


def _draw_names(groups: Sequence[Sequence[Spot]], view: _View, unit: float) -> Iterable[str]:
    """Yield the names of the places with the most events, as many as do not cover one another."""
    height, drawn = 13 * unit, 0
    taken = [_dot_box(group, unit) for group in groups]
    for group in sorted(groups, key=len, reverse=True)[:_MAX_NAMES]:
        x, y = _project(group[0])
        width = 7 * unit * len(group[0].name)
        top, lift = y - height / 2, _dot_size(group, unit) + 3 * unit
        for left, anchor, at in ((x + lift, "start", x + lift), (x - lift - width, "end", x - lift)):
            box = (left, top, left + width, top + height)
            if _is_free(box, taken) and view.holds(left, top) and view.holds(left + width, top + height):
                taken.append(box)
                drawn += 1
                kind = "name" + (" before" if anchor == "end" else "") + (" minor" if drawn > _MAJOR_NAMES else "")
                yield (
                    f'<text class="{kind}" x="{at:.1f}" y="{y + 4 * unit:.1f}" font-size="{12 * unit:.1f}" '
                    f'text-anchor="{anchor}" direction="ltr">{escape(group[0].name)}</text>'
                )
                break


def _dot_size(group: Sequence[Spot], unit: float) -> float:
    """Return the radius of the dot of *group*: its area grows with the number of events."""
    return min(5 + 2.2 * math.sqrt(len(group) - 1), 20) * unit


def _dot_box(group: Sequence[Spot], unit: float) -> _Box:
    (x, y), size = _project(group[0]), _dot_size(group, unit)
    return x - size, y - size, x + size, y + size


def _is_free(box: _Box, taken: Iterable[_Box]) -> bool:
    left, top, right, bottom = box
    return all(right < other[0] or left > other[2] or bottom < other[1] or top > other[3] for other in taken)


def _project(spot: Spot) -> tuple[float, float]:
    lat = max(-_POLE, min(_POLE, spot.lat))
    return spot.lon * 100, -math.degrees(math.asinh(math.tan(math.radians(lat)))) * 100


@cache
def _load_outlines() -> tuple[_Outline, ...]:
    raw = json.loads(files("rasid.export").joinpath("assets/outlines.json").read_bytes())
    return tuple(msgspec.convert(list(raw.values()), list[_Outline]))
