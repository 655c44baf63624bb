"""The report that the project began from comes out whole: one test a statement of what it tells."""

from __future__ import annotations

import pytest

from rasid import Event, Report, read

PUBLISHED = "2023-04-10"
PARTIES = {"iranian-militias", "hezbollah", "irgc", "harakat-al-nujaba", "liwa-fatemiyoun"}
SEED_STRIKES = {"air-strike", "bombardment", "shelling", "drone-strike"}


@pytest.fixture(scope="module")
def events(seed_text: str) -> list[Event]:
    return read(Report(id="seed", text=seed_text, published=PUBLISHED, source="SY24"))


@pytest.fixture(scope="module")
def meeting(events: list[Event]) -> Event:
    return next(event for event in events if event.type == "meeting")


@pytest.fixture(scope="module")
def homs(events: list[Event]) -> Event:
    """Return the strike told with five wounded."""
    return next(event for event in events if any(count.best == 5 for count in event.casualties))


def days(event: Event) -> tuple[str | None, str | None]:
    assert event.time is not None
    return (event.time.earliest or "")[:10] or None, (event.time.latest or "")[:10] or None


def ids(event: Event, *roles: str) -> set[str]:
    return {actor.id for actor in event.actors if actor.role in roles}


def test_one_meeting_is_told(events: list[Event]):
    assert [event.type for event in events].count("meeting") == 1


def test_the_meeting_is_the_main_news(meeting: Event):
    assert (meeting.salience, meeting.status) == ("main", "reported")


def test_the_meeting_was_near_qara(meeting: Event):
    assert (meeting.places[0].name, meeting.places[0].relation, meeting.places[0].country) == ("قارة", "near", "SY")


def test_qara_lies_in_the_countryside_of_damascus(meeting: Event):
    assert meeting.places[0].admin1 == "SY-RD"
    assert (round(meeting.places[0].lat, 1), round(meeting.places[0].lon, 1)) == (34.2, 36.7)


def test_the_meeting_was_on_sunday_morning(meeting: Event):
    assert days(meeting) == ("2023-04-09", "2023-04-09")
    assert meeting.time.earliest >= "2023-04-09T06:00"
    assert meeting.time.basis == "stated"


def test_the_meeting_began_about_nine(meeting: Event):
    assert meeting.time.precision == "hour"
    assert meeting.time.earliest == "2023-04-09T09:00"


def test_five_parties_took_part(meeting: Event):
    assert ids(meeting, "participant") == PARTIES


def test_about_eleven_leaders_are_a_quantity(meeting: Event):
    counted = [(number.low, number.best, number.high) for number in meeting.quantities if number.of == "participants"]
    assert (10, 11, 12) in counted
    assert meeting.casualties == ()


def test_the_correspondent_tells_of_the_meeting(meeting: Event):
    assert ("correspondent", "asserts") in {(claim.kind, claim.stance) for claim in meeting.claims}


def test_no_syrian_leader_was_there_and_none_is_an_actor(events: list[Event]):
    """Who is said to have been absent is no party."""
    for event in events:
        if event.type == "meeting":
            assert not {actor for actor in event.actors if actor.country == "SY"}


def test_dozens_were_deployed(events: list[Event]):
    deployment = next(event for event in events if event.type == "deployment")
    assert deployment.status == "reported"
    assert (20, None, 99) in [(number.low, number.best, number.high) for number in deployment.quantities if number.of == "forces"]


def test_the_deployment_was_on_the_day_of_the_meeting(events: list[Event]):
    deployment = next(event for event in events if event.type == "deployment")
    assert days(deployment) == ("2023-04-09", "2023-04-09")
    assert deployment.time.basis == "inferred"


def test_the_joint_operations_room_is_planned(events: list[Event]):
    rooms = [event for event in events if event.type == "organisation"]
    assert [room.status for room in rooms] == ["planned"]


def test_the_strikes_on_homs_are_air_strikes(homs: Event):
    assert (homs.type, homs.status, homs.salience) == ("air-strike", "reported", "background")
    assert ids(homs, "initiator") == {"israeli-air-force"}


def test_the_strikes_on_homs_were_early_in_april(homs: Event):
    assert days(homs) == ("2023-04-01", "2023-04-10")
    assert (homs.time.precision, homs.time.basis) == ("range", "stated")


def test_the_strikes_hit_homs_and_its_countryside(homs: Event):
    assert homs.places[0].name == "حمص"
    assert "وريفها" in homs.places[0].quote.text


def test_the_strikes_on_homs_hit_militias_and_the_army(homs: Event):
    assert ids(homs, "target") == {"iranian-militias", "syrian-government-forces"}


def test_five_combatants_were_wounded(homs: Event):
    counts = [(count.outcome, count.who, count.low, count.best, count.high) for count in homs.casualties]
    assert counts == [("injured", "combatants", 5, 5, 5)]


def test_history_tells_of_other_israeli_strikes(events: list[Event]):
    strikes = [event for event in events if event.type in SEED_STRIKES and event.salience == "background"]
    assert {name for strike in strikes for name in ids(strike, "initiator")} & {"israeli-air-force", "israeli-military"}


def test_the_americans_bombed_too_in_the_background(events: list[Event]):
    strikes = [event for event in events if event.type in SEED_STRIKES and event.salience == "background"]
    assert {"us-air-force", "us-military"} & {name for strike in strikes for name in ids(strike, "initiator")}


def strike_on_airports(events: list[Event]) -> Event:
    """Return the strike that names both airports."""
    for event in events:
        names = " ".join(place.name for place in event.places)
        if event.type in SEED_STRIKES and "حلب" in names and "النيرب" in names:
            return event
    raise AssertionError([(event.type, [place.name for place in event.places]) for event in events])


def test_the_airports_of_aleppo_and_nayrab_were_hit(events: list[Event]):
    assert "مطار" in strike_on_airports(events).places[0].name


def test_the_activist_tells_of_the_airports(events: list[Event]):
    assert "activist" in {claim.kind for claim in strike_on_airports(events).claims}


def test_the_strikes_on_the_airports_are_background(events: list[Event]):
    assert strike_on_airports(events).salience == "background"


def test_the_activist_spoke_to_the_outlet(events: list[Event]):
    claims = [claim for event in events for claim in event.claims if claim.kind == "activist"]
    assert claims
    assert any(claim.to is not None and "SY24" in claim.to.text for claim in claims)


def test_the_activist_is_a_source_and_private(events: list[Event]):
    assert {person.standing for event in events for person in event.persons} == {"source"}


def test_every_quote_of_the_seed_report_is_its_slice(events: list[Event], seed_text: str):
    for event in events:
        for item in (*event.places, *event.actors, *event.targets, *event.casualties, *event.quantities, *event.weapons):
            if item.quote is not None:
                assert seed_text[item.quote.start : item.quote.end] == item.quote.text
