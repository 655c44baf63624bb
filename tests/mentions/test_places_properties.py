"""What holds for any text: reading never fails, and every quote is the slice it claims to be."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.gazetteers import embedded
from rasid.mentions.places import find_places_in
from rasid.text.document import make_document

WORDS = st.sampled_from(
    [
        "في",
        "ب",
        "من",
        "إلى",
        "على",
        "قرب",
        "محيط",
        "ريف",
        "شمال",
        "غربي",
        "مدينة",
        "مدينتي",
        "بلدات",
        "قرى",
        "مطاري",
        "مخيم",
        "جسر",
        "حلب",
        "وحماة",
        "بحمص",
        "للرقة",
        "دير",
        "الزور",
        "“كفر",
        "شوبا”",
        "الأراضي",
        "السورية",
        "الحدود",
        "التركية",
        "المدينة",
        "الريف",
        "الشمالي",
        "بين",
        "و",
        "،",
        ".",
        "\n",
        "#",
        "5",
        "كم",
        "وريفها",
        "دِمَشقَ",
        "عَـفرين",
        "ﻏﺰﺓ",
        "ابو",
    ]
)


def check(text: str, title: str | None = None) -> None:
    document = make_document(text, title)
    for mention in find_places_in(document, embedded()):
        quote = mention.place.quote
        assert quote.text
        source = title or "" if quote.place == "title" else text
        assert source[quote.start : quote.end] == quote.text
        assert 0 <= mention.first < mention.stop <= len(document.forms)


@given(st.lists(WORDS, max_size=30).map(" ".join), st.none() | st.lists(WORDS, min_size=1, max_size=6).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_every_quote_is_its_slice_in_any_order_of_place_words(text, title):
    check(text, title)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_reading_never_fails_on_any_text(text):
    check(text)


@given(st.lists(WORDS, max_size=30).map(" ".join))
@settings(max_examples=50, deadline=None)
def test_the_same_text_gives_the_same_places(text):
    document = make_document(text)
    assert find_places_in(document, embedded()) == find_places_in(document, embedded())
