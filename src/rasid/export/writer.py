"""What every format can do: take a report with its reading, and finish."""

from __future__ import annotations

from typing import Protocol

from rasid.model import Reading, Report


class Writer(Protocol):
    """Writes readings in one format to a stream that somebody else opens and closes."""

    def add(self, report: Report, reading: Reading) -> None:
        """Write, or keep for the end, one *reading* of *report*."""

    def finish(self) -> None:
        """Write what can only be written when all readings are in."""
