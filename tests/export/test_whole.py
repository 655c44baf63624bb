"""Files are whole or not there."""

import os
import stat

import pytest

from rasid.export.whole import whole_file


def test_a_file_appears_when_it_is_whole(tmp_path):
    path = tmp_path / "out.jsonl"
    with whole_file(path) as stream:
        stream.write(b"a")
        assert not path.exists()
    assert path.read_bytes() == b"a"
    assert os.listdir(tmp_path) == ["out.jsonl"]  # noqa: PTH208


@pytest.mark.parametrize("fault", [ValueError, KeyboardInterrupt, OSError])
def test_what_fails_leaves_the_old_file_and_nothing_else(tmp_path, fault):
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"old")

    def fail():
        with whole_file(path) as stream:
            stream.write(b"new")
            raise fault

    with pytest.raises(fault):
        fail()
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["out.jsonl"]


def test_permissions_are_those_of_any_new_file_or_of_the_old_one(tmp_path):
    usual, path = tmp_path / "usual", tmp_path / "out"
    usual.touch()
    for expected in (stat.S_IMODE(usual.stat().st_mode), 0o640):
        if path.exists():
            path.chmod(expected)
        with whole_file(path) as stream:
            stream.write(b"a")
        assert stat.S_IMODE(path.stat().st_mode) == expected


def test_a_link_keeps_pointing_to_its_file(tmp_path):
    (tmp_path / "real").write_bytes(b"old")
    link = tmp_path / "link"
    link.symlink_to("real")
    with whole_file(link) as stream:
        stream.write(b"new")
    assert link.is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_device_is_written_to_as_it_is():
    with whole_file(__import__("pathlib").Path(os.devnull)) as stream:
        stream.write(b"a")


def test_a_folder_that_is_not_there_is_an_os_error(tmp_path):
    with pytest.raises(FileNotFoundError), whole_file(tmp_path / "none" / "out"):
        pass
