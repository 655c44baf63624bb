"""Counts of one happening told more than once: kept once, widened by a conflict, joined as parts (codebook rule 6)."""

from __future__ import annotations

from rasid.events.happening import Happening, Harm


def add_harms(home: Happening, harms: list[Harm]) -> None:
    """Add counts; one already told is kept once, a conflicting one widens it (codebook rule 6)."""
    homes: dict[int, Harm] = {}  # a whole told again -> the count that it was told as before
    for harm in harms:
        if harm.among:
            join_part(home, harm)
        elif harm.part_of is None:
            homes[id(harm)] = _add_whole(home, harm)
    for harm in harms:
        if harm.part_of is not None and not harm.among:
            harm.part_of = homes.get(id(harm.part_of), harm.part_of)
            if not any(known.part_of is harm.part_of and known.who == harm.who for known in home.harms):
                home.harms.append(harm)


def join_part(home: Happening, harm: Harm) -> None:
    """Make «بين القتلى طفلان» a part of the count of the killed told before it; without one it counts them all."""
    wholes = (known for known in home.harms if known.part_of is None and known.outcome == harm.outcome)
    harm.part_of = next(wholes, None)
    if harm.part_of is None or not any(known.part_of is harm.part_of and known.who == harm.who for known in home.harms):
        home.harms.append(harm)


def _add_whole(home: Happening, harm: Harm) -> Harm:
    """Add one count that is no part, and return the one that now holds it."""
    for known in home.harms:
        if known.part_of is not None or known.outcome != harm.outcome:
            continue
        if harm.implied or _same_count(known, harm) or _vaguer(harm, known) or (harm.high == 0 and known.low):
            return known  # that one place had no wounded does not lessen those of another
        if _single(harm) and (known.low or 0) > 1 and harm.who in (known.who, "unspecified"):
            return known  # one victim told by himself is one of them
        if known.who == harm.who or "unspecified" in (known.who, harm.who) or _vaguer(known, harm):
            _reconcile(known, harm)
            return known
    home.harms.append(harm)
    return harm


def _single(harm: Harm) -> bool:
    return harm.low == harm.best == harm.high == 1


def _same_count(one: Harm, other: Harm) -> bool:
    same = (one.outcome, one.low, one.best, one.high) == (other.outcome, other.low, other.best, other.high)
    if same and one.who == "unspecified":
        one.who = other.who
    return same and other.who in (one.who, "unspecified")


def _vaguer(one: Harm, other: Harm) -> bool:
    """Tell whether *one* says only «some» where *other* says how many."""
    return one.best is None and other.best is not None and (one.low or 0) <= other.best


def _reconcile(known: Harm, later: Harm) -> None:
    """Take the later figure as best, and the smallest and largest as bounds."""
    if known.best is None or known.high == 0 or known.implied or (_single(known) and (later.low or 0) > 1):
        known.implied = False
        known.quote, known.low, known.best, known.high = later.quote, later.low, later.best, later.high
    elif later.best is not None:
        lows = [value for value in (known.low, later.low) if value is not None]
        highs = [known.high, later.high]
        known.quote, known.best = later.quote, later.best
        known.low = min(lows) if lows else None
        known.high = None if None in highs else max(value for value in highs if value is not None)
    if known.who == "unspecified":
        known.who = later.who
