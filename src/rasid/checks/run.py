"""Check packs: every file, then every example by reading it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rasid.checks.event_types import check_counts, check_frames_shown, check_type_file
from rasid.checks.examples import Example, check_example, load_examples
from rasid.checks.found import GROUPS, Pack, fault, find_pack
from rasid.checks.frames_file import check_frames_file
from rasid.checks.known import NONE_KNOWN, Known
from rasid.checks.letters import check_letters
from rasid.checks.links import Names, check_links, load_names
from rasid.checks.prove import Failure, prove
from rasid.checks.readings import TABLES, prove_readings
from rasid.checks.rows import Cells, check_shape, check_words
from rasid.checks.schema import table_of
from rasid.errors import PackError
from rasid.model import Problem
from rasid.packs.tables import WHEEL, Row, read_table
from rasid.reader import Reader, make_reader
from rasid.text.letters import match_form


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


_OF_A_TYPE = ("type.toml", "words.tsv", "stop.tsv", "examples.toml", "frames.toml")


class Checked(NamedTuple):
    """What a check found: ``known`` examples fail as they are listed to fail, and are no problems."""

    problems: tuple[Problem, ...]
    files: int
    examples: int
    known: int

    @property
    def summary(self) -> str:
        """Return the counts in one line."""
        excused = f", {self.known} of them known to fail" if self.known else ""
        files, examples = _counted(self.files, "file"), _counted(self.examples, "example")
        found = _counted(len(self.problems), "fault") if self.problems else "nothing wrong"
        return f"{files} and {examples}{excused}: {found}"


def check_packs(paths: Sequence[Path] = (), *, known: Known = NONE_KNOWN) -> Checked:
    """Check the packs at *paths* (the built-in ones without any): a folder, an event type's folder, or one file."""
    found: list[Problem] = []
    counts = [0, 0, 0]
    for path in paths or (WHEEL,):
        checked = _Check(find_pack(path), known)
        found.extend(checked.problems())
        counts = [sum(pair) for pair in zip(counts, (checked.files, checked.examples, checked.excused), strict=True)]
    unique = list(dict.fromkeys((p.file, p.line, p.field, p.message) for p in found))
    return Checked(tuple(Problem(file=f, line=n, field=c, message=m) for f, n, c, m in unique), *counts)


class _Check:
    """The check of one pack, or of a part of one."""

    def __init__(self, pack: Pack, known: Known) -> None:
        self.pack, self.known = pack, known
        self.files = self.examples = self.excused = 0

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong; examples are read only where the pack loads as it is meant."""
        files = self.pack.files()
        if not any(_is_of_a_pack(self.pack.within(path)) for path in files):
            wanted = "events/<type>/words.tsv, actors/*.tsv or a table such as weapons.tsv"
            yield fault(self.pack.part, None, None, f"no word pack is here: it would hold {wanted}")
            return
        blocking: list[Problem] = []
        texts = dict(self._decode(files, blocking))
        for path, text in texts.items():
            yield from check_letters(path, text)
            blocking.extend(_guarded(self._shape(path, text)))
        yield from blocking
        if blocking:
            yield fault(self.pack.part, None, None, "its words and examples were not read: mend the faults above first")
            return
        yield from _guarded(self._words(texts))

    def _decode(self, files: list[Path], faults: list[Problem]) -> Iterator[tuple[Path, str]]:
        for path in files:
            self.files += 1
            try:
                yield path, path.read_bytes().decode("utf-8")
            except UnicodeDecodeError as error:
                faults.append(fault(path, None, None, f"byte {error.start} is not UTF-8: save the file as UTF-8"))
            except OSError as error:
                faults.append(fault(path, None, None, f"cannot be read: {error.strerror}"))

    def _shape(self, path: Path, text: str) -> Iterator[Problem]:
        within = self.pack.within(path)
        if path.suffix == ".tsv":
            yield from check_shape(Cells(path, text), table_of(within))
        elif path.name == "type.toml":
            yield from check_type_file(path)
        elif path.name == "frames.toml":
            yield from check_frames_file(path)
        elif path.name == "examples.toml":
            load_examples(path)

    def _words(self, texts: dict[Path, str]) -> Iterator[Problem]:
        names, verbs = load_names(self.pack.folders), _verbs(self.pack.folders)
        links: list[Problem] = []
        for path, text in texts.items():
            if path.suffix == ".tsv":
                cells, within = Cells(path, text), self.pack.within(path)
                yield from check_words(cells, table_of(within), verbs)
                yield from self._readings(within, cells.rows)
                links.extend(check_links(within, cells.rows, names))
        yield from links
        if links:
            yield fault(self.pack.part, None, None, "its examples were not read: mend the ids first")
            return
        reader = make_reader(self.pack.root if self.pack.root != WHEEL.resolve() else None)
        for folder in self._type_folders():
            yield from self._type(folder, names, reader)

    def _readings(self, within: str, rows: list[Row]) -> Iterator[Problem]:
        if within in TABLES:
            self.examples += len(rows)
            yield from prove_readings(within, rows)

    def _type_folders(self) -> list[Path]:
        """Return the folders of the event types whose examples are to be read."""
        folders = sorted({path.parent for path in self.pack.root.glob("events/*/*.toml")})
        part = self.pack.part
        return [folder for folder in folders if self.pack.holds(folder) or (part.parent == folder and part.name in _OF_A_TYPE)]

    def _type(self, folder: Path, names: Names, reader: Reader) -> Iterator[Problem]:
        path = folder / "examples.toml"
        examples = load_examples(path) if path.is_file() else []
        if (folder / "type.toml").is_file():  # a folder that only adds words to a type of the wheel owes no examples
            yield from check_counts(folder, examples)
            yield from check_frames_shown(folder, _frame_lines(folder), examples, reader.packs.lexicon)
        for example in examples:
            faults = list(check_example(example, names.actors))
            yield from faults or self._prove(example, reader)

    def _prove(self, example: Example, reader: Reader) -> Iterator[Problem]:
        self.examples += 1
        failures = prove(example, reader)
        fields = self.known.of(example)
        self.excused += any(failure.field in fields for failure in failures)
        for failure in failures:
            if failure.field not in fields:
                yield _unread(failure)


def _unread(failure: Failure) -> Problem:
    example = failure.example
    message = f"reads {failure.read}, wants {failure.wanted}: mend the words or the example «{example.text[:60]}…»"
    return fault(example.file, example.line, failure.field, message)


def _guarded(problems: Iterator[Problem]) -> Iterator[Problem]:
    """Yield *problems*, and one more where a pack cannot be loaded at all."""
    try:
        yield from problems
    except PackError as error:
        yield Problem(file=error.file, line=error.line, field=error.field, message=error.message)


def _is_of_a_pack(within: str) -> bool:
    return table_of(within) is not None or within.partition("/")[0] in (*GROUPS, "frames.toml")


def _verbs(folders: Sequence[Path]) -> frozenset[str]:
    """Return what the verb table knows: lemmas as they are written, and the forms that no lemma could be taken for."""
    rows = [row.cells for row in read_table(folders, "verbs.tsv")]
    bent = {match_form(row["form"]) for row in rows if (row.get("tense"), row.get("person")) != ("past", "3ms")}
    return frozenset(bent | {row["lemma"] for row in rows})


def _frame_lines(folder: Path) -> dict[str, int]:
    """Return the line at which each frame of a type's words first stands."""
    path = folder / "words.tsv"
    if not path.is_file():
        return {}
    lines: dict[str, int] = {}
    for row in Cells(path, path.read_text(encoding="utf-8")).rows:
        if row["frame"] and row["strength"] != "cue":
            lines.setdefault(row["frame"], row.line)
    return lines
