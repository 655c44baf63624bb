"""The quality gate: the reader over our own gold set reaches every floor of ``floors.toml``."""

from __future__ import annotations

import hashlib
import json
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

from rasid.evaluate import evaluate, find_gold_problems, load_gold, render
from rasid.evaluate.score import Evaluation
from rasid.model import Report
from rasid.packs.load import load_packs

HERE = Path(__file__).parent
GATE = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))


def load_reports() -> list[Report]:
    lines = (HERE / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    return [Report(**json.loads(line)) for line in lines]


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    if find_spec("rasid.reader") is None:
        pytest.skip("the reader (rasid.reader) is not there yet")
    from rasid.reader import make_reader

    reader = make_reader()
    reports = load_reports()
    return evaluate(reports, load_gold(HERE / "gold.jsonl"), [reader.read(report) for report in reports])


@pytest.mark.parametrize("name", ["reports", "gold"])
def test_the_gold_set_is_frozen(name: str):
    digest = hashlib.sha256((HERE / f"{name}.jsonl").read_bytes()).hexdigest()
    assert digest == GATE["frozen"][name], f"{name}.jsonl changed: it was coded before the reader and stays as it is"


def test_the_gold_set_follows_the_codebook():
    gold = load_gold(HERE / "gold.jsonl")
    assert find_gold_problems(load_reports(), gold, types=load_packs().types) == []
    assert len(gold) >= 60


@pytest.mark.parametrize("name", GATE["floors"])
def test_the_reader_reaches_the_floor(evaluation: Evaluation, name: str):
    floor = GATE["floors"][name]
    assert evaluation.f1(name) >= floor, f"{name} fell below {floor}\n{render(evaluation)}"
