"""Numbers and counts: the pack's examples, and properties that hold for any number."""

from __future__ import annotations

import csv
import itertools
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rasid
from rasid.mentions.numbers import find_numbers, find_numbers_in
from rasid.text.document import make_document

PACK = Path(rasid.__file__).parent / "data" / "ar" / "numbers"
UNITS = {
    False: ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"],
    True: ["", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع"],
}
TENS = ["", "عشرة", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS = ["", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]
SCALES = [(10**9, "مليار", "ملياران", "مليارات"), (10**6, "مليون", "مليونان", "ملايين"), (1000, "ألف", "ألفان", "آلاف")]
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def oblique(words: str) -> str:
    """Return *words* after a preposition: «عشرين», «مئتين»."""
    return re.sub(r"(?<!ملي)(ون|ان)\b", "ين", words)


def below_hundred(value: int, feminine: bool) -> str:
    if value < 10:
        return UNITS[feminine][value]
    if value == 10:
        return "عشر" if feminine else "عشرة"
    if value < 20:
        teens = {11: ("أحد عشر", "إحدى عشرة"), 12: ("اثنا عشر", "اثنتا عشرة")}
        tail = "عشرة" if feminine else "عشر"
        return teens[value][feminine] if value in teens else f"{UNITS[feminine][value - 10]} {tail}"
    ten, unit = divmod(value, 10)
    return TENS[ten] if not unit else f"{UNITS[feminine][unit]} و{TENS[ten]}"


def below_thousand(value: int, feminine: bool) -> str:
    hundred, rest = divmod(value, 100)
    return " و".join(part for part in (HUNDREDS[hundred], below_hundred(rest, feminine) if rest else "") if part)


def spelled(value: int, feminine: bool) -> str:
    """Return a whole number in words, masculine or feminine."""
    if value == 0:
        return "صفر"
    parts = []
    for size, one, two, many in SCALES:
        count, value = divmod(value, size)
        if count == 1:
            parts.append(one)
        elif count == 2:
            parts.append(two)
        elif 3 <= count <= 10:
            parts.append(f"{UNITS[False][count] if count < 10 else TENS[1]} {many}")
        elif count:
            parts.append(f"{below_thousand(count, False)} {one}")
    if value:
        parts.append(below_thousand(value, feminine))
    return " و".join(parts)


def examples() -> dict[str, list[dict[str, str]]]:
    with (PACK / "examples.tsv").open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    return {text: list(group) for text, group in itertools.groupby(rows, key=lambda row: row["text"])}


def shown(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}" if isinstance(value, float) and value < 1 else str(value)


@pytest.mark.parametrize(("text", "rows"), examples().items())
def test_every_example_of_the_pack_reads_as_written(text: str, rows: list[dict[str, str]]) -> None:
    document = make_document(text)
    found = find_numbers_in(document)
    if not rows[0]["kind"]:
        assert found == []
        return
    got = {(document.quote(m.first, m.stop).text, m.kind, shown(m.low), shown(m.best), shown(m.high)) for m in found}
    assert {(row["quote"], row["kind"], row["low"], row["best"], row["high"]) for row in rows} <= got


def test_the_pack_holds_its_due_of_examples() -> None:
    assert len(examples()) >= 200


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 10**9), st.booleans(), st.booleans())
def test_any_number_in_words_reads_back(value: int, feminine: bool, after_preposition: bool) -> None:
    words = spelled(value, feminine)
    found = find_numbers(oblique(words) if after_preposition else words)
    assert [number.best for number in found] == [value]


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10**9))
def test_any_number_in_digits_reads_back(value: int) -> None:
    for written in (str(value), f"{value:,}", str(value).translate(ARABIC_DIGITS)):
        assert [number.best for number in find_numbers(written)] == [value]


@settings(max_examples=200, deadline=None)
@given(st.integers(3, 10**6), st.booleans())
def test_bounds_follow_the_codebook_for_any_number(value: int, in_words: bool) -> None:
    written = spelled(value, False) if in_words else f"{value:,}"
    slack = max(1, int(value / 10 + 0.5))
    (about,) = find_numbers(f"نحو {written}")
    (more,) = find_numbers(f"أكثر من {written}")
    (least,) = find_numbers(f"ما لا يقل عن {written}")
    assert (about.low, about.best, about.high) == (value - slack, value, value + slack)
    assert (more.low, more.best, more.high) == (value + 1, value + 1, None)
    assert (least.low, least.best, least.high) == (value, value, None)


WORDS = sorted({word for text in examples() for word in text.split()})


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)))
def test_reading_never_raises_and_quotes_are_slices(text: str) -> None:
    for number in find_numbers(text):
        assert text[number.quote.start : number.quote.end] == number.quote.text
    document = make_document(text)
    mentions = find_numbers_in(document)
    assert all(one.stop <= two.first for one, two in itertools.pairwise(mentions))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("قُتل خمسة عناصر", "عناصر"),
        ("عشرات الجرحى", "الجرحى"),
        ("أربعة من المدنيين", "المدنيين"),
        ("سقط قتيلان", "قتيلان"),
        ("إصابة مدنيين اثنين", "مدنيين"),
        ("اعتُقل نازح وأحد المدنيين", "المدنيين"),
    ],
)
def test_a_count_points_at_its_noun(text: str, unit: str) -> None:
    document = make_document(text)
    mention = find_numbers_in(document)[0]
    assert mention.unit is not None
    assert document.quote(mention.unit, mention.unit + 1).text == unit


@pytest.mark.parametrize("text", ["قُتل مدنيون", "اعتقال مسلحين", "وصول لاجئين إلى الحدود", "احتجاج الموظفين"])
def test_a_sound_plural_is_no_dual(text: str) -> None:
    assert find_numbers(text) == []
