"""The match form folds how words are written, never which words they are, and knows the way back."""

from __future__ import annotations

import unicodedata

import pytest

from rasid.text.letters import DROPPED, FOLDED, TABLE, fold, match_form

ALEF, WAW, YEH, HEH, KAF = "\u0627", "\u0648", "\u064a", "\u0647", "\u0643"


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("أ", ALEF),
        ("إ", ALEF),
        ("آ", ALEF),
        ("ٱ", ALEF),
        ("ى", YEH),
        ("ئ", YEH),
        ("ؤ", WAW),
        ("ة", HEH),
        ("\u06cc", YEH),
        ("\u06d2", YEH),
        ("\u06ce", YEH),
        ("\u06a9", KAF),
        ("\u06aa", KAF),
        ("\u06c1", HEH),
        ("\u06be", HEH),
        ("\u06c0", HEH),
        ("\u06c3", HEH),
        ("\u06d5", HEH),
        ("\u06cb", "ف"),
        ("\u06a4", "ف"),
        ("\u067e", "ب"),
        ("\u0686", "ج"),
        ("\u06af", "غ"),
        ("\u0698", "ز"),
        ("\u0672", ALEF),
        ("\u0673", ALEF),
        ("\u066b", "."),
        ("\u066c", ","),
        ("\u00a0", " "),
    ],
)
def test_a_letter_folds_to_one_form(written: str, form: str):
    """Seats of hamza, feminine endings, Persian and Urdu letters, separators of numbers."""
    assert fold(written).form == form


def test_every_fold_of_the_table_is_tried_above_or_kept_stable():
    """Folding the folded changes nothing: packs and texts meet in one form."""
    for letter, form in FOLDED.items():
        assert fold(letter).form == form
        assert fold(form).form == form


@pytest.mark.parametrize("digits", ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "0123456789"])
def test_every_row_of_digits_folds_to_the_western_one(digits: str):
    assert fold(digits).form == "0123456789"


def test_latin_capitals_fold_to_small_letters():
    assert match_form("SANA TV24") == "sana tv24"


@pytest.mark.parametrize("point", DROPPED)
def test_marks_and_invisible_signs_are_dropped(point: int):
    """Vowels, tatweel, zero-width and bidi signs never keep a word from its form."""
    assert match_form(f"قص{chr(point)}ف") == "قصف"


@pytest.mark.parametrize(
    "mark", ["\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2069", "\u061c"]
)
def test_bidi_signs_leave_no_trace_and_keep_the_offsets(mark: str):
    folded = fold(f"{mark}غارة{mark} ليلا")
    assert folded.form == "غاره ليلا"
    assert folded.offsets is not None
    assert folded.offsets[0] == 1
    assert folded.offsets[5] == 7


def test_presentation_forms_fold_to_plain_letters():
    """Text pasted from a PDF: isolated, final, initial and medial shapes."""
    shaped = "\ufed7\ufebc\ufed2"  # qaf initial, sad medial, feh final
    assert match_form(shaped) == "قصف"


def test_a_ligature_grows_to_its_letters_and_every_one_points_at_it():
    folded = fold("ا\ufefbن")  # lam with alef
    assert folded.form == "الان"
    assert folded.offsets == [0, 1, 1, 2, 3]


def test_every_presentation_form_folds_to_letters_of_no_presentation():
    for point in [*range(0xFB50, 0xFDFE), *range(0xFE71, 0xFEFD)]:
        form = chr(point).translate(TABLE)
        assert all(unicodedata.normalize("NFKC", letter) == letter or letter == chr(point) for letter in form), hex(point)


def test_a_text_that_loses_nothing_needs_no_map():
    assert fold("قصف الطيران المدينة").offsets is None


def test_a_map_leads_every_letter_back_to_its_own():
    text = "قُصِفَتْ مدينــة"
    folded = fold(text)
    assert folded.form == "قصفت مدينه"
    assert folded.offsets is not None
    assert [text[offset] for offset in folded.offsets[:-1]] == list("قصفت مدينة")


def test_the_map_ends_at_the_end_of_the_text():
    text = "اشتبـاك\u064c"
    offsets = fold(text).offsets
    assert offsets is not None
    assert offsets[-1] == len(text)


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("عمـ ـلية", "عمليه"),
        ("تفـ.ـجير", "تفجير"),
        ("د..ا..ع..ش", "داعش"),
        ("ق...ص...ف", "قصف"),
    ],
)
def test_a_word_that_was_split_against_filters_is_one_word(written: str, form: str):
    folded = fold(written)
    assert folded.form == form
    assert folded.offsets is not None
    assert folded.offsets[0] == 0
    assert folded.offsets[-1] == len(written)


@pytest.mark.parametrize("written", ["انتهى.. ثم بدأ", "قال...", "1..2", "أ. ف. ب."])
def test_dots_that_split_no_word_stay(written: str):
    """Two dots between words are a pause, not a filter's trap."""
    assert fold(written).form.count(".") == written.count(".")


def test_the_match_form_has_single_spaces():
    assert match_form("  غارة \t جوية\u00a0\u00a0ليلية ") == "غاره جويه ليليه"
