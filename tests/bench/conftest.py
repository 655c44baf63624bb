"""The bench's files are read where the variable RASID_BENCH names their folder; elsewhere these tests are skipped."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

VARIABLE = "RASID_BENCH"
SEED = "seed-report.txt"


@pytest.fixture(scope="session")
def bench() -> Path:
    """Return the folder of the bench's files."""
    named = os.environ.get(VARIABLE)
    if not named:
        pytest.skip(f"{VARIABLE} does not name the folder of the bench's files")
    folder = Path(named)
    if not (folder / "score.py").is_file():
        pytest.skip(f"{VARIABLE} names {named}, which holds no score.py")
    return folder


@pytest.fixture(scope="session")
def seed_text(bench: Path) -> str:
    """Return the report that the project began from."""
    for path in (bench / SEED, bench.parent / SEED):
        if path.is_file():
            return path.read_text(encoding="utf-8")
    pytest.skip(f"no {SEED} in or beside the folder that {VARIABLE} names")
