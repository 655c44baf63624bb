"""What the tables of a pack must hold, from ``tables.toml`` beside this module."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Table(NamedTuple):
    """The rules of one table; see the head of ``tables.toml``."""

    pattern: str
    columns: tuple[str, ...]
    optional: tuple[str, ...]
    form: str
    same: tuple[str, ...]
    codes: dict[str, list[str]]
    lists: dict[str, list[str]]
    verbs: bool


@cache
def tables() -> tuple[Table, ...]:
    """Return the rules of every table."""
    content = tomllib.loads((files("rasid.checks") / "tables.toml").read_text(encoding="utf-8"))
    return tuple(
        Table(
            pattern=row["pattern"],
            columns=tuple(row["columns"]),
            optional=tuple(row.get("optional", ())),
            form=row.get("form", ""),
            same=tuple(row.get("same", ())),
            codes=row.get("codes", {}),
            lists=row.get("lists", {}),
            verbs=row.get("verbs", False),
        )
        for row in content["table"]
    )


def table_of(within: str) -> Table | None:
    """Return the rules of the table at a path within its pack, None where there are none."""
    return next((table for table in tables() if fnmatch(within, table.pattern)), None)
