"""The road from a report to its reading: heads, publication days, titles, boilerplate and what holds no news."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from time import perf_counter

import msgspec
import pytest

import rasid
from rasid import Event, Reading, Report, make_reader, read, read_report

TEXT = "قصف مدفعي على مدينة تعز أمس."
GAZETTEER = "id\tparent_id\tname_ar\taliases\ttype\tlat\tlon\tradius_km\nt1\t\tتل الغرابيل\t\tvillage\t35.5\t36.7\t1\n"


def days(events: list[Event]) -> tuple[str | None, str | None]:
    time = events[0].time
    assert time is not None
    return time.earliest, time.latest


@pytest.mark.parametrize(
    "published",
    [
        "2024-03-14",
        "2024-03-14T18:30:00",
        "2024-03-14T18:30:00Z",
        "2024-03-14T18:30:00+03:00",
        date(2024, 3, 14),
        datetime(2024, 3, 14, 18, 30),
        datetime(2024, 3, 14, 12, 0, tzinfo=UTC),
        datetime(2024, 3, 14, 12, 0, tzinfo=timezone(timedelta(hours=3))),
    ],
)
def test_a_publication_day_comes_in_many_forms(published: object):
    assert days(read(Report(id="r", text=TEXT, published=published))) == ("2024-03-13", "2024-03-13")


@pytest.mark.parametrize("published", [None, "", "soon", "14/03/24?"])
def test_without_a_day_of_publication_nothing_is_invented(published: str | None):
    (event,) = read(Report(id="r", text=TEXT, published=published))
    assert (event.time.earliest, event.time.latest, event.time.precision) == (None, None, "unknown")


def test_a_future_publication_day_is_a_day_like_others():
    assert days(read(Report(id="r", text=TEXT, published="2031-01-02"))) == ("2031-01-01", "2031-01-01")


@pytest.mark.parametrize(
    "text", ["", " \n\t", "...", "Shelling in Taiz.", "هدوء حذر في المدينة.", "\x00\x01\x02", "\ud800", "١٢٣"]
)
def test_a_text_without_news_has_no_events(text: str):
    assert read(Report(id="r", text=text, published="2024-03-14")) == []


def test_a_title_alone_is_read():
    (event,) = read(Report(id="r", text="", title="قصف مدفعي على تعز", published="2024-03-14"))
    assert event.trigger.place == "title"


def test_the_head_says_which_report_was_read():
    report = Report(id="r9", text=TEXT, title="عنوان", published=date(2024, 3, 14), source="وكالة", url="https://example.org/9")
    reading = read_report(report)
    assert isinstance(reading, Reading)
    assert reading.id == "r9"
    assert reading.report.title == "عنوان"
    assert reading.report.source == "وكالة"
    assert reading.report.published == "2024-03-14"
    assert reading.report.url == "https://example.org/9"
    assert reading.report.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert reading.report.sketch
    assert reading.errors == ()


def test_half_a_surrogate_pair_has_a_digest_too():
    assert len(read_report(Report(id="r", text="قصف \ud83d على تعز")).report.sha256) == 64


def test_the_reader_says_who_it_is():
    info = read_report(Report(id="r", text=TEXT)).reader
    assert info.version
    assert len(info.packs) == 16
    assert info.gazetteers == ()


def test_credits_are_the_outlets_a_text_says_it_took_from():
    credits_found = read_report(Report(id="r", text="غارة على رفح، نقلا عن وكالة رويترز.")).report.credits
    assert ["رويترز" in quote.text for quote in credits_found] == [True]


def test_near_copies_have_near_sketches_and_others_do_not():
    body = "قصفت مدفعية قوات النظام صباح اليوم بلدة سرمين شرقي إدلب ما أدى إلى إصابة أربعة مدنيين بجروح نقلوا إلى مشفى قريب."
    first, copy, other = (
        read_report(Report(id="r", text=text)).report.sketch
        for text in (
            body,
            body.replace("صباح اليوم", "مساء اليوم"),
            "اجتمع وزراء خارجية خمس دول عربية في عمان لبحث عودة اللاجئين وفتح المعابر.",
        )
    )
    same = sum(a == b for a, b in zip(first, copy, strict=False))
    assert len(first) == len(copy) == len(other)
    assert same > sum(a == b for a, b in zip(first, other, strict=False))


def test_read_is_read_report_without_its_head():
    report = Report(id="r", text=TEXT, published="2024-03-14")
    assert read(report) == list(read_report(report).events)


def test_ids_number_the_events_of_their_report():
    events = read(Report(id="تقرير/7", text="غارة على بلدة الخيام. وقصف مدفعي على عيترون.", published="2024-03-14"))
    assert [event.id for event in events] == ["تقرير/7#1", "تقرير/7#2"]


def test_two_readers_give_the_same_bytes():
    report = Report(id="r", text="قتل ثلاثة جنود في هجوم على حاجز غربي سرت. وتبنى داعش الهجوم.", published="2024-03-14")
    make_reader.cache_clear()
    first = msgspec.json.encode(make_reader().read(report))
    make_reader.cache_clear()
    assert msgspec.json.encode(make_reader().read(report)) == first


def test_a_reader_is_made_once():
    assert make_reader() is make_reader()


def test_a_users_gazetteer_places_what_the_wheel_does_not_know(tmp_path: Path):
    path = tmp_path / "mine.tsv"
    path.write_text(GAZETTEER, encoding="utf-8")
    reader = make_reader(places=(path,))
    report = Report(id="r", text="قصف مدفعي على تل الغرابيل.", published="2024-03-14")
    (event,) = reader.read(report).events
    assert (event.places[0].name, event.places[0].lat, event.places[0].lon) == ("تل الغرابيل", 35.5, 36.7)
    assert reader.info.gazetteers == ("mine.tsv",)


def test_related_headlines_are_not_news():
    text = "غارة على بلدة الخيام جنوبي لبنان.\nاقرأ أيضا: قصف مدفعي على بلدة سرمين"
    assert [event.type for event in read(Report(id="r", text=text, published="2024-03-14"))] == ["air-strike"]


def test_a_long_report_is_read_in_time_that_grows_with_its_length():
    """Twice the text takes about twice the time, not four times."""
    line = "قصفت مدفعية قوات النظام بلدة سرمين ما أدى إلى مقتل مدني. وقال الدفاع المدني إن طفلا أصيب في بلدة بنش.\n"
    seconds = []
    for times in (100, 400):
        begun = perf_counter()
        read(Report(id="r", text=line * times, published="2024-03-14"))
        seconds.append(perf_counter() - begun)
    assert seconds[1] < seconds[0] * 12


def test_records_are_frozen():
    (event,) = read(Report(id="r", text=TEXT))
    with pytest.raises(AttributeError, match="immutable"):
        event.type = "raid"


def test_every_public_record_is_what_read_report_holds():
    reading = read_report(Report(id="r", text=TEXT, published="2024-03-14"))
    assert isinstance(reading.events[0], rasid.Event)
    assert isinstance(reading.events[0].time, rasid.Time)
    assert isinstance(reading.events[0].places[0], rasid.Place)
