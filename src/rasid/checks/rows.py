"""Tables: header, cells, codes, forms told twice, verbs that the verb table lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rasid.checks.found import fault
from rasid.checks.schema import Table
from rasid.model import Problem
from rasid.text.letters import match_form

VERB_CLASSES = frozenset({"verb", "passive", "verb-phrase"})
ONE_FORM = "one form"  # how the note begins of a verb that is wanted in this form alone


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells by column, an absent one empty, and where it stands."""

    cells: dict[str, str]
    file: Path
    line: int

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


class Cells:
    """The rows of one TSV file, with what is wrong with their cells."""

    def __init__(self, path: Path, text: str) -> None:
        lines = text.removeprefix("\ufeff").split("\n")
        self.path = path
        self.header = [name.strip() for name in lines[0].split("\t")]
        self.rows: list[Row] = []
        self.faults: list[Problem] = []
        for number, line in enumerate(lines[1:], 2):
            if line.strip() and not line.startswith("#"):
                self._take(number, line.removesuffix("\r").split("\t"))

    def _take(self, number: int, cells: list[str]) -> None:
        if len(cells) > len(self.header):
            message = f"{len(cells)} cells under {len(self.header)} columns: take out a tab, or add a column"
            self.faults.append(fault(self.path, number, None, message))
        for column, cell in zip(self.header, cells, strict=False):
            if cell != " ".join(cell.split()):
                self.faults.append(fault(self.path, number, column, f"stray space in {cell!r}: keep one space between words"))
        self.rows.append(Row(dict(zip(self.header, (cell.strip() for cell in cells), strict=False)), self.path, number))


def check_table(cells: Cells, table: Table | None, lemmas: frozenset[str]) -> Iterator[Problem]:
    """Yield what is wrong with a table; *lemmas* are those of the verb table, as written and in match form."""
    yield from cells.faults
    if table is None:
        yield from _told_twice(cells.rows, tuple(cells.header), "")
        return
    missing = list(_header_faults(cells, table))
    yield from missing
    if missing:
        return
    for row in cells.rows:
        yield from _row_faults(row, table)
        if table.verbs and (row["class"] in VERB_CLASSES):
            yield from _lemma_faults(row, table, lemmas)
    yield from _told_twice(cells.rows, table.same or _meaning(cells.header), table.form)


def _header_faults(cells: Cells, table: Table) -> Iterator[Problem]:
    known = {name for column in (*table.columns, *table.optional) for name in column.split("|")}
    for column in table.columns:
        if not set(column.split("|")) & set(cells.header):
            yield fault(cells.path, 1, column, "the column is missing: add it to the header and a tab to every row")
    for column in cells.header:
        if column not in known:
            yield fault(cells.path, 1, column, f"no such column: use {', '.join((*table.columns, *table.optional))}")


def _row_faults(row: Row, table: Table) -> Iterator[Problem]:
    if table.form and not match_form(row[table.form]):
        yield fault(
            row.file, row.line, table.form, f"nothing is left of {row[table.form]!r} to match: write a word, or delete the row"
        )
    for column, codes in table.codes.items():
        if row[column] not in codes:
            yield fault(row.file, row.line, column, f"{row[column]!r} is none of {', '.join(filter(None, codes))}")
    for column, codes in table.lists.items():
        for code in filter(None, (code.strip() for code in row[column].split(","))):
            if code not in codes:
                yield fault(row.file, row.line, column, f"{code!r} is none of {', '.join(codes)}")


def _lemma_faults(row: Row, table: Table, lemmas: frozenset[str]) -> Iterator[Problem]:
    lemma = row[table.form].partition(" ")[0]
    if lemma in lemmas or match_form(lemma) in lemmas or row["note"].startswith(ONE_FORM):
        return
    yield fault(
        row.file,
        row.line,
        table.form,
        f"the verb table has no {lemma}: vowel it as in lemmas.tsv and run scripts/make_verbs.py, or note {ONE_FORM!r}",
    )


def _meaning(header: Iterable[str]) -> tuple[str, ...]:
    return tuple(column for column in header if column not in ("note", "inflect"))


def _told_twice(rows: Iterable[Row], same: tuple[str, ...], form: str) -> Iterator[Problem]:
    """Yield rows that say what an earlier row said, the form compared as texts are matched."""
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        vowelled = row["class"] in VERB_CLASSES  # two verbs of one spelling are two lemmas
        key = tuple(match_form(row[column]) if column == form and not vowelled else row[column] for column in same)
        if key in seen:
            yield fault(row.file, row.line, form or None, f"{row[form or same[0]]} says what line {seen[key]} says: delete one")
        else:
            seen[key] = row.line
