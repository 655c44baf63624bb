"""Which actor a name means: by its words, by who was named before, by the report's country and its date."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rasid import Report
from rasid.mentions.actors import ActorMention, find_actors_in, report_country
from rasid.packs.load import Packs, load_packs
from rasid.reader import make_reader
from rasid.text.document import make_document

COLUMNS = "id\tname\tname_ar\tkind\tcountry\tparent\tsince\tuntil\twikidata\n"
ALIASES = "alias\tid\tframing\tuse\n"
ROWS = [
    ("river-party", "Party of the River", "حزب النهر", "armed-group", "LB", "", "", ""),
    ("dawn-party", "Party of the Dawn", "حزب الفجر", "armed-group", "IQ", "", "", ""),
    ("old-army", "Old Army", "جيش الوادي", "state-force", "SY", "", "", "2020-01-01"),
    ("new-army", "New Army", "جيش الوادي", "state-force", "SY", "", "2020-01-02", ""),
    ("hill-guard", "Guard of the Hill", "حرس التلة", "state-force", "YE", "", "", ""),
    ("plain-guard", "Guard of the Plain", "حرس السهل", "state-force", "SD", "", "", ""),
]
NAMES = [
    ("حزب النهر", "river-party", "", ""),
    ("حزب النهر المسلح", "river-party", "", ""),
    ("عصابات النهر", "river-party", "عصابات", ""),
    ("حزب الفجر", "dawn-party", "", ""),
    ("المنظومة", "river-party", "", "after"),
    ("المنظومة", "dawn-party", "", "after"),
    ("جيش الوادي", "old-army", "", ""),
    ("جيش الوادي", "new-army", "", ""),
    ("حرس الإقليم", "hill-guard", "", "country:YE"),
    ("حرس الإقليم", "plain-guard", "", "country:SD"),
    ("عصبة السفوح", "hill-guard", "", ""),
]
Find = Callable[..., list[ActorMention]]


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Packs:
    folder: Path = tmp_path_factory.mktemp("packs") / "actors"
    folder.mkdir()
    (folder / "own.tsv").write_text(COLUMNS + "".join("\t".join((*row, "\n")) for row in ROWS), encoding="utf-8")
    (folder / "own.aliases.tsv").write_text(ALIASES + "".join("\t".join(row) + "\n" for row in NAMES), encoding="utf-8")
    return load_packs(folder.parent)


@pytest.fixture
def find(packs: Packs) -> Find:
    def find_named(text: str, *, country: str | None = None, published: str | None = "2023-05-01") -> list[ActorMention]:
        own = {row[0] for row in ROWS}
        hits = packs.lexicon.scan(make_document(text))
        mentions = find_actors_in(hits, packs, country=country, published=published)
        return [mention for mention in mentions if mention.id in own]

    return find_named


def ids(mentions: list[ActorMention]) -> list[str]:
    return [mention.id for mention in mentions]


def test_a_name_is_found_with_clitics_and_the_longest_wins(find: Find):
    (mention,) = find("أعلن لحزب النهر المسلح")
    assert (mention.first, mention.stop, mention.prefix) == (1, 4, "ل")


def test_a_loaded_word_is_kept(find: Find):
    assert [mention.framing for mention in find("قصفت عصابات النهر المدينة ثم رد حزب النهر")] == ["عصابات", None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال حزب النهر إنه باق. وتمسكت المنظومة بموقفها", ["river-party", "river-party"]),
        ("قال حزب الفجر إنه باق. وتمسكت المنظومة بموقفها", ["dawn-party", "dawn-party"]),
        ("رد حزب النهر على حزب الفجر. وتمسكت المنظومة بموقفها", ["river-party", "dawn-party", "dawn-party"]),
        ("تمسكت المنظومة بموقفها", []),
    ],
)
def test_a_short_name_means_whoever_was_named_before(find: Find, text: str, expected: list[str]):
    """With two behind it, the nearer; with none, nobody."""
    assert ids(find(text)) == expected


@pytest.mark.parametrize(("country", "expected"), [("YE", ["hill-guard"]), ("SD", ["plain-guard"]), ("LY", []), (None, [])])
def test_a_common_name_means_that_of_the_reports_country(find: Find, country: str | None, expected: list[str]):
    assert ids(find("انتشر حرس الإقليم", country=country)) == expected


def test_one_named_in_full_before_wins_over_the_country(find: Find):
    assert ids(find("وصلت عصبة السفوح. وانتشر حرس الإقليم", country="SD")) == ["hill-guard", "hill-guard"]


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2019-06-01", "old-army"), ("2020-01-01", "old-army"), ("2020-01-02", "new-army"), ("2024-01-01", "new-army")],
)
def test_the_day_of_publication_chooses_between_two_of_one_name(find: Find, published: str, expected: str):
    assert ids(find("قصف جيش الوادي", published=published)) == [expected]


def test_an_actor_of_another_day_is_read_where_nobody_else_has_the_name(find: Find):
    """Dates choose between rivals, they forbid none: history is told too."""
    assert len(find("قصف جيش الوادي", published=None)) == 1


@pytest.mark.parametrize(
    ("places", "text", "expected"),
    [
        (["SY", "SY", "IQ"], "", "SY"),
        (["IQ"], "قال حزب النهر", "IQ"),
        ([], "قال حزب النهر", "LB"),
        ([None], "", None),
        (["YE", "IQ"], "", "IQ"),
    ],
)
def test_the_country_of_a_report_is_that_of_most_places_then_of_its_actors(
    packs: Packs, places: list, text: str, expected: str | None
):
    """A tie is settled by the code, so that the same text reads the same."""
    assert report_country(packs.lexicon.scan(make_document(text)), packs, places) == expected


@pytest.mark.parametrize(
    ("text", "published", "actor"),
    [
        ("قصف الجيش السوري بلدة النيرب بريف إدلب.", "2019-06-01", "syrian-government-forces"),
        ("قصفت القوات الحكومية مواقع الحوثيين في مأرب.", "2021-06-01", "yemeni-government-forces"),
        ("هاجم حزب الله موقعا في شبعا. وأطلق الحزب صواريخ على كريات شمونة.", "2024-02-01", "hezbollah"),
        ("قصفت قوات التحالف صنعاء.", "2016-06-01", "saudi-led-coalition"),
        ("هاجم تنظيم داعش مدينة السخنة. وقصف التنظيم مدينة تدمر.", "2022-06-01", "isis"),
    ],
)
def test_the_wheels_names_mean_whom_a_reader_takes_them_for(text: str, published: str, actor: str):
    events = make_reader().read(Report(id="r", text=text, published=published)).events
    assert actor in {found.id for found in events[-1].actors if found.role == "initiator"}


@pytest.mark.parametrize(
    "text",
    [
        "حضر الأطفال حفلا في تونس.",
        "قصف مدفعي على بلدات في تركيا.",
        "غارة في شمال العراق.",
    ],
)
def test_a_country_where_something_happens_does_nothing(text: str):
    events = make_reader().read(Report(id="r", text=text, published="2022-06-01")).events
    assert [actor for event in events for actor in event.actors] == []
