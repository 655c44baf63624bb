"""What every test may rely on: the compiled packs are kept in a folder of this run, never in the user's own cache."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

CACHE = "RASID_CACHE"


@pytest.fixture(scope="session", autouse=True)
def cache_of_this_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Let the run compile the packs once, for itself and for the commands it starts."""
    before = os.environ.get(CACHE)
    folder = tmp_path_factory.mktemp("packs")
    os.environ[CACHE] = str(folder)
    yield folder
    if before is None:
        del os.environ[CACHE]
    else:
        os.environ[CACHE] = before
