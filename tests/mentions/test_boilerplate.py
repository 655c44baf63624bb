"""Boilerplate: what is cut behind, inside and beside a report, and what must never be cut."""

from __future__ import annotations

import pytest

from rasid.mentions.boilerplate import boilerplate_sentences
from rasid.text.document import make_document

BODY = (
    "قصفت المدفعية فجر اليوم أطراف بلدة الناقورة جنوبي لبنان دون وقوع إصابات.\n"
    "وقالت وكالة محلية إن القصف استمر ساعة كاملة وطال أراضي زراعية.\n"
)


def cut(text: str, title: str | None = None) -> list[str]:
    """Return the ignored sentences of *text*, trimmed."""
    document = make_document(text, title)
    ignored = sorted(boilerplate_sentences(document))
    spans = (document.sentences[number] for number in ignored)
    return [document.raw[document.starts[first] : document.ends[stop - 1]].strip() for first, stop in spans]


@pytest.mark.parametrize(
    "tail",
    [
        "وزير الطاقة يبحث مع نظيره خط الغاز الجديد\nارتفاع أسعار الخبز في العاصمة بنسبة عشرين بالمئة",
        "هل تنجح المفاوضات في وقف الحرب؟",
        "تمكنت فرق الإطفاء من إخماد حريق كبير اندلع في سوق…\nأعلن البنك المركزي عن خطة جديدة لدعم…",
        "“قرار مفاجئ” من البرلمان بشأن الانتخابات المقبلة\nفنان معروف يعتزل الغناء بعد مسيرة طويلة",
    ],
)
def test_headlines_of_other_stories_behind_the_body_are_cut(tail: str) -> None:
    """Lines without a full stop behind lines that have one are the page's related headlines."""
    ignored = "\n".join(cut(BODY + tail))
    for line in tail.split("\n"):
        assert line[:20].strip("“") in ignored
    assert "المدفعية" not in ignored
    assert "وكالة محلية" not in ignored


@pytest.mark.parametrize(
    "line",
    [
        "اقرأ أيضاً: الأمم المتحدة تحذر من مجاعة",
        "رابط الخبر: https://example.org/1",
        "تابعونا على تلغرام لمعرفة آخر المستجدات.",
        "هل أعجبك المحتوى؟ اشترك بنشرتنا.",
        "شارك الخبر مع أصدقائك.",
        "// انتهى //",
        "#لبنان #الجنوب",
        "جميع الحقوق محفوظة.",
        "تصوير: خاص",
    ],
)
def test_prompts_links_and_tags_are_cut(line: str) -> None:
    """A line that opens with a prompt or is nothing but tags goes, wherever it stands."""
    first, second = BODY.strip().split("\n")
    assert cut(f"{first}\n{line}\n{second}")
    assert not [sentence for sentence in cut(f"{first}\n{line}\n{second}") if sentence in BODY]


def test_the_headline_under_a_bare_prompt_goes_with_it() -> None:
    """«اقرأ أيضاً» alone on its line takes the next one along."""
    first, second = BODY.strip().split("\n")
    assert len(cut(f"{first}\nاقرأ أيضاً\nجولة محادثات جديدة في جنيف\n{second}")) == 2


def test_everything_behind_related_stories_is_cut() -> None:
    """A heading of the page says that the report is over."""
    tail = "مواضيع ذات صلة\nقتل ثلاثة في غارة على صنعاء.\nوصلت قافلة إلى دارفور."
    assert len(cut(BODY + tail)) == 3


def test_replies_below_the_time_stamp_of_a_post_are_cut() -> None:
    """What others answer is not the author's claim."""
    post = "غارة جوية على حي الشيخ رضوان وإصابة عدد من المدنيين.\n#غزة9:14 PM · Oct 3, 2024\nReader@reader1 قصف جديد الآن في رفح"
    assert cut(post)[-1].startswith("Reader")


@pytest.mark.parametrize(
    "text",
    [
        "عاجل\nقصف مدفعي على كفرشوبا\nغارة على ميس الجبل\nتحليق للمسيرات فوق صور",
        "حلب: انفجار عبوة في الباب\nدرعا: اغتيال عنصر سابق قرب طفس\nالسويداء: احتجاجات وسط المدينة",
        "ذمار: غارة للتحالف على معسكر.\nالحديدة: اشتباكات في حيس.\nتعز: سقوط قذائف على حي سكني.",
        BODY,
        BODY + "وأضافت أن فرق الإسعاف وصلت إلى المكان",
        BODY + "كما أصيب مزارع بشظايا قذيفة في مرجعيون",
        BODY + "أصيب راع بجروح قرب الحدود",
        BODY + "وأسماء الجرحى هم:\nسامر\nليلى",
        "مقتل شخصين في انفجار لغم قرب الرطبة",
        "",
        "\n\n",
    ],
)
def test_the_news_itself_is_never_cut(text: str) -> None:
    """Bulletins without full stops, bodies that end without one, and names in a list stay whole."""
    assert cut(text) == []


def test_the_title_is_never_cut() -> None:
    """A title has no full stop and is still the report's."""
    assert cut(BODY, "قصف مدفعي على الناقورة") == []
