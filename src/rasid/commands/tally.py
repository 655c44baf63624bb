"""What a run tells on the standard error: a line for each fault as it comes, the counts at the end."""

from __future__ import annotations

import click

from rasid.export.wording import problem_line
from rasid.inputs.arrival import Arrival
from rasid.model import Reading


class Tally:
    """Counts reports, events, errors and notes."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self.reports = self.events = self.errors = self.notes = 0

    def count(self, arrival: Arrival, reading: Reading) -> None:
        """Add *reading*, and tell what was wrong with it."""
        self.reports += 1
        self.events += len(reading.events)
        self.notes += len(arrival.notes)
        self.errors += len(reading.errors) - len(arrival.notes)
        for problem in reading.errors:
            if problem not in arrival.notes:
                click.echo(f"rasid: {problem_line(problem)}", err=True)
            elif not self._quiet:
                click.echo(f"rasid: note: {problem_line(problem)}", err=True)

    def tell(self) -> None:
        """Write the counts."""
        if not self._quiet:
            counts = (
                _counted(self.reports, "report"),
                _counted(self.events, "event"),
                _counted(self.errors, "error"),
                _counted(self.notes, "note"),
            )
            click.echo(f"rasid: {', '.join(counts)}", err=True)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
