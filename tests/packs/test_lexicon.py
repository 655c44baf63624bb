"""The index of words: one pass finds every legal hit, its clitics and its phrases, in a small pack of its own."""

from __future__ import annotations

import pytest

from rasid.packs.heads import freeze, index_forms
from rasid.packs.lexicon import Entry, Hit, Lexicon, VerbForm
from rasid.text.clitics import WordClass
from rasid.text.document import make_document
from rasid.text.letters import match_form

NO_VERB: VerbForm | None = None
PAST, PRESENT, JUSSIVE = (VerbForm(tense, "active", "3ms") for tense in ("past", "present", "jussive"))
WORDS: list[tuple[str, WordClass, VerbForm | None]] = [
    ("غارة", "noun", NO_VERB),
    ("غارة جوية", "noun", NO_VERB),
    ("قصف مدفعي", "noun", NO_VERB),
    ("عملية إطلاق نار", "noun", NO_VERB),
    ("حزب الله", "name", NO_VERB),
    ("حوثيون", "name", NO_VERB),
    ("اللجنة الرباعية", "name", NO_VERB),
    ("قصف", "verb", PAST),
    ("يقصف", "verb", PRESENT),
    ("يقل", "verb", JUSSIVE),
    ("قصفوا", "verb", VerbForm("past", "active", "3mp")),
    ("نشر دبابات", "verb", PAST),
    ("ألقى القبض على", "verb", PAST),
    ("دون", "exact", NO_VERB),
]
BREAKS = frozenset({"ان", "،", "."})


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    forms = [(match_form(form), number, word_class) for number, (form, word_class, _) in enumerate(WORDS)]
    entries = [freeze(("stop", form, word_class, tuple(verb) if verb else None)) for form, word_class, verb in WORDS]
    return Lexicon(index_forms(forms), entries, {"stop": str}, BREAKS)


def hits_of(lexicon: Lexicon, text: str) -> list[tuple[str, str, str]]:
    return [(hit.entry.value, hit.prefix, hit.suffix) for hit in lexicon.scan(make_document(text))]


def values_of(lexicon: Lexicon, text: str) -> set[str]:
    return {value for value, _, _ in hits_of(lexicon, text)}


@pytest.mark.parametrize(
    ("text", "prefix", "suffix"),
    [
        ("غارة", "", ""),
        ("الغارة", "ال", ""),
        ("والغارة", "وال", ""),
        ("بغارة", "ب", ""),
        ("فبالغارة", "فبال", ""),
        ("للغارة", "لل", ""),
        ("وللغارة", "ولل", ""),
        ("غارتهم", "", "هم"),
        ("وبغارتها", "وب", "ها"),
    ],
)
def test_a_noun_is_found_with_its_clitics(lexicon: Lexicon, text: str, prefix: str, suffix: str):
    """A feminine noun shows teh before a pronoun."""
    assert ("غارة", prefix, suffix) in hits_of(lexicon, text)


@pytest.mark.parametrize("text", ["غارت", "كغارة", "سغارة", "الغارتهم", "غارةغارة", "مغارة"])
def test_a_longer_word_is_another_word(lexicon: Lexicon, text: str):
    """The stem before a pronoun is none without the pronoun; what has the article takes no pronoun."""
    assert hits_of(lexicon, text) == []


@pytest.mark.parametrize("text", ["غارة جوية", "الغارة الجوية", "غارةً جويةً", "بالغارة الجوية", "وغارة جوية", "غارة الجوية"])
def test_a_phrase_takes_article_and_accusative(lexicon: Lexicon, text: str):
    assert "غارة جوية" in values_of(lexicon, text)


@pytest.mark.parametrize("text", ["قصف مدفعي", "القصف المدفعي", "قصفاً مدفعياً", "لقصف مدفعي"])
def test_a_masculine_phrase_takes_the_accusative_alef(lexicon: Lexicon, text: str):
    assert "قصف مدفعي" in values_of(lexicon, text)


def test_a_phrase_of_three_words_takes_the_article_on_any(lexicon: Lexicon):
    assert "عملية إطلاق نار" in values_of(lexicon, "عملية إطلاق النار")
    assert "عملية إطلاق نار" not in values_of(lexicon, "عملية إطلاق")


@pytest.mark.parametrize("text", ["غارة، جوية", "غارة ليلية جوية", "غارتهم جوية"])
def test_the_words_of_a_noun_phrase_stand_together(lexicon: Lexicon, text: str):
    assert "غارة جوية" not in values_of(lexicon, text)


@pytest.mark.parametrize(("text", "prefix"), [("لحزب الله", "ل"), ("وحزب الله", "و"), ("بحزب الله", "ب"), ("حزب الله", "")])
def test_a_name_takes_prepositions(lexicon: Lexicon, text: str, prefix: str):
    assert ("حزب الله", prefix, "") in hits_of(lexicon, text)


@pytest.mark.parametrize("text", ["للجنة الرباعية", "وللجنة الرباعية", "باللجنة الرباعية", "اللجنة الرباعية"])
def test_lam_takes_the_alef_of_an_article_that_belongs_to_the_name(lexicon: Lexicon, text: str):
    assert "اللجنة الرباعية" in values_of(lexicon, text)


def test_lam_and_article_before_a_name_are_lam_lam(lexicon: Lexicon):
    assert ("حوثيون", "لل", "") in hits_of(lexicon, "للحوثيون")


@pytest.mark.parametrize("text", ["حزب اللهم", "حوثيونهم"])
def test_a_name_takes_no_pronoun(lexicon: Lexicon, text: str):
    assert hits_of(lexicon, text) == []


@pytest.mark.parametrize(
    ("text", "value"), [("قصفها", "قصف"), ("وقصفهم", "قصف"), ("سيقصف", "يقصف"), ("وسيقصفها", "يقصف"), ("ليقصف", "يقصف")]
)
def test_a_verb_takes_future_and_pronoun(lexicon: Lexicon, text: str, value: str):
    assert value in values_of(lexicon, text)


def test_a_plural_verb_loses_its_alef_before_a_pronoun(lexicon: Lexicon):
    assert ("قصفوا", "", "ها") in hits_of(lexicon, "قصفوها")
    assert "قصفوا" not in values_of(lexicon, "قصفو")


@pytest.mark.parametrize("text", ["سقصف", "لقصف", "القصف", "بقصف"])
def test_a_past_verb_takes_neither_future_nor_article(lexicon: Lexicon, text: str):
    """«لقصف» is a verbal noun behind lam, never «will bomb»."""
    assert "قصف" not in values_of(lexicon, text)


@pytest.mark.parametrize(("text", "found"), [("لم يقل شيئا", True), ("ولم يقل", True), ("يقل العدد", False), ("قد يقل", False)])
def test_a_jussive_stands_behind_lam_meem_only(lexicon: Lexicon, text: str, found: bool):
    assert ("يقل" in values_of(lexicon, text)) is found


def test_a_verb_phrase_lets_its_subject_stand_between(lexicon: Lexicon):
    hits = [hit for hit in lexicon.scan(make_document("نشر الجيش التركي دبابات")) if hit.entry.value == "نشر دبابات"]
    assert [(hit.first, hit.stop) for hit in hits] == [(0, 1)]


def test_a_verb_phrase_without_a_gap_is_one_hit(lexicon: Lexicon):
    hits = [hit for hit in lexicon.scan(make_document("نشر دبابات")) if hit.entry.value == "نشر دبابات"]
    assert [(hit.first, hit.stop) for hit in hits] == [(0, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "نشر، ثم دبابات",
        "نشر الجيش أن دبابات وصلت",
        "نشر الجيش. دبابات",
        "نشر واحد اثنان ثلاثة أربعة خمسة ستة سبعة دبابات",
    ],
)
def test_no_clause_stands_in_the_gap(lexicon: Lexicon, text: str):
    assert "نشر دبابات" not in values_of(lexicon, text)


def test_an_exact_word_takes_a_conjunction_only(lexicon: Lexicon):
    assert values_of(lexicon, "ودون") == {"دون"}
    assert values_of(lexicon, "بدون") == set()


def test_hits_stand_in_text_order_the_longer_first(lexicon: Lexicon):
    hits = lexicon.scan(make_document("غارة جوية ثم غارة"))
    assert [(hit.first, hit.stop) for hit in hits] == [(0, 2), (0, 1), (3, 4)]


def test_spelling_does_not_matter(lexicon: Lexicon):
    """Heh for teh marbuta, a tatweel, a Persian yeh."""
    for text in ("غاره جويه", "غـارة جـوية", "غارة جو\u06ccة"):
        assert "غارة جوية" in values_of(lexicon, text)


def test_a_second_scan_makes_the_same_hits(lexicon: Lexicon):
    """What is remembered of a token changes nothing."""
    document = make_document("قصفوها بغارة جوية لحزب الله")
    first: list[Hit] = lexicon.scan(document)
    assert lexicon.scan(document) == first
    assert all(isinstance(hit.entry, Entry) for hit in first)
