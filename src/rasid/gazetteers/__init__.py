"""Names of places and where they are: the embedded table, imports and their index."""

from rasid.gazetteers.entry import Entry, key_of
from rasid.gazetteers.gazetteer import Gazetteer, embedded, governorate_names
from rasid.gazetteers.index import Index, Named, import_places
from rasid.gazetteers.store import add_file, data_folder, index_path, load_places, user_gazetteer

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
