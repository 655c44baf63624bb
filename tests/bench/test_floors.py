"""The first step's floors over the development reports, counted by the bench's own script."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from rasid import Report, make_reader

FLOORS = {
    "event + type": 55.0,
    "main event + type": 55.0,
    "given place": 60.0,
    "given casualties": 55.0,
    "given actor role": 50.0,
}


@pytest.fixture(scope="module")
def figures(bench: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """Read the development reports, have the bench's script count, and return its last line."""
    reports = bench / "reports-dev.jsonl"
    read = tmp_path_factory.mktemp("bench") / "read.jsonl"
    reader = make_reader()
    lines = [json.loads(line) for line in reports.read_text(encoding="utf-8").splitlines()]
    known = {name: [line.get(name) for line in lines] for name in ("title", "published", "source", "url")}
    with read.open("wb") as out:
        for number, line in enumerate(lines):
            report = Report(id=line["id"], text=line["text"], **{name: values[number] for name, values in known.items()})
            out.write(msgspec.json.encode(reader.read(report)) + b"\n")
    score = [sys.executable, str(bench / "score.py"), str(reports), str(bench / "gold-dev.jsonl"), str(read)]
    return json.loads(subprocess.run(score, capture_output=True, text=True, check=True).stdout.splitlines()[-1])


@pytest.mark.parametrize("name", FLOORS)
def test_the_reader_reaches_the_floor_of_the_first_step(figures: dict[str, float], name: str):
    assert figures[name] >= FLOORS[name], figures


def test_every_quote_is_the_slice_it_claims(figures: dict[str, float]):
    """The script stops at the first that is not."""
    assert "whole record" in figures
