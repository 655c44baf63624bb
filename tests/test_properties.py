"""What holds for any text: reading never raises, quotes are slices, the same input gives the same output."""

from __future__ import annotations

from datetime import date, datetime
from itertools import chain

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rasid import Event, Report, find_numbers, find_places, find_times, read
from rasid.model import Quote
from rasid.text.document import make_document
from rasid.text.letters import fold

# Words that open every room of the reader: triggers, doers, places, times, counts, speakers, cues, brackets.
VOCABULARY = """
    قصف غارة غارات جوية شنت استهدف استهدفت اشتباكات اندلعت هجوم انفجار عبوة ناسفة مسيرة صاروخ مدفعي اعتقلت مداهمة اجتماع
    مقتل قتل قتلى وجرحى أصيب إصابة خمسة ثلاثة 12 ٢٠ عشرات نحو بين بينهم معظمهم مدنيين أطفال جنود عناصر دون حصيلة بعد وفاة
    الجيش السوري قوات النظام حزب الله الحوثيين قسد داعش إسرائيل روسيا الطيران الإسرائيلي مجهولين مسلحون
    حلب إدلب غزة الخرطوم صنعاء بغداد درنة في على من إلى قرب ريف شمال محيط مدينة بلدة
    أمس اليوم صباح الأحد نيسان 2023 مطلع الشهر الماضي منذ عام
    قال قالت أعلن نفى وأضاف وأشار إن أن التي الذي ما وفق بحسب مراسل وكالة رويترز نقلت عن مصدر أمني المرصد
    ربما أنباء سوف يعتزم أحبط كما وكان وكانت قد سبق ولم لم
"""
WORDS = VOCABULARY.split()
SIGNS = ["،", ".", ":", "؛", "؟", "\n", "(", ")", "«", "»", '"', "-", "…", "ـ", "\u200f", "\u202b", "\u202c", "\u064b", "\u0651"]
ARABIC = st.characters(min_codepoint=0x0600, max_codepoint=0x06FF)
SHAPED = st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFF)
DIGITS = st.sampled_from("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲/.:,-٫٬%")
BIDI = st.sampled_from(
    "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200c\u200d\ufeff\u00ad\u0640"
)

sentences = st.lists(st.sampled_from(WORDS + SIGNS), max_size=40).map(" ".join)
crowded = st.lists(st.sampled_from(WORDS + SIGNS), max_size=25).map("".join)
letters = st.text(alphabet=st.one_of(ARABIC, SHAPED, DIGITS, BIDI, st.just(" ")), max_size=80)
anything = st.text(alphabet=st.characters(), max_size=80)  # surrogates and unassigned code points too
texts = st.one_of(sentences, sentences, crowded, letters, anything)
mixed = st.tuples(texts, texts).map(" ".join)
titles = st.one_of(st.none(), texts)
days = st.one_of(
    st.none(),
    st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    st.datetimes(datetime(1900, 1, 1), datetime(2100, 12, 31)),
    st.sampled_from(["2024-02-29", "2024-03-14T23:30:00+03:00", "not a day", ""]),
)

EVENT_KEYS = {
    "id",
    "type",
    "status",
    "salience",
    "trigger",
    "time",
    "places",
    "actors",
    "targets",
    "weapons",
    "quantities",
    "persons",
    "casualties",
    "claims",
    "doubt",
    "reasons",
}
PLACE_KEYS = {
    "quote",
    "relation",
    "name",
    "latin",
    "id",
    "country",
    "admin1",
    "admin1_name",
    "lat",
    "lon",
    "radius_km",
    "geo_precision",
    "candidates",
}
KEYS = {
    "places": PLACE_KEYS,
    "actors": {"quote", "role", "id", "name", "kind", "country", "framing"},
    "targets": {"quote", "kind"},
    "weapons": {"quote", "kind"},
    "quantities": {"quote", "of", "low", "best", "high", "unit"},
    "persons": {"quote", "name", "standing"},
    "casualties": {"quote", "outcome", "who", "low", "best", "high", "part_of", "framing"},
    "claims": {"speaker", "kind", "verb", "stance", "to"},
}
quick = settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module", autouse=True)
def warm_reader():
    """Load packs and gazetteer once, before anything is timed."""
    read(Report(id="warm", text="قصف على حلب"))


def quotes_of(event: Event) -> list[Quote]:
    """Return every quote of an event, whatever field it stands in."""
    found = [event.trigger, event.time.quote if event.time else None]
    for item in chain(
        event.places, event.actors, event.targets, event.weapons, event.quantities, event.persons, event.casualties
    ):
        found.append(item.quote)  # noqa: PERF401 - one line a step reads better than a comprehension of seven fields
    for claim in event.claims:
        found += [claim.speaker, claim.verb, claim.to]
    return [quote for quote in found if quote is not None]


@quick
@given(text=mixed, title=titles, published=days)
def test_reading_any_text_raises_nothing_and_quotes_are_slices(text: str, title: str | None, published: object):
    for event in read(Report(id="r", text=text, title=title, published=published)):
        for quote in quotes_of(event):
            source = (title or "") if quote.place == "title" else text
            assert 0 <= quote.start < quote.end <= len(source)
            assert source[quote.start : quote.end] == quote.text


@quick
@given(text=mixed, title=titles)
def test_the_same_report_gives_the_same_bytes(text: str, title: str | None):
    report = Report(id="r", text=text, title=title, published="2024-03-14")
    assert msgspec.json.encode(read(report)) == msgspec.json.encode(read(report))


@quick
@given(text=st.one_of(sentences, crowded), title=titles)
def test_every_event_has_every_key_of_the_codebook(text: str, title: str | None):
    events = msgspec.to_builtins(read(Report(id="r", text=text, title=title, published="2024-03-14")))
    assert [event["id"] for event in events] == [f"r#{number}" for number in range(1, len(events) + 1)]
    for event in events:
        assert set(event) == EVENT_KEYS
        for field, keys in KEYS.items():
            assert all(set(item) == keys for item in event[field])


@quick
@given(text=st.one_of(sentences, crowded))
def test_counts_are_bounds_in_order_and_parts_point_at_wholes(text: str):
    for event in read(Report(id="r", text=text, published="2024-03-14")):
        assert 0 <= event.doubt <= 1
        for index, count in enumerate(event.casualties):
            stated = [value for value in (count.low, count.best, count.high) if value is not None]
            assert stated == sorted(stated)
            assert all(value >= 0 for value in stated)
            if count.part_of is not None:
                assert count.part_of < len(event.casualties)
                assert count.part_of != index
                assert event.casualties[count.part_of].part_of is None


@quick
@given(text=sentences)
def test_times_run_forwards(text: str):
    for event in read(Report(id="r", text=text, published="2024-03-14")):
        if event.time and event.time.earliest and event.time.latest:
            assert event.time.earliest[:10] <= event.time.latest[:10]


@quick
@given(text=mixed, published=days)
def test_the_rooms_hold_their_quotes_by_themselves(text: str, published: object):
    for found in (*find_times(text, published=published), *find_numbers(text), *find_places(text)):
        if found.quote is not None:
            assert text[found.quote.start : found.quote.end] == found.quote.text != ""


@settings(max_examples=300, deadline=None, derandomize=True)
@given(text=st.one_of(mixed, letters, anything))
def test_folding_keeps_a_way_back_for_every_letter(text: str):
    folded = fold(text)
    offsets = folded.offsets if folded.offsets is not None else list(range(len(text) + 1))
    assert len(offsets) == len(folded.form) + 1
    assert offsets == sorted(offsets)
    assert all(0 <= offset <= len(text) for offset in offsets)
    assert fold(folded.form).form == folded.form or ".." in text or "\u0640" in text


@settings(max_examples=300, deadline=None, derandomize=True)
@given(text=mixed, title=titles)
def test_tokens_and_sentences_tile_the_document(text: str, title: str | None):
    document = make_document(text, title)
    assert len(document.forms) == len(document.starts) == len(document.ends) == len(document.sentence_of)
    assert all(start < end for start, end in zip(document.starts, document.ends, strict=True))
    assert document.starts == sorted(document.starts)
    tiles = [token for first, stop in document.sentences for token in range(first, stop)]
    assert tiles == list(range(len(document.forms)))


FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"  # what a database writes where it knows no day


@pytest.mark.parametrize("published", [FIRST_DAY, LAST_DAY])
def test_a_publication_day_at_the_end_of_the_calendar_raises_nothing(published: str):
    for when in ("الأحد", "أمس", "غدا", "قبل عامين", "الأسبوع المقبل", "خلال الـ48 ساعة الماضية"):
        read(Report(id="r", text=f"قصف على حلب {when}.", published=published))
