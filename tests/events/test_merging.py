"""One happening told twice is one event; two strikes at two places are two."""

from __future__ import annotations

from itertools import chain

import pytest


def wrong(*values: object, because: str):
    """Return a case that the reader gets wrong today."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=because))


def types(events) -> list[str]:
    return [event.type for event in events]


def test_title_lead_and_body_tell_one_strike(one_event):
    event = one_event(
        "شن الطيران الإسرائيلي غارة على بلدة الخيام صباح اليوم. وأدت الغارة إلى مقتل شخصين.",
        title="غارة إسرائيلية على الخيام جنوبي لبنان",
    )
    assert event.type == "air-strike"
    assert event.trigger.place is None
    assert [(count.outcome, count.best) for count in event.casualties] == [("killed", 2)]
    assert {actor.id for actor in event.actors} <= {"israeli-air-force", "israeli-military"}


def test_a_title_that_tells_only_the_dead_is_the_strike_of_the_body(one_event):
    event = one_event("استهدفت غارة جوية سوقا في مدينة الفاشر مساء أمس.", title="15 قتيلا في الفاشر")
    assert event.type == "air-strike"
    assert [(count.outcome, count.best) for count in event.casualties] == [("killed", 15)]


def test_a_definite_word_points_back(one_event):
    event = one_event("انفجرت عبوة ناسفة في سوق بمدينة الباب. وأسفر الانفجار عن إصابة خمسة مدنيين.")
    assert event.type == "explosive-device"
    assert [(count.outcome, count.best) for count in event.casualties] == [("injured", 5)]


@pytest.mark.parametrize(
    "text",
    [
        "غارة على بلدة الخيام. وغارة على بلدة عيتا الشعب.",
        wrong(
            "قتل شخصان في غارة على النبطية. وأصيب ثلاثة في غارة على مرجعيون.",
            because="a strike on a governorate's seat takes in one on a town of the governorate",
        ),
        "قصف مدفعي على سرمين. وقصف مدفعي على بنش.",
        "اعتقلت قوات الاحتلال شابا في نابلس. واعتقلت قوات الاحتلال ثلاثة شبان في الخليل.",
        wrong(
            "قصفت القوات التركية قرية زركان. كما استهدفت أطراف تل تمر بالقذائف.",
            because="«كما استهدفت» without a subject is lost",
        ),
        "انفجرت عبوة ناسفة في البصرة أمس. كما انفجرت عبوة ناسفة في كركوك.",
    ],
)
def test_two_places_are_two_events(events_of, text: str):
    events = events_of(text)
    assert len(events) == 2
    assert len(set(types(events))) == 1


def test_another_says_that_it_is_another(events_of):
    events = events_of("انفجرت سيارة مفخخة في رأس العين. وانفجرت سيارة مفخخة أخرى في رأس العين بعد ساعات.")
    assert types(events) == ["explosive-device", "explosive-device"]


def test_two_days_are_two_events(events_of):
    events = events_of("قصف مدفعي على سرمين يوم الاثنين. وقصف مدفعي على سرمين يوم الأربعاء.")
    assert len(events) == 2


def test_a_massacre_after_a_strike_is_that_strike(one_event):
    event = one_event("غارة على مخيم النصيرات. وأسفرت المجزرة عن مقتل 22 شخصا.")
    assert event.type == "air-strike"
    assert [(count.outcome, count.best) for count in event.casualties] == [("killed", 22)]


def test_a_massacre_alone_is_a_killing(one_event):
    assert one_event("ارتكبت قوات الدعم السريع مجزرة في قرية ود النورة.").type == "killing"


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        wrong(
            "اغتيال القيادي في حزب الله حسن مهدي بغارة من مسيرة على سيارته في البازورية.",
            "drone-strike",
            because="an assassination and the strike that did it make two",
        ),
        wrong(
            "العثور على جثتي شابين قتلا رميا بالرصاص في الحسكة.",
            "killing",
            because="bodies found and the murder they tell of make two",
        ),
        wrong(
            "انتشال جثامين أربعة شهداء من تحت الأنقاض في خان يونس.", "aid", because="the dead that were recovered make a second"
        ),
        ("ارتفع عدد شهداء القصف على مخيم المغازي إلى 70 شهيدا.", "bombardment"),
    ],
)
def test_one_sentence_tells_one_happening(one_event, text: str, event_type: str):
    assert one_event(text).type == event_type


def test_a_raid_with_arrests_is_a_raid_and_an_arrest(events_of):
    events = events_of("داهمت الشرطة الإسرائيلية بلدة العيسوية واعتقلت ستة شبان.")
    assert types(events) == ["raid", "arrest"]


def test_an_averted_attack_is_an_interception_and_what_was_averted(events_of):
    events = events_of("أحبطت القوات العراقية هجوما لتنظيم داعش في ديالى.")
    assert "averted" in {event.status for event in events}


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("استهدفت طائرة مسيرة سيارة في القامشلي.", "drone-strike"),
        ("قصف بطائرة مسيرة على مخيم زمزم.", "drone-strike"),
        wrong("شنت مسيرات هجوما على مطار أربيل.", "drone-strike", because="drones as the subject of «شنت» leave it an attack"),
        ("هاجمت مسيرات حقل نفط في كركوك.", "drone-strike"),
        ("استهدف الطيران الحربي مدينة إدلب.", "air-strike"),
        ("استهدف الجيش السوري بلدة كفرنبل بالمدفعية.", "shelling"),
        ("قصف بالبراميل المتفجرة على بلدة كفرزيتا.", "air-strike"),
        ("قصفت راجمات الصواريخ أحياء مدينة درعا.", "shelling"),
        ("قصف عنيف على مدينة الدلنج.", "bombardment"),
        ("قصف جوي بالصواريخ على مدينة جسر الشغور.", "air-strike"),
        ("انفجار في سوق بمدينة عزاز.", "explosion"),
        ("انفجار سيارة مفخخة في مدينة عزاز.", "explosive-device"),
        ("فجر انتحاري نفسه عند حاجز في كويته.", "suicide-attack"),
        ("هجوم بغاز الكلور على مدينة سراقب.", "chemical-attack"),
        ("إطلاق نار على سيارة في مدينة صيدا.", "armed-attack"),
        ("هجوم مسلح على حاجز شمالي الرمادي.", "armed-attack"),
        ("إنزال جوي للتحالف الدولي في ريف دير الزور.", "raid"),
        ("تفجير استهدف مقهى في بنغازي.", "explosive-device"),
    ],
)
def test_the_means_decide_the_type(one_event, text: str, event_type: str):
    """A drone beats everything, the air beats rockets, guns and rockets are shelling, else bombardment."""
    assert one_event(text).type == event_type


def test_a_drone_named_later_makes_it_a_drone_strike(one_event):
    event = one_event("استهداف سيارة على طريق الناقورة. وقالت مصادر محلية إن طائرة مسيرة نفذت الاستهداف.")
    assert event.type == "drone-strike"


def test_events_stand_in_the_order_of_the_text(events_of):
    events = events_of("غارة على الخيام. وقصف مدفعي على عيترون. واعتقال شاب في صيدا.")
    assert types(events) == ["air-strike", "shelling", "arrest"]
    assert [event.id for event in events] == ["r#1", "r#2", "r#3"]


REPORTS = [
    (
        "غارة على «صور» ومقتل ثلاثة",
        "قُتِلَ ثلاثةُ مدنيين، بينهم طفلان، في غارةٍ إسرائيليةٍ على مدينة «صور» فجر اليوم، وفق الدفاع المدني.",
    ),
    (None, "وقصفت قواتُ النظام بالمدفعيّة بلدةَ ســرمين؛ ممّا أدّى إلى إصابة \u202bأربعة\u202c مدنيين."),
    (
        "عاجل | اشتباكات في #الخرطوم_بحري",
        "مراسل «الجزيرة»: اشتباكات بين الجيش السوداني وقوات الدعم السريع، و١٢ قتيلاً من الطرفين.",
    ),
    (None, "قال الناشط علي حسين لوكالة الأنباء إنَّ مسلحين خطفوا «محمد السالم» قرب تدمر أمس."),
    ("هجوم بطائرة مسيّرة على أربيل", "استهدفت طائرة مسيّرة قاعدةً للجيش العراقي في أربيل؛ ولم تُسجَّل إصابات."),
]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        wrong("هجوم استهدف حقل نفط في كركوك.", "armed-attack", because="«هجوم استهدف» with a thing behind it makes no event"),
        wrong("تعرض حقل نفط في كركوك لهجوم.", "armed-attack", because="«تعرض لهجوم» with a thing as its subject makes no event"),
        wrong("هجوم يستهدف قاعدة عسكرية في سرت.", "armed-attack", because="«هجوم استهدف» with a thing behind it makes no event"),
        wrong("استهدف التنظيم حاجزا شرقي حمص.", "armed-attack", because="«استهدف» with an unknown doer and a thing is lost"),
        ("استهدف مجهولون منزلا في طفس.", "armed-attack"),
        ("سقطت قذيفة على سوق في أم درمان.", "shelling"),
        wrong(
            "استهدفت المقاومة تجمعا لجنود العدو في مستعمرة المنارة.",
            "armed-attack",
            because="«استهدفت» with a gathering of soldiers makes no event",
        ),
        wrong("سقط صاروخان على قاعدة قرب بغداد.", "shelling", because="a dual projectile behind «سقط» names no shelling"),
        wrong("قال شهود إن قذيفة سقطت على سوق في أم درمان.", "shelling", because="a projectile before «سقطت» names no shelling"),
        wrong("صاروخ سقط قرب قرية مجدل شمس.", "shelling", because="a projectile before «سقط» names no shelling"),
    ],
)
def test_a_plain_sentence_makes_its_event(one_event, text: str, event_type: str):
    assert one_event(text).type == event_type


@pytest.mark.parametrize(("title", "text"), REPORTS)
def test_every_quote_is_its_slice(events_of, title: str | None, text: str):
    """Vowels, tatweel, quotation marks, bidi signs, Arabic digits: offsets lead into the untouched text."""
    events = events_of(text, title=title)
    assert events
    for event in events:
        quotes = [event.trigger, event.time.quote if event.time else None]
        fields = (event.places, event.actors, event.targets, event.weapons, event.quantities, event.persons, event.casualties)
        quotes += [item.quote for item in chain(*fields)]
        quotes += [quote for claim in event.claims for quote in (claim.speaker, claim.verb, claim.to)]
        for quote in filter(None, quotes):
            source = title if quote.place == "title" else text
            assert source[quote.start : quote.end] == quote.text
            assert quote.text.strip() == quote.text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وقصف الطيران المدينة في إدلب.", "قصف الطيران"),
        ("وبغارة جوية على صعدة قتل شخصان.", "غارة جوية"),
        ("فاندلعت اشتباكات في الزاوية.", "اشتباكات"),
    ],
)
def test_the_trigger_leaves_out_what_is_written_to_it(one_event, text: str, words: str):
    assert one_event(text).trigger.text.endswith(words)
    assert not one_event(text).trigger.text.startswith(("و", "ف", "ب"))
