"""Rasid reads Arabic conflict reporting into sourced, dated, located event records, offline, and shows its evidence.

The public names, and nothing else. They are loaded when first used, so that ``import rasid`` costs next to nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from rasid._standard import keep_standard_modules

if TYPE_CHECKING:
    from rasid.errors import GazetteerError, PackError, RasidError, ReportError
    from rasid.gazetteers import load_places
    from rasid.mentions.numbers import find_numbers
    from rasid.mentions.places import find_places
    from rasid.mentions.times import find_times
    from rasid.model import Event, Number, Place, Reading, Report, Time
    from rasid.reader import make_reader, read, read_report

keep_standard_modules()

_HOMES = {
    "Event": "rasid.model",
    "GazetteerError": "rasid.errors",
    "Number": "rasid.model",
    "PackError": "rasid.errors",
    "Place": "rasid.model",
    "RasidError": "rasid.errors",
    "Reading": "rasid.model",
    "Report": "rasid.model",
    "ReportError": "rasid.errors",
    "Time": "rasid.model",
    "find_numbers": "rasid.mentions.numbers",
    "find_places": "rasid.mentions.places",
    "find_times": "rasid.mentions.times",
    "load_places": "rasid.gazetteers",
    "make_reader": "rasid.reader",
    "read": "rasid.reader",
    "read_report": "rasid.reader",
}

__all__ = [
    "Event",
    "GazetteerError",
    "Number",
    "PackError",
    "Place",
    "RasidError",
    "Reading",
    "Report",
    "ReportError",
    "Time",
    "find_numbers",
    "find_places",
    "find_times",
    "load_places",
    "make_reader",
    "read",
    "read_report",
]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'rasid' has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
