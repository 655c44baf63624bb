"""Which letters may stand round a word of a class without making it another word."""

from __future__ import annotations

import pytest

from rasid.text.clitics import has_article, legal, preposition_of


@pytest.mark.parametrize("prefix", ["", "و", "ف", "ب", "ل", "ال", "وال", "فال", "بال", "وبال", "لل", "ولل", "وب", "ول", "فب"])
def test_a_noun_takes_conjunction_preposition_and_article(prefix: str):
    assert legal(prefix, "", "noun")
    assert legal(prefix, "", "name")


@pytest.mark.parametrize("prefix", ["لال", "س", "بو", "الو", "سال", "كال"])
def test_no_other_letters_stand_before_a_noun(prefix: str):
    """Lam and article are written lam lam; the future marker is a verb's."""
    assert not legal(prefix, "", "noun")


@pytest.mark.parametrize("suffix", ["ه", "ها", "هم", "هن", "هما", "نا", "كم", "ا", ""])
def test_a_noun_takes_a_pronoun_or_the_accusative_ending(suffix: str):
    assert legal("", suffix, "noun")


@pytest.mark.parametrize(("prefix", "suffix"), [("ال", "ه"), ("بال", "ها"), ("لل", "هم"), ("وال", "ا")])
def test_what_has_the_article_takes_nothing_behind(prefix: str, suffix: str):
    assert not legal(prefix, suffix, "noun")


@pytest.mark.parametrize("suffix", ["ه", "ها", "ا"])
def test_a_name_takes_nothing_behind(suffix: str):
    assert not legal("", suffix, "name")


@pytest.mark.parametrize("prefix", ["", "و", "ف", "س", "وس", "فس", "ل", "ول"])
def test_a_verb_takes_conjunction_and_future_or_lam(prefix: str):
    assert legal(prefix, "", "verb")
    assert legal(prefix, "هم", "verb")


@pytest.mark.parametrize("prefix", ["ال", "ب", "بال", "لل"])
def test_a_verb_takes_neither_article_nor_preposition(prefix: str):
    assert not legal(prefix, "", "verb")


@pytest.mark.parametrize(
    ("prefix", "suffix", "allowed"),
    [
        ("", "", True),
        ("و", "", True),
        ("ف", "", True),
        ("ب", "", False),
        ("", "ه", False),
    ],
)
def test_an_exact_word_takes_a_conjunction_only(prefix: str, suffix: str, allowed: bool):
    assert legal(prefix, suffix, "exact") is allowed


@pytest.mark.parametrize(
    ("prefix", "article"), [("ال", True), ("وال", True), ("لل", True), ("ولل", True), ("ل", False), ("و", False), ("", False)]
)
def test_the_article_is_seen_among_the_clitics(prefix: str, article: bool):
    assert has_article(prefix) is article


@pytest.mark.parametrize(
    ("prefix", "preposition"),
    [
        ("ب", "ب"),
        ("بال", "ب"),
        ("وبال", "ب"),
        ("ل", "ل"),
        ("لل", "ل"),
        ("فلل", "ل"),
        ("ال", ""),
        ("و", ""),
        ("", ""),
        ("ول", "ل"),
    ],
)
def test_the_preposition_is_told_from_the_clitics(prefix: str, preposition: str):
    assert preposition_of(prefix) == preposition
