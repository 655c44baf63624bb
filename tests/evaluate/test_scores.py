"""The figures of an evaluation, on events small enough to count by hand."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from rasid.errors import ReportError
from rasid.evaluate import CodedReport, evaluate, find_gold_problems, load_gold, load_readings, render
from rasid.model import Reading, Report

TEXT = "قُتل مدنيان بقصف مدفعي لقوات النظام على بلدة النيرب. واعتقلت الشرطة العسكرية شاباً في الباب."
REPORT = Report(id="r", text=TEXT, published="2023-05-04")
DAY = {"quote": "", "earliest": "2023-05-04", "latest": "2023-05-04", "precision": "day", "basis": "published"}


def coded_event(**given: Any) -> dict[str, Any]:
    event = {"type": "shelling", "trigger": "قصف مدفعي", "status": "reported", "salience": "main", "time": DAY}
    return event | {"places": [{"quote": "النيرب", "relation": "in", "name": "النيرب", "country": "SY"}]} | given


def coded(*events: dict[str, Any], report: str = "r") -> CodedReport:
    return msgspec.convert({"id": report, "events": events}, CodedReport)


def quote(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def read_event(**given: Any) -> dict[str, Any]:
    event = {"id": "r#1", "type": "shelling", "status": "reported", "salience": "main", "trigger": quote("قصف مدفعي")}
    time = {"quote": None, "earliest": "2023-05-04", "latest": "2023-05-04", "precision": "day", "basis": "published"}
    return event | {"time": time, "places": [read_place("بلدة النيرب", "in")]} | given


def read_place(name: str, relation: str) -> dict[str, Any]:
    empty = dict.fromkeys(("latin", "id", "admin1", "admin1_name", "lat", "lon", "radius_km"))
    return {"quote": quote("النيرب"), "relation": relation, "name": name, "country": "SY", "geo_precision": 1} | empty


def reading(*events: dict[str, Any]) -> Reading:
    head = {"title": None, "source": None, "published": None, "url": None, "sha256": ""}
    return msgspec.convert({"id": "r", "report": head, "reader": {"version": "", "packs": ""}, "events": events}, Reading)


def score(coded_report: CodedReport, *events: dict[str, Any]) -> dict[str, float]:
    return {figure.name: round(figure.f1, 1) for figure in evaluate([REPORT], [coded_report], [reading(*events)]).figures}


def casualty(low: int | None, best: int | None, high: int | None, words: str = "مدنيان") -> tuple[dict[str, Any], dict[str, Any]]:
    bounds = {"outcome": "killed", "who": "civilians", "low": low, "best": best, "high": high}
    return {"quote": words, **bounds}, {"quote": quote(words), **bounds}


def test_a_reading_that_says_what_the_coder_says_is_perfect():
    assert set(score(coded(coded_event()), read_event()).values()) == {100.0}


def test_an_event_not_found_costs_recall_and_its_values_are_missed():
    figures = score(coded(coded_event(), coded_event(type="arrest", trigger="اعتقلت")), read_event())
    assert figures["event found"] == 66.7
    assert figures["place"] == 66.7


def test_an_event_of_a_neighbouring_type_is_found_with_its_type_wrong():
    figures = score(coded(coded_event()), read_event(type="bombardment"))
    assert (figures["event found"], figures["event + type"], figures["whole record"]) == (100.0, 0.0, 0.0)


def test_an_event_of_a_far_type_is_another_event():
    assert score(coded(coded_event()), read_event(type="meeting"))["event found"] == 0.0


def test_a_trigger_in_another_sentence_is_another_event_unless_two_quotes_agree():
    elsewhere = read_event(trigger=quote("واعتقلت"), places=[])
    assert score(coded(coded_event()), elsewhere)["event found"] == 0.0


@pytest.mark.parametrize(("name", "right"), [("النيرب", True), ("مدينة النيرب", True), ("سرمين", False)])
def test_a_place_is_right_with_or_without_its_kind(name: str, right: bool):
    assert (score(coded(coded_event()), read_event(places=[read_place(name, "in")]))["place"] == 100.0) is right


def test_the_relation_is_a_figure_of_its_own():
    figures = score(coded(coded_event()), read_event(places=[read_place("النيرب", "near")]))
    assert (figures["place"], figures["place + relation"]) == (100.0, 0.0)


@pytest.mark.parametrize(
    ("one", "other", "right"),
    [
        ((2, 2, 2), (2, 2, 2), True),
        ((2, 2, 2), (2, 2, None), False),
        ((1, None, 7), (1, 4, 7), True),
        ((0, 0, 0), (None,) * 3, False),
    ],
)
def test_a_count_is_right_when_its_bounds_are(one: tuple[int, ...], other: tuple[int, ...], right: bool):
    coded_count, _ = casualty(*one)
    _, read_count = casualty(*other)
    figures = score(coded(coded_event(casualties=[coded_count])), read_event(casualties=[read_count]))
    assert (figures["casualties"] == 100.0) is right


def test_a_registered_actor_must_have_its_id_and_another_its_words():
    read = {"quote": quote("الشرطة العسكرية"), "role": "initiator", "id": "a", "name": "", "kind": "police", "country": None}
    known = {"quote": "الشرطة العسكرية", "role": "initiator", "id": "sdf", "kind": "armed-group"}
    slug = known | {"id": "military-police-of-al-bab"}
    assert score(coded(coded_event(actors=[known])), read_event(actors=[read]))["actor role + id"] == 0.0
    assert score(coded(coded_event(actors=[slug])), read_event(actors=[read]))["actor role + id"] == 100.0


def test_given_leaves_out_events_without_partner():
    two = coded(coded_event(), coded_event(type="arrest", trigger="اعتقلت"))
    place = next(figure for figure in evaluate([REPORT], [two], [reading(read_event())]).figures if figure.name == "place")
    assert (round(place.f1, 1), place.given) == (66.7, 100.0)


def test_every_error_is_listed_with_its_words():
    gold = coded(coded_event(), coded_event(type="arrest", trigger="اعتقلت", places=[]))
    text = render(evaluate([REPORT], [gold], [reading(read_event(status="denied"))]))
    assert "missed   event: arrest (reported, main) «اعتقلت»" in text
    assert "wrong    status: coded reported, read denied «قصف مدفعي»" in text
    assert "Types that were taken for others" in text


def test_a_report_without_a_reading_is_named():
    evaluation = evaluate([REPORT], [coded(coded_event())], [])
    assert evaluation.unread == ("r",)
    assert evaluation.f1("event found") == 0.0
    assert "1 reports were not read at all, such as r" in render(evaluation)


def test_gold_of_an_unknown_report_is_refused():
    with pytest.raises(ReportError, match="not among the reports"):
        evaluate([REPORT], [coded(report="x")], [])


def test_a_reading_of_other_texts_is_refused():
    moved = read_event(trigger={"text": "قصف", "start": 0, "end": 3})
    with pytest.raises(ReportError, match="not the report's"):
        evaluate([REPORT], [coded(coded_event())], [reading(moved)])


def test_the_problems_of_a_gold_file_are_told():
    faulty = coded(coded_event(type="dance", trigger="لا يوجد", casualties=[casualty(2, 2, 2)[0] | {"part_of": 0}]))
    messages = [problem.message for problem in find_gold_problems([REPORT], [faulty, coded(report="x")], types=["shelling"])]
    assert messages == [
        "r#1: 'dance' is no event type",
        "r#1: 'لا يوجد' does not stand in the report",
        "r#1: part_of 0 points at no other count",
        "x: is in the gold and not among the reports",
    ]


def test_files_are_loaded_and_a_bad_line_is_named(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_bytes(msgspec.json.encode(coded(coded_event())) + b"\n\n{}\n")
    with pytest.raises(ReportError, match="missing required field"):
        load_gold(path)
    path.write_bytes(msgspec.json.encode(reading(read_event())) + b"\n")
    assert load_readings(path) == [reading(read_event())]
    with pytest.raises(ReportError, match="No such file"):
        load_gold(tmp_path / "none.jsonl")


def test_a_report_coded_twice_is_refused(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b"\n".join([msgspec.json.encode(coded(coded_event()))] * 2))
    with pytest.raises(ReportError, match="coded twice"):
        load_gold(path)
