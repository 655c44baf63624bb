"""``frames.toml``: classes, slots and roles that the reader knows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rasid.checks.found import fault
from rasid.model import Problem
from rasid.packs.frames import CLASSES, SLOT_ROLES
from rasid.packs.tables import read_toml

HARMS = ("killed", "injured", "missing", "detained", "abducted", "displaced")
TEXTS = {"harm": ("", *HARMS), "sides": ("participant", "initiator", "target", "none")}


def check_frames_file(path: Path) -> Iterator[Problem]:
    """Yield what is wrong with the frames of one file. Raises PackError where it is not TOML."""
    for name, frame in read_toml(path).items():
        if not isinstance(frame, dict):
            yield fault(path, None, name, f"a frame is a table: begin it with [{name}]")
            continue
        for key, value in frame.items():
            yield from _key_faults(path, f"{name}.{key}", key, value)


def _key_faults(path: Path, field: str, key: str, value: object) -> Iterator[Problem]:
    if key in TEXTS:
        if value not in TEXTS[key]:
            yield fault(path, None, field, f"{value!r} is none of {', '.join(filter(None, TEXTS[key]))}")
    elif key not in CLASSES:
        yield fault(path, None, field, f"no word class is called so: use {', '.join(CLASSES)}, or {', '.join(TEXTS)}")
    elif not isinstance(value, dict):
        yield fault(path, None, field, "a class holds a table of slots and roles")
    else:
        for slot, role in value.items():
            if role not in SLOT_ROLES:
                yield fault(path, None, f"{field}.{slot}", f"role {role!r} is none of {', '.join(sorted(SLOT_ROLES))}")
