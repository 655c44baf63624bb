"""What comes out of an input: a report, or the place where one should stand, with what is wrong there."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from rasid.model import Problem, ReaderInfo, Reading, Report, ReportHead

FIELDS = ("id", "text", "title", "published", "source", "url")


@dataclass(frozen=True, slots=True)
class InputOptions:
    """How inputs are read.

    ``columns`` maps a field of a report to the name that it has in the input; ``defaults`` are values for reports
    that have none of their own; ``today`` is the day after which no report can have been published.
    """

    kind: str = "auto"
    encoding: str = "utf-8"
    columns: Mapping[str, str] = field(default_factory=dict)
    title: str | None = None
    published: str | None = None
    source: str | None = None
    today: date = field(default_factory=date.today)


@dataclass(frozen=True, slots=True)
class Arrival:
    """One report as it came in.

    ``errors`` say what could not be used, ``notes`` what is odd but read; a ``failed`` report is not read at all and
    stands in the output without events.
    """

    report: Report
    file: str
    line: int | None = None
    errors: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    failed: bool = False


def make_failure(file: str, message: str, *, line: int | None = None, field: str | None = None) -> Arrival:
    """Return the arrival for a place of *file* where no report can be read; its id is made of file and line."""
    problem = Problem(file=file, line=line, field=field, message=message)
    return Arrival(Report(id=made_id(file, line), text=""), file, line, errors=(problem,), failed=True)


def made_id(file: str, line: int | None) -> str:
    """Return the id of a report that brings none of its own."""
    return file if line is None else f"{file}:{line}"


def make_empty_reading(arrival: Arrival, info: ReaderInfo) -> Reading:
    """Return what stands in the output for a report that failed: its head, no events, the errors."""
    report = arrival.report
    published = report.published
    head = ReportHead(
        title=report.title,
        source=report.source,
        published=published.isoformat() if isinstance(published, date) else published,
        url=report.url,
        sha256=hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest(),
    )
    return Reading(id=report.id, report=head, reader=info, errors=arrival.errors + arrival.notes)
