"""Rewrite tests/packs/known_failures.toml: the examples of the word packs that the reader cannot yet read.

Run it after the reader or a pack has got better: what passes leaves the list. Says what joined it and what left it.

    python scripts/known_failures.py            rewrite the list
    python scripts/known_failures.py --show     only tell, by event type and field, what fails
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from rasid.checks import Failure, load_examples, load_known, prove
from rasid.checks.known import NONE_KNOWN, known_text
from rasid.packs.tables import WHEEL
from rasid.reader import make_reader

LIST = Path(__file__).parents[1] / "tests" / "packs" / "known_failures.toml"


def main() -> None:
    """Read every example of the built-in packs and write down those that fail."""
    reader = make_reader()
    files = sorted(WHEEL.glob("events/*/examples.toml"))
    failures = [failure for path in files for example in load_examples(path) for failure in prove(example, reader)]
    _tell(failures)
    if "--show" not in sys.argv[1:]:
        LIST.write_text(known_text(failures), encoding="utf-8")


def _tell(failures: list[Failure]) -> None:
    listed = load_known(LIST).fields if LIST.is_file() else NONE_KNOWN.fields
    before = {(key, field) for key, fields in listed.items() for field in fields}
    now = {((failure.example.type, failure.example.text), failure.field) for failure in failures}
    for failure in failures:
        key = (failure.example.type, failure.example.text)
        sign = "+" if (key, failure.field) not in before else " "
        print(
            f"{sign} {failure.example.type}:{failure.example.line} {failure.field}: wants {failure.wanted}, reads {failure.read}"
        )
        print(f"      {failure.example.text}")
    for (event_type, text), field in sorted(before - now):
        print(f"- {event_type} {field}: {text}")
    fields = Counter(failure.field for failure in failures)
    print(
        f"{len({key for key, _ in now})} examples fail: {', '.join(f'{field} {count}' for field, count in fields.most_common())}"
    )


if __name__ == "__main__":
    main()
