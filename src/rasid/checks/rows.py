"""Tables: header, cells, codes, forms told twice, verbs that the verb table lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rasid.checks.found import fault
from rasid.checks.schema import Table
from rasid.model import Problem
from rasid.packs.tables import Row
from rasid.text.letters import match_form

VERB_CLASSES = frozenset({"verb", "passive", "verb-phrase"})
ONE_FORM = "one form"  # how the note begins of a verb that is wanted in this form alone


class Cells:
    """The rows of one TSV file as they are written, comments and blank lines left out."""

    def __init__(self, path: Path, text: str) -> None:
        lines = [line.removesuffix("\r").split("\t") for line in text.removeprefix("\ufeff").split("\n")]
        self.path = path
        self.header = [name.strip() for name in lines[0]]
        self.lines = [(number, cells) for number, cells in enumerate(lines[1:], 2) if _says_something(cells)]
        self.rows = [self._row(number, cells) for number, cells in self.lines]

    def _row(self, number: int, cells: list[str]) -> Row:
        return Row(dict(zip(self.header, map(str.strip, cells), strict=False)), self.path, number)


def _says_something(cells: list[str]) -> bool:
    return any(map(str.strip, cells)) and not cells[0].startswith("#")


def check_shape(cells: Cells, table: Table | None) -> Iterator[Problem]:
    """Yield what keeps a table from being loaded as it is meant: header, number of cells, unknown codes."""
    missing = list(_header_faults(cells, table)) if table is not None else []
    yield from missing
    wanted = set(cells.header) if table is None else {name for column in table.columns for name in column.split("|")}
    least = max((place for place, column in enumerate(cells.header, 1) if column in wanted), default=1)
    for number, line in cells.lines:
        if not least <= len(line) <= len(cells.header):
            told = f"{len(line)} cells under {len(cells.header)} columns: {'take out' if len(line) > least else 'put in'} tabs"
            yield fault(cells.path, number, None, told)
    if table is not None and not missing:
        for row in cells.rows:
            yield from _code_faults(row, table)


def check_words(cells: Cells, table: Table | None, verbs: frozenset[str]) -> Iterator[Problem]:
    """Yield what loads and is wrong: stray spaces, empty forms, verbs without a lemma, forms told twice.

    *verbs* are the lemmas of the verb table as written, and its forms.
    """
    for number, line in cells.lines:
        for column, cell in zip(cells.header, line, strict=False):
            if cell != " ".join(cell.split()):
                yield fault(cells.path, number, column, f"stray space in {cell!r}: keep one space between words")
    if table is None:
        yield from _told_twice(cells.rows, tuple(cells.header), "")
        return
    for row in cells.rows:
        if table.form in cells.header and not match_form(row[table.form]):
            message = f"nothing is left of {row[table.form]!r} to match: write a word, or delete the row"
            yield fault(row.file, row.line, table.form, message)
        if table.verbs and row["class"] in VERB_CLASSES:
            yield from _lemma_faults(row, table, verbs)
    yield from _told_twice(cells.rows, table.same or _meaning(cells.header), table.form)


def _header_faults(cells: Cells, table: Table) -> Iterator[Problem]:
    known = {name for column in (*table.columns, *table.optional) for name in column.split("|")}
    for column in table.columns:
        if not set(column.split("|")) & set(cells.header):
            yield fault(cells.path, 1, column, "the column is missing: add it to the header and a tab to every row")
    for column in cells.header:
        if column not in known:
            yield fault(cells.path, 1, column, f"no such column: use {', '.join((*table.columns, *table.optional))}")


def _code_faults(row: Row, table: Table) -> Iterator[Problem]:
    for column, codes in table.codes.items():
        if row[column] not in codes:
            yield fault(row.file, row.line, column, f"{row[column]!r} is none of {', '.join(filter(None, codes))}")
    for column, codes in table.lists.items():
        for code in filter(None, (code.strip() for code in row[column].split(","))):
            if code not in codes:
                yield fault(row.file, row.line, column, f"{code!r} is none of {', '.join(codes)}")


def _lemma_faults(row: Row, table: Table, verbs: frozenset[str]) -> Iterator[Problem]:
    lemma = row[table.form].partition(" ")[0]
    if lemma in verbs or match_form(lemma) in verbs or row["note"].startswith(ONE_FORM):
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
