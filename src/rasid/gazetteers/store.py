"""Where imported gazetteers live: one index in the user's data folder, and built ones in a cache folder."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from pathlib import Path

from rasid.gazetteers.gazetteer import Gazetteer, embedded, embedded_table
from rasid.gazetteers.imports import read_places
from rasid.gazetteers.index import VERSION, Index, import_places
from rasid.gazetteers.rows import Problem

FOLDER = "RASID_DATA"  # an environment variable that names the user's folder
CACHE = "RASID_CACHE"  # and one that names the folder of what is built from other files


def data_folder() -> Path:
    """Return the user's data folder: ``RASID_DATA``, else the platform's."""
    if os.environ.get(FOLDER):
        return Path(os.environ[FOLDER])
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData/Local")) / "rasid"
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support/rasid"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "rasid"


def index_path() -> Path:
    """Return where the user's index of places lies."""
    return data_folder() / "places.sqlite"


def add_file(path: str | Path, *, into: Path | None = None, country: str = "") -> tuple[int, list[Problem]]:
    """Import a gazetteer file into the user's index (or *into*); return how many places it took and the rows it skipped.

    Raises GazetteerError where nothing of it can be used; the index is then as it was.
    """
    problems: list[Problem] = []
    places = read_places(Path(path), problems, country=country)
    return import_places(into or index_path(), places), problems


def user_gazetteer() -> Gazetteer:
    """Return the embedded gazetteer with the user's imports, where there are any."""
    path = index_path()
    return Gazetteer([embedded_table(), Index(path)]) if path.exists() else embedded()


def load_places(*files: str | Path) -> Gazetteer:
    """Return the embedded gazetteer with the places of *files* (any format of ``imports``, or a built index).

    Their index is built once and kept in a cache folder, under a digest of what they hold.
    Raises GazetteerError where a file cannot be used.
    """
    if not files:
        return embedded()
    paths = [Path(file) for file in files]
    opened = [Index(path) for path in paths if path.suffix == ".sqlite"]
    read = [path for path in paths if path.suffix != ".sqlite"]
    if read:
        opened.append(Index(_built(read)))
    return Gazetteer([embedded_table(), *opened], names=[path.stem for path in paths])


def _built(paths: list[Path]) -> Path:
    """Return the cached index of *paths*, built where it is missing."""
    problems: list[Problem] = []
    digest = hashlib.sha256(VERSION.encode())
    for path in paths:
        digest.update(path.name.encode())
        for part in (path, path.with_name(f"alternate-{path.name}")):
            if part.exists():
                digest.update(part.read_bytes())
    target = _cache_folder() / f"places-{digest.hexdigest()[:24]}.sqlite"
    if not target.exists():
        handle, name = tempfile.mkstemp(dir=target.parent, suffix=".sqlite")
        os.close(handle)
        beside = Path(name)
        try:
            import_places(beside, (place for path in paths for place in read_places(path, problems)))
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    return target


def _cache_folder() -> Path:
    """Return a folder for built indexes that can be written: the user's cache, else a temporary one."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    named = os.environ.get(CACHE)
    for folder in (Path(named) if named else Path(base) / "rasid", Path(tempfile.gettempdir()) / f"rasid-{_user_number()}"):
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder
    return Path(tempfile.mkdtemp(prefix="rasid-"))


def _user_number() -> int:
    """Return the number of the user, 0 where the system has none: two users share no folder."""
    return os.getuid() if hasattr(os, "getuid") else 0
