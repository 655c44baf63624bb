"""What a number becomes under a bound: the codebook's table of low, best and high."""

from __future__ import annotations

from typing import NamedTuple

ABOUT = 0.1  # «نحو» and its like: ten per cent either way, at least one (codebook)


class Counted(NamedTuple):
    """Bounds of a count; None is "not stated"."""

    low: int | float | None
    best: int | float | None
    high: int | float | None


def bounded(value: float, bound: str | None) -> Counted:
    """Return *value* under *bound*: about, more, least, less, most, or None for exactly."""
    if bound is None:
        return Counted(value, value, value)
    if bound == "about":
        slack = max(1, int(value * ABOUT + 0.5))
        return Counted(max(0, value - slack), value, value + slack)
    step = 1 if isinstance(value, int) else 0
    if bound == "more":
        return Counted(value + step, value + step, None)
    if bound == "least":
        return Counted(value, value, None)
    if bound == "less":
        return Counted(None, max(0, value - step), max(0, value - step))
    return Counted(None, value, value)


def ranged(low: float, high: float) -> Counted:
    """Return the count of «بين 10 و15»: its best is the middle, rounded down."""
    middle = (low + high) / 2
    whole = isinstance(low, int) and isinstance(high, int)
    return Counted(low, int(middle) if whole else middle, high)


def tens_of(size: int) -> Counted:
    """Return the count of «عشرات» (size 10), «مئات» (100), «عشرات الآلاف» (10,000)."""
    return Counted(2 * size, None, 10 * size - 1)


class Read(NamedTuple):
    """What stands at a token: where it ends, its count, and its kind where that is settled."""

    stop: int
    amount: Counted
    kind: str | None = None
    unit: int | None = None
    begin: int | None = None  # where the number itself begins, after its bound
