"""Places: which words make one, what governs it, which place it is and how far it reaches."""

from __future__ import annotations

import pytest

from rasid.gazetteers import embedded
from rasid.mentions.places import PlaceMention, find_places, find_places_in
from rasid.model import Place
from rasid.text.document import make_document


def read(text: str, **options) -> list[PlaceMention]:
    return find_places_in(make_document(text), embedded(), **options)


def told(text: str) -> list[tuple[str, str]]:
    return [(place.name, place.relation) for place in find_places(text)]


def only(text: str) -> Place:
    (place,) = find_places(text)
    return place


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقع انفجار في قارة مساء أمس.", [("قارة", "in")]),
        ("نُصب حاجز قرب مدينة يبرود.", [("يبرود", "near")]),
        ("سقطت قذائف في محيط بلدة كفر شوبا ليلاً.", [("كفر شوبا", "near")]),
        ("قصف طال ريف حماة الشمالي صباح اليوم.", [("حماة", "countryside")]),
        ("تجمع مسلحون عند مشارف الفاشر.", [("الفاشر", "outskirts")]),
        ("انسحبت القوات من تعز إلى المخا.", [("تعز", "from"), ("المخا", "to")]),
        ("تقدم الرتل باتجاه سرت.", [("سرت", "toward")]),
        ("حلّق الطيران في أجواء صور.", [("صور", "over")]),
        ("كمين بين مدينة الخمس وبلدة مسلاتة.", [("الخمس", "between"), ("مسلاتة", "between")]),
        ("أطلقت النار في حي الشجاعية بمدينة غزة.", [("الشجاعية", "in"), ("غزة", "in")]),
        ("تتواصل المعارك في ريف دمشق.", [("ريف دمشق", "in")]),
        ("غارات على حمص وريفها فجر اليوم.", [("حمص", "in")]),
        ("نزح الأهالي من الأراضي اللبنانية.", [("لبنان", "from")]),
        ("اشتباكات قرب نيالا وزالنجي.", [("نيالا", "near"), ("زالنجي", "near")]),
    ],
)
def test_relation_words_make_relations(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قصف بلدات يارون وعيترون وبليدا.", ["يارون", "عيترون", "بليدا"]),
        ("مداهمات في مدينتي جنين ونابلس.", ["جنين", "نابلس"]),
        ("استهدفت الغارات مطاري الشعيرات والضمير.", ["مطار الشعيرات", "مطار الضمير"]),
        ("تجدد القصف على قرى “الصخيرة والدويرات”.", ["الصخيرة", "الدويرات"]),
        ("انتشار أمني في بلدات وقرى خربة الحمام، والزعفران.", ["خربة الحمام", "الزعفران"]),
        ("لغم بين قريتي النزلة الشرقية والغربية.", ["النزلة الشرقية", "النزلة الغربية"]),
        ("طال القصف ريفي إدلب الغربي والشمالي.", ["إدلب"]),
    ],
)
def test_a_list_under_one_kind_word_is_several_places(text, names):
    assert [name for name, _ in told(text)] == names


def test_the_relation_goes_on_over_a_list():
    assert told("قصف مدفعي على أرياف حلب وإدلب.") == [("حلب", "countryside"), ("إدلب", "countryside")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قتل شاب في قرية الدويخلة بريف الرقة الشمالي.", "الدويخلة"),
        ("أصيب طفل في بلدة “وادي النسيم” جنوبي تعز.", "وادي النسيم"),
        ("حريق في مخيم براعم الخير بريف إدلب.", "مخيم براعم الخير"),
        ("استهدف القصف “أم الظباء” شرقي حمص.", "أم الظباء"),
        ("عثر على جثة في تل الغزلان بريف الحسكة.", "تل الغزلان"),
        ("انفجار في شارع الزيتونة بمدينة بنغازي.", "شارع الزيتونة"),
    ],
)
def test_a_place_that_no_gazetteer_knows_lies_in_its_container(text, name):
    unknown, container = find_places(text)
    assert unknown.name == name
    assert unknown.id is None
    assert unknown.candidates == ()
    assert unknown.geo_precision == 2
    assert (unknown.lat, unknown.lon) == (container.lat, container.lon)
    assert unknown.radius_km >= container.radius_km
    assert unknown.admin1 == container.admin1


@pytest.mark.parametrize(
    "text",
    [
        "أغلق الباب خلفه ومضى.",
        "قال علي إن النصر قريب.",
        "زار الوفد قارة أفريقيا مرتين.",
        "اندلعت حرب بين تركيا وروسيا.",
        "نفت حركة أحرار الشام الخبر.",
        "أعلنت سرايا القدس مسؤوليتها.",
        "استهدفت طائرة مسيرة تركية رتلاً.",
        "هذه مدينة ساحلية جميلة.",
        "وصل إلى منطقة سكنية واسعة.",
        "عاد إلى بلده ومكث فيها.",
        "الحرية والكرامة مطلب الشعب.",
        "أصيب المدني بجروح وهو في حالة حرجة.",
    ],
)
def test_words_persons_and_groups_are_no_places(text):
    assert find_places(text) == []


def test_a_blocked_range_holds_no_bare_place():
    text = "تحدث جمال دمشق أمس عن الحادثة."
    assert [mention.place.name for mention in read(text)] == ["دمشق"]
    assert read(text, blocked=[(1, 3)]) == []


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("انفجار في طرابلس شمالي لبنان.", "LB"),
        ("اشتباكات في طرابلس بعد وصول قوات من مصراتة والزاوية.", "LY"),
        ("قصف على ربيعة بريف اللاذقية.", "SY"),
        ("قصف على ربيعة غربي الموصل في العراق.", "IQ"),
    ],
)
def test_the_container_or_the_other_places_decide_among_namesakes(text, country):
    assert find_places(text)[0].country == country


def test_the_country_hint_decides_where_nothing_else_does():
    text = "سماع دوي انفجار في طرابلس."
    assert read(text, country_hint="LB")[0].place.country == "LB"
    assert read(text, country_hint="LY")[0].place.country == "LY"


def test_an_ambiguous_name_tells_its_candidates():
    place = only("سماع دوي انفجار في طرابلس.")
    assert {candidate.country for candidate in place.candidates} >= {"LB", "LY"}
    assert 0.99 < sum(candidate.score for candidate in place.candidates) < 1.01


@pytest.mark.parametrize(
    ("text", "name", "relation"),
    [
        ("قصفت الطائرات منبج، ودخلت القوات المدينة مساءً.", "منبج", "in"),
        ("انفجار في الباب، وانتشار عناصر على أطراف المدينة.", "الباب", "outskirts"),
        ("اشتباكات في مخيم عين الحلوة، وإطلاق نار في المخيم.", "مخيم عين الحلوة", "in"),
    ],
)
def test_the_town_stands_for_the_one_named_before(text, name, relation):
    last = read(text)[-1]
    assert last.reference
    assert (last.place.name, last.place.relation) == (name, relation)


def test_the_northern_countryside_is_that_of_the_last_governorate():
    last = find_places("قصف على مدينة سراقب بالريف الشرقي.")[-1]
    assert (last.name, last.relation, last.admin1) == ("إدلب", "countryside", "SY-ID")


def test_a_side_of_a_countryside_is_counted_from_the_town():
    place = only("غارة على ريف حمص الغربي.")
    assert place.lat == pytest.approx(34.73, abs=0.2)
    assert 36.2 < place.lon < 36.6
    assert place.radius_km >= 30


def test_a_distance_gives_the_offset_point():
    place = only("سقط الصاروخ على بعد 20 كم شرق الرقة.")
    assert place.relation == "near"
    assert place.lon == pytest.approx(39.008 + 20 / 90, abs=0.03)
    assert place.lat == pytest.approx(35.953, abs=0.02)


@pytest.mark.parametrize(
    ("text", "precision"),
    [("في مدينة إدلب", 1), ("قرب سرمين", 2), ("في محافظة إدلب", 3), ("في سوريا", 4), ("ريف منبج", 2)],
)
def test_the_precision_says_how_finely_the_words_fix_a_place(text, precision):
    assert only(f"قصف {text} أمس.").geo_precision == precision


def test_a_mention_tells_its_clitics_and_what_governs_it():
    first, second = read("هجوم بمدينة القامشلي ثم انسحاب إلى عامودا.")
    assert (first.prefix, first.preposition, first.role) == ("ب", "ب", "event")
    assert first.place.quote.text == "مدينة القامشلي"
    assert (second.preposition, second.role) == ("الي", "destination")


def test_spelling_errors_of_the_press_are_read():
    assert [place.id for place in find_places("في ديرالزور وادلب والحسكه واللاذقيه.")] == [
        place.id for place in find_places("في دير الزور وإدلب والحسكة واللاذقية.")
    ]


def test_a_hashtag_is_a_place():
    assert told("قصف عنيف الآن #خان_يونس #غزة") == [("خان يونس", "in"), ("غزة", "in")]


def test_lines_of_names_are_places():
    assert [name for name, _ in told("القرى المستهدفة:\nالبارة\nكنصفرة\nسفوهن\n")] == ["البارة", "كنصفرة", "سفوهن"]


def test_the_border_is_that_of_the_reports_country():
    text = "قصف إدلب وسراقب وأريحا، ونزوح نحو الحدود التركية."
    assert find_places(text)[-1].name == "الحدود السورية التركية"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قصف مواقع في مارع والحويزة وتل رفعت.", ["مارع", "الحويزة", "تل رفعت"]),
        ("غارات على سراقب وبطرانة والكسيبية جنوب إدلب.", ["سراقب", "بطرانة", "الكسيبية", "إدلب"]),
        ("طال القصف أيضاً “السنديانة، وعين الغزال” في ريف حماة الغربي.", ["السنديانة", "عين الغزال", "حماة"]),
        ("القرى:\nكنصفرة\nالزويتينات\nسفوهن\n", ["كنصفرة", "الزويتينات", "سفوهن"]),
    ],
)
def test_a_list_vouches_for_the_unknown_names_in_its_middle(text, names):
    assert [name for name, _ in told(text)] == names


@pytest.mark.parametrize(
    "text",
    ["وصل إلى حلب وغادر شمال إدلب.", "توقفوا في حمص واستراحوا وعادوا شمال حماة.", "اجتمعوا في دمشق، ثم تفرقوا شمال حمص."],
)
def test_a_verb_between_two_places_is_none(text):
    assert len(find_places(text)) == 2


@pytest.mark.parametrize(
    "text", ["كمين على طريق السخنة - تدمر ليلاً.", "كمين على طريق السخنة – تدمر ليلاً.", "كمين على طريق السخنة تدمر."]
)
def test_a_road_lies_between_its_ends(text):
    assert told(text) == [("السخنة", "between"), ("تدمر", "between")]


def test_a_road_with_one_name_is_one_place():
    assert told("حاجز على طريق M5 صباحاً.") == [("طريق M5", "in")]
