"""The words of a report as HTML, its spans marked and properly nested."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple

from rasid.export.spans import SPAN_ROLES, Span, SpanRole
from rasid.export.wording import harmless

_DEEPEST = 4  # marks within a mark that still get a line of their own below the words


class _Mark(NamedTuple):
    """Code points [start, end) in one role, with the keys of all values; ``depth`` counts the marks one in another within."""

    start: int
    end: int
    role: SpanRole
    keys: str
    depth: int = 0


def mark_words(words: str, spans: Iterable[Span]) -> str:
    """Return *words* as HTML with a ``<mark>`` round every span; one that crosses another is cut in two."""
    marks = _measure(_merge(spans, len(words)))
    edges = sorted({0, len(words), *(edge for mark in marks for edge in (mark.start, mark.end))})
    out: list[str] = []
    open_marks: list[_Mark] = []
    following = iter(marks)
    waiting = next(following, None)
    for start, end in pairwise(edges):
        open_marks = _close(open_marks, start, out)
        while waiting is not None and waiting.start == start:
            open_marks.append(waiting)
            out.append(_opening(waiting))
            waiting = next(following, None)
        out.append(escape(harmless(words[start:end])))
    _close(open_marks, len(words), out)
    return "".join(out)


def _merge(spans: Iterable[Span], length: int) -> list[_Mark]:
    """Return the marks of *spans* by start, longer first: those of the same words and role as one."""
    keys: dict[tuple[int, int, SpanRole], list[str]] = {}
    for span in spans:
        start, end = max(0, span.start), min(span.end, length)
        if start < end:
            keys.setdefault((start, end, span.role), []).append(span.key)
    marks = [_Mark(*place, " ".join(sorted(set(named)))) for place, named in keys.items()]
    return sorted(marks, key=lambda mark: (mark.start, -mark.end, SPAN_ROLES.index(mark.role)))


def _close(open_marks: list[_Mark], offset: int, out: list[str]) -> list[_Mark]:
    """Close the marks that end at *offset*; those opened within them go on after it. Return what stays open."""
    ending = [depth for depth, mark in enumerate(open_marks) if mark.end <= offset]
    if not ending:
        return open_marks
    outermost = ending[0]
    out.append("</mark>" * (len(open_marks) - outermost))
    going_on = [mark for mark in open_marks[outermost:] if mark.end > offset]
    out.extend(_opening(mark) for mark in going_on)
    return open_marks[:outermost] + going_on


def _measure(marks: Sequence[_Mark]) -> list[_Mark]:
    """Return *marks* (outer before inner) with their depth, for lines of marks that lie in another must not meet."""
    depths = [0] * len(marks)
    within: list[int] = []

    def leave(offset: int) -> None:
        while within and marks[within[-1]].end <= offset:
            inner = within.pop()
            if within:
                depths[within[-1]] = max(depths[within[-1]], depths[inner] + 1)

    for index, mark in enumerate(marks):
        leave(mark.start)
        within.append(index)
    leave(max((mark.end for mark in marks), default=0))
    return [mark._replace(depth=min(depth, _DEEPEST)) for mark, depth in zip(marks, depths, strict=True)]


def _opening(mark: _Mark) -> str:
    depth = f" d{mark.depth}" if mark.depth else ""
    return f'<mark class="r-{mark.role}{depth}" data-k="{mark.keys}" tabindex="0" title="{mark.role}">'
