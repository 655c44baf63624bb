"""Where a pack lies and what of it is checked; how a fault is told."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from rasid.model import Problem
from rasid.packs.tables import WHEEL

GROUPS = frozenset({"actors", "events", "numbers", "places", "times"})  # folders within a pack
ENDINGS = (".tsv", ".toml")


class Pack(NamedTuple):
    """A pack: its ``root`` holds ``events/``, ``actors/`` and tables; ``part`` is what of it is checked."""

    root: Path
    part: Path

    @property
    def folders(self) -> tuple[Path, ...]:
        """Return the folders that its words are read with: the wheel's, then its own."""
        return (WHEEL,) if self.root == WHEEL.resolve() else (WHEEL, self.root)

    def files(self) -> list[Path]:
        """Return the files that are checked, in a fixed order."""
        if self.part.is_file():
            return [self.part]
        return sorted(path for path in self.part.rglob("*") if path.suffix in ENDINGS and path.is_file())

    def within(self, path: Path) -> str:
        """Return the path within the pack, with slashes."""
        return path.relative_to(self.root).as_posix()

    def holds(self, path: Path) -> bool:
        """Tell whether *path* is among what is checked."""
        return path == self.part or self.part in path.parents


def find_pack(path: Path) -> Pack:
    """Return the pack that *path* is, or is a part of: a whole folder, ``actors``, one event type, or one file."""
    part = path.resolve()
    folder = part.parent if part.is_file() else part
    if folder.parent.name == "events" and not (folder / "events").is_dir():
        return Pack(folder.parent.parent, part)
    if folder.name in GROUPS:
        return Pack(folder.parent, part)
    return Pack(folder, part)


def fault(path: Path, line: int | None, field: str | None, message: str) -> Problem:
    """Return what is wrong at a line of a file, the message saying what to do about it."""
    return Problem(file=str(path), line=line, field=field, message=message)
