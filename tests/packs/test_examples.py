"""Every example of the word packs holds: the type is found or not found, and what it expects is read.

What the reader cannot yet do is listed in known_failures.toml; the list must be exact, so that it only shrinks
(rewrite it with scripts/known_failures.py).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from rasid.checks import Example, Failure, load_examples, load_known, prove
from rasid.checks.prove import TYPE
from rasid.packs.tables import WHEEL
from rasid.reader import make_reader

LIST = Path(__file__).with_name("known_failures.toml")
EXAMPLES = [example for path in sorted(WHEEL.glob("events/*/examples.toml")) for example in load_examples(path)]
KNOWN = load_known(LIST)


def named(example: Example) -> str:
    return f"{example.type}-{example.line}"


@cache
def failures(file: Path, line: int) -> dict[str, Failure]:
    example = next(example for example in EXAMPLES if (example.file, example.line) == (file, line))
    return {failure.field: failure for failure in prove(example, make_reader())}


def hold(example: Example, fields: frozenset[str], known: frozenset[str]) -> None:
    """Fail where a field fails that is not listed, or a listed one passes."""
    found = failures(example.file, example.line)
    new = [
        f"{field}: wants {found[field].wanted}, reads {found[field].read}" for field in sorted((fields - known) & found.keys())
    ]
    assert not new, f"{example.text}\n  " + "\n  ".join(new)
    passing = sorted(known - found.keys())
    assert not passing, f"{example.text}\n  passes now: {', '.join(passing)}; run scripts/known_failures.py"


@pytest.mark.parametrize("example", EXAMPLES, ids=named)
def test_the_type_is_found_where_the_example_says(example):
    hold(example, frozenset({TYPE}), KNOWN.of(example) & {TYPE})


@pytest.mark.parametrize("example", [example for example in EXAMPLES if example.expect], ids=named)
def test_what_the_example_expects_is_read(example):
    if TYPE in failures(example.file, example.line):
        pytest.skip("the type itself is not found")
    hold(example, frozenset(example.expect), KNOWN.of(example) - {TYPE})


def test_every_listed_example_is_an_example():
    written = {(example.type, example.text) for example in EXAMPLES}
    assert sorted(KNOWN.fields.keys() - written) == []


def test_every_type_has_examples():
    types = {path.parent.name for path in WHEEL.glob("events/*/type.toml")}
    assert types == {example.type for example in EXAMPLES}
