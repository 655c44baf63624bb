"""Names of places and where they are: the embedded table, imports and their index."""

from rasid.gazetteers.entry import Entry, key_of
from rasid.gazetteers.gazetteer import Gazetteer, embedded, governorate_names

__all__ = ["Entry", "Gazetteer", "embedded", "governorate_names", "key_of"]
