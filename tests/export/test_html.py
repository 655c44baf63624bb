"""The page: nothing from outside, nothing unescaped, spans properly nested, every letter of the report kept."""

import base64
import hashlib
import io
import re
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.export.html import HtmlWriter
from rasid.export.html_map import Spot, draw_map
from rasid.export.html_words import mark_words
from rasid.export.spans import SPAN_ROLES, Span, find_spans
from rasid.model import Quote, Report


class Page(HTMLParser):
    """Reads a page, failing where an element closes another than the last opened."""

    VOID = ("meta", "input", "br", "link", "img")

    def __init__(self, page):
        super().__init__()
        self.open, self.tags, self.words, self.marked = [], [], [], []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attributes):
        """Keep what the parser found."""
        self.tags.append((tag, dict(attributes)))
        if tag not in self.VOID:
            self.open.append((tag, dict(attributes)))

    def handle_startendtag(self, tag, attributes):
        """Keep what the parser found."""
        self.tags.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        """Keep what the parser found."""
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        """Keep what the parser found."""
        self.words.append(data)
        keys = {key for tag, attributes in self.open if tag == "mark" for key in attributes.get("data-k", "").split()}
        self.marked += [(letter, keys) for letter in data]


def draw(report, *readings):
    stream = io.BytesIO()
    writer = HtmlWriter(stream)
    for reading in readings:
        writer.add(report, reading)
    writer.finish()
    return stream.getvalue().decode()


def test_the_policy_names_the_one_style_and_the_one_script(report, reading):
    page = draw(report, reading)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)[1]
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_the_page_asks_nothing_of_the_network(report, reading):
    page = Page(draw(report, reading))
    assert not {"link", "img", "iframe", "object", "form", "base", "video", "image", "use"} & {tag for tag, _ in page.tags}
    for tag, attributes in page.tags:
        assert "src" not in attributes
        assert "style" not in attributes
        assert not any(name.startswith("on") for name in attributes)
        if tag != "a":
            assert "href" not in attributes
    style = re.search(r"<style>(.*?)</style>", draw(report, reading), re.DOTALL)[1]
    assert "url(" not in style
    assert "@import" not in style


HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;<!--\x00\u202e"


def test_nothing_of_a_report_becomes_markup(report, reading):
    report = Report(id=HOSTILE, text=HOSTILE + report.text, title=HOSTILE, url="javascript:alert(1)")
    head = msgspec.structs.replace(reading.report, title=HOSTILE, source=HOSTILE, published=HOSTILE, url="javascript:alert(1)")
    event = reading.events[0]
    actor = msgspec.structs.replace(event.actors[0], name=HOSTILE, framing=HOSTILE, country=HOSTILE)
    place = msgspec.structs.replace(event.places[0], name=HOSTILE, latin=HOSTILE, admin1_name=HOSTILE)
    trigger = Quote(HOSTILE, 0, len(HOSTILE))
    event = msgspec.structs.replace(event, type=HOSTILE, actors=(actor,), places=(place,), trigger=trigger, reasons=(HOSTILE,))
    error = msgspec.structs.replace(reading.errors[0], file=HOSTILE, message=HOSTILE)
    hostile = msgspec.structs.replace(reading, id=HOSTILE, report=head, events=(event,), errors=(error,))
    page = Page(draw(report, hostile, hostile, hostile))
    tags = [tag for tag, _ in page.tags]
    assert tags.count("script") == 1
    assert "img" not in tags
    assert not any("javascript" in (attributes.get("href") or "") for _, attributes in page.tags)


def test_every_letter_of_the_report_stands_on_the_page(report, reading):
    page = Page(draw(report, reading))
    shown = "".join(page.words)
    assert report.text in shown
    assert report.title in shown


def test_every_value_with_words_has_its_mark_and_the_other_way_round(report, reading):
    page = Page(draw(report, reading))
    marks = {key for tag, attributes in page.tags if tag == "mark" for key in attributes.get("data-k", "").split()}
    values = {attributes["data-k"] for tag, attributes in page.tags if tag == "span" and "data-k" in attributes}
    assert marks == values == {span.key for span in find_spans(reading)}


def test_a_value_without_words_says_that_it_was_inferred(report, reading):
    page = Page(draw(report, reading))
    guesses = [attributes for tag, attributes in page.tags if "guess" in (attributes.get("class") or "")]
    assert guesses
    assert all("data-k" not in attributes and attributes["title"] == "inferred" for attributes in guesses)


def test_located_events_are_dots_that_lead_to_their_cards(report, reading):
    page = Page(draw(report, reading))
    ids = {attributes["id"] for _, attributes in page.tags if "id" in attributes}
    links = [attributes["href"] for tag, attributes in page.tags if tag == "a" and attributes["href"].startswith("#")]
    assert links == ["#r0e0"]
    assert {link[1:] for link in links} <= ids


def test_a_country_is_no_dot(report, reading):
    event = reading.events[0]
    place = msgspec.structs.replace(event.places[0], geo_precision=4)
    page = draw(report, msgspec.structs.replace(reading, events=(msgspec.structs.replace(event, places=(place,)),)))
    assert 'class="map"' not in page


def test_a_page_without_reports_is_a_page():
    assert "Events read from 0 reports" in draw(None)


def test_a_failed_report_shows_its_error(reading):
    page = draw(Report(id="r1", text="\ud800"), msgspec.structs.replace(reading, events=()))
    assert "a.jsonl:3: text: control characters" in page


def span(start, end, role, key):
    return Span(start, end, False, role, key)


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ([], "abcdef"),
        ([span(1, 3, "time", "k")], "a[kbc]def"),
        ([span(0, 6, "trigger", "k"), span(2, 4, "place", "m")], "[kab[mcd]ef]"),
        ([span(0, 4, "trigger", "k"), span(2, 6, "place", "m")], "[kab[mcd]][mef]"),
        ([span(2, 4, "place", "k"), span(2, 4, "place", "m")], "ab[k mcd]ef"),
        ([span(2, 4, "place", "k"), span(2, 4, "actor", "m")], "ab[k[mcd]]ef"),
        ([span(0, 2, "place", "k"), span(2, 4, "actor", "m")], "[kab][mcd]ef"),
        ([span(4, 99, "place", "k"), span(3, 3, "time", "m")], "abcd[kef]"),
    ],
)
def test_marks_nest(spans, shown):
    page = mark_words("abcdef", spans)
    assert re.sub(r'<mark class="[^"]*" data-k="([^"]*)"[^>]*>', r"[\1", page).replace("</mark>", "]") == shown


spans_of_ten = st.lists(
    st.tuples(st.integers(0, 10), st.integers(0, 10), st.sampled_from(SPAN_ROLES)).map(
        sorted_ := lambda t: (min(t[:2]), max(t[:2]), t[2])
    )
)


@given(spans_of_ten)
def test_whatever_the_spans_marks_nest_and_cover_exactly_their_letters(drawn):
    spans = [span(start, end, role, str(index)) for index, (start, end, role) in enumerate(drawn)]
    page = Page(mark_words("0123456789", spans))
    assert "".join(letter for letter, _ in page.marked) == "0123456789"
    for position, (_, keys) in enumerate(page.marked):
        assert keys == {each.key for each in spans if each.start <= position < each.end}


@given(st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), max_size=5))
def test_a_map_is_drawn_wherever_the_events_lie(points):
    spots = [Spot(lat, lon, 5.0, "<b>", "strike & more", "#x", past=False) for lat, lon in points]
    page = Page(draw_map(spots))
    assert bool(page.tags) == bool(points)
    assert "b" not in {tag for tag, _ in page.tags}
