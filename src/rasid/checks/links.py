"""Ids and names that one file of a pack gives to another: actors, parents, frames, event types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rasid.checks.found import fault
from rasid.model import Problem
from rasid.packs.frames import load_frames
from rasid.packs.tables import Row, pack_files, read_rows

ACTOR_COLUMNS = ("forces", "military", "air_force", "police", "government")  # of demonyms.tsv
KNOWN_ELSEWHERE = frozenset({"unidentified", "individual"})


class Names(NamedTuple):
    """Every id that may be named: of the wheel's packs and of the pack that is checked."""

    actors: frozenset[str]
    types: frozenset[str]
    frames: frozenset[str]


def load_names(folders: Sequence[Path]) -> Names:
    """Return the ids that the packs in *folders* define. Raises PackError for a file that cannot be read at all."""
    registers = [path for path in pack_files(folders, "actors/*.tsv") if not path.name.endswith(".aliases.tsv")]
    return Names(
        actors=frozenset(row.cells["id"] for path in registers for row in read_rows(path)) | KNOWN_ELSEWHERE,
        types=frozenset(path.parent.name for path in pack_files(folders, "events/*/type.toml")),
        frames=frozenset(load_frames(folders)),
    )


def check_links(within: str, rows: Iterable[Row], names: Names) -> Iterator[Problem]:
    """Yield the ids of one table that nothing defines; *within* is its path in the pack."""
    for row in rows:
        for column, wanted, known in _links(within, row, names):
            if wanted and wanted not in known:
                yield fault(row.file, row.line, column, f"no {_KINDS[column]} has the id {wanted!r}: add it, or mend the id")


def _links(within: str, row: Row, names: Names) -> Iterator[tuple[str, str, frozenset[str]]]:
    if within.endswith(".aliases.tsv") and within.startswith("actors/"):
        yield "id", row["id"], names.actors
    elif within.startswith("actors/"):
        yield "parent", row["parent"], names.actors
    elif within == "demonyms.tsv":
        yield from ((column, row[column], names.actors) for column in ACTOR_COLUMNS)
    elif within == "weapons.tsv":
        yield "points_to", row["points_to"], names.types
    elif within.startswith("events/") and within.endswith("/words.tsv"):
        own = f"{row.file.parent.name}/{row['frame']}"
        yield "frame", row["frame"] or "(none)", names.frames | ({row["frame"]} if own in names.frames else frozenset())


_KINDS = dict.fromkeys(("id", "parent", *ACTOR_COLUMNS), "actor") | {"points_to": "event type", "frame": "frame"}
