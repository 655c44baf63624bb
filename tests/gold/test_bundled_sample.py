"""The sample that ``make demo`` reads."""

from __future__ import annotations

import json
from pathlib import Path

import rasid

SAMPLE = Path(rasid.__file__).parent / "data" / "sample" / "sample.jsonl"
REPORTS = [json.loads(line) for line in SAMPLE.read_text(encoding="utf-8").splitlines()]


def test_the_sample_holds_enough_reports_each_with_an_id_of_its_own():
    assert len(REPORTS) >= 20
    assert len({report["id"] for report in REPORTS}) == len(REPORTS)


def test_every_report_of_the_sample_has_what_a_reader_needs():
    for report in REPORTS:
        assert set(report) == {"id", "title", "text", "published", "source", "url"}
        assert report["text"].strip()
        assert report["published"]


def test_the_sample_tells_one_strike_in_several_outlets():
    sources = {report["source"] for report in REPORTS if report["id"].startswith("ariha-")}
    assert len(sources) >= 5
