"""Frames are read whole, and an error names file and field."""

from __future__ import annotations

from pathlib import Path

import pytest

from rasid.errors import PackError
from rasid.packs.frames import CLASSES, SLOT_ROLES, load_frames
from rasid.packs.load import load_packs


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_frame_says_which_slot_is_which_role(tmp_path: Path):
    write(
        tmp_path, "frames.toml", '[hit]\nharm = "killed"\nverb = { subject = "initiator", object = "target", "إلى" = "none" }\n'
    )
    frame = load_frames([tmp_path])["hit"]
    assert frame.harm == "killed"
    assert frame.slots["verb"] == {"subject": "initiator", "object": "target", "الي": "none"}
    assert frame.slots["masdar"] == {}
    assert frame.sides == "participant"


def test_a_frame_of_one_type_carries_its_name(tmp_path: Path):
    write(tmp_path, "events/shelling/frames.toml", '[hit]\nnoun = { idafa = "target" }\n')
    assert set(load_frames([tmp_path])) == {"shelling/hit"}


def test_a_later_folder_takes_the_place_of_a_frame(tmp_path: Path):
    first, second = tmp_path / "a", tmp_path / "b"
    write(first, "frames.toml", '[hit]\nverb = { subject = "initiator" }\n')
    write(second, "frames.toml", '[hit]\nverb = { subject = "target" }\n')
    assert load_frames([first, second])["hit"].slots["verb"] == {"subject": "target"}


@pytest.mark.parametrize(
    ("text", "field", "message"),
    [
        ('[hit]\nverb = { subject = "doer" }\n', "hit.subject", "doer"),
        ('[hit]\nverb = "initiator"\n', "hit.verb", "table of slots"),
    ],
)
def test_a_broken_frame_is_named_with_file_and_field(tmp_path: Path, text: str, field: str, message: str):
    path = write(tmp_path, "frames.toml", text)
    with pytest.raises(PackError, match=message) as caught:
        load_frames([tmp_path])
    assert caught.value.file == str(path)
    assert caught.value.field == field
    assert str(path) in str(caught.value)


def test_a_file_that_is_no_toml_is_named(tmp_path: Path):
    path = write(tmp_path, "frames.toml", "[hit\n")
    with pytest.raises(PackError, match="not valid TOML") as caught:
        load_frames([tmp_path])
    assert caught.value.file == str(path)


def test_the_frames_of_the_wheel_hold_known_roles_only():
    frames = load_packs().frames
    assert len(frames) >= 10
    for frame in frames.values():
        assert set(frame.slots) == set(CLASSES)
        assert {role for slots in frame.slots.values() for role in slots.values()} <= SLOT_ROLES


def test_every_trigger_of_the_wheel_has_its_frame():
    """A word whose frame is missing would name happenings without doers."""
    packs = load_packs()
    missing = set()
    for folder in packs.folders:
        for path in folder.glob("events/*/words.tsv"):
            header, *rows = path.read_text(encoding="utf-8").splitlines()
            at = header.split("\t").index("frame")
            names = {row.split("\t")[at] for row in rows if row.strip() and not row.startswith("#")}
            missing |= {
                (path.parent.name, n)
                for n in names
                if n and n not in packs.frames and f"{path.parent.name}/{n}" not in packs.frames
            }
    assert not missing
