"""What one sentence takes from another: sides, hours, counts told of «others», and dates that set a happening apart."""

from __future__ import annotations

import pytest


def wrong(*values: object, because: str):
    """Return a case that the reader gets wrong today."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=because))


def counts(event) -> set[tuple]:
    return {(c.outcome, c.who, c.low, c.best, c.high) for c in event.casualties if c.part_of is None}


def roles(event) -> set[tuple[str, str]]:
    return {(actor.id, actor.role) for actor in event.actors}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("سبعة مدنيين خطفهم مسلحون قرب تدمر.", {("abducted", "civilians", 7, 7, 7)}),
        ("أسفر قصف على بلدة سرمين عن قتيل وجريح.", {("killed", "unspecified", 1, 1, 1), ("injured", "unspecified", 1, 1, 1)}),
        wrong(
            "مقتل مدني وإصابة آخرين بقصف على بلدة بنش.",
            {("killed", "civilians", 1, 1, 1), ("injured", "civilians", 2, None, None)},
            because="«آخرين» does not take the standing of one told before",
        ),
        ("مقتل مدني وإصابة آخر بقصف على بلدة بنش.", {("killed", "civilians", 1, 1, 1), ("injured", "civilians", 1, 1, 1)}),
        (
            "غارة على صعدة أوقعت عددا من الضحايا.",
            {("killed", "unspecified", 1, None, None), ("injured", "unspecified", 1, None, None)},
        ),
        wrong(
            "قصف على أم درمان بلغ عدد قتلاه 7.",
            {("killed", "unspecified", 7, 7, 7)},
            because="the number behind «عدد قتلاه» is not read",
        ),
    ],
)
def test_people_told_by_what_stands_round_them(one_event, text: str, expected: set):
    assert counts(one_event(text)) == expected


@pytest.mark.parametrize("text", ["وقف الحضور دقيقة صمت إجلالا للشهداء والجرحى.", "كرم الوزير عائلات الشهداء."])
def test_the_dead_who_are_remembered_are_no_news(events_of, text: str):
    assert events_of(text) == []


def test_the_sides_of_a_clash_are_those_of_the_attack_before(events_of):
    events = events_of("هاجم تنظيم داعش نقطة للجيش العراقي في داقوق. واندلعت اشتباكات بين الطرفين.")
    assert {name for event in events for name, _ in roles(event)} == {"isis", "iraqi-army"}


def test_those_whom_a_meeting_gathers_take_part(events_of):
    event = events_of("عقد اجتماع في بغداد، وضم الاجتماع كتائب حزب الله وحركة النجباء.")[0]
    assert {name for name, role in roles(event) if role == "participant"} >= {"harakat-al-nujaba"}


def test_an_hour_told_later_makes_the_day_closer(one_event):
    event = one_event("عقد قادة الفصائل اجتماعا في مدينة عفرين يوم الثلاثاء. وبدأ الاجتماع الساعة التاسعة صباحا.")
    assert (event.time.earliest[:16], event.time.precision) == ("2024-03-12T09:00", "hour")


def test_forces_that_are_stationed_somewhere_shoot_from_there(one_event):
    event = one_event("قصفت قوات النظام المتمركزة في خان شيخون بلدة كفرعويد.")
    assert [(place.name, place.relation) for place in event.places] == [("كفرعويد", "in"), ("خان شيخون", "from")]


def test_a_list_of_destinations_is_all_of_destinations(one_event):
    event = one_event("وصلت تعزيزات عسكرية إلى مدينة الحسكة ومدينة الرقة.")
    assert [(place.name, place.relation) for place in event.places] == [("الحسكة", "to"), ("الرقة", "to")]


def test_where_persons_come_from_is_no_place_of_the_event(one_event):
    event = one_event("مقتل شاب من أبناء مدينة حلب بانفجار لغم في مدينة تدمر.")
    assert [place.name for place in event.places] == ["تدمر"]


def test_without_a_publication_day_another_month_is_history(events_of):
    events = events_of("قصف مدفعي على سرمين يوم 3 نيسان. وتعرضت بلدة بنش لغارة جوية يوم 12 شباط.", published=None)
    assert [event.salience for event in events] == ["main", "background"]


def test_without_a_publication_day_no_time_is_without_its_partial(events_of):
    events = events_of("قصف مدفعي على سرمين يوم 3 نيسان. وتعرضت بلدة بنش لغارة جوية يوم 12 شباط.", published=None)
    assert [(event.time.partial.day, event.time.partial.month) for event in events] == [(3, 4), (12, 2)]


def test_a_vague_word_and_a_number_are_one_count(one_event):
    event = one_event("سقوط قتلى بغارة على بلدة الخيام. وقال الدفاع المدني إن الغارة قتلت أربعة مدنيين.")
    assert counts(event) == {("killed", "civilians", 4, 4, 4)}


def test_an_explosion_whose_cause_is_told_later_is_of_that_cause(one_event):
    event = one_event("وقع انفجار في مدينة الباب. وقالت الشرطة إن الانفجار ناجم عن عبوة ناسفة.")
    assert event.type == "explosive-device"


def test_neighbouring_sites_of_one_strike_are_one_event(one_event):
    event = one_event("قصفت طائرات حربية بلدة كفرنبل. واستهدف القصف سوقا شعبيا وسط البلدة.")
    assert {target.kind for target in event.targets} == {"market"}


def test_doers_that_cooperate_are_told_in_the_order_of_the_text(one_event):
    event = one_event("قصفت القوات التركية والجيش الوطني السوري قرية أم الكيف.")
    assert [actor.id for actor in event.actors] == ["turkish-military", "syrian-national-army"]
