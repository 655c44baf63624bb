"""Regular endings of nouns, generated from the codes of a pack's ``inflect`` column."""

from __future__ import annotations

import pytest

from rasid.errors import PackError
from rasid.packs.inflect import inflected


@pytest.mark.parametrize(
    ("form", "codes", "forms"),
    [
        ("مقر", "", {("مقر", "")}),
        ("شاب", "m", {("شاب", ""), ("شابان", "d"), ("شابين", "d")}),
        ("سياره", "f", {("سياره", ""), ("سيارتان", "d"), ("سيارتين", "d"), ("سيارات", "p")}),
        ("مستودع", "at", {("مستودع", ""), ("مستودعات", "p")}),
        ("مقاتل", "in", {("مقاتل", ""), ("مقاتلون", "p"), ("مقاتلين", "p"), ("مقاتلو", "p"), ("مقاتلي", "p")}),
    ],
)
def test_a_code_adds_its_endings(form: str, codes: str, forms: set[tuple[str, str]]):
    assert set(inflected(form, codes)) == forms


def test_a_sound_plural_wins_over_the_dual_it_is_written_like():
    """«مدنيين» is civilians far more often than two of them."""
    numbers = dict(inflected("مدني", "m, in"))
    assert numbers["مدنيين"] == "p"
    assert numbers["مدنيان"] == "d"
    assert dict(inflected("مدني", "in,m"))["مدنيين"] == "p"


def test_only_the_first_word_of_a_phrase_is_inflected():
    assert set(inflected("عبوه ناسفه", "f")) == {
        ("عبوه ناسفه", ""),
        ("عبوتان ناسفه", "d"),
        ("عبوتين ناسفه", "d"),
        ("عبوات ناسفه", "p"),
    }


@pytest.mark.parametrize("codes", ["x", "m,zz", "plural"])
def test_an_unknown_code_is_an_error_that_names_it(codes: str):
    with pytest.raises(PackError, match="unknown inflect code") as caught:
        inflected("شاب", codes)
    assert caught.value.field == "inflect"
