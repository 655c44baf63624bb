"""A report cut into tokens and sentences, every one of them tied to the untouched text."""

from __future__ import annotations

import pytest

from rasid.text.document import Document, make_document


def sentence_words(document: Document) -> list[list[str]]:
    return [document.forms[first:stop] for first, stop in document.sentences]


def test_tokens_are_words_and_signs_in_match_form():
    assert make_document("قُصفت المدينة، ليلاً.").forms == ["قصفت", "المدينه", "،", "ليلا", "."]


@pytest.mark.parametrize("number", ["06/08/2022", "3:30", "1.5", "10,000", "2024-03-14"])
def test_a_number_with_its_separators_is_one_token(number: str):
    assert make_document(f"في {number} وقع").forms == ["في", number, "وقع"]


def test_arabic_digits_and_separators_make_one_western_number():
    assert make_document("نحو ١٠٬٥٠٠ نازح").forms == ["نحو", "10,500", "نازح"]


def test_a_full_stop_behind_a_number_is_not_part_of_it():
    assert make_document("بلغ 20.").forms == ["بلغ", "20", "."]


@pytest.mark.parametrize("marks", ["«»", '""', "“”", "''", "‹›", "##", "__"])
def test_quotation_marks_are_passed_over(marks: str):
    """A name in quotation marks is a name like any other."""
    text = f"قوات {marks[0]}سوريا الديمقراطية{marks[1]} هناك"
    assert make_document(text).forms == ["قوات", "سوريا", "الديمقراطيه", "هناك"]


def test_a_hashtag_is_its_words():
    assert make_document("#جنوب_لبنان عاجل").forms == ["جنوب", "لبنان", "عاجل"]


@pytest.mark.parametrize("stop", [".", "!", "?", "؟", "…", "\n", "\n\n"])
def test_a_stop_ends_a_sentence(stop: str):
    document = make_document(f"وقع قصف{stop} وعاد الهدوء")
    assert len(document.sentences) == 2
    assert document.sentence_of == [0, 0, 0, 1, 1]


@pytest.mark.parametrize("sign", ["،", ",", "؛", ":", "-", "–"])
def test_a_comma_colon_or_dash_ends_none(sign: str):
    assert len(make_document(f"وقع قصف{sign} وعاد الهدوء").sentences) == 1


@pytest.mark.parametrize("text", ["نقلت أ.ف.ب. عن شهود", "زار د. سامر المخيم", "قال م. خليل إن الوضع هادئ"])
def test_the_dot_of_an_abbreviation_ends_no_sentence(text: str):
    assert len(make_document(text).sentences) == 1


def test_a_lone_letter_at_the_end_of_a_line_ends_its_sentence():
    assert len(make_document("المجموعة ب.\nوصلت القافلة").sentences) == 2


def test_stops_in_a_row_make_no_empty_sentence():
    document = make_document("ما الذي جرى؟! لا أحد يعلم...")
    assert [words[0] for words in sentence_words(document)] == ["ما", "لا"]


def test_every_token_belongs_to_the_sentence_that_holds_it():
    document = make_document("بدأ القصف فجرا. ثم توقف.\nعاد السكان", "غارات على حمص")
    for number, (first, stop) in enumerate(document.sentences):
        assert document.sentence_of[first:stop] == [number] * (stop - first)
    assert sum(stop - first for first, stop in document.sentences) == len(document.forms)


def test_a_quote_is_the_slice_of_the_untouched_text():
    text = "استُهدِفَ «المســتشفى» الميدانيُّ"
    document = make_document(text)
    quote = document.quote(1, 3)
    assert quote.text == text[quote.start : quote.end] == "المســتشفى» الميدانيُّ"


def test_a_quote_keeps_the_marks_of_its_last_letter():
    document = make_document("غارةٌ جويةٌ")
    assert document.quote(0, 1).text == "غارةٌ"


@pytest.mark.parametrize(
    ("text", "skip", "words"),
    [
        ("وغارة", 1, "غارة"),
        ("وَغارة", 1, "غارة"),
        ("وبالغارة", 4, "غارة"),
        ("للحوثيين", 1, "لحوثيين"),
        ("وـقصف", 1, "قصف"),
    ],
)
def test_a_quote_leaves_out_proclitics(text: str, skip: int, words: str):
    """Letters are counted in the match form: vowels and tatweel do not count."""
    document = make_document(text)
    quote = document.quote(0, 1, skip=skip)
    assert quote.text == words
    assert text[quote.start : quote.end] == words


def test_a_quote_never_becomes_empty():
    assert make_document("و").quote(0, 1, skip=3).text == "و"


def test_title_and_body_have_offsets_of_their_own():
    title, text = "قصف على بنغازي", "قتل شخصان في القصف."
    document = make_document(text, title)
    assert document.body == len(title) + 1
    headline, body = document.quote(0, 1), document.quote(document.forms.index("قتل"), document.forms.index("قتل") + 2)
    assert (headline.place, title[headline.start : headline.end]) == ("title", "قصف")
    assert (body.place, text[body.start : body.end]) == (None, "قتل شخصان")


def test_a_quote_that_runs_over_the_title_stops_at_its_end():
    document = make_document("قتل شخصان", "قصف")
    assert document.span(0, 8).text == "قصف"


def test_a_title_is_a_sentence_of_its_own():
    document = make_document("قتل شخصان", "قصف على بنغازي")
    assert [words[0] for words in sentence_words(document)] == ["قصف", "قتل"]


@pytest.mark.parametrize("text", ["", " \t ", "«»", "\u200f\u200e"])
def test_nothing_to_read_makes_an_empty_document(text: str):
    document = make_document(text)
    assert document.forms == []
    assert document.sentences == []


def test_a_presentation_form_is_quoted_as_it_was_written():
    text = "\ufed7\ufebc\ufed2 جوي"
    document = make_document(text)
    assert document.forms == ["قصف", "جوي"]
    assert document.quote(0, 1).text == text[:3]


def test_a_name_among_bidi_signs_is_quoted_without_cutting():
    text = "إصابة \u2067SY24\u2069 مراسل"
    document = make_document(text)
    quote = document.quote(0, len(document.forms))
    assert quote.text == text
