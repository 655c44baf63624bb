"""How the tests of this folder read: one short report, its events, and what each holds in the fewest words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rasid import Event, Report, read

PUBLISHED = "2024-03-14"  # a Thursday
Counts = list[tuple[str, str, int | None, int | None, int | None]]


@pytest.fixture(scope="session")
def events_of() -> Callable[..., list[Event]]:
    """Return a function from a text to its events."""

    def read_events(text: str, *, title: str | None = None, published: str | None = PUBLISHED) -> list[Event]:
        return read(Report(id="r", text=text, title=title, published=published))

    return read_events


@pytest.fixture(scope="session")
def one_event(events_of: Callable[..., list[Event]]) -> Callable[..., Event]:
    """Return a function from a text to its only event; any other number of events fails the test."""

    def read_one(text: str, *, title: str | None = None, published: str | None = PUBLISHED) -> Event:
        events = events_of(text, title=title, published=published)
        assert len(events) == 1, [(event.type, event.trigger.text) for event in events]
        return events[0]

    return read_one


@pytest.fixture(scope="session")
def event_of_type(events_of: Callable[..., list[Event]]) -> Callable[..., Event]:
    """Return a function from a text and an event type to the only event of that type."""

    def read_typed(text: str, event_type: str, *, title: str | None = None, published: str | None = PUBLISHED) -> Event:
        events = events_of(text, title=title, published=published)
        typed = [event for event in events if event.type == event_type]
        assert len(typed) == 1, [(event.type, event.trigger.text) for event in events]
        return typed[0]

    return read_typed
