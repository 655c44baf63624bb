"""Who did what to whom: the places of Arabic grammar that hold doers, targets and the sides of a clash."""

from __future__ import annotations

import pytest


def wrong(*values: object, because: str):
    """Return a case that the reader gets wrong today."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=because))


def roles(event) -> set[tuple[str, str]]:
    return {(actor.id, actor.role) for actor in event.actors}


def doers(*ids: str) -> set[tuple[str, str]]:
    return {(name, "initiator") for name in ids}


def sides(*ids: str) -> set[tuple[str, str]]:
    return {(name, "participant") for name in ids}


def hit(doer: str, target: str) -> set[tuple[str, str]]:
    return {(doer, "initiator"), (target, "target")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصف الجيش السوري بلدة النيرب بالمدفعية.", doers("syrian-government-forces")),
        ("قوات النظام قصفت بالمدفعية بلدة كفرعمة غربي حلب.", doers("syrian-government-forces")),
        ("قصفت مدفعية الجيش اليمني مواقع الحوثيين غربي مأرب.", hit("yemeni-government-forces", "houthis")),
        ("هاجم الحوثيون مواقع القوات الحكومية اليمنية في الضالع.", hit("houthis", "yemeni-government-forces")),
        ("هاجمت قوات الدعم السريع معسكرا للجيش السوداني في الفاشر.", hit("rapid-support-forces", "sudanese-armed-forces")),
        ("مسلحون مجهولون هاجموا نقطة للجيش الليبي في سبها.", hit("unidentified", "libyan-government-forces")),
        ("استهدف حزب الله موقعا للجيش الإسرائيلي في المطلة بالصواريخ.", hit("hezbollah", "israeli-military")),
        ("قوات سوريا الديمقراطية، صباح اليوم، داهمت بلدة الشحيل.", doers("sdf")),
        ("أطلقت كتائب القسام صواريخ على عسقلان.", doers("qassam-brigades")),
        ("هاجم مسلحون من داعش نقطة للجيش العراقي في داقوق.", hit("isis", "iraqi-army")),
        ("سيطرت حركة الشباب على بلدة في محافظة جلجدود.", doers("al-shabaab")),
    ],
)
def test_subject_and_object_of_a_verb(one_event, text: str, expected: set):
    """The subject stands behind the verb or before it; what is hit may be an owner."""
    assert roles(one_event(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اعتُقل خمسة شبان في الخليل على يد قوات الاحتلال.", doers("israeli-military")),
        ("قُصفت بلدة عندان من قبل قوات النظام.", doers("syrian-government-forces")),
        wrong(
            "تم استهداف مواقع الحوثيين في حجة من قبل الجيش اليمني.",
            hit("yemeni-government-forces", "houthis"),
            because="the owner of what is hit becomes the doer beside the one named by agency",
        ),
        ("اختُطف ثلاثة أطباء في طرابلس على أيدي مسلحين مجهولين.", doers("unidentified")),
        ("استُهدفت قاعدة عين الأسد في الأنبار من قبل فصائل مسلحة بطائرة مسيرة.", doers("unidentified")),
    ],
)
def test_a_passive_names_its_doer_by_agency(one_event, text: str, expected: set):
    assert roles(one_event(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصف الطيران الروسي أطراف مدينة إدلب.", doers("russian-air-force")),
        ("قصف جوي روسي على أطراف مدينة إدلب.", doers("russian-military")),
        ("غارة إسرائيلية على بلدة كفركلا جنوبي لبنان.", doers("israeli-military")),
        ("قصف مدفعي تركي على ريف تل تمر.", doers("turkish-military")),
        ("غارات أمريكية على مواقع الحوثيين في الحديدة.", {("us-military", "initiator"), ("houthis", "target")}),
        ("غارات للتحالف العربي على صعدة.", doers("saudi-led-coalition")),
        wrong(
            "قصف لقوات الدعم السريع على سوق في الأبيض.",
            doers("rapid-support-forces"),
            because="lam behind a bare «قصف» brings in no doer",
        ),
        ("استهداف الطيران الإسرائيلي لمواقع حزب الله في النبطية.", hit("israeli-air-force", "hezbollah")),
        ("قصف من قبل قوات حفتر على العزيزية.", doers("lna")),
        ("اقتحام قوات الاحتلال لمخيم بلاطة.", doers("israeli-military")),
        ("هجوم لتنظيم داعش على حاجز للحشد الشعبي جنوبي سامراء.", hit("isis", "popular-mobilisation-forces")),
        ("هجوم على رتل للجيش المالي قرب غاو.", {("malian-military", "target")}),
    ],
)
def test_verbal_nouns_hold_doer_and_target(one_event, text: str, expected: set):
    """Idafa, lam, an adjective of a country, and «على»."""
    assert roles(one_event(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "اندلعت اشتباكات بين الجيش السوداني وقوات الدعم السريع في نيالا.",
            sides("sudanese-armed-forces", "rapid-support-forces"),
        ),
        ("اشتبك الجيش السوداني مع قوات الدعم السريع في بحري.", sides("sudanese-armed-forces", "rapid-support-forces")),
        (
            "دارت معارك عنيفة بين قوات النظام وفصائل معارضة على محور سراقب.",
            sides("syrian-government-forces", "syrian-opposition"),
        ),
        ("شهدت مدينة غات اشتباكات بين قوات حفتر ومسلحين مجهولين.", sides("lna", "unidentified")),
        wrong(
            "اجتمع وفد من حركة حماس مع مسؤولين مصريين في القاهرة.",
            sides("hamas", "egyptian-government"),
            because="members and officials of a side («وفد من», «مسؤولين») make no participants",
        ),
        wrong(
            "صد الجيش السوداني هجوما لقوات الدعم السريع على مدينة الفاشر.",
            sides("sudanese-armed-forces", "rapid-support-forces"),
            because="an attack beaten back is told as a clash and an attack",
        ),
        ("خاضت قسد اشتباكات مع الجيش الوطني السوري على محور منبج.", sides("sdf", "syrian-national-army")),
    ],
)
def test_two_sides_are_participants(one_event, text: str, expected: set):
    assert roles(one_event(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("شنت الطائرات الروسية غارات على جبل الزاوية.", doers("russian-air-force")),
        ("شنت القوات التركية والجيش الوطني السوري هجوما على منبج.", doers("turkish-military", "syrian-national-army")),
        ("نفذ طيران التحالف غارات على صنعاء.", doers("saudi-led-coalition")),
        ("تعرضت قرية ربيعة لقصف مدفعي من القوات التركية.", doers("turkish-military")),
        ("تعرض رتل للجيش العراقي لهجوم شمالي بيجي.", {("iraqi-army", "target")}),
        ("شهدت بلدة سرمين قصفا مدفعيا من قوات النظام.", doers("syrian-government-forces")),
        ("ارتكبت قوات الدعم السريع مجزرة في قرية ود النورة.", doers("rapid-support-forces")),
        ("فرض الجيش الإسرائيلي حصارا على مدينة جنين.", doers("israeli-military")),
    ],
)
def test_a_light_verb_gives_its_subject_to_the_happening(one_event, text: str, expected: set):
    """«شن», «نفذ», «تعرض لـ» and «شهد» say nothing by themselves."""
    assert roles(one_event(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أعلن جهاز مكافحة الإرهاب القبض على ثلاثة مطلوبين في نينوى.", "iraqi-counter-terrorism-service"),
        ("تعتزم واشنطن سحب قواتها من النيجر.", "us-government"),
        ("أعلن الجيش العراقي تنفيذ غارة على وادي حوران.", "iraqi-army"),
        ("أعلن حزب الله استهداف ثكنة برانيت بالصواريخ.", "hezbollah"),
    ],
)
def test_who_announces_a_deed_or_means_to_do_it_is_its_doer(one_event, text: str, expected: str):
    assert expected in {name for name, role in roles(one_event(text)) if role == "initiator"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الغارات التي شنتها طائرات التحالف العربي استهدفت صعدة.", doers("saudi-led-coalition")),
        ("القصف الذي نفذته قوات الدعم السريع طال أحياء في الفاشر.", doers("rapid-support-forces")),
        ("الهجوم الذي استهدف دورية للجيش المصري وقع في رفح.", {("egyptian-military", "target")}),
        wrong(
            "مواقع الحوثيين التي قصفها الجيش السعودي تقع في حرض.",
            hit("saudi-military", "houthis"),
            because="the antecedent of an object relative is no target",
        ),
    ],
)
def test_a_relative_clause_keeps_its_roles(one_event, text: str, expected: set):
    assert roles(one_event(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("انفجرت عبوة ناسفة بسيارة تابعة لقوات سوريا الديمقراطية في الشحيل.", {("sdf", "target")}),
        wrong(
            "استهدفت عبوة ناسفة آلية للجيش العراقي في الطارمية.",
            {("iraqi-army", "target")},
            because="the owner of what a device hit is no target",
        ),
        wrong(
            "قصف بطائرات مسيرة تابعة للجيش السوداني على الجنينة.",
            doers("sudanese-armed-forces"),
            because="the owner of the weapon is no doer",
        ),
        wrong(
            "غارات على مستودعات أسلحة لحزب الله في البقاع.",
            {("hezbollah", "target")},
            because="the owner of a compound target («مستودعات أسلحة لـ») becomes the doer",
        ),
        wrong(
            "استهدف طيران مسير تابع للجيش التركي سيارة عسكرية لقسد قرب عين عيسى.",
            hit("turkish-military", "sdf"),
            because="neither the owner of a drone behind «تابع لـ» nor that of the thing hit has a role",
        ),
        wrong(
            "غارة إسرائيلية على مركز للجيش اللبناني في بلدة عيتا الشعب.",
            hit("israeli-military", "lebanese-army"),
            because="the owner of a thing behind «على» is lost or becomes a doer",
        ),
        wrong(
            "أعلنت القيادة المركزية الأمريكية أن قواتها نفذت ضربات ضد الحوثيين في صعدة.",
            {("us-central-command", "initiator"), ("houthis", "target")},
            because="«قواتها» does not look back to the speaker",
        ),
        wrong(
            "قصفت طائرات حربية مجهولة الهوية مواقع لميليشيات إيرانية في البوكمال.",
            hit("unidentified", "iranian-militias"),
            because="an aircraft «مجهولة» is no unidentified doer",
        ),
        wrong(
            "قصف طيران مسير تركي سيارة لقسد في القامشلي.", hit("turkish-military", "sdf"), because="«طيران مسير تركي» is no doer"
        ),
    ],
)
def test_owners_of_things_and_weapons_have_roles(one_event, text: str, expected: set):
    """The owner of what is hit is the target; the owner of the weapon is the doer."""
    assert roles(one_event(text)) == expected


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        ("داهمت قوات الأمن العراقية منازل في كركوك واعتقلت أربعة أشخاص.", "arrest", doers("iraqi-security-forces")),
        ("قصفت القوات التركية قرية زركان. كما قصفت أطراف تل تمر.", "bombardment", doers("turkish-military")),
        ("القوات الإسرائيلية التي اقتحمت مخيم بلاطة اعتقلت ثلاثة فلسطينيين.", "arrest", doers("israeli-military")),
    ],
)
def test_a_subject_left_out_is_the_one_before(events_of, text: str, event_type: str, expected: set):
    """The doer that Arabic leaves out has no quote of its own."""
    event = [event for event in events_of(text) if event.type == event_type][-1]
    assert roles(event) == expected
    assert all(actor.quote is None for actor in event.actors if actor.role == "initiator")


@pytest.mark.parametrize(
    ("text", "framing"),
    [
        ("قصف طيران العدو بلدة حولا.", "العدو"),
        ("اقتحمت قوات الاحتلال بلدة سلواد.", "الاحتلال"),
        ("هاجمت ميليشيا الحوثي الانقلابية مدينة مأرب.", "الانقلابية"),
        ("قصفت قوات الجيش السوداني مدينة نيالا.", None),
    ],
)
def test_a_loaded_word_is_kept_beside_a_neutral_name(one_event, text: str, framing: str | None):
    (actor,) = [actor for actor in one_event(text).actors if actor.role == "initiator"]
    assert actor.framing == framing
    assert framing is None or framing not in actor.name


@pytest.mark.parametrize(
    "text",
    [
        wrong("قصف مدفعي على مدينة تعز دون وجود لأي عنصر من الحوثيين.", because="whoever is said to be absent becomes a target"),
        "اجتماع في عمان من دون مشاركة حركة حماس.",
        "هجوم بطائرة مسيرة على أربيل ولم تتبن أي جهة الهجوم.",
    ],
)
def test_whoever_is_said_to_be_absent_is_no_actor(one_event, text: str):
    assert roles(one_event(text)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "قصف مدفعي على الأحياء السكنية في عطبرة.",
        wrong(
            "انفجار عبوة ناسفة في بلدة تقع تحت سيطرة قوات سوريا الديمقراطية.",
            because="«تقع تحت سيطرة» becomes a change of territory",
        ),
        "غارة جوية على مدينة الرقة الخاضعة لسيطرة تنظيم داعش.",
    ],
)
def test_whoever_holds_a_place_is_no_target(one_event, text: str):
    assert roles(one_event(text)) == set()


def test_support_makes_a_doer(one_event):
    event = one_event("شنت قوات النظام هجوما على كفرنبل بدعم من الطيران الروسي.")
    assert roles(event) >= doers("syrian-government-forces", "russian-air-force")


def test_a_clash_fought_with_support_has_participants_only(one_event):
    event = one_event("اشتباكات بين الجيش اليمني والحوثيين في شبوة بإسناد من طيران التحالف.")
    assert {role for _, role in roles(event)} == {"participant"}


@pytest.mark.xfail(strict=True, reason="an adjective of a country behind «بوساطة» is no mediator")
def test_a_mediator_is_neither_side(one_event):
    event = one_event("اتفاق هدنة بين إسرائيل وحركة حماس بوساطة قطرية.")
    assert ("hamas", "participant") in roles(event)
    assert ("qatari-government", "mediator") in roles(event)


def test_civilians_are_a_target_where_the_act_is_done_to_them(one_event):
    event = one_event("استهدف قناصة حزب العمال الكردستاني المدنيين في مخمور.")
    assert ("civilians", "target") in roles(event)


def test_civilians_who_were_only_hurt_are_no_target(one_event):
    event = one_event("ضربت مدفعية قوات النظام قرية آفس، فقتل مدنيان اثنان.")
    assert roles(event) == doers("syrian-government-forces")


@pytest.mark.xfail(strict=True, reason="the group that doers are believed to be of is no doer")
def test_suspected_doers_are_doers(one_event):
    event = one_event("اغتال مسلحون يعتقد أنهم من تنظيم داعش مختار قرية في ديالى.")
    assert ("isis", "initiator") in roles(event)


@pytest.mark.xfail(strict=True, reason="the owner of a drone that is shot down becomes who shot it down")
def test_whose_drone_was_shot_down_did_not_shoot_it_down(one_event):
    event = one_event("تمكنت قوات الجيش اليمني من إسقاط طائرة مسيرة حوثية في أجواء مأرب.")
    assert ("houthis", "initiator") not in roles(event)
    assert ("yemeni-government-forces", "initiator") in roles(event)


@pytest.mark.xfail(strict=True, reason="an adjective of a group behind «قناص» does not say whose he is")
def test_a_sniper_is_of_the_group_he_is_called_by(one_event):
    event = one_event("أصيبت طفلة برصاص قناص حوثي في مدينة تعز.")
    assert roles(event) == doers("houthis")


@pytest.mark.xfail(strict=True, reason="what the doers ride is read as what they hit")
def test_what_the_doers_ride_is_no_target(one_event):
    event = one_event("أطلق مجهولون يستقلون دراجة نارية النار على مدني في بلدة تسيل.")
    assert event.targets == ()
