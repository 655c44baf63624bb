"""What changed between two readings of the same report."""

from __future__ import annotations

from typing import Any

import msgspec

from rasid.evaluate import compare, render_differences
from rasid.model import Reading


def event(start: int, **given: Any) -> dict[str, Any]:
    trigger = {"text": "قصف", "start": start, "end": start + 3}
    return {"id": "r#1", "type": "shelling", "status": "reported", "salience": "main", "trigger": trigger, "time": None} | given


def reading(*events: dict[str, Any]) -> Reading:
    head = {"title": None, "source": None, "published": None, "url": None, "sha256": ""}
    return msgspec.convert({"id": "r", "report": head, "reader": {"version": "", "packs": ""}, "events": events}, Reading)


def changes(old: Reading, new: Reading) -> list[tuple[str, str, str, str]]:
    return [(one.change, one.field, one.old, one.new) for one in compare([old], [new])]


def target(kind: str) -> dict[str, Any]:
    return {"quote": {"text": "سوق", "start": 9, "end": 12}, "kind": kind}


def test_equal_readings_differ_in_nothing():
    assert compare([reading(event(0))], [reading(event(0))]) == []


def test_events_are_added_and_removed():
    assert changes(reading(event(0)), reading(event(20, type="arrest"))) == [
        ("added", "event", "", "arrest (reported, main)"),
        ("removed", "event", "shelling (reported, main)", ""),
    ]


def test_values_of_one_event_change():
    old, new = reading(event(0, targets=[target("other")])), reading(event(0, status="denied", targets=[target("market")]))
    assert changes(old, new) == [
        ("changed", "status", "reported", "denied"),
        ("removed", "targets", "other", ""),
        ("added", "targets", "", "market"),
    ]


def test_a_report_of_one_side_alone_has_all_its_events_there():
    assert [one.change for one in compare([], [reading(event(0))])] == ["added"]
    assert [one.change for one in compare([reading(event(0))], [])] == ["removed"]


def test_the_listing_counts_events_and_values():
    text = render_differences(compare([reading(event(0))], [reading(event(0, type="air-strike"), event(30))]))
    assert "~ type: shelling -> air-strike «قصف»" in text
    assert text.endswith("1 events added, 0 removed, 1 values changed\n")
