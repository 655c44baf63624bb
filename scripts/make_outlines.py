"""Make src/rasid/export/assets/outlines.json, the country outlines under the map of the HTML page.

Source: countries-10m.json of the npm package world-atlas 2.0.2 (ISC licence), which repackages Natural Earth 4.1
(public domain). Run: ``npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz`` and then
``python scripts/make_outlines.py package/countries-10m.json``.

Arcs are simplified before they are joined, so that neighbours keep one border; what lies outside the region is cut
off. Coordinates are Mercator, in hundredths of a degree of longitude, y downward.
"""

from __future__ import annotations

import itertools
import json
import math
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "src/rasid/export/assets/outlines.json"
WEST, SOUTH, EAST, NORTH = -18.0, -3.0, 78.0, 50.0  # Morocco to Pakistan, Kenya to Ukraine
TOLERANCE = 0.012  # degrees: about a pixel where a map shows a governorate
SMALLEST = 0.004  # square degrees: islands below it are no more than a dot
# Natural Earth gives no code to what few states recognise, or a base within a state: drawn with the state round it.
UNCODED = {
    "Somaliland": "SO",
    "N. Cyprus": "CY",
    "Cyprus U.N. Buffer Zone": "CY",
    "Akrotiri": "CY",
    "Dhekelia": "CY",
    "Baikonur": "KZ",
    "Kosovo": "XK",
}
_CODES = """
    004 AF 008 AL 012 DZ 031 AZ 040 AT 048 BH 051 AM 070 BA 100 BG 108 BI 120 CM 140 CF 148 TD 156 CN 180 CD
    191 HR 196 CY 203 CZ 204 BJ 226 GQ 231 ET 232 ER 250 FR 262 DJ 266 GA 268 GE 270 GM 275 PS 276 DE 288 GH
    300 GR 324 GN 348 HU 356 IN 364 IR 368 IQ 376 IL 380 IT 384 CI 398 KZ 400 JO 404 KE 414 KW 417 KG 422 LB
    430 LR 434 LY 466 ML 470 MT 478 MR 498 MD 499 ME 504 MA 512 OM 562 NE 566 NG 586 PK 620 PT 624 GW 634 QA
    642 RO 643 RU 646 RW 682 SA 686 SN 688 RS 694 SL 703 SK 705 SI 706 SO 724 ES 728 SS 729 SD 732 EH 756 CH
    760 SY 762 TJ 768 TG 784 AE 788 TN 792 TR 795 TM 800 UG 804 UA 807 MK 818 EG 834 TZ 854 BF 860 UZ 887 YE
"""  # ISO 3166-1 numeric and alpha-2, of the countries of the region and round it
CODES = dict(zip(_CODES.split()[::2], _CODES.split()[1::2], strict=True))
Point = tuple[float, float]


def make_outlines(atlas: dict[str, Any]) -> dict[str, Any]:
    """Return code -> name, box, label point and SVG path of every country of the region."""
    arcs = [simplify(unpack_arc(arc, atlas["transform"])) for arc in atlas["arcs"]]
    shapes: dict[str, dict[str, Any]] = {}
    for geometry in atlas["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = CODES.get(geometry.get("id") or "") or UNCODED.get(name)
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings = [clip(join_arcs(ring, arcs)) for polygon in polygons for ring in polygon]
        kept = [ring for ring in rings if len(ring) > 2 and abs(area(ring)) > SMALLEST]
        if code and kept:
            shape = shapes.setdefault(code, {"name": name, "rings": []})
            shape["rings"] += kept
            shape["name"] = name if name not in UNCODED else shape["name"]
    return {code: finish(shapes[code]) for code in sorted(shapes)}


def unpack_arc(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """Return the degrees of a delta-coded *arc*."""
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * scale_x + move_x, y * scale_y + move_y))
    return points


def simplify(points: list[Point]) -> list[Point]:
    """Return *points* without those that lie within TOLERANCE of the line (Douglas and Peucker)."""
    if len(points) < 3:
        return points
    first, last = points[0], points[-1]
    distances = [distance(point, first, last) for point in points[1:-1]]
    farthest = max(range(len(distances)), key=distances.__getitem__) + 1
    if distances[farthest - 1] <= TOLERANCE and first != last:
        return [first, last]
    return simplify(points[: farthest + 1])[:-1] + simplify(points[farthest:])


def distance(point: Point, first: Point, last: Point) -> float:
    """Return how far *point* is from the line through *first* and *last*, in degrees."""
    width, height = last[0] - first[0], last[1] - first[1]
    length = math.hypot(width, height)
    if not length:
        return math.hypot(point[0] - first[0], point[1] - first[1])
    return abs(height * (point[0] - first[0]) - width * (point[1] - first[1])) / length


def join_arcs(numbers: list[int], arcs: list[list[Point]]) -> list[Point]:
    """Return the ring that the arcs *numbers* make; a negative number is its complement, run backward."""
    ring: list[Point] = []
    for number in numbers:
        ring += (arcs[number] if number >= 0 else arcs[~number][::-1])[:-1]
    return ring


def clip(ring: list[Point]) -> list[Point]:
    """Return *ring* cut off at the edges of the region (Sutherland and Hodgman)."""
    for axis, bound, sign in ((0, WEST, 1), (0, EAST, -1), (1, SOUTH, 1), (1, NORTH, -1)):
        cut: list[Point] = []
        for index, point in enumerate(ring):
            before = ring[index - 1]
            inside, was_inside = (sign * (each[axis] - bound) >= 0 for each in (point, before))
            if inside != was_inside:
                share = (bound - before[axis]) / (point[axis] - before[axis])
                cut.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
            if inside:
                cut.append(point)
        ring = cut
    return ring


def area(ring: list[Point]) -> float:
    """Return the signed area of *ring*, in square units of its points."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True)) / 2


def centre(ring: list[Point]) -> Point:
    """Return the centre of mass of *ring*."""
    x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x0 * y1 - x1 * y0
        x, y = x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return x / (6 * area(ring)), y / (6 * area(ring))


def finish(shape: dict[str, Any]) -> dict[str, Any]:
    """Return name, box [west, north, east, south], label point and path of *shape*, in Mercator hundredths."""
    rings = [[project(point) for point in ring] for ring in shape["rings"]]
    largest = max(rings, key=lambda ring: abs(area(ring)))
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    label = [round(each) for each in centre(largest)]
    box = [round(min(xs)), round(min(ys)), round(max(xs)), round(max(ys))]
    return {"name": shape["name"], "box": box, "label": label, "path": "".join(draw(ring) for ring in rings)}


def project(point: Point) -> Point:
    """Return *point* in Mercator, hundredths of a degree, y downward."""
    return point[0] * 100, -math.degrees(math.asinh(math.tan(math.radians(point[1])))) * 100


def draw(ring: list[Point]) -> str:
    """Return *ring* as a closed path of whole relative steps, summed from the rounded points so that no error grows."""
    points = [(round(x), round(y)) for x, y in ring]
    steps = [(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in itertools.pairwise(points)]
    moves = " ".join(f"{x} {y}" for x, y in steps if x or y)
    return f"M{points[0][0]} {points[0][1]}l{moves}z".replace(" -", "-")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    made = make_outlines(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    lines = ",\n".join(f"{json.dumps(code)}: {json.dumps(shape, separators=(',', ':'))}" for code, shape in made.items())
    TARGET.write_text("{\n" + lines + "\n}\n", encoding="utf-8")
    print(f"{TARGET}: {len(made)} countries, {TARGET.stat().st_size:,} bytes")
