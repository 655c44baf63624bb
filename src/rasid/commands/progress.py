"""A progress bar over many reports, on the standard error where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from rasid.inputs.arrival import Arrival, InputOptions
from rasid.inputs.files import STDIN, kind_of

Watch: TypeAlias = Callable[[Iterable[Arrival]], Iterable[Arrival]]


@contextmanager
def show_progress(files: Sequence[str], options: InputOptions, *, wanted: bool) -> Iterator[Watch]:
    """Yield a function that lets arrivals through and counts them on a bar; without a terminal it only lets them through."""
    shown = wanted and sys.stderr.isatty()
    total = _count_reports(files, options) if shown else None
    if not shown or total == 1:
        yield lambda arrivals: arrivals
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        yield lambda arrivals: progress.track(arrivals, total=total)


def _count_reports(files: Sequence[str], options: InputOptions) -> int | None:
    """Return how many reports *files* hold, None where counting would be reading."""
    total = 0
    for file in files:
        kind = options.kind if options.kind != "auto" else kind_of(file)
        if file == STDIN or kind in ("csv", "xlsx"):
            return None
        total += _count_lines(file) if kind == "jsonl" else 1
    return total


def _count_lines(file: str) -> int:
    try:
        with Path(file).open("rb") as stream:
            return sum(1 for line in stream if line.strip())
    except OSError:
        return 1
