"""Why a happening is one that was told before, or another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec

from rasid.events.happening import Happening

Find = Callable[..., Happening | None]


def why_home(find: Find, given: tuple[Any, ...], home: Happening | None) -> list[str]:
    """Return what makes the new happening one with *home*, or, for None, what keeps it from those told before.

    *given* are scene, the new happening, those known, and whatever else decides.
    """
    scene, new, known, rest = given[0], given[1], given[2], given[3:]
    if home is not None:
        return _shared(home, new) or ["nothing contradicts"]
    if not known:
        return ["the first"]
    kept = []
    for reason, changed in _relaxed(new):
        found = find(scene, changed, known, *rest)
        if found is not None:
            kept.append(f"{reason} from the {found.type} «{scene.quote(found.trigger).text}»")
    return kept or ["nothing before it is of its kind or near enough"]


def _relaxed(new: Happening) -> list[tuple[str, Happening]]:
    """Return the happening with one thing less that can part it from another."""
    return [
        ("told as another", replace(new, other=False)),
        ("another place", replace(new, places=[])),
        ("another time", replace(new, own_time=None)),
        ("another doer", replace(new, parts=[])),
        ("another standing", replace(new, status="reported", background=not new.background)),
        (
            "not pointing back",
            replace(new, trigger=msgspec.structs.replace(new.trigger, prefix="\u0627\u0644")),
        ),  # with the article
    ]


def _shared(home: Happening, new: Happening) -> list[str]:
    ours, theirs = ({chunk.value.place.name for chunk in one.places} for one in (home, new))
    doers = sorted({part.id for part in home.parts} & {part.id for part in new.parts})
    reasons = [f"the same place {name}" for name in sorted(ours & theirs)] + [f"the same actor {doer}" for doer in doers]
    if new.trigger.definite:
        reasons.append("a definite word points back")
    if home.type == new.type:
        reasons.append("the same type")
    return reasons
