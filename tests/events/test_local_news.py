"""Local news as channels and small outlets write it: undated, the strikes of other days told beside that of today."""

from __future__ import annotations

import pytest


def counts(event) -> list[tuple[str, int | None]]:
    return [(count.outcome, count.best) for count in event.casualties if count.part_of is None]


@pytest.mark.parametrize(
    ("today", "earlier"),
    [
        ("اليوم الأربعاء 6 آذار", "وفي 14 شباط الماضي"),
        ("اليوم السبت", "ويوم الخميس"),
        ("في 3 نيسان", "وفي 9 نيسان"),
    ],
)
def test_two_days_that_a_report_without_a_date_names_are_two_strikes(events_of, today: str, earlier: str):
    text = f"قتل شخصان بقصف صاروخي على مدينة مأرب {today}. {earlier} قتل سبعة مدنيين جراء قصف صاروخي على مدينة مأرب."
    assert [counts(event) for event in events_of(text, published=None)] == [[("killed", 2)], [("killed", 7)]]


def test_two_explosions_of_which_one_was_by_a_bomb_and_another_by_a_car_are_one_happening(one_event):
    event = one_event("قتل ثلاثة أشخاص في انفجارين هزا مدينة الرمادي، جراء انفجار سيارة مفخخة وآخر بعبوة ناسفة.")
    assert event.type == "explosive-device"
    assert counts(event) == [("killed", 3)]


def test_a_ticker_line_above_the_news_is_no_part_of_it(events_of):
    text = "09:14 ص خبراء يحذرون من الغزو البري لغزة\nقتل شخصان بقصف مدفعي على بلدة سرمين اليوم.\nوأصيب ثلاثة بجروح."
    assert [event.type for event in events_of(text)] == ["shelling"]


def test_a_feed_whose_lines_all_begin_with_the_hour_is_read(events_of):
    text = "09:14 ص قصف مدفعي على بلدة سرمين\n10:20 ص غارة جوية على بلدة الخيام"
    assert {event.type for event in events_of(text)} == {"shelling", "air-strike"}


def initiators(event) -> list[str]:
    return [actor.id for actor in event.actors if actor.role == "initiator"]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("قصف صاروخي على بلدة مارع مصدره المناطق التي تسيطر عليها قسد وقوات النظام.", ["sdf", "syrian-government-forces"]),
        ("سقط جرحى بقصف مدفعي على مدينة الباب من المناطق الخاضعة لسيطرة قسد.", ["sdf"]),
        ("قصف مدفعي على قرية تقع ضمن مناطق سيطرة قسد.", []),
        ("شنت طائرة حربية يعتقد أنها تركية غارتين على قرية في ريف دهوك.", ["turkish-military"]),
        ("غارة جوية من طائرة يرجح أنها تابعة للتحالف الدولي على سيارة في إدلب.", ["us-led-coalition"]),
        ("صواريخ إسرائيلية تستهدف محيط مدينة بعلبك.", ["israeli-military"]),
        ("استهدفت صواريخ إيرانية، فجر اليوم، قاعدة في أربيل.", ["iranian-forces"]),
        ("أسقطت الدفاعات الجوية طائرة مسيرة تركية فوق كركوك.", ["iraqi-army"]),
    ],
)
def test_where_fire_came_from_and_whose_the_weapon_is_tell_the_doer(events_of, text: str, doers: list[str]):
    assert initiators(events_of(text)[0]) == doers


def test_a_caption_that_ends_in_its_date_and_credit_is_no_news(one_event):
    event = one_event("آثار غارة على سوق في صعدة - 4 آذار 2023 (رويترز)\nقصف مدفعي على مدينة تعز اليوم.\nوأصيب شخصان.")
    assert event.type == "shelling"


def test_these_attacks_are_those_just_counted(events_of):
    events = events_of(
        "أصيب مدني بقصف مدفعي على بلدة بنش. وشنت قوات النظام منذ مطلع العام أكثر من 400 هجوم على المنطقة. "
        "وأدت هذه الهجمات إلى مقتل 90 شخصا."
    )
    assert counts(events[0]) == [("injured", 1)]


def test_a_drone_told_of_later_is_not_the_warplane(events_of):
    events = events_of(
        "قتل شخصان في غارة شنتها طائرات حربية روسية على إدلب. وقتل ثلاثة مدنيين في هجوم بطائرة مسيرة شنته جماعات متشددة."
    )
    assert [event.type for event in events] == ["air-strike", "drone-strike"]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("مجزرة الاحتلال الإسرائيلي في مخيم جباليا أوقعت تسعة شهداء.", ["israeli-military"]),
        ("مجزرة لقوات الدعم السريع في ود النورة.", ["rapid-support-forces"]),
        ("مقتل عشرات في مجزرة بحق المدنيين في ود النورة.", []),
    ],
)
def test_a_massacre_is_named_after_who_commits_it(one_event, text: str, doers: list[str]):
    assert initiators(one_event(text)) == doers


def test_a_massacre_that_a_preposition_is_written_to_is_the_strike_told_next(one_event):
    event = one_event("حصيلة أولية لمجزرة جديدة في بلدة حيس. وقتل تسعة مدنيين بغارات جوية على بلدة حيس.")
    assert event.type == "air-strike"
    assert counts(event) == [("killed", 9)]
