"""Values in words for people."""

import pytest

from rasid.export.wording import casualty_words, count_words, place_words, problem_line, quantity_words, time_words, type_words
from rasid.model import Casualty, Partial, Place, Problem, Quantity, Time


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ((5, 5, 5), "5"),
        ((0, 0, 0), "0"),
        ((10, 11, 12), "10–12"),
        ((21, 21, None), "21 or more"),
        ((None, None, 3), "up to 3"),
        ((None, None, None), "some"),
        ((1.5, 1.5, 1.5), "1.5"),
        ((20000, 20000, 20000), "20,000"),
    ],
)
def test_bounds_read_as_people_say_them(bounds, words):
    assert count_words(*bounds) == words


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2023-04-09", "2023-04-09", "2023-04-09"),
        ("2023-04-01", "2023-04-10", "2023-04-01 – 2023-04-10"),
        ("2023-04-09T09:00", "2023-04-09T10:00", "2023-04-09 09:00–10:00"),
        ("2023-04-09T21:00:00", "2023-04-10T03:00:00", "2023-04-09 21:00 – 2023-04-10 03:00"),
        (None, "2023-04-10", "before 2023-04-10"),
        ("2023-04-10", None, "after 2023-04-10"),
        (None, None, "date unknown"),
    ],
)
def test_times_read_as_days_and_hours(earliest, latest, words):
    assert time_words(Time(quote=None, earliest=earliest, latest=latest, precision="day", basis="stated")) == words


def test_what_is_fixed_of_a_day_is_told():
    partial = Partial(weekday="sunday", day=9)
    assert (
        time_words(Time(quote=None, earliest=None, latest=None, precision="unknown", basis="stated", partial=partial))
        == "sunday, day 9"
    )
    assert time_words(None) == "no date"


@pytest.mark.parametrize(
    ("relation", "words"),
    [("in", "حمص"), ("near", "near حمص"), ("countryside", "countryside of حمص"), ("outskirts", "outskirts of حمص")],
)
def test_places_say_how_the_event_lies_to_them(relation, words):
    unknown = dict.fromkeys(("quote", "latin", "id", "country", "admin1", "admin1_name", "lat", "lon", "radius_km"))
    assert place_words(Place(relation=relation, name="حمص", geo_precision=1, **unknown)) == words


@pytest.mark.parametrize(
    ("who", "number", "words"),
    [("children", 1, "1 child killed"), ("civilians", 2, "2 civilians killed"), ("unspecified", 1, "1 killed")],
)
def test_casualties_agree_in_number(who, number, words):
    assert casualty_words(Casualty(quote=None, outcome="killed", who=who, low=number, best=number, high=number)) == words


def test_quantities_and_types_read_as_words():
    assert quantity_words(Quantity(quote=None, of="strikes", low=1, best=1, high=1, unit=None)) == "1 strike"
    assert quantity_words(Quantity(quote=None, of="forces", low=20, best=None, high=99, unit=None)) == "20–99 forces"
    assert type_words("air-strike") == "air strike"


def test_a_problem_is_one_line():
    assert problem_line(Problem(file="a", line=3, field="text", message="x\ny\x1b")) == "a:3: text: x y␛"
    assert problem_line(Problem(file=None, line=None, field=None, message="x")) == "x"
