"""Parts of a count: «بينهم ثلاثة أطفال وامرأة», «(طفلان وسيدتان)», «معظمهم نساء», «هم امرأة وطفلان»; never added to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rasid.events.counts import Bounds, Count, PeopleCounter
from rasid.events.happening import Harm
from rasid.events.scene import Scene

REACH = 26  # tokens in which the parts of a count are told
NEAR = 6  # tokens between a count and the word that opens its parts
THEY_ARE = frozenset({"\u0647\u0645", "\u0647\u0645\u0627"})  # hum, huma


class PartReader:
    """Reads the parts of the counts of one sentence; *borders* are the tokens at which other words of deed or harm stand."""

    def __init__(self, scene: Scene, people: PeopleCounter, borders: set[int], end: int) -> None:
        self.scene = scene
        self.people = people
        self.borders = borders
        self.end = end

    def read(self, wholes: Iterable[Harm]) -> list[Harm]:
        """Return the parts of every whole."""
        return [part for whole in wholes if whole.part_of is None and whole.low != 0 for part in self._parts(whole)]

    def _parts(self, whole: Harm) -> Iterator[Harm]:
        token = self._opening(whole.stop)
        if token is None:
            return
        most, start = self.scene.has(token, "part-most"), token
        token += 1
        while token < min(start + REACH, self.end) and token not in self.borders:
            count = self._count_at(token)
            if count is None:
                if token - start > 3 and not self._goes_on(token):
                    return
                token += 1
                continue
            bounds: Bounds = (None, None, None) if most else count.bounds
            who = count.who if count.who != "unspecified" else whole.who
            quote = self.scene.document.quote(start if most else count.first, count.stop)
            yield Harm(quote, whole.outcome, who, *bounds, whole, None, count.first, count.stop)
            self.people.taken.update(range(count.first, count.stop))
            if most:
                return
            start, token = count.stop - 3, count.stop

    def _count_at(self, token: int) -> Count | None:
        """Return the people that one word or number counts: of a list each is a part."""
        found = (self.people.alone(c) for c in self.people.at.get(token, ()) if c.kind in ("number", "people"))
        return next(filter(None, found), None)

    def _opening(self, start: int) -> int | None:
        """Return the token of «بينهم», «معظمهم», «هم» or an opening bracket behind a count, None where there is none near."""
        forms = self.scene.document.forms
        for token in range(start, min(start + NEAR, self.end)):
            if self.scene.has(token, "part") or self.scene.has(token, "part-most"):
                return token
            counts = forms[token] in THEY_ARE or (forms[token] == "(" and token - start < 2)
            if counts and self._count_at(token + 1) is not None:
                return token
            if token in self.borders or forms[token] == ".":
                return None
        return None

    def _goes_on(self, token: int) -> bool:
        return self.scene.document.forms[token] in ("\u060c", "-") or bool(self.scene.groups[token] & {"prep", "plus", "part"})
