"""Read a scene as the reader does, and write down each decision as it is taken.

The stages do not carry reasons along, which would cost every reading for the sake of a few explanations. Here
they run as they are, in a copy of the function that calls them, whose calls pass by a witness on their way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import FunctionType
from typing import Any, TypeVar, cast

from rasid.events.clauses import Clauses
from rasid.events.happening import Happening, Harm
from rasid.events.harms_home import settle_loose
from rasid.events.merge import find_home
from rasid.events.report import gather
from rasid.events.scene import Chunk, Scene
from rasid.events.sentence import read_sentence
from rasid.events.status import read_status
from rasid.events.told import Told
from rasid.events.triggers import standing_triggers

Function = TypeVar("Function", bound=Callable[..., Any])

# The stages as they are called: with whatever else they take besides what is looked at here.
STANDING: Callable[..., list[Chunk]] = standing_triggers
STATUS: Callable[..., str] = read_status
READ: Callable[..., Told] = read_sentence
SETTLE: Callable[..., None] = settle_loose
HOME: Callable[..., Happening | None] = find_home


def watched(function: Function, **witnesses: Callable[..., object]) -> Function:
    """Return a copy of *function* that calls *witnesses* where it calls the functions of those names."""
    original = cast("FunctionType", function)
    names = {**original.__globals__, **witnesses}
    copied = FunctionType(original.__code__, names, original.__name__, original.__defaults__, original.__closure__)
    copied.__kwdefaults__ = original.__kwdefaults__
    return cast("Function", copied)


@dataclass(slots=True)
class Landing:
    """Where a count of harm went: a happening told before, one made of it alone, or None where it was left out."""

    harm: Harm
    home: Happening | None
    alone: bool


@dataclass(slots=True)
class Joining:
    """A happening that a sentence tells, described as it was told, and the earlier one that it was found to be."""

    told: list[str]
    home: Happening
    reasons: list[str]
    joined: bool


@dataclass(slots=True)
class Seen:
    """What was seen of one sentence."""

    clauses: Clauses | None = None
    standing: list[Chunk] = field(default_factory=list)
    lost: list[tuple[Chunk, str]] = field(default_factory=list)
    cues: dict[int, list[Chunk]] = field(default_factory=dict)  # id of a happening -> words that give its status
    told: Told | None = None
    landings: list[Landing] = field(default_factory=list)
    joinings: list[Joining] = field(default_factory=list)


class Witness:
    """Stands beside the reader while it gathers a scene."""

    def __init__(
        self,
        scene: Scene,
        *,
        why_lost: Callable[[Chunk, Callable[..., list[Chunk]], tuple[Any, ...]], str],
        why_home: Callable[[Callable[..., Happening | None], tuple[Any, ...], Happening | None], list[str]],
        describe: Callable[[Scene, Happening, list[Chunk]], list[str]],
    ) -> None:
        self.scene = scene
        self.seen: dict[int, Seen] = {}
        self.happenings: list[Happening] = []
        self._why_lost, self._why_home, self._describe = why_lost, why_home, describe
        self._now = Seen()

    def read(self) -> None:
        """Gather the scene, seeing every decision."""
        read = watched(READ, standing_triggers=self._standing, read_status=self._status)

        def read_one(*given: Any, **named: Any) -> Told:
            self._now = Seen()
            told = self._now.told = read(*given, **named)
            self.seen[told.number] = self._now
            return told

        gathered = watched(gather, read_sentence=read_one, settle_loose=self._settle, find_home=self._home)(self.scene)
        self.happenings = gathered[0]

    def _standing(self, *given: Any) -> list[Chunk]:
        standing = STANDING(*given)
        chunks: list[Chunk] = given[1]
        self._now.clauses = next((value for value in given if isinstance(value, Clauses)), None)
        self._now.standing = standing
        for chunk in chunks:
            if chunk.kind == "trigger" and chunk not in standing:
                self._now.lost.append((chunk, self._why_lost(chunk, STANDING, given)))
        return standing

    def _status(self, scene: Scene, happening: Happening, chunks: list[Chunk], *rest: Any) -> str:
        status = STATUS(scene, happening, chunks, *rest)
        others = [chunk for chunk in chunks if chunk.kind != "status"]
        if status != STATUS(scene, happening, others, *rest):
            cues = [chunk for chunk in chunks if chunk.kind == "status"]
            self._now.cues[id(happening)] = [cue for cue in cues if STATUS(scene, happening, [*others, cue], *rest) == status]
        return status

    def _settle(self, scene: Scene, told: Told, known: list[Happening], *rest: Any) -> None:
        loose = list(told.loose)
        if not loose:
            SETTLE(scene, told, known, *rest)
            return
        before, made = {id(home): set(home.sentences) for home in known}, set(map(id, told.happenings))
        SETTLE(scene, told, known, *rest)
        for harm in loose:
            own = next((new for new in told.happenings if id(new) not in made and harm in new.harms), None)
            home = own or next((home for home in known if any(harm is other for other in home.harms)), None)
            home = home or next((home for home in known if set(home.sentences) != before[id(home)]), None)
            self._now.landings.append(Landing(harm, home, own is not None))

    def _home(self, *given: Any) -> Happening | None:
        home = HOME(*given)
        new: Happening = given[1]
        told = self._describe(self.scene, new, self._now.cues.get(id(new), []))
        self._now.joinings.append(Joining(told, home or new, self._why_home(HOME, given, home), home is not None))
        return home
