"""Times: the pack's examples, anchors, kinds, and properties that hold for any date."""

from __future__ import annotations

import csv
import itertools
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rasid
from rasid.mentions.times import find_times, find_times_in, make_anchor
from rasid.text.document import make_document

PACK = Path(rasid.__file__).parent / "data" / "ar" / "times"
SYSTEMS = [
    "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول",
    "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
    "جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
    "يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر",
]
MONTHS = [system.split("|") for system in SYSTEMS]
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
ORDINALS = ["الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"]
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
DAYS = st.dates(date(1950, 1, 1), date(2035, 12, 31))


def ordinal(day: int) -> str:
    """Return a day of the month as an ordinal in words."""
    if day <= 10:
        return ORDINALS[day - 1]
    unit = "الحادي" if day % 10 == 1 else ORDINALS[day % 10 - 1]
    if day < 20:
        return f"{unit} عشر"
    tens = "العشرين" if day < 30 else "الثلاثين"
    return tens if day % 10 == 0 else f"{unit} و{tens}"


def printed(day: date) -> list[str]:
    """Return a date in the ways that the press prints it."""
    forms = [
        f"{day.day:02d}/{day.month:02d}/{day.year}",
        f"{day.day}-{day.month}-{day.year}",
        f"{day.year}/{day.month}/{day.day}",
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
    ]
    for names in MONTHS:
        name = names[day.month - 1]
        forms += [
            f"{day.day} {name} {day.year}",
            f"{ordinal(day.day)} من {name} {day.year}",
            f"{day.day} من شهر {name} عام {day.year}",
        ]
    forms.append(f"{day.day} {MONTHS[0][day.month - 1]}/{MONTHS[1][day.month - 1]} {day.year}")
    forms.append(f"يوم {WEEKDAYS[day.weekday()]} {day.day} {MONTHS[1][day.month - 1]} ({MONTHS[0][day.month - 1]}) {day.year}")
    return [*forms, *(form.translate(ARABIC_DIGITS) for form in forms)]


def examples() -> list[dict[str, str]]:
    with (PACK / "examples.tsv").open(encoding="utf-8") as table:
        return list(csv.DictReader(table, delimiter="\t"))


@pytest.mark.parametrize("row", examples(), ids=lambda row: row["text"])
def test_every_example_of_the_pack_reads_as_written(row: dict[str, str]) -> None:
    times = find_times(row["text"], published=row["published"] or None)
    if not row["precision"]:
        assert times == []
        return
    assert (times[0].earliest or "", times[0].latest or "", times[0].precision) == (
        row["earliest"],
        row["latest"],
        row["precision"],
    )


def test_the_pack_holds_its_due_of_examples() -> None:
    assert len(examples()) >= 300


@settings(max_examples=150, deadline=None)
@given(DAYS, DAYS)
def test_a_date_in_any_printed_form_reads_back(day: date, published: date) -> None:
    for form in printed(day):
        (time,) = find_times(f"وقع الهجوم بتاريخ {form}", published=published)
        assert (time.earliest, time.latest, time.precision) == (day.isoformat(), day.isoformat(), "day"), form


@settings(max_examples=150, deadline=None)
@given(DAYS, st.integers(0, 363), st.sampled_from(MONTHS))
def test_a_date_without_a_year_looks_back_in_news(published: date, back: int, names: list[str]) -> None:
    day = published - timedelta(back)
    if (day.month, day.day) == (2, 29):
        return
    (time,) = find_times(f"سقط الصاروخ في {day.day} {names[day.month - 1]}", published=published)
    assert time.earliest == time.latest == day.isoformat()


@settings(max_examples=100, deadline=None)
@given(DAYS, st.integers(0, 6))
def test_a_weekday_looks_back_in_news_and_ahead_when_asked(published: date, back: int) -> None:
    day = published - timedelta(back)
    name = WEEKDAYS[day.weekday()]
    assert find_times(f"قُصفت القرية {name}", published=published)[0].earliest == day.isoformat()
    ahead = day + timedelta(7)
    assert find_times(f"اللقاء {name}", published=published, prefer="future")[0].earliest == ahead.isoformat()


WORDS = sorted({word for row in examples() for word in row["text"].split()})


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)),
    st.one_of(st.none(), st.dates(), st.datetimes(), st.sampled_from(["", "غداً", "2024-04-08", "2024-04-08T23:30:00+03:00"])),
    st.sampled_from(["past", "future"]),
)
def test_reading_never_raises_and_quotes_are_slices(text, published, prefer) -> None:
    for time in find_times(text, published=published, prefer=prefer):
        assert text[time.quote.start : time.quote.end] == time.quote.text
        if time.earliest and time.latest:
            assert time.earliest <= time.latest or time.earliest[:10] == time.latest[:10]
    document = make_document(text)
    mentions = find_times_in(document, make_anchor(published, document), prefer=prefer)
    assert all(one.stop <= two.first for one, two in itertools.pairwise(mentions))


@pytest.mark.parametrize(
    ("instant", "country", "day"),
    [
        ("2023-03-30T21:30:00+00:00", "SY", "2023-03-31"),  # +03 all the year since October 2022
        ("2021-12-30T21:30:00+00:00", "SY", "2021-12-30"),  # +02 in the winters before
        ("2023-03-30T21:30:00Z", "EG", "2023-03-30"),
        ("2023-03-30T23:30:00+00:00", None, "2023-03-30"),
        ("2023-03-30T23:30:00", "YE", "2023-03-30"),  # naive: local already
        ("2023-03-30", "IQ", "2023-03-30"),
    ],
)
def test_an_instant_is_turned_to_the_local_day_of_the_country(instant: str, country: str | None, day: str) -> None:
    document = make_document("قُصفت القرية اليوم")
    anchor = make_anchor(instant, document, country=country)
    assert [mention.time.earliest for mention in find_times_in(document, anchor)] == [day]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("تُقصف الأطراف بين الحين والآخر", "habit"),
        ("تكرر القصف في الآونة الأخيرة", "vague"),
        ("منذ ثلاثة أيام", "span"),
        ("من 3 إلى 5 نيسان", "span"),
        ("أمس الأحد", "point"),
        ("في الذكرى الثالثة لانفجار 4 آب", "anniversary"),
    ],
)
def test_a_mention_says_what_kind_of_time_it_is(text: str, kind: str) -> None:
    document = make_document(text)
    assert [mention.kind for mention in find_times_in(document, make_anchor("2024-04-08", document))] == [kind]


def test_durations_are_no_times() -> None:
    assert find_times("استمر القصف ثلاث ساعات لمدة يومين وأُطلق 48 صاروخاً", published="2024-04-08") == []


def test_a_dateline_stands_in_for_publication() -> None:
    document = make_document("حمص – 12 أيار 2023 – قُتل مدني في قصف أمس")
    anchor = make_anchor(None, document)
    mentions = find_times_in(document, anchor)
    assert (anchor.day, anchor.source) == (date(2023, 5, 12), "dateline")
    got = [(mention.kind, mention.time.earliest) for mention in mentions]
    assert got == [("dateline", "2023-05-12"), ("point", "2023-05-11")]


@pytest.mark.parametrize(
    ("text", "partial"),
    [
        ("سقط الصاروخ السبت 12 شباط", ("saturday", 12, 2, None)),
        ("قُصفت القرية يوم الجمعة", ("friday", None, None, None)),
        ("أُعلن في نيسان الماضي", (None, None, 4, None)),
    ],
)
def test_without_publication_nothing_is_invented(text: str, partial: tuple[object, ...]) -> None:
    (time,) = find_times(text)
    assert (time.earliest, time.latest, time.precision) == (None, None, "unknown")
    assert time.partial is not None
    assert (time.partial.weekday, time.partial.day, time.partial.month, time.partial.year) == partial


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("اليوم السبت 07 جانفي 2016", "2017-01-07", "2017-01-07"),  # last year's number still in the hand
        ("قُتل اليوم الجمعة ثلاثة", "2015-08-01", "2015-07-31"),  # printed after midnight
        ("اليوم الاثنين 8 تشرين الأول", "2024-04-08", "2024-04-08"),  # the wrong month
        ("السبت 6 كانون الثاني 2023", "2024-01-07", "2024-01-06"),  # the weekday fits this year only
    ],
)
def test_publication_wins_over_a_typing_error(text: str, published: str, day: str) -> None:
    (time,) = find_times(text, published=published)
    assert time.earliest == time.latest == day


@pytest.mark.parametrize(
    "text", ["31 شباط 2023", "45/13/2022", "عام 14450", "من 20 إلى 5 حزيران 2021", "29 شباط 2021", "40 رمضان 1445", "0/0/0000"]
)
def test_impossible_dates_stay_text(text: str) -> None:
    for time in find_times(f"وقع ذلك في {text}", published=datetime(2024, 4, 8, 12, 0)):
        assert (time.earliest, time.latest, time.precision) == (None, None, "unknown")
