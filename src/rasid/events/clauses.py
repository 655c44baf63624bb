"""Clauses: where one stops and the next begins, and how it begins.

Arabic news runs long sentences of clauses strung by commas, «and» with a verb, relatives and connectives. How a clause
begins decides whether what it tells belongs to the happening before it: a relative or a result clause does, one
opened by «فيما» or «كما» most often does not.
"""

from __future__ import annotations

import msgspec

from rasid.events.scene import Chunk, Scene
from rasid.text.document import BREAKS, NEWLINE

# The strongest first: where two openings meet, the one that says more names the clause.
OPENINGS = ("hard", "result", "relative", "that", "soft", "pluperfect", "background")
_OPENING = frozenset(OPENINGS)
_NONE: frozenset[str] = frozenset()


class Clause(msgspec.Struct, frozen=True, gc=False):
    """Tokens [first, stop) and how they begin: start, comma, and-verb, or the grammar group of the opening word."""

    first: int
    stop: int
    opening: str


class Clauses:
    """The clauses of one sentence."""

    def __init__(self, scene: Scene, first: int, stop: int, chunks: list[Chunk]) -> None:
        openings = _openings(scene, first, stop, chunks)
        starts = sorted(openings)
        ends = [*starts[1:], stop]
        self.items = [Clause(start, end, openings[start]) for start, end in zip(starts, ends, strict=True)]
        self._first = first
        self._of: list[int] = []
        for number, clause in enumerate(self.items):
            self._of.extend([number] * (clause.stop - clause.first))

    def of(self, token: int) -> int:
        """Return the number of the clause that holds *token*."""
        return self._of[token - self._first]

    def opening(self, token: int) -> str:
        """Return how the clause of *token* begins."""
        return self.items[self.of(token)].opening

    def between(self, left: int, right: int) -> frozenset[str]:
        """Return how the clauses after that of token *left*, up to that of *right*, begin."""
        first, stop = self._of[left - self._first] + 1, self._of[right - self._first] + 1
        return frozenset([clause.opening for clause in self.items[first:stop]]) if first < stop else _NONE


def _openings(scene: Scene, first: int, stop: int, chunks: list[Chunk]) -> dict[int, str]:
    """Return {token: opening} of every clause of the sentence."""
    forms, groups = scene.document.forms, scene.groups
    openings: dict[int, str] = {first: "start"}
    for token, (form, found) in enumerate(zip(forms[first:stop], groups[first:stop], strict=True), first):
        if form in BREAKS or form[0] == NEWLINE:
            if token + 1 < stop:
                openings.setdefault(token + 1, "comma")
        elif found and not _OPENING.isdisjoint(found):
            openings[token] = next(group for group in OPENINGS if group in found)
    for chunk in chunks:
        if chunk.kind == "grammar" and chunk.value in OPENINGS:
            openings[chunk.first] = chunk.value
        elif chunk.verb is not None and chunk.joined and openings.get(chunk.first, "comma") == "comma":
            openings[chunk.first] = "and-verb"
    return openings
