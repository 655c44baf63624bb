"""What JSON values are called in messages to people."""

from __future__ import annotations

_NAMES = {bool: "true or false", int: "a number", float: "a number", str: "a string", list: "a list", dict: "an object"}


def name_kind(value: object) -> str:
    """Return what *value* is, in words: «a number», «a list»."""
    return "null" if value is None else _NAMES.get(type(value), type(value).__name__)
