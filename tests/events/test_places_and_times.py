"""Where and when: each happening's own, else its sentence's, else the lead's; never another's."""

from __future__ import annotations

import pytest


def wrong(*values: object, because: str):
    """Return a case that the reader gets wrong today."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=because))


def where(event) -> list[tuple[str, str]]:
    return [(place.name, place.relation) for place in event.places]


def when(event) -> tuple:
    time = event.time
    return (time.earliest, time.latest, time.precision, time.basis)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("غارة على مدينة النبطية.", [("النبطية", "in")]),
        ("انفجار قرب مدينة عفرين.", [("عفرين", "near")]),
        ("قصف مدفعي على محيط مدينة مارع.", [("مارع", "near")]),
        ("اشتباكات على أطراف مدينة الأبيض.", [("الأبيض", "outskirts")]),
        ("قصف على ريف تل تمر.", [("تل تمر", "countryside")]),
        ("انفجار عبوة ناسفة على الطريق بين سرت ومصراتة.", [("سرت", "between"), ("مصراتة", "between")]),
        ("انسحبت القوات من مدينة بني وليد.", [("بني وليد", "from")]),
        ("وصلت تعزيزات عسكرية إلى مدينة الحسكة.", [("الحسكة", "to")]),
        wrong("تحليق طائرات استطلاع فوق مدينة بعلبك.", [("بعلبك", "over")], because="«فوق مدينة» is read as in it"),
        ("أطلق الحوثيون صاروخا باتجاه جازان.", [("جازان", "toward")]),
    ],
)
def test_a_place_has_its_relation(one_event, text: str, expected: list):
    assert where(one_event(text)) == expected


@pytest.mark.parametrize(
    ("text", "first", "after"),
    [
        ("قصف مدفعي على بلدة سرمين في ريف إدلب.", "سرمين", "إدلب"),
        ("في محافظة حجة، قصف مدفعي على مدينة حرض.", "حرض", "حجة"),
        ("غارة في اليمن على مدينة صعدة.", "صعدة", "اليمن"),
    ],
)
def test_the_most_specific_place_stands_first(one_event, text: str, first: str, after: str):
    names = [place.name for place in one_event(text).places]
    assert names[0] == first
    assert after in names[1:]


def test_one_verb_with_several_places_is_one_event(one_event):
    event = one_event("استهدفت غارات جوية بلدات عيترون وبنت جبيل ومارون الراس.")
    assert [place.name for place in event.places] == ["عيترون", "بنت جبيل", "مارون الراس"]


@pytest.mark.xfail(strict=True, reason="a second strike joined by «and» with a count of its own is merged into the first")
def test_places_with_counts_of_their_own_are_events_of_their_own(events_of):
    events = events_of("شن الطيران الروسي ثلاث غارات على سرمين وغارة على بنش.")
    assert [[place.name for place in event.places] for event in events] == [["سرمين"], ["بنش"]]


def test_a_second_verbal_noun_with_its_own_count_is_a_second_event(events_of):
    events = events_of("شن الطيران الروسي ثلاث غارات على بلدة سرمين، وغارتين على بلدة بنش.")
    assert [[(number.of, number.best) for number in event.quantities] for event in events] == [[("strikes", 3)], [("strikes", 2)]]


@pytest.mark.xfail(strict=True, reason="the subject of a light verb is not carried to the second happening it launches")
def test_the_doer_of_two_strikes_under_one_verb_is_the_doer_of_both(events_of):
    events = events_of("شن الطيران الروسي ثلاث غارات على بلدة سرمين، وغارتين على بلدة بنش.")
    assert [[actor.id for actor in event.actors] for event in events] == [["russian-air-force"], ["russian-air-force"]]


def test_a_happening_without_a_place_takes_that_of_the_lead(events_of):
    events = events_of("قصفت مدفعية الجيش بلدة كفرنبل. واعتقلت قوات النظام أربعة شبان.")
    assert [event.places[0].name for event in events] == ["كفرنبل", "كفرنبل"]


def test_history_takes_no_place_of_the_lead(events_of):
    events = events_of("غارة على صور. وكان تنظيم داعش قد تبنى تفجيرا انتحاريا العام الماضي.")
    assert events[1].salience == "background"
    assert events[1].places == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصف على حلب أمس.", ("2024-03-13", "2024-03-13", "day", "stated")),
        ("قصف على حلب اليوم الخميس.", ("2024-03-14", "2024-03-14", "day", "stated")),
        ("غارة على رفح يوم الأحد.", ("2024-03-10", "2024-03-10", "day", "stated")),
        ("انفجار في مقديشو في 2 آذار.", ("2024-03-02", "2024-03-02", "day", "stated")),
        ("اشتباكات في طرابلس مطلع الشهر الجاري.", ("2024-03-01", "2024-03-10", "range", "stated")),
        ("قصف على تعز.", ("2024-03-14", "2024-03-14", "day", "published")),
    ],
)
def test_the_day_of_a_happening(one_event, text: str, expected: tuple):
    assert when(one_event(text)) == expected


def test_part_of_a_day_is_kept(one_event):
    event = one_event("قصف على دوما صباح أمس الأربعاء.")
    assert event.time.precision == "part-of-day"
    assert (event.time.earliest[:13], event.time.latest[:10]) == ("2024-03-13T06", "2024-03-13")


def test_the_day_of_the_lead_is_inferred_for_what_goes_on(events_of):
    events = events_of("قصفت مدفعية الجيش بلدة كفرنبل أمس. واعتقلت قوات النظام أربعة شبان في خان شيخون.")
    assert when(events[1]) == ("2024-03-13", "2024-03-13", "day", "inferred")
    assert events[1].time.quote is None


def test_two_happenings_keep_their_own_days(events_of):
    events = events_of("قصف على سرمين يوم الاثنين. وقصف على بنش يوم الثلاثاء.")
    assert [when(event)[0] for event in events] == ["2024-03-11", "2024-03-12"]


def test_the_day_of_an_announcement_is_taken_where_nothing_else_dates(one_event):
    event = one_event("أعلن الجيش العراقي أمس مقتل ستة من عناصر داعش بغارة في جبال حمرين.")
    assert when(event)[:2] == ("2024-03-13", "2024-03-13")


def test_without_a_publication_day_nothing_is_invented(one_event):
    event = one_event("قصف على حلب يوم الأحد 9 نيسان.", published=None)
    assert (event.time.earliest, event.time.latest) == (None, None)
    partial = event.time.partial
    assert (partial.weekday, partial.day, partial.month, partial.year) == ("sunday", 9, 4, None)
