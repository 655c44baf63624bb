"""The state a text is in: what keeps it from being read, and what is odd but read all the same."""

from __future__ import annotations

import re
from typing import NamedTuple

MAX_LETTERS = 2_000_000  # of title and text; a long book has half as many, and the reading stays within a minute
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u0750-\u077f\u08a0-\u08c9\ufb50-\ufdff\ufe70-\ufefc]")
_HALF = re.compile("[\ud800-\udfff]")
# What is odd, and what becomes of it: none of it moves an offset.
_ODD = (
    (re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"), "control characters", "counted in offsets, not read"),
    (re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"), "direction marks", "counted in offsets, not read"),
    (re.compile("[\ufb50-\ufdfd\ufe70-\ufefc]"), "presentation forms", "read as the plain letters"),
    (
        re.compile("[\u067e\u0686\u0698\u06a4\u06a9\u06af\u06be\u06c0-\u06c3\u06cc\u06d2]"),
        "Persian letters",
        "read as the Arabic ones",
    ),
)


class Oddity(NamedTuple):
    """Something odd in a text: ``offset`` (code points) is where it first stands."""

    offset: int
    message: str


def find_fault(text: str, title: str | None) -> str | None:
    """Return why *text* cannot be read, None where it can."""
    if not text.strip("\ufeff \t\r\n\x00\u200b\u200e\u200f"):
        return "the text is empty"
    letters = len(text) + len(title or "")
    if letters > MAX_LETTERS:
        return f"{letters:,} characters are too many for one report (limit {MAX_LETTERS:,}): split it into its reports"
    half = find_half(text)
    if half:
        return half
    if not _ARABIC.search(text):
        return "no Arabic in the text"
    return None


def find_half(words: str) -> str | None:
    """Return where *words* hold half a surrogate pair, which no encoding can write; None where they do not."""
    half = _HALF.search(words)
    if half is None:
        return None
    return f"half a surrogate pair (U+{ord(half[0]):04X}) at character {half.start()}: the file was cut or converted badly"


def find_oddities(text: str) -> list[Oddity]:
    """Return what is odd in *text*, one for each kind."""
    oddities = []
    for pattern, name, fate in _ODD:
        first = pattern.search(text)
        if first:
            count = sum(1 for _ in pattern.finditer(text))
            oddities.append(Oddity(first.start(), f"{name} ({count}, the first at character {first.start()}): {fate}"))
    return oddities
