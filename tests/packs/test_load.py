"""Packs are layered, compiled once, kept in a cache, and compiled anew when a file changes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rasid.errors import PackError
from rasid.model import Event, Report
from rasid.packs.compile import compile_packs
from rasid.packs.load import CACHE_VARIABLE, Packs, load_packs
from rasid.reader import Reader, make_reader
from rasid.text.document import make_document

PEOPLE = "form\twho\tnumber\tinflect\n"
SMALL = {
    "people.tsv": PEOPLE + "جندي\tcombatants\ts\tm\n",
    "weapons.tsv": "form\tkind\tinflect\tpoints_to\nمسيرة\tdrone\tf\tdrone-strike\n",
    "frames.toml": '[none]\nnoun = { idafa = "none" }\n',
}


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def labels(packs: Packs, text: str) -> set[str]:
    return {hit.entry.label for hit in packs.lexicon.scan(make_document(text))}


@pytest.fixture
def cached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Make small packs stand for the wheel's, with a cache of their own; return the cache's folder."""
    for name, text in SMALL.items():
        write(tmp_path / "wheel", name, text)
    monkeypatch.setattr("rasid.packs.load.WHEEL", tmp_path / "wheel")
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    load_packs.cache_clear()
    yield tmp_path / "cache"
    load_packs.cache_clear()


@pytest.fixture
def user(tmp_path: Path) -> Path:
    folder = tmp_path / "user"
    write(folder, "people.tsv", PEOPLE + "شيخ قبيلة\tcivilians\ts\t\n")
    return folder


def test_a_user_folder_adds_its_rows_to_those_of_the_wheel(cached: Path, user: Path):
    packs = load_packs(user)
    assert "people" in labels(packs, "شيخ قبيلة")
    assert "people" in labels(packs, "جندي")
    assert packs.folders == (cached.parent / "wheel", user)
    assert "people" not in labels(load_packs(), "شيخ قبيلة")


def test_a_form_listed_in_drop_is_known_no_more(cached: Path, tmp_path: Path):
    folder = tmp_path / "user"
    write(folder, "drop.tsv", "form\twhy\nمسيرة\tin our reports it is always a march\n")
    assert "weapon" not in labels(load_packs(folder), "مسيرة")
    assert "weapon" in labels(load_packs(), "مسيرة")


def test_the_digest_tells_which_words_a_reading_was_made_with(cached: Path, user: Path):
    assert load_packs(user).digest != load_packs().digest


def test_a_reading_carries_the_digest_of_its_packs(customised: Reader):
    reading = customised.read(Report(id="r", text="هدوء في المدينة."))
    assert reading.reader.packs == customised.packs.digest != make_reader().packs.digest


def test_a_folder_without_packs_changes_nothing_but_is_no_error(cached: Path, tmp_path: Path):
    assert load_packs(tmp_path / "absent").digest == load_packs().digest


def test_compiled_packs_are_kept_and_used_again(cached: Path, user: Path):
    first = load_packs(user)
    (kept,) = cached.glob("packs-*.bin")
    stamp = kept.stat().st_mtime_ns
    load_packs.cache_clear()
    second = load_packs(user)
    assert [path.stat().st_mtime_ns for path in cached.glob("packs-*.bin")] == [stamp]
    assert second.digest == first.digest
    assert "people" in labels(second, "شيخ قبيلة")


def test_a_changed_file_is_compiled_anew_and_the_old_cache_goes(cached: Path, user: Path):
    before = load_packs(user)
    (old,) = cached.glob("packs-*.bin")
    write(user, "people.tsv", PEOPLE + "عمدة القرية\tcivilians\ts\t\n")
    load_packs.cache_clear()
    after = load_packs(user)
    assert "people" in labels(after, "عمدة القرية")
    assert "people" not in labels(after, "شيخ قبيلة")
    assert before.digest != after.digest
    assert not old.exists()
    assert len(list(cached.iterdir())) == 1


def test_a_file_touched_but_not_changed_reads_the_same(cached: Path, user: Path):
    before = load_packs(user)
    path = user / "people.tsv"
    os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns + 10**9))
    load_packs.cache_clear()
    assert load_packs(user).digest == before.digest


@pytest.mark.parametrize("content", [b"", b"garbage", b"\xff" * 64])
def test_a_broken_cache_is_made_anew(cached: Path, user: Path, content: bytes):
    load_packs(user)
    (kept,) = cached.glob("packs-*.bin")
    whole = kept.stat().st_size
    kept.write_bytes(content)
    load_packs.cache_clear()
    assert "people" in labels(load_packs(user), "شيخ قبيلة")
    assert kept.stat().st_size == whole


@pytest.mark.usefixtures("cached")
def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, user: Path):
    """A file stands where the folder should be: no user can write below it."""
    blocked = write(tmp_path, "blocked", "")
    monkeypatch.setenv(CACHE_VARIABLE, str(blocked / "deeper"))
    assert "people" in labels(load_packs(user), "شيخ قبيلة")
    assert blocked.read_text(encoding="utf-8") == ""


@pytest.mark.usefixtures("cached")
def test_an_empty_cache_variable_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, user: Path):
    monkeypatch.setenv(CACHE_VARIABLE, "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    monkeypatch.chdir(tmp_path)
    assert "people" in labels(load_packs(user), "شيخ قبيلة")
    assert not (tmp_path / "xdg").exists()


@pytest.mark.usefixtures("cached")
def test_without_the_variable_the_cache_lies_in_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, user: Path):
    monkeypatch.delenv(CACHE_VARIABLE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    load_packs(user)
    assert len(list((tmp_path / "xdg" / "rasid").glob("packs-*.bin"))) == 1


@pytest.mark.parametrize(
    ("name", "text", "where", "message"),
    [
        ("people.tsv", PEOPLE + "شيخ\tcivilians\ts\tq\n", (2, "inflect"), "unknown inflect code"),
        ("people.tsv", PEOPLE + "\n# a remark\nشيخ\tcivilians\ts\tm\tone\ttoo many\n", (4, None), "6 cells under 4 columns"),
        ("events/raid/type.toml", 'name_en = "Raid"\nfamily = "armed"\nviolent = false\n', (None, "name_ar"), "is missing"),
    ],
)
def test_a_broken_row_is_named_with_file_line_and_field(
    tmp_path: Path, name: str, text: str, where: tuple[int | None, str | None], message: str
):
    path = write(tmp_path, name, text)
    with pytest.raises(PackError, match=message) as caught:
        compile_packs([tmp_path])
    assert caught.value.file == str(path)
    assert (caught.value.line, caught.value.field) == where


def test_compiling_gives_the_same_bytes_whatever_the_hash_seed(tmp_path: Path):
    """The index is plain data in a fixed order: nothing of it hangs on hash seeds or file order."""
    for name, text in SMALL.items():
        write(tmp_path, name, text)
    script = "import marshal, sys, pathlib; from rasid.packs.compile import compile_packs as c; " + (
        "sys.stdout.buffer.write(marshal.dumps(c([pathlib.Path(sys.argv[1])]), 2))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", script, str(tmp_path)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


@pytest.fixture(scope="module")
def customised(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """Return a reader with the wheel's packs, a type and an actor of a user's own, and a word dropped."""
    folder = tmp_path_factory.mktemp("mine")
    write(folder, "events/flood/type.toml", 'name_ar = "سيل"\nname_en = "Flood"\nfamily = "other"\nviolent = false\n')
    write(folder, "events/flood/words.tsv", "form\tclass\tframe\tstrength\tinflect\tnote\nفيضان سد\tnoun\tnone\tstrong\t\t\n")
    write(folder, "events/flood/frames.toml", '[none]\nnoun = { idafa = "none" }\n')
    write(folder, "drop.tsv", "form\twhy\nمظاهرة\tour outlet means shows\n")
    write(
        folder,
        "actors/mine.tsv",
        "id\tname\tname_ar\tkind\tcountry\tparent\tsince\tuntil\twikidata\n"
        "wadi-lions\tLions of the Valley\tأسود الوادي\tarmed-group\tYE\t\t\t\t\n",
    )
    write(folder, "actors/mine.aliases.tsv", "alias\tid\tframing\tuse\nأسود الوادي\twadi-lions\t\t\n")
    return make_reader(folder)


def events_of(reader: Reader, text: str) -> tuple[Event, ...]:
    return reader.read(Report(id="r", text=text, published="2023-02-01")).events


def test_a_user_type_is_one_more_event_type(customised: Reader):
    """No closed list of types stands in the code."""
    assert [event.type for event in events_of(customised, "فيضان سد قرب درنة.")] == ["flood"]


def test_an_actor_of_the_user_is_read(customised: Reader):
    (event,) = events_of(customised, "قصفت أسود الوادي مدينة تعز بقذائف الهاون.")
    assert [(actor.id, actor.role, actor.country) for actor in event.actors] == [("wadi-lions", "initiator", "YE")]


def test_dropped_words_make_no_event(customised: Reader):
    assert [event.type for event in events_of(make_reader(), "مظاهرة في صفاقس.")] == ["protest"]
    assert events_of(customised, "مظاهرة في صفاقس.") == ()
