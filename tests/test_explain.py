"""Explaining says what reading did: the same happenings, and for each word that told nothing, why."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.checks import load_examples
from rasid.explaining import ExplainedSentence
from rasid.model import Report
from rasid.packs.tables import WHEEL
from rasid.reader import make_reader


def explain(text: str, title: str | None = None) -> list[ExplainedSentence]:
    return make_reader().explain(Report(id="r", text=text, title=title, published="2024-09-24"))


def lost(text: str) -> str:
    return "\n".join(f"{what}: {why}" for sentence in explain(text) for what, why in sentence.lost)


def fired(text: str) -> str:
    return "\n".join(line for sentence in explain(text) for line in sentence.fired)


def test_a_sentence_shows_its_clauses_and_mentions_with_their_tokens():
    sentence = explain("قصفت مدفعية الجيش السوداني سوقاً في نيالا، ما أسفر عن مقتل خمسة مدنيين.")[0]
    kinds = [kind for kind, _, _ in sentence.mentions]
    assert kinds[0] == "clause"
    assert {"trigger", "actor", "target", "place", "number", "outcome"} <= set(kinds)
    detail = next(detail for kind, words, detail in sentence.mentions if kind == "target")
    assert "market" in detail
    assert "tokens 4–4" in detail


def test_what_fired_names_frame_roles_place_and_harm():
    line = fired("شن الطيران الروسي غارات على بلدة كفرنبل، ما أسفر عن مقتل خمسة مدنيين.")
    for part in ("air-strike", "frame", "initiator russian", "كفرنبل", "killed civilians 5/5/5"):
        assert part.replace("frame", "strike as") in line


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("لم تقصف الطائرات بلدة سرمين.", "negated"),
        ("نفذ الطيران المعادي غارات وهمية فوق صيدا.", "stop phrase «غارات وهمية»"),
        ("مقتل شاب في حادث.", "counts harm"),
        ("شوهدت طائرات حربية في سماء المنطقة.", "cue only"),
    ],
)
def test_a_word_that_tells_nothing_says_why(text, reason):
    assert reason in lost(text)


def test_a_word_inside_a_name_says_which():
    assert "territory-change «تحرير»: inside the name «هيئة تحرير الشام»" in lost("قالت هيئة تحرير الشام إن الوضع هادئ.")


def test_a_happening_told_again_says_what_it_joins():
    text = "غارات إسرائيلية على بلدة الخيام أمس.\nوأسفرت الغارات على الخيام عن مقتل رجلين."
    assert "joins event 1" in fired(text)
    assert "definite word points back" in fired(text)


def test_another_happening_says_what_parts_it():
    text = "غارة إسرائيلية على بلدة الخيام.\nغارة إسرائيلية على مدينة بعلبك."
    assert "another place from the air-strike" in fired(text)


def test_harm_told_later_says_where_it_went():
    text = "انفجرت عبوة ناسفة في سوق بمدينة الباب.\nوقُتل ثلاثة مدنيين."
    assert "harm of event 1, explosive-device" in fired(text)


def test_the_cue_of_a_status_is_shown():
    assert "planned for «يعتزم»" in fired("يعتزم الجيش شن هجوم على بلدة الخيام.")


def test_voices_are_shown():
    assert "voice monitor" in fired("قال المرصد السوري لحقوق الإنسان إن الطيران قصف سرمين.")


EVERYDAY = [example for path in sorted(WHEEL.glob("events/*/examples.toml")) for example in load_examples(path)[::4]]


@pytest.mark.parametrize("example", EVERYDAY, ids=lambda example: f"{example.type}-{example.line}")
def test_explaining_sees_the_happenings_that_reading_finds(example):
    report = Report(id="r", text=example.text, published=example.published)
    read = [event.type for event in make_reader().read(report).events]
    begun = [line for sentence in make_reader().explain(report) for line in sentence.fired if line.startswith("begins event")]
    assert sorted(line.split(", ")[1].split(" (")[0] for line in begun) == sorted(read)


@pytest.mark.parametrize("text", ["", "\n\n", "ا", "no Arabic", "قصف", "«»،.", "قصف " * 400])
def test_any_text_can_be_explained(text):
    assert all(isinstance(sentence, ExplainedSentence) for sentence in explain(text))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("قصف غارةلمدنيينوشهد.،\n«»0123456789\u064b\u200f\x00ABC "), max_size=200))
def test_every_mention_is_words_of_its_sentence(text):
    for sentence in explain(text):
        assert sentence.text in text
        assert all(words in sentence.text for _, words, _ in sentence.mentions)


def test_a_long_report_is_explained_in_time_that_grows_with_its_length():
    text = "لم تقصف الطائرات سوق نيالا. وأصيب خمسة مدنيين في غارات وهمية قرب هيئة تحرير الشام.\n"
    explain(text)
    took = []
    for times in (50, 200):
        start = process_time()
        explain(text * times)
        took.append(process_time() - start)
    assert took[1] < 12 * took[0]
