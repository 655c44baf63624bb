"""``check_packs`` names file, line and what to do, for each thing that can be wrong with a pack; a right pack passes."""

from __future__ import annotations

from pathlib import Path

import pytest

from rasid.checks import Known, check_packs, load_examples
from rasid.checks.known import known_text, load_known
from rasid.checks.prove import Failure
from rasid.errors import PackError

EVENT = "events/antiquities-looting"


def faults(path: Path) -> list[str]:
    return [f"{Path(p.file or '').name}:{p.line}:{p.field}: {p.message}" for p in check_packs([path]).problems]


@pytest.fixture(autouse=True)
def read_once(monkeypatch, reader):
    """Read with the words of the pack as it was before it was spoilt, which need to be compiled but once."""
    monkeypatch.setattr("rasid.checks.run.make_reader", lambda _: reader)


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode("utf-8"))


def test_a_right_pack_passes(pack, monkeypatch):
    monkeypatch.undo()
    monkeypatch.setenv("RASID_CACHE", "")
    checked = check_packs([pack])
    assert checked.problems == ()
    assert checked.summary == "6 files and 9 examples: nothing wrong"


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (f"{EVENT}/words.tsv", "نهب", "نهـب", "words.tsv:2:None: tatweel U+0640"),
        (f"{EVENT}/words.tsv", "تهريب", "تهریب", "words.tsv:3:None: U+06CC arabic letter farsi yeh in تهریب: write U+064A"),
        ("weapons.tsv", "راجمة", "ﺭاجمة", "weapons.tsv:2:None: presentation form U+FEAD"),
        ("weapons.tsv", "form", "\ufeffform", "weapons.tsv:1:None: the file begins with a byte order mark"),
        ("weapons.tsv", "محلية", "\u200fمحلية", "weapons.tsv:2:None: invisible or bidi sign U+200F"),
        ("weapons.tsv", "\n", "\r\n", "weapons.tsv:1:None: the line ends with CR and LF"),
        ("weapons.tsv", "راجمة محلية", " راجمة  محلية", "weapons.tsv:2:form: stray space"),
        ("weapons.tsv", "rocket", "roket", "weapons.tsv:2:kind: 'roket' is none of aircraft"),
        ("weapons.tsv", "\tf\t", "\tf,z\t", "weapons.tsv:2:inflect: 'z' is none of m, f, at, in"),
        ("weapons.tsv", "inflect", "inflects", "weapons.tsv:1:inflect: the column is missing"),
        ("weapons.tsv", "rocket\t", "rocket\t\t\t", "weapons.tsv:2:None: 6 cells under 4 columns: take out tabs"),
        ("weapons.tsv", "rocket\tf\tshelling", "rocket", "weapons.tsv:2:None: 2 cells under 4 columns: put in tabs"),
        ("weapons.tsv", "shelling", "shelled", "weapons.tsv:2:points_to: no event type has the id 'shelled'"),
        ("weapons.tsv", "راجمة محلية", "ًّ", "weapons.tsv:2:form: nothing is left"),
        (
            "weapons.tsv",
            "\nراجمة",
            "\nرَاجمة محلية\trocket\t\tshelling\nراجمة",
            "weapons.tsv:3:form: راجمة محلية says what line 2",
        ),
        ("actors/mine.tsv", "militia", "band", "mine.tsv:2:kind: 'band' is none of state-force"),
        ("actors/mine.tsv", "SY\t", "SY\tnobody", "mine.tsv:2:parent: no actor has the id 'nobody'"),
        ("actors/mine.aliases.tsv", "desert-guard", "desert-gard", "mine.aliases.tsv:2:id: no actor has the id 'desert-gard'"),
        (f"{EVENT}/words.tsv", "destroy", "loot", "words.tsv:2:frame: no frame has the id 'loot'"),
        (f"{EVENT}/words.tsv", "strong", "sure", "words.tsv:2:strength: 'sure' is none of strong, weak, cue"),
        (f"{EVENT}/words.tsv", "نهب آثار\tmasdar", "سحسح آثار\tverb-phrase", "words.tsv:2:form: the verb table has no سحسح"),
        (f"{EVENT}/type.toml", 'family = "property"\n', "", "type.toml:None:family: the key is missing"),
        (f"{EVENT}/type.toml", "violent = false", 'violent = "no"', "type.toml:None:violent: 'no' is no yes or no"),
        (f"{EVENT}/type.toml", 'ucdp = ""', "", "type.toml:None:crosswalk.ucdp: the key is missing"),
        (f"{EVENT}/type.toml", "antiquities-looting", "other", "type.toml:None:id: the id is 'other'"),
        (f"{EVENT}/type.toml", "id =", "id", "type.toml:None:None: not valid TOML"),
        (
            f"{EVENT}/examples.toml",
            '[[match]]\ntext = "كشفت',
            '[[no_match]]\ntext = "كشفت',
            "examples.toml:None:match: 5 examples that match",
        ),
        (f"{EVENT}/examples.toml", "status", "stattus", "examples.toml:1:stattus: nothing is called so"),
        (f"{EVENT}/examples.toml", 'status = "reported"', 'killed = "1"', "examples.toml:1:killed: write a whole number"),
        (
            f"{EVENT}/examples.toml",
            'status = "reported"',
            'initiator = ["x"]',
            "examples.toml:1:initiator: no actor has the id 'x'",
        ),
    ],
)
def test_each_fault_is_named_with_file_line_and_cure(pack, file, old, new, told):
    spoil(pack / file, old, new)
    assert any(line.startswith(told) for line in faults(pack)), faults(pack)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("نهب آثار", "ترميم آثار", "examples.toml:1:type: reads nothing, wants antiquities-looting"),
        ('"reported"', '"planned"', "examples.toml:1:status: reads reported, wants planned"),
        ("معرض عن", "معرض بعد نهب آثار", "examples.toml:31:type: reads antiquities-looting"),
    ],
)
def test_an_example_that_does_not_hold_is_told_with_what_was_read(pack, old, new, told):
    spoil(pack / EVENT / "examples.toml", old, new)
    assert any(line.startswith(told) for line in faults(pack)), faults(pack)


def test_a_frame_without_an_example_is_told(pack):
    with (pack / EVENT / "words.tsv").open("a", encoding="utf-8") as file:
        file.write("إحراق متحف\tmasdar\tattack\tstrong\t\t\n")
    assert faults(pack) == ["words.tsv:4:frame: no example shows the frame 'attack': write one with a word of it"]


def test_a_verb_wanted_in_one_form_needs_no_lemma(pack):
    with (pack / EVENT / "words.tsv").open("a", encoding="utf-8") as file:
        file.write("سحسحوا آثار\tverb-phrase\tdestroy\tstrong\t\tone form\n")
    assert faults(pack) == []


def test_a_file_that_is_not_utf_8_is_told_with_its_byte(pack):
    (pack / "targets.tsv").write_bytes("form\tkind\tcivilian\tinflect\nقلعة\tother\t1\t\n".encode("cp1256"))
    assert faults(pack)[0] == "targets.tsv:None:None: byte 27 is not UTF-8: save the file as UTF-8"


@pytest.mark.parametrize(
    ("frames", "told"),
    [
        ('dig = "x"\n', "frames.toml:None:dig: a frame is a table"),
        ('[dig]\nverbs = { subject = "initiator" }\n', "frames.toml:None:dig.verbs: no word class"),
        ('[dig]\nverb = { subject = "doer" }\n', "frames.toml:None:dig.verb.subject: role 'doer' is none of"),
        ('[dig]\nharm = "hurt"\n', "frames.toml:None:dig.harm: 'hurt' is none of killed"),
    ],
)
def test_faults_of_frames_are_told(pack, frames, told):
    (pack / EVENT / "frames.toml").write_text(frames, encoding="utf-8")
    assert any(line.startswith(told) for line in faults(pack)), faults(pack)


def test_a_pack_that_cannot_be_loaded_is_not_read(pack):
    spoil(pack / EVENT / "words.tsv", "strong", "sure")
    assert faults(pack)[-1].endswith("mend the faults above first")
    assert check_packs([pack]).examples == 0


@pytest.mark.parametrize("part", [EVENT, f"{EVENT}/words.tsv", f"{EVENT}/examples.toml"])
def test_a_part_of_a_pack_is_checked_alone(pack, part):
    spoil(pack / "weapons.tsv", "rocket", "roket")
    checked = check_packs([pack / part])
    assert (checked.problems, checked.examples) == ((), 9)


def test_a_folder_that_is_no_pack_is_told(tmp_path):
    (tmp_path / "notes.tsv").write_text("a\tb\n1\t2\n", encoding="utf-8")
    assert "no word pack is here" in faults(tmp_path)[0]


def test_words_added_to_a_type_of_the_wheel_owe_no_examples(tmp_path):
    event = tmp_path / "events" / "raid"
    event.mkdir(parents=True)
    row = "كبسة ليلية\tnoun\traid\tstrong\t\t\n"
    (event / "words.tsv").write_text(f"form\tclass\tframe\tstrength\tinflect\tnote\n{row}", encoding="utf-8")
    assert faults(tmp_path) == []


def test_what_is_known_to_fail_is_counted_and_no_fault(pack, tmp_path):
    spoil(pack / EVENT / "examples.toml", '"reported"', '"planned"')
    found = check_packs([pack]).problems[0]
    text = "كشفت البعثة نهب آثار في تدمر قبل أيام."
    known = Known({("antiquities-looting", text): frozenset({"status"})})
    checked = check_packs([pack], known=known)
    assert found.field == "status"
    assert (checked.problems, checked.known) == ((), 1)
    assert "9 examples, 1 of them known to fail: nothing wrong" in checked.summary


def test_the_list_of_known_failures_reads_back_as_it_was_written(pack, tmp_path):
    example = load_examples(pack / EVENT / "examples.toml")[0]
    listed = tmp_path / "known.toml"
    listed.write_text(known_text([Failure(example, "status", "planned", 'a "quoted" \\ thing')]), encoding="utf-8")
    assert load_known(listed).of(example) == {"status"}
    listed.write_text("failure = 3", encoding="utf-8")
    with pytest.raises(PackError):
        load_known(listed)


@pytest.mark.parametrize(
    ("file", "rows", "told"),
    [
        (
            "times/examples.tsv",
            "text\tpublished\tearliest\tlatest\tprecision\nوصلوا أمس\t2024-05-14\t2024-05-12\t2024-05-12\tday\n",
            "examples.tsv:2:text: reads 2024-05-13 2024-05-13 day, wants 2024-05-12 2024-05-12 day",
        ),
        (
            "numbers/examples.tsv",
            "text\tquote\tkind\tlow\tbest\thigh\nقتل خمسة رجال\tخمسة\tcardinal\t6\t6\t6\n",
            "examples.tsv:2:text: reads خمسة cardinal 5 5 5, wants خمسة cardinal 6 6 6",
        ),
        ("numbers/examples.tsv", "text\tquote\tkind\tlow\tbest\thigh\nقتل خمسة رجال\tخمسة\tcardinal\t5\t5\t5\n", ""),
    ],
)
def test_examples_of_times_and_numbers_are_read(tmp_path, file, rows, told):
    (tmp_path / file).parent.mkdir()
    (tmp_path / file).write_text(rows, encoding="utf-8")
    found = faults(tmp_path)
    assert found[0].startswith(told) if told else found == []
    assert check_packs([tmp_path]).examples == 1
