"""Run every benchmark of the folder that RASID_BENCH names and print Markdown tables for docs/figures.md.

    RASID_BENCH=DIR python scripts/measure.py [BENCH ...]

Benches: reports, airwars, sentences, dates, numbers, places, speed; all of them where none is named. Nothing of the
folder is copied: readings go to a temporary folder.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

# The scripts run with their own folder first on the path, where a numbers.py would hide the standard library's, which decimal
# needs: so that one is imported first.
START = (
    "import numbers, runpy, sys; sys.path[0] = sys.argv[1]; del sys.argv[:2]; runpy.run_path(sys.argv[0], run_name='__main__')"
)

Table = Iterator[tuple[str, ...]]


def run_bench(bench: Path, script: str, *arguments: str | Path) -> dict[str, Any]:
    """Return the JSON object that a bench script prints last."""
    command = [sys.executable, "-c", START, bench, bench / script, *arguments]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{script} failed: {(done.stderr.strip() or 'it said nothing').splitlines()[-1]}")
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def read(reports: Path, folder: Path) -> Path:
    """Read *reports* with the installed reader and return where the readings are."""
    output = folder / f"{reports.stem}.read.jsonl"
    rasid = Path(sys.executable).with_name("rasid")
    # Some reports of the benches are faulty on purpose: exit code 1 says so, and the others are read.
    done = subprocess.run(
        [rasid, "read", reports, "--format", "jsonl", "-o", output], check=False, capture_output=True, text=True
    )
    if done.returncode not in (0, 1) or not output.exists():
        raise SystemExit(f"reading {reports.name} failed:\n{done.stderr}")
    return output


def measure_reports(bench: Path, folder: Path) -> Table:
    """Hand-coded reports: F1 end to end, and F1 of values whose event was found."""
    reports = bench / "reports-dev.jsonl"
    figures = run_bench(bench, "score.py", reports, bench / "gold-dev.jsonl", read(reports, folder))
    yield "reports-dev", "F1", "given"
    for name, value in figures.items():
        if not name.startswith("given "):
            yield name, f"{value:.1f}", f"{figures[f'given {name}']:.1f}"


def measure_airwars(bench: Path, folder: Path) -> Table:
    """Hold the main event against the incident that each report was a source of."""
    reports = bench / "airwars-dev.jsonl"
    yield "airwars-dev", "right, %"
    for name, value in run_bench(bench, "airwars.py", reports, read(reports, folder)).items():
        yield name, f"{value:.1f}"


def measure_sentences(bench: Path, folder: Path) -> Table:
    """Ask whether a sentence reports an assault, a protest."""
    yield "sentences", "F1 against all", "F1 against difficult negatives"
    for kind in ("assault", "protest"):
        reports = bench / f"sentences-{kind}-dev.jsonl"
        figures = run_bench(bench, "sentences.py", reports, read(reports, folder), kind)
        yield kind, f"{figures['all']:.1f}", f"{figures['difficult no']:.1f}"


def measure_dates(bench: Path, _folder: Path) -> Table:
    """First and last day of date expressions."""
    yield from _one_answer(bench, "dates.py", "times/news-dev.tsv", "times/duckling_time_ar.jsonl")


def measure_numbers(bench: Path, _folder: Path) -> Table:
    """Values of numerals."""
    yield from _one_answer(bench, "numbers.py", "times/duckling_numeral_ar.jsonl")


def _one_answer(bench: Path, script: str, *tables: str) -> Table:
    """Yield the answer of a script that measures one thing of each of *tables*."""
    yield script.removesuffix(".py"), "right, %"
    for table in tables:
        yield from run_bench(bench, script, bench / table).items()


def measure_places(bench: Path, _folder: Path) -> Table:
    """Places named and located, with the embedded table and with each gazetteer beside the benches."""
    yield "places-dev", "found", "located, %"
    imports = sorted((bench.parent / "gazetteers").glob("*.tsv"))
    for name, gazetteers in (("embedded places", []), *((f"with {path.name}", [path]) for path in imports)):
        figures = run_bench(bench, "places.py", bench / "places-dev.tsv", *gazetteers)
        yield name, figures["found"], figures["located"]


def measure_speed(bench: Path, _folder: Path) -> Table:
    """Time reading against a bare scan, and measure start-up and memory."""
    yield "speed (one core)", "figure"
    for name, value in run_bench(bench, "speed.py", bench / "reports-dev.jsonl").items():
        yield name, str(value)


BENCHES: dict[str, Callable[[Path, Path], Table]] = {
    "reports": measure_reports,
    "airwars": measure_airwars,
    "sentences": measure_sentences,
    "dates": measure_dates,
    "numbers": measure_numbers,
    "places": measure_places,
    "speed": measure_speed,
}


def print_table(rows: Table) -> None:
    """Print *rows* as a Markdown table; the first row is its head."""
    head, *body = rows
    print(f"| {' | '.join(head)} |")
    print(f"|---|{'---:|' * (len(head) - 1)}")
    for row in body:
        print(f"| {' | '.join(row)} |")
    print()


def main(names: list[str]) -> None:
    """Print one table for each bench of *names*, all of them where it is empty."""
    place = os.environ.get("RASID_BENCH")
    if not place or not Path(place).is_dir():
        raise SystemExit("RASID_BENCH must name the folder of the benchmarks")
    unknown = set(names) - set(BENCHES)
    if unknown:
        raise SystemExit(f"no bench is called {sorted(unknown)[0]!r}; there are {', '.join(BENCHES)}")
    with tempfile.TemporaryDirectory() as folder:
        for name in names or BENCHES:
            print_table(BENCHES[name](Path(place).resolve(), Path(folder)))


if __name__ == "__main__":
    main(sys.argv[1:])
