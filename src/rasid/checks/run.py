"""Check packs: every file, then every example by reading it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rasid.checks.event_types import check_counts, check_frames_shown, check_type_file
from rasid.checks.examples import Example, check_shape, load_examples
from rasid.checks.found import Pack, fault, find_pack
from rasid.checks.known import NONE_KNOWN, Known
from rasid.checks.letters import check_letters
from rasid.checks.links import Names, check_links, load_names
from rasid.checks.prove import Failure, prove
from rasid.checks.rows import Cells, check_table
from rasid.checks.schema import table_of
from rasid.errors import PackError
from rasid.model import Problem
from rasid.packs.tables import WHEEL, read_table
from rasid.reader import Reader, make_reader
from rasid.text.letters import match_form


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
        wrong = len(self.problems)
        found = "nothing wrong" if not wrong else f"{wrong} {'fault' if wrong == 1 else 'faults'}"
        return f"{self.files} files and {self.examples} examples{excused}: {found}"


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
        files = self.pack.files()
        if not any(_is_of_a_pack(self.pack.within(path)) for path in files):
            wanted = "events/<type>/words.tsv, actors/*.tsv or a table such as weapons.tsv"
            yield fault(self.pack.part, None, None, f"no word pack is here: it would hold {wanted}")
            return
        texts: dict[Path, str] = {}
        for path in files:
            yield from self._decode(path, texts)
        try:
            names, lemmas = load_names(self.pack.folders), _lemmas(self.pack.folders)
        except PackError as error:
            yield _told(error)
            names, lemmas = None, frozenset()
        for path, text in texts.items():
            yield from self._file(path, text, names, lemmas)
        yield from self._read(names)

    def _decode(self, path: Path, texts: dict[Path, str]) -> Iterator[Problem]:
        self.files += 1
        try:
            texts[path] = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            yield fault(path, None, None, f"byte {error.start} is not UTF-8: save the file as UTF-8")
        except OSError as error:
            yield fault(path, None, None, f"cannot be read: {error.strerror}")

    def _file(self, path: Path, text: str, names: Names | None, lemmas: frozenset[str]) -> Iterator[Problem]:
        yield from check_letters(path, text)
        within = self.pack.within(path)
        if path.suffix == ".tsv":
            cells = Cells(path, text)
            yield from check_table(cells, table_of(within), lemmas)
            if names is not None:
                yield from check_links(within, cells.rows, names)
        elif path.name == "type.toml":
            try:
                yield from check_type_file(path)
            except PackError as error:
                yield _told(error)

    def _read(self, names: Names | None) -> Iterator[Problem]:
        """Yield what is wrong with the examples, as they are written and as they are read."""
        folders = sorted(path.parent for path in self.pack.root.glob("events/*/type.toml"))
        folders += [path.parent for path in self.pack.root.glob("events/*/examples.toml") if path.parent not in folders]
        wanted = [folder for folder in folders if self.pack.holds(folder) or self.pack.holds(folder / "examples.toml")]
        if names is None:
            return
        try:
            reader = make_reader(self.pack.root if self.pack.root != WHEEL.resolve() else None)
        except PackError as error:
            yield _told(error)
            return
        for folder in wanted:
            yield from self._type(folder, names, reader)

    def _type(self, folder: Path, names: Names, reader: Reader) -> Iterator[Problem]:
        try:
            examples = load_examples(folder / "examples.toml") if (folder / "examples.toml").is_file() else []
        except PackError as error:
            yield _told(error)
            return
        if (folder / "type.toml").is_file():  # a folder that only adds words to a type of the wheel owes no examples
            yield from check_counts(folder, examples)
            yield from check_frames_shown(folder, _frame_lines(folder), examples, reader.packs.lexicon)
        for example in examples:
            yield from check_shape(example, names.actors)
            yield from self._prove(example, reader)

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


def _told(error: PackError) -> Problem:
    return Problem(file=error.file, line=error.line, field=error.field, message=error.message)


def _is_of_a_pack(within: str) -> bool:
    return table_of(within) is not None or within.startswith("events/") or within in ("frames.toml",) or "/" in within


def _lemmas(folders: Sequence[Path]) -> frozenset[str]:
    lemmas = {row.cells.get("lemma", "") for row in read_table(folders, "verbs.tsv")}
    return frozenset(lemmas | {match_form(lemma) for lemma in lemmas})


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
