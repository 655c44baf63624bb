"""Examples that the reader cannot yet read: a list that must be exact, so that it only shrinks.

One entry an example: its type and text, the fields that fail («type» where the type itself does), and why.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from rasid.checks.examples import Example
from rasid.checks.prove import Failure
from rasid.errors import PackError

HEAD = """\
# Examples of the word packs that the reader cannot yet read. The tests hold this list to be exact: an entry that
# passes fails the test, so it only shrinks. Rewrite it with: python scripts/known_failures.py
"""
Key = tuple[str, str]


class Known(NamedTuple):
    """The failing fields of each listed example, by type and text."""

    fields: dict[Key, frozenset[str]]

    def of(self, example: Example) -> frozenset[str]:
        """Return the fields of *example* that are known to fail."""
        return self.fields.get((example.type, example.text), frozenset())


NONE_KNOWN = Known({})


def load_known(path: Path) -> Known:
    """Return the list at *path*; raise PackError where it is not one."""
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("failure", [])
        return Known({(row["type"], row["text"]): frozenset(row["fields"]) for row in rows})
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise PackError(f"not a list of known failures: {error}", file=str(path)) from error


def known_text(failures: Iterable[Failure]) -> str:
    """Return the list of *failures* as it is written, in the order of the packs."""
    by_example: dict[Key, list[Failure]] = {}
    for failure in failures:
        by_example.setdefault((failure.example.type, failure.example.text), []).append(failure)
    entries = [
        _entry(*key, found) for key, found in sorted(by_example.items(), key=lambda item: (item[0][0], item[1][0].example.line))
    ]
    return HEAD + "".join(entries)


def _entry(event_type: str, text: str, failures: list[Failure]) -> str:
    fields = ", ".join(_quoted(failure.field) for failure in failures)
    reason = "; ".join(f"{failure.field}: wants {failure.wanted}, reads {failure.read}" for failure in failures)
    return (
        f"\n[[failure]]\ntype = {_quoted(event_type)}\ntext = {_quoted(text)}\nfields = [{fields}]\nreason = {_quoted(reason)}\n"
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a JSON string is a TOML string
