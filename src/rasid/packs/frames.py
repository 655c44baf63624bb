"""Frames: which words, in which order within a clause, fill which role of an event type.

A frame is a valency table. For each class of trigger (verb, passive, masdar, noun, participle) it says what its
grammatical slots hold: ``subject`` and ``object`` of a verb, the bare noun behind a verbal noun (``idafa``), and
one slot a preposition. The value of a slot names the role of an actor there; places, weapons, targets and people
take theirs from their own kind and the preposition.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from rasid.errors import PackError
from rasid.packs.tables import pack_files, read_toml
from rasid.text.letters import match_form

SLOT_ROLES = frozenset({"initiator", "target", "participant", "mediator", "none"})
CLASSES = ("verb", "passive", "masdar", "noun", "participle", "phrase")


class Frame(NamedTuple):
    """The slots of one frame: ``slots[class][slot]`` is a role; a preposition is a slot by its match form."""

    name: str
    slots: dict[str, dict[str, str]]
    harm: str  # the outcome of people in the object slot: killed, detained, abducted, displaced, "" for none
    sides: str  # role of actors told apart by «between» and «with»


def load_frames(folders: Sequence[Path]) -> dict[str, Frame]:
    """Return the frames of ``frames.toml`` and of every event type's own, by name (``type/name`` for those)."""
    frames: dict[str, Frame] = {}
    for path in pack_files(folders, "frames.toml"):
        for name, table in read_toml(path).items():
            frames[name] = _frame(name, table, path)
    for path in pack_files(folders, "events/*/frames.toml"):
        for name, table in read_toml(path).items():
            frames[f"{path.parent.name}/{name}"] = _frame(name, table, path)
    return frames


def _frame(name: str, table: dict[str, object], path: Path) -> Frame:
    slots: dict[str, dict[str, str]] = {}
    for word_class in CLASSES:
        rows = table.get(word_class, {})
        if not isinstance(rows, dict):
            raise PackError("a class holds a table of slots", file=str(path), field=f"{name}.{word_class}")
        slots[word_class] = {match_form(slot): str(role) for slot, role in rows.items()}
        for slot, role in slots[word_class].items():
            if role not in SLOT_ROLES:
                raise PackError(f"role {role!r} is not one of {sorted(SLOT_ROLES)}", file=str(path), field=f"{name}.{slot}")
    return Frame(name, slots, str(table.get("harm", "")), str(table.get("sides", "participant")))
