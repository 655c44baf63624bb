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
