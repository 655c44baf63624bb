"""Read the files of word packs: TSV tables with a header, TOML for the rest. Errors name file and line.

Packs are layered: the wheel's own first, then a user's folder, then ``--packs DIR``. A file of the same name adds
its rows; a row with the same first column takes the place of the earlier one where the table says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasid.errors import PackError

WHEEL = Path(__file__).parents[1] / "data" / "ar"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells by column, and where it stands."""

    cells: dict[str, str]
    file: Path
    line: int

    def __getitem__(self, column: str) -> str:
        """Return a cell, empty where the row ends before it or the table lacks the column."""
        return self.cells.get(column) or ""

    def fail(self, column: str, message: str) -> PackError:
        """Return the error to raise for a cell of this row."""
        return PackError(message, file=str(self.file), line=self.line, field=column)


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of one TSV file; blank lines and lines that begin with # are passed over."""
    lines = path.read_text(encoding="utf-8").split("\n")
    header = lines[0].split("\t")
    for number, line in enumerate(lines[1:], 2):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) > len(header):
            raise PackError(f"{len(cells)} cells under {len(header)} columns", file=str(path), line=number)
        yield Row(dict(zip(header, (cell.strip() for cell in cells), strict=False)), path, number)


def read_table(folders: Sequence[Path], name: str) -> list[Row]:
    """Return the rows of table *name* in all pack *folders*, in order; an absent file has none."""
    return [row for folder in folders if (folder / name).is_file() for row in read_rows(folder / name)]


def read_toml(path: Path) -> dict[str, Any]:
    """Return a TOML file's content."""
    import tomllib  # only where packs are compiled

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"not valid TOML: {error}", file=str(path)) from error


def pack_files(folders: Sequence[Path], pattern: str) -> list[Path]:
    """Return the files of all pack *folders* that fit a glob *pattern*, in a fixed order."""
    return [path for folder in folders for path in sorted(folder.glob(pattern))]
