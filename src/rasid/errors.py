"""What can go wrong, drawn as a tree.

    RasidError
    ├── ReportError      a report that cannot be read: encoding, JSON, a missing or wrong field
    ├── PackError        a word pack that breaks its own rules: file, line and what to mend
    └── GazetteerError   a gazetteer that cannot be used: columns, coordinates, a broken download

Unknown is a value, never an exception: these mean broken input or a broken pack.
"""

from __future__ import annotations


class RasidError(Exception):
    """Something the user can mend, told with file, line and field where they are known."""

    def __init__(self, message: str, *, file: str | None = None, line: int | None = None, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.file = file
        self.line = line
        self.field = field

    def __str__(self) -> str:
        where = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        named = f"{self.field}: {self.message}" if self.field else self.message
        return f"{where}: {named}" if where else named


class ReportError(RasidError):
    """A report that cannot be read."""


class PackError(RasidError):
    """A word pack that breaks its own rules."""


class GazetteerError(RasidError):
    """A gazetteer that cannot be used."""
