"""Readings made by hand, so that the formats are proved apart from the reader."""

import pytest

from rasid.model import (
    Actor,
    Candidate,
    Casualty,
    Claim,
    Event,
    Partial,
    Place,
    Problem,
    Quantity,
    Quote,
    ReaderInfo,
    Reading,
    Report,
    ReportHead,
    Target,
    Time,
    Weapon,
)

TITLE = "غارة على سهل البقاع"
TEXT = "أغار الطيران المعادي فجر الثلاثاء على مستودع قرب بلدة شمسطار، ما أدى إلى مقتل ثلاثة بينهم طفلة، بحسب مصدر أمني."


def quote(words, *, in_title=False):
    source = TITLE if in_title else TEXT
    start = source.index(words)
    return Quote(words, start, start + len(words), "title" if in_title else None)


def make_place():
    candidate = Candidate(id="x1", name="شمسطار", country="LB", admin1="LB-BH", lat=34.0, lon=36.0, score=0.4)
    return Place(
        quote=quote("قرب بلدة شمسطار"),
        relation="near",
        name="شمسطار",
        latin="Shmustar",
        id="x1",
        country="LB",
        admin1="LB-BH",
        admin1_name="Baalbek-Hermel",
        lat=33.97,
        lon=36.0,
        radius_km=5.0,
        geo_precision=2,
        candidates=(candidate,),
    )


def make_event():
    actor = Actor(
        quote=quote("الطيران المعادي"),
        role="initiator",
        id="israeli-air-force",
        name="Israeli Air Force",
        kind="state-force",
        country="IL",
        framing="المعادي",
    )
    killed = {"outcome": "killed", "framing": None}
    return Event(
        id="r1#1",
        type="air-strike",
        status="reported",
        salience="main",
        trigger=quote("أغار"),
        time=Time(
            quote=quote("فجر الثلاثاء"),
            earliest="2024-10-01T03:00",
            latest="2024-10-01T06:00",
            precision="part-of-day",
            basis="stated",
        ),
        places=(make_place(),),
        actors=(actor,),
        targets=(Target(quote=quote("مستودع"), kind="other"),),
        weapons=(Weapon(quote=quote("الطيران"), kind="aircraft"),),
        quantities=(Quantity(quote=None, of="strikes", low=1, best=1, high=1, unit="غارة"),),
        casualties=(
            Casualty(quote=quote("مقتل ثلاثة"), who="unspecified", low=3, best=3, high=3, **killed),
            Casualty(quote=quote("طفلة"), who="children", low=1, best=1, high=1, part_of=0, **killed),
        ),
        claims=(Claim(speaker=quote("مصدر أمني"), kind="anonymous", verb=quote("بحسب"), stance="asserts"),),
        doubt=0.25,
        reasons=("two places of that name",),
    )


def make_second_event():
    time = Time(quote=None, earliest=None, latest=None, precision="unknown", basis="published", partial=Partial(month=9))
    return Event(
        id="r1#2",
        type="bombardment",
        status="possible",
        salience="background",
        trigger=quote("غارة", in_title=True),
        time=time,
        claims=(Claim(speaker=None, kind="report", verb=None, stance="hedges"),),
    )


@pytest.fixture
def report():
    return Report(
        id="r1", text=TEXT, title=TITLE, published="2024-10-01", source="=cmd|' /C calc'!A0", url="https://news.example/1?a=1&b=2"
    )


@pytest.fixture
def reading(report):
    head = ReportHead(title=TITLE, source=report.source, published="2024-10-01", url=report.url, sha256="0" * 64)
    error = Problem(file="a.jsonl", line=3, field="text", message="control characters (1, the first at character 4)")
    info = ReaderInfo(version="0.1.0", packs="abc")
    return Reading(id="r1", report=head, reader=info, events=(make_event(), make_second_event()), errors=(error,))
