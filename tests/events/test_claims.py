"""Who says so: speakers before a colon, behind a preposition or a verb, carried on, spoken to."""

from __future__ import annotations

import pytest


def wrong(*values: object, because: str):
    """Return a case that the reader gets wrong today."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=because))


def voices(event) -> set[tuple[str, str]]:
    return {(claim.kind, claim.stance) for claim in event.claims}


def speakers(event) -> list[str | None]:
    return [claim.speaker.text if claim.speaker else None for claim in event.claims]


@pytest.mark.parametrize(
    ("text", "kind", "speaker"),
    [
        # A colon
        wrong(
            "مراسل العربية: قصف مدفعي على حي الشيخ مقصود.",
            "correspondent",
            "مراسل العربية",
            because="the outlet of a correspondent is left out of the quote",
        ),
        ("الدفاع المدني: غارة على بلدة احسم.", "responder", "الدفاع المدني"),
        ("وزارة الصحة اللبنانية: 3 قتلى بغارة على بلدة حناويه.", "responder", "وزارة الصحة"),
        # A preposition
        ("قتل أربعة جنود في كمين بسيناء، وفق مصدر أمني.", "official", "مصدر أمني"),
        ("بحسب شهود عيان، سقطت قذائف على حي جبرة.", "witness", "شهود عيان"),
        ("قصف على الفاشر، وفقا لناشطين محليين.", "activist", "لناشطين محليين"),
        ("غارة على صعدة، بحسب قناة المسيرة.", "media", "قناة المسيرة"),
        # A verb
        ("قال مصدر طبي إن قصفا استهدف سوقا في أم درمان.", "responder", "مصدر طبي"),
        ("أعلن الجيش العراقي تنفيذ غارة على وادي حوران.", "military", "الجيش العراقي"),
        ("أفاد المرصد السوري لحقوق الإنسان بأن غارة استهدفت ريف دير الزور.", "monitor", "المرصد السوري لحقوق الإنسان"),
        ("ذكرت وكالة سانا أن قوات الاحتلال قصفت بلدة كويا.", "agency", "وكالة سانا"),
        ("أكدت مصادر محلية أن مجهولين اغتالوا شرطيا في درعا.", "anonymous", "مصادر محلية"),
        ("أوضح محافظ كركوك أن انفجارا وقع في حقل نفط.", "official", "محافظ"),
        ("وثقت الشبكة السورية لحقوق الإنسان اعتقال ستة أشخاص في دوما.", "monitor", "الشبكة السورية لحقوق الإنسان"),
    ],
)
def test_the_speaker_of_a_claim(one_event, text: str, kind: str, speaker: str):
    event = one_event(text)
    assert voices(event) == {(kind, "asserts")}
    assert [words and speaker.removeprefix("ل") in words for words in speakers(event)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "قصف مدفعي على حي الشيخ مقصود بحلب.",
        "اعتقلت الشرطة خمسة محتجين في تونس.",
    ],
)
def test_where_nobody_is_named_the_report_speaks(one_event, text: str):
    event = one_event(text)
    assert voices(event) == {("report", "asserts")}
    assert speakers(event) == [None]


def test_an_agency_that_passes_on_and_its_source_both_speak(one_event):
    event = one_event("نقلت وكالة رويترز عن شهود عيان أن قصفا استهدف سوقا في الجنينة.")
    assert voices(event) == {("agency", "asserts"), ("witness", "asserts")}


@pytest.mark.parametrize("verb", ["وأضاف", "وأشار إلى", "وأوضح", "وتابع"])
def test_a_verb_that_goes_on_keeps_the_speaker(events_of, verb: str):
    text = f"قال المتحدث باسم الجيش اليمني إن الحوثيين قصفوا مأرب. {verb} أن مدفعية الحوثيين استهدفت قرية في تعز."
    events = events_of(text)
    assert len(events) == 2
    assert all(voices(event) == {("military", "asserts")} for event in events)


@pytest.mark.xfail(strict=True, reason="a surname behind a verb of saying is not the speaker named before")
def test_a_surname_is_whoever_was_named_before(events_of):
    text = (
        "قال المتحدث باسم الدفاع المدني محمود بصل إن غارة استهدفت منزلا في رفح. وأكد بصل أن غارة ثانية استهدفت مدرسة في خان يونس."
    )
    events = events_of(text)
    assert len(events) == 2
    assert all({kind for kind, _ in voices(event)} == {"responder"} for event in events)


def test_the_outlet_spoken_to_is_kept(one_event):
    event = one_event("قال الناشط أحمد الخطيب لموقع عنب بلدي إن قوات النظام اعتقلت سبعة شبان في دوما.")
    (claim,) = event.claims
    assert claim.kind == "activist"
    assert claim.to is not None
    assert "عنب بلدي" in claim.to.text


@pytest.mark.xfail(strict=True, reason="«لموقع» and the outlet behind it are cut apart, and «موقع» is read as a military site")
def test_the_outlet_spoken_to_is_no_speaker_and_no_target(one_event):
    event = one_event("قال الناشط أحمد الخطيب لموقع عنب بلدي إن قوات النظام اعتقلت سبعة شبان في دوما.")
    assert all("عنب بلدي" not in (words or "") for words in speakers(event))
    assert event.targets == ()


@pytest.mark.parametrize(
    ("text", "kind", "stance"),
    [
        ("نفى الجيش اللبناني قصف بلدة عرسال.", "military", "denies"),
        ("نفت وزارة الداخلية المصرية اعتقال صحفيين.", "official", "denies"),
        ("تبنى تنظيم داعش تفجيرا استهدف حافلة في حمص.", "military", "claims-responsibility"),
        wrong(
            "أعلن حزب الله مسؤوليته عن هجوم على ثكنة برانيت.",
            "military",
            "claims-responsibility",
            because="«أعلن مسؤوليته عن» claims no responsibility where its subject stands between",
        ),
        ("رجحت مصادر أمنية أن مسلحين من داعش نفذوا الهجوم في الطارمية.", "official", "hedges"),
    ],
)
def test_the_stance_of_a_claim(one_event, text: str, kind: str, stance: str):
    assert voices(one_event(text)) == {(kind, stance)}


def test_a_claim_governs_its_own_sentence_only(events_of):
    events = events_of("قال مصدر أمني إن عبوة ناسفة انفجرت في بعقوبة. اعتقلت الشرطة ثلاثة أشخاص في الموصل.")
    assert [voices(event) for event in events] == [{("official", "asserts")}, {("report", "asserts")}]


def test_the_verb_of_saying_is_quoted(one_event):
    (claim,) = one_event("أعلن الجيش العراقي تنفيذ غارة على وادي حوران.").claims
    assert claim.verb is not None
    assert claim.verb.text == "أعلن"


def test_a_statement_alone_is_no_event(events_of):
    assert events_of("قال وزير الخارجية الأردني إن الوضع في المنطقة صعب.") == []
