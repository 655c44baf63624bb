"""Print how many time expressions Rasid and dateparser each date right, on the same cases.

    python scripts/compare_dates.py CASES [--misses]

CASES is a TSV with the columns text, published, earliest, latest (days in ISO form), as in
``src/rasid/data/ar/times/examples.tsv``, or a JSONL of Duckling's corpus (text, ref, expected). dateparser is a
development dependency; it gives one day where ours gives a first and a last, so a stretch counts for neither unless both
ends are right. It is asked in two ways, the whole text as one date and a search within the text, and the better counts.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Literal, NamedTuple

from rasid.mentions.times import find_times

Prefer = Literal["past", "future"]
Days = tuple[str, str] | None


class Case(NamedTuple):
    """An expression, the day it is read on, and the first and last day it means."""

    text: str
    published: date
    days: tuple[str, str]
    prefer: Prefer


def read_cases(path: Path) -> Iterator[Case]:
    """Yield the cases of a file that have a day of publication and an answer in days."""
    with path.open(encoding="utf-8") as lines:
        if path.suffix == ".jsonl":
            yield from (case for line in lines if (case := duckling_case(json.loads(line))) is not None)
            return
        for row in csv.DictReader(lines, delimiter="\t"):
            if row["published"] and row["earliest"] and row["latest"]:
                published = date.fromisoformat(row["published"][:10])
                yield Case(row["text"], published, (row["earliest"][:10], row["latest"][:10]), "past")


def duckling_case(row: dict[str, object]) -> Case | None:
    """Return a row of Duckling's corpus as a case, None where its answer is no single day."""
    expected = row.get("expected")
    if not isinstance(expected, dict) or expected.get("type") != "value" or expected.get("grain") != "day":
        return None
    day = str(expected["value"])[:10]
    return Case(str(row["text"]), date.fromisoformat(str(row["ref"])[:10]), (day, day), "future")


def ours(case: Case) -> Days:
    """Return the first and last day that Rasid gives the first time of the text."""
    times = find_times(case.text, published=case.published, prefer=case.prefer)
    if not times or times[0].earliest is None or times[0].latest is None:
        return None
    return times[0].earliest[:10], times[0].latest[:10]


def theirs(case: Case) -> list[Days]:
    """Return what dateparser makes of the whole text, and of the first date it finds in it."""
    import dateparser
    from dateparser.search import search_dates

    base = datetime.combine(case.published, datetime.min.time())
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": case.prefer}
    whole = dateparser.parse(case.text, languages=["ar"], settings=settings)
    found = search_dates(case.text, languages=["ar"], settings=settings)
    days = [whole, found[0][1] if found else None]
    return [(day.date().isoformat(), day.date().isoformat()) if day is not None else None for day in days]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--misses", action="store_true", help="print the cases that ours gets wrong")
    options = parser.parse_args()
    cases = list(read_cases(options.cases))
    readers: dict[str, Callable[[Case], list[Days]]] = {"rasid": lambda case: [ours(case)], "dateparser": theirs}
    print("| reader | right | of | share |\n|---|---|---|---|")
    for name, read in readers.items():
        right = sum(case.days in read(case) for case in cases)
        print(f"| {name} | {right} | {len(cases)} | {100 * right / max(1, len(cases)):.1f} % |")
    if options.misses:
        for case in cases:
            if ours(case) != case.days:
                print(f"{case.text} ({case.published}): {case.days}, got {ours(case)}")


if __name__ == "__main__":
    main()
