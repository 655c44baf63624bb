"""Whether a happening is done, planned, threatened, possible, denied, averted or going on; news or history."""

from __future__ import annotations

import pytest


def wrong(*values: object, because: str):
    """Return a case that the reader gets wrong today."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=because))


@pytest.mark.parametrize(
    ("text", "event_type", "status"),
    [
        ("قصف مدفعي على عطبرة.", "shelling", "reported"),
        ("قوة من قسد تعتقل أربعة شبان في حي غويران.", "arrest", "reported"),
        ("الاحتلال يقتحم بلدة سلواد ويعتقل شابا.", "arrest", "reported"),
        # Planned
        ("من المقرر أن يجتمع قادة الفصائل في غازي عنتاب غدا.", "meeting", "planned"),
        ("ينوي الجيش الليبي شن هجوم على سرت.", "armed-attack", "planned"),
        ("ستفرج الحكومة اليمنية عن 40 أسيرا الأحد المقبل.", "release", "planned"),
        ("سوف تنسحب القوات الأمريكية من قاعدة حرير.", "withdrawal", "planned"),
        ("تستعد القوات التركية لشن هجوم على منبج.", "armed-attack", "planned"),
        # Threatened
        ("هددت إيران بقصف مواقع في أربيل.", "bombardment", "threatened"),
        # Possible
        ("أنباء عن غارة جوية قرب دير الزور.", "air-strike", "possible"),
        ("يُحتمل أن يكون تنظيم داعش قد خطف الراعيين قرب تدمر.", "abduction", "possible"),
        ("انفجار في السيدة زينب يرجح أنه ناجم عن عبوة ناسفة.", "explosive-device", "reported"),
        # Denied
        ("نفى الجيش اللبناني قصف بلدة عرسال.", "bombardment", "denied"),
        ("نفت الداخلية التونسية وقوع انفجار في سوسة.", "explosion", "denied"),
        ("مصدر عسكري ينفي سيطرة الحوثيين على معسكر ماس.", "territory-change", "denied"),
        # Averted
        ("أحبطت القوات العراقية هجوما لتنظيم داعش في ديالى.", "armed-attack", "averted"),
        # Going on
        ("تواصل القوات الإسرائيلية قصف مدينة غزة.", "bombardment", "ongoing"),
        ("يستهدف الجيش التركي باستمرار قرى ريف تل تمر.", "bombardment", "ongoing"),
        ("لا تزال الاشتباكات مستمرة في الخرطوم بحري.", "armed-clash", "ongoing"),
        ("ما زالت قوات الدعم السريع تحاصر مدينة الفاشر.", "siege", "ongoing"),
    ],
)
def test_the_status_of_a_happening(event_of_type, text: str, event_type: str, status: str):
    assert event_of_type(text, event_type).status == status


@pytest.mark.parametrize("text", ["من المقرر أن يجتمع قادة الفصائل في غازي عنتاب.", "ينوي الجيش الليبي شن هجوم على سرت."])
def test_what_is_planned_without_a_date_has_no_time(one_event, text: str):
    assert one_event(text).time is None


def test_a_plan_with_a_date_keeps_it(one_event):
    event = one_event("من المقرر أن يجتمع قادة الفصائل في غازي عنتاب غدا.")
    assert (event.time.earliest, event.time.latest, event.time.basis) == ("2024-03-15", "2024-03-15", "stated")


@pytest.mark.parametrize(
    "text",
    [
        "لم يقصف الطيران مدينة إدلب منذ أسبوع.",
        "لم تندلع أي اشتباكات في طرابلس.",
        "دون أن يشن الجيش أي هجوم على المدينة.",
    ],
)
def test_a_negated_happening_is_none(events_of, text: str):
    assert events_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "غارة على الأسعار قبل العيد في أسواق القاهرة.",
        "اندلعت معركة انتخابية ساخنة في النجف.",
        "نقلت الحافلات الطلاب من شارع الشهداء إلى الجامعة.",
        wrong("حكمت محكمة مصرية بالإعدام على خمسة أشخاص.", because="a death sentence is read as deaths"),
        wrong("قصف الفريق مرمى خصمه بثلاثة أهداف.", because="a verb of bombing in sport is a happening"),
    ],
)
def test_a_figure_of_speech_or_a_name_is_no_happening(events_of, text: str):
    assert events_of(text) == []


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("زار الوزير مدينة البصرة. وكان تنظيم داعش قد هاجم المدينة عام 2014.", "armed-attack"),
        ("اجتمع الوزير بوجهاء حلب. ويذكر أن طائرات روسية قصفت المدينة في كانون الثاني الماضي.", "air-strike"),
        ("اجتمع الوزير بوجهاء كفرنبل. وسبق أن تعرضت البلدة لقصف مدفعي.", "shelling"),
        ("اجتمع الطرفان في جدة. وجدير بالذكر أن اشتباكات اندلعت بينهما الشهر الماضي.", "armed-clash"),
    ],
)
def test_history_is_background(event_of_type, text: str, event_type: str):
    assert event_of_type(text, event_type).salience == "background"


def test_history_without_a_date_is_known_only_to_lie_before_publication(event_of_type):
    event = event_of_type("اجتمع وجهاء درعا في بصرى. يذكر أن البلدة تعرضت لقصف مدفعي.", "shelling")
    assert event.salience == "background"
    assert (event.time.earliest, event.time.latest, event.time.precision) == (None, "2024-03-14", "unknown")


def test_the_news_itself_is_main(events_of):
    events = events_of("قتل شخصان في غارة على بلدة الخيام. وأصيب ثلاثة في غارة على بلدة عيترون.")
    assert [event.salience for event in events] == ["main", "main"]
