"""What every test may rely on: compiled packs and imported places are kept in folders of this run, never in the user's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

CACHE, DATA = "RASID_CACHE", "RASID_DATA"


@pytest.fixture(scope="session", autouse=True)
def cache_of_this_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Let the run compile the packs once, for itself and for the commands it starts, and read no places of the user's."""
    folder = tmp_path_factory.mktemp("packs")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CACHE, str(folder))
        patch.setenv(DATA, str(tmp_path_factory.mktemp("data")))
        yield folder
