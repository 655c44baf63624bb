"""The state of a text: what keeps it from being read, what is only odd."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.inputs.condition import MAX_LETTERS, find_fault, find_oddities

TEXT = "انفجرت عبوة ناسفة على طريق المزرعة ظهر اليوم."


@pytest.mark.parametrize("text", [TEXT, "ا", "\ufeff" + TEXT, "ﺍﻧﻔﺠﺎﺭ", "گرد", "x" * 1000 + "ع"])
def test_a_text_with_one_arabic_letter_can_be_read(text):
    assert find_fault(text, None) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        (" \n\t", "empty"),
        ("\x00\u200f", "empty"),
        ("An explosion near the farm", "no Arabic"),
        ("123 ؟،", "no Arabic"),
        ("\U0001f4a5", "no Arabic"),
        (TEXT + "\ud83d", "half a surrogate pair"),
        ("ع" * (MAX_LETTERS + 1), "2,000,001 characters are too many"),
    ],
)
def test_a_text_that_cannot_be_read_says_why(text, why):
    assert why in find_fault(text, None)


def test_the_longest_text_is_read():
    assert find_fault("ع" * MAX_LETTERS, None) is None


def test_title_and_text_count_together():
    assert "too many" in find_fault("ع" * MAX_LETTERS, "ع")


@pytest.mark.parametrize(
    ("odd", "name"),
    [
        ("\x00", "control"),
        ("\x1b", "control"),
        ("\u0085", "control"),
        ("\u202e", "direction"),
        ("\u200f", "direction"),
        ("ﷲ", "presentation"),
        ("گ", "Persian"),
    ],
)
def test_what_is_odd_is_told_with_its_place(odd, name):
    (oddity,) = find_oddities(TEXT + odd + odd)
    assert oddity.offset == len(TEXT)
    assert name in oddity.message
    assert f"(2, the first at character {len(TEXT)})" in oddity.message


def test_a_plain_text_is_not_odd():
    assert find_oddities(TEXT + "\n\t\r\n«SY24» 5%…") == []


@given(st.text())
def test_any_text_is_judged_without_raising(text):
    find_fault(text, text)
    find_oddities(text)
