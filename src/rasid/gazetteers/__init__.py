"""Names of places and where they are: the embedded table, imports and their index.

What opens or makes an index (and with it the database library) is loaded when first asked for: reading with the wheel's
own table does without.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from rasid.gazetteers.entry import Entry, key_of
from rasid.gazetteers.gazetteer import Gazetteer, embedded, governorate_names

if TYPE_CHECKING:
    from rasid.gazetteers.index import Index, Named, import_places
    from rasid.gazetteers.store import add_file, data_folder, index_path, load_places, user_gazetteer

_HOMES = {
    **dict.fromkeys(("Index", "Named", "import_places"), "rasid.gazetteers.index"),
    **dict.fromkeys(("add_file", "data_folder", "index_path", "load_places", "user_gazetteer"), "rasid.gazetteers.store"),
}

__all__ = [
    "Entry",
    "Gazetteer",
    "Index",
    "Named",
    "add_file",
    "data_folder",
    "embedded",
    "governorate_names",
    "import_places",
    "index_path",
    "key_of",
    "load_places",
    "user_gazetteer",
]


def __getattr__(name: str) -> Any:
    """Load a name of the index or the store when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'rasid.gazetteers' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)
