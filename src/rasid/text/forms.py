"""A memory of written forms: what is worked out for a form once is one look-up for every later token."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

MEMORY = 100_000  # forms kept; more means a very long run, and a table starts afresh

Value = TypeVar("Value")


class FormTable(dict[str, Value]):
    """What each written form means, filled as forms are met."""

    def __init__(self, read: Callable[[str], Value]) -> None:
        """Take the function that says what a form means."""
        super().__init__()
        self._read = read

    def __missing__(self, form: str) -> Value:
        if len(self) > MEMORY:
            self.clear()
        value = self[form] = self._read(form)
        return value
