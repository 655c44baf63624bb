"""Who was harmed and how many: every count once, with its bounds, its people and its parts."""

from __future__ import annotations

import pytest


def wrong(*values: object, because: str):
    """Return a case that the reader gets wrong today."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=because))


def counts(event) -> set[tuple]:
    """Return the whole counts of an event: outcome, who, low, best, high."""
    return {(c.outcome, c.who, c.low, c.best, c.high) for c in event.casualties if c.part_of is None}


def parts(event) -> list[tuple]:
    """Return the parts: outcome of the whole, who, low, best, high."""
    whole = event.casualties
    return [(whole[c.part_of].outcome, c.who, c.low, c.best, c.high) for c in whole if c.part_of is not None]


ONE, TWO, SOME, SOME_OF_EACH, NONE = (1, 1, 1), (2, 2, 2), (2, None, None), (1, None, None), (0, 0, 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Verbs
        ("قُتل ثلاثة مدنيين في غارة جوية على الرقة.", {("killed", "civilians", 3, 3, 3)}),
        ("أصيب أربعة أطفال في انفجار لغم غربي الحديدة.", {("injured", "children", 4, 4, 4)}),
        ("غارة على دير البلح أودت بحياة ستة أشخاص.", {("killed", "unspecified", 6, 6, 6)}),
        ("لقي خمسة جنود مصرعهم في كمين شمال تكريت.", {("killed", "combatants", 5, 5, 5)}),
        ("خمسة أشخاص قتلوا في قصف على سوق بالفاشر.", {("killed", "unspecified", 5, 5, 5)}),
        ("استشهدت امرأة في قصف مدفعي على بلدة عيترون.", {("killed", "women", *ONE)}),
        ("اعتقلت قوات الاحتلال تسعة شبان في بيت لحم.", {("detained", "unspecified", 9, 9, 9)}),
        wrong(
            "خطف مسلحون ثلاثة عمال في كركوك.",
            {("abducted", "civilians", 3, 3, 3)},
            because="the doer of plural form is counted as the abducted",
        ),
        wrong(
            "نفذت قسد حملة اعتقالات في الرقة طالت 40 شخصا.",
            {("detained", "unspecified", 40, 40, 40)},
            because="the people behind «طالت» are no count of the arrests",
        ),
        # Verbal nouns and nouns
        ("مقتل أربعة صحفيين في غارة على غزة.", {("killed", "journalists", 4, 4, 4)}),
        ("قصف على كادقلي أسفر عن 14 قتيلا.", {("killed", "unspecified", 14, 14, 14)}),
        ("انفجار في عدن يخلف قتيلين.", {("killed", "unspecified", *TWO)}),
        ("قصف مدفعي على سرمين أوقع جرحى.", {("injured", "unspecified", *SOME)}),
        ("انفجار لغم في بيجي يوقع قتيلا.", {("killed", "unspecified", *ONE)}),
        wrong(
            "جرح شرطيين بانفجار قنبلة يدوية في البصرة.",
            {("injured", "combatants", *TWO)},
            because="the genitive dual of a nisba noun is read as a plural, and «جرح» does not decide",
        ),
        # Duals
        ("مقتل جنديين في هجوم على حاجز شرقي درنة.", {("killed", "combatants", *TWO)}),
        ("قتل طفلان بانفجار مخلفات حرب في ريف حماة.", {("killed", "children", *TWO)}),
        ("إصابة مسعفتين في غارة على النبطية.", {("injured", "medics", *TWO)}),
        ("مقتل مدنيين اثنين بقصف على الأتارب.", {("killed", "civilians", *TWO)}),
        ("القضاء على ثلاثة إرهابيين في تيزي وزو.", {("killed", "combatants", 3, 3, 3)}),
        ("طفلة تقتل بانفجار لغم في ريف درعا.", {("killed", "children", *ONE)}),
        ("قتل مدني متأثرا بجراحه التي أصيب بها في قصف على النيرب.", {("killed", "civilians", *ONE)}),
        # Approximations
        ("غارات على خان يونس قتلت نحو 30 شخصا.", {("killed", "unspecified", 27, 30, 33)}),
        ("مقتل أكثر من 20 مسلحا في قصف جوي على مأرب.", {("killed", "combatants", 21, 21, None)}),
        ("قتل ما لا يقل عن 8 أشخاص بقصف على أم درمان.", {("killed", "unspecified", 8, 8, None)}),
        ("مقتل عدد من المدنيين في غارة على مصراتة.", {("killed", "civilians", *SOME)}),
        ("مقتل العشرات في قصف على سوق بشمال دارفور.", {("killed", "unspecified", 20, None, 99)}),
        ("سقوط مئات القتلى في معارك بمدينة الجنينة.", {("killed", "unspecified", 200, None, 999)}),
        ("مقتل ما بين 10 و15 عنصرا في غارة على البوكمال.", {("killed", "combatants", 10, 12, 15)}),
        # Names, singular persons and lists of them
        ("استشهد محمود سالم وخالد ياسين برصاص الاحتلال في جنين.", {("killed", "unspecified", *TWO)}),
        ("مقتل ضابط ومجند بانفجار عبوة ناسفة في رفح.", {("killed", "combatants", *TWO)}),
        ("مقتل شاب برصاص مجهولين في نوى.", {("killed", "unspecified", *ONE)}),
        ("إصابة شرطي وجندي في اشتباكات بمدينة الزاوية.", {("injured", "combatants", *TWO)}),
        wrong(
            "استشهاد أب وثلاثة من أبنائه بقصف على حي الشجاعية.",
            {("killed", "unspecified", 4, 4, 4)},
            because="a singular person joined to a number is not counted",
        ),
        ("استشهد الصحفي سامر عوض وزوجته في قصف على جباليا.", {("killed", "unspecified", *TWO)}),
        wrong(
            "قتل زعيم عشيرة وسائقه برصاص مجهولين في ذيبان.",
            {("killed", "civilians", *TWO)},
            because="a person with a pronoun joined to a person is not counted",
        ),
        wrong(
            "مقتل امرأة وطفليها بقصف مدفعي على سرمين.",
            {("killed", "unspecified", 3, 3, 3)},
            because="a dual with a pronoun joined to a person is not counted",
        ),
        # Affiliation says who
        ("مقتل سبعة عناصر من قوات النظام في كمين شرقي حمص.", {("killed", "combatants", 7, 7, 7)}),
        ("مقتل 12 من الحوثيين في غارة على البيضاء.", {("killed", "combatants", 12, 12, 12)}),
        ("مقتل قيادي في تنظيم داعش بغارة على ديالى.", {("killed", "combatants", *ONE)}),
    ],
)
def test_people_harmed_are_counted(one_event, text: str, expected: set[tuple]):
    assert counts(one_event(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "قتل مدني وأصيب ثلاثة آخرون في قصف مدفعي على الأتارب.",
            {("killed", "civilians", *ONE), ("injured", "civilians", 3, 3, 3)},
        ),
        ("مقتل طفل وإصابة والدته بانفجار لغم في مأرب.", {("killed", "children", *ONE), ("injured", "women", *ONE)}),
        (
            "أسفرت الغارة على طولكرم عن استشهاد خمسة أشخاص وجرح سبعة.",
            {("killed", "unspecified", 5, 5, 5), ("injured", "unspecified", 7, 7, 7)},
        ),
        (
            "مقتل وإصابة سبعة جنود بانفجار عبوة ناسفة في أبين.",
            {("killed", "combatants", 1, None, 7), ("injured", "combatants", 1, None, 7)},
        ),
        (
            "سقط 20 شخصا بين قتيل وجريح بانفجار سيارة مفخخة في الباب.",
            {("killed", "unspecified", 1, None, 20), ("injured", "unspecified", 1, None, 20)},
        ),
        (
            "سقوط قتلى وجرحى في قصف مدفعي على تعز.",
            {("killed", "unspecified", *SOME_OF_EACH), ("injured", "unspecified", *SOME_OF_EACH)},
        ),
        (
            "غارة على رفح أوقعت ضحايا.",
            {("killed", "unspecified", *SOME_OF_EACH), ("injured", "unspecified", *SOME_OF_EACH)},
        ),
        (
            "قصف على بعلبك يوقع 3 شهداء و11 جريحا.",
            {("killed", "unspecified", 3, 3, 3), ("injured", "unspecified", 11, 11, 11)},
        ),
        (
            "قتيلان و4 جرحى في اشتباكات بطرابلس.",
            {("killed", "unspecified", *TWO), ("injured", "unspecified", 4, 4, 4)},
        ),
        wrong(
            "مقتل عسكري وإصابة ثلاثة بغارة إسرائيلية على بلدة عيتا الشعب.",
            {("killed", "combatants", *ONE), ("injured", "combatants", 3, 3, 3)},
            because="a bare number before a strike counts strikes, not the wounded",
        ),
        ("مقتل جندي وجرح اثنين آخرين في هجوم غربي سرت.", {("killed", "combatants", *ONE), ("injured", "combatants", *TWO)}),
    ],
)
def test_two_outcomes_are_two_counts(one_event, text: str, expected: set[tuple]):
    """One number shared by two outcomes bounds each of them; two numbers are one each."""
    assert counts(one_event(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصف مدفعي على أم درمان دون وقوع إصابات.", {("injured", "unspecified", *NONE)}),
        ("غارة على صور من دون تسجيل إصابات.", {("injured", "unspecified", *NONE)}),
        ("سقطت قذيفة على حي الكلاكلة دون سقوط ضحايا.", {("killed", "unspecified", *NONE), ("injured", "unspecified", *NONE)}),
        ("انفجرت عبوة ناسفة في الصدر ولم تسجل أي إصابات.", {("injured", "unspecified", *NONE)}),
        wrong(
            "غارة جوية على صعدة دون خسائر بشرية.",
            {("killed", "unspecified", *NONE), ("injured", "unspecified", *NONE)},
            because="«خسائر بشرية» is no word of harm",
        ),
        ("قصف بقذائف الهاون على عفرين دون أنباء عن إصابات.", {("injured", "unspecified", *NONE)}),
    ],
)
def test_no_harm_is_a_count_of_zero(one_event, text: str, expected: set[tuple]):
    """A negated harm is a fact about its happening, never a happening."""
    assert counts(one_event(text)) == expected


@pytest.mark.parametrize(
    ("text", "whole", "expected"),
    [
        (
            "قتل خمسة مدنيين بينهم ثلاثة أطفال وامرأة في قصف صاروخي على إدلب.",
            ("killed", "civilians", 5, 5, 5),
            [("killed", "children", 3, 3, 3), ("killed", "women", 1, 1, 1)],
        ),
        (
            "مقتل تسعة أشخاص من بينهم طفلتان في غارة على صعدة.",
            ("killed", "unspecified", 9, 9, 9),
            [("killed", "children", 2, 2, 2)],
        ),
        (
            "استشهد 12 شخصا معظمهم أطفال في قصف على خان يونس.",
            ("killed", "unspecified", 12, 12, 12),
            [("killed", "children", None, None, None)],
        ),
        (
            "إصابة ستة مدنيين، بينهم نساء، بقصف على نيالا.",
            ("injured", "civilians", 6, 6, 6),
            [("injured", "women", 2, None, None)],
        ),
        (
            "مقتل أربعة أشخاص (رجلان وطفلان) بانفجار لغم في تدمر.",
            ("killed", "unspecified", 4, 4, 4),
            [("killed", "children", 2, 2, 2)],
        ),
        (
            "مقتل رجل وامرأة في غارة على الموصل.",
            ("killed", "unspecified", 2, 2, 2),
            [("killed", "women", 1, 1, 1)],
        ),
    ],
)
def test_parts_point_at_their_whole(one_event, text: str, whole: tuple, expected: list[tuple]):
    """«بينهم ثلاثة أطفال» is a part and never added."""
    event = one_event(text)
    assert counts(event) == {whole}
    assert [part for part in parts(event) if part[1] in {"children", "women"}] == expected


def test_a_list_behind_they_are_tells_the_parts(one_event):
    event = one_event("قتل ثلاثة مدنيين، هم امرأة وطفلان، بغارة روسية على بلدة احسم.")
    assert parts(event) == [("killed", "women", *ONE), ("killed", "children", *TWO)]
    assert event.quantities == ()


def test_harm_of_which_nothing_is_known_is_not_counted(one_event):
    event = one_event("دون أن ترد معلومات عن إصابات، قصفت مدفعية النظام قرية فليفل.")
    assert all(count.low == 0 for count in event.casualties)


@pytest.mark.parametrize(
    ("text", "framing"),
    [
        ("استشهاد فلسطينيين برصاص الاحتلال في نابلس.", "استشهاد"),
        ("ارتقى شهيد في غارة على ميس الجبل.", "شهيد"),
        ("مقتل مدني في قصف على بلدة الفوعة.", None),
    ],
)
def test_a_loaded_word_is_kept_beside_the_count(one_event, text: str, framing: str | None):
    (count,) = one_event(text).casualties
    assert count.framing == framing


def test_a_later_figure_of_the_same_strike_takes_the_best(one_event):
    """Conflicting counts of one report: the smallest, the latest stated, the largest."""
    event = one_event("مقتل ثلاثة مدنيين في قصف جوي على إدلب.\nوقال الدفاع المدني إن القصف أدى إلى مقتل خمسة مدنيين.")
    assert counts(event) == {("killed", "civilians", 3, 5, 5)}


def test_a_death_that_explains_a_higher_toll_is_not_added(one_event):
    event = one_event("ارتفعت حصيلة ضحايا انفجار طرابلس إلى تسعة قتلى بعد وفاة جريحين.")
    assert counts(event) == {("killed", "unspecified", 9, 9, 9)}


def test_the_number_behind_a_rising_toll_is_the_count(one_event):
    event = one_event("ارتفاع عدد قتلى تفجير مقديشو إلى 17 شخصا.")
    assert counts(event) == {("killed", "unspecified", 17, 17, 17)}


@pytest.mark.parametrize(
    "text",
    [
        "قتل 65 مدنيا في درعا منذ بداية العام.",
        "بلغت حصيلة القتلى في السودان خلال عام أكثر من 15 ألف قتيل.",
        "وثق المركز 120 غارة على صعدة خلال الشهر الماضي.",
        "نفذ الاحتلال 340 حملة اعتقال في الضفة الغربية منذ مطلع العام.",
    ],
)
def test_a_figure_over_many_happenings_is_a_toll(one_event, text: str):
    event = one_event(text)
    assert event.type == "toll"


def test_a_toll_of_one_strike_is_its_count_and_no_toll(events_of):
    events = events_of("قصف الطيران سوقا في الفاشر. وقالت مصادر طبية إن الحصيلة الأولية 11 قتيلا.")
    assert [event.type for event in events] == ["air-strike"]
    assert counts(events[0]) == {("killed", "unspecified", 11, 11, 11)}


@pytest.mark.parametrize(
    "text",
    [
        "قصف على حمص دمر ثلاث سيارات وأسفر عن إصابة مدني.",
        "إصابة مدني يبلغ 40 عاما في غارة على الحديدة.",
        "إصابة مدني في قصف بخمس قذائف على مارع.",
        "إصابة مدني في غارة قرب الكيلومتر 12 جنوبي درعا.",
    ],
)
def test_a_number_of_things_years_or_distance_counts_nobody(one_event, text: str):
    assert counts(one_event(text)) == {("injured", "civilians", *ONE)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("سقطت قذيفة على حي سكني في إدلب وأصابت طفلا.", {("injured", "children", *ONE)}),
        ("غارة على الحديدة أصابت مدنيا.", {("injured", "civilians", *ONE)}),
        ("رصاص قناص أصاب ثلاثة مدنيين في تعز.", {("injured", "civilians", 3, 3, 3)}),
    ],
)
def test_the_object_of_a_verb_that_hits_is_hurt(one_event, text: str, expected: set[tuple]):
    assert counts(one_event(text)) == expected
