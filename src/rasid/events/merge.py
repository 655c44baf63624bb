"""Which happenings of different sentences are one: title, lead and body tell the same strike again.

Two tellings are one where nothing that they say contradicts and the later one points back or repeats. Two places,
two days, two doers, or «أخرى» make two.
"""

from __future__ import annotations

import math

import msgspec

from rasid.events.happening import Happening
from rasid.events.reconcile import add_harms
from rasid.events.scene import Chunk, Scene
from rasid.events.triggers import PRECEDENCE, VAGUE, refined
from rasid.model import Partial, Time

EVENT_RELATIONS = frozenset({"in", "near", "outskirts", "between", "over", "countryside"})
GENERIC_ACTORS = frozenset({"unidentified", "individual"})
VAGUE_REACH = 3  # sentences: farther on, a precise word tells of something else
LOOSE = frozenset({"vague", "habit"})
UNDONE = frozenset({"denied", "planned", "threatened", "averted"})
TITLE_REACH = 2  # sentences
ACTS_OF_HARM = frozenset(PRECEDENCE) | {"killing", "accident", "assault", "torture"}
SITE_KM = 20  # a city's radius; wider is a region
NEAR_KM = 6  # a strike told again is told of a quarter or of the edge of the town; villages lie farther apart
CITY = "\u0645\u062f\u064a\u0646"  # madina and its dual
PLURAL = "\u0627\u062a"  # alef, teh
ARTICLE = "\u0627\u0644"
KM_A_DEGREE = 111.0
WIDE = 3  # geo_precision from which a place is only a region or country


def find_home(scene: Scene, new: Happening, known: list[Happening]) -> Happening | None:
    """Return the earlier happening that *new* tells again, None where it is another; of several the likest, then the last."""
    if new.other:
        return None
    counted = _counted(scene, new, known)
    if counted is not None:
        return counted
    fitting = [
        home for home in known if _one_type(scene, home, new) and not contradict(scene, home, new) and _repeats(scene, home, new)
    ]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    return max(fitting, key=lambda home: (_likeness(home, new), home.sentences[-1]))


def _counted(scene: Scene, new: Happening, known: list[Happening]) -> Happening | None:
    """Return the toll that «هذه الهجمات» points back to: the sentence before counted many of them."""
    plural = scene.document.forms[new.trigger.first].endswith(PLURAL) and new.trigger.definite
    if not plural or not scene.has(new.trigger.first - 1, "this") or new.type not in PRECEDENCE:
        return None
    return next(
        (home for home in reversed(known) if home.type == "toll" and 0 < new.sentence - home.sentences[-1] <= TITLE_REACH), None
    )


def _likeness(home: Happening, new: Happening) -> int:
    """Return how much two tellings share: a fine place counts most, then the type, then the doer."""
    same_place = any(_same_place(a, b) for a in _spots(home) for b in _spots(new) if _fine(a) is _fine(b))
    same_doer = bool({part.id for part in home.parts} & {part.id for part in new.parts})
    return 4 * same_place + 2 * (home.type == new.type) + same_doer


def _one_type(scene: Scene, home: Happening, new: Happening) -> bool:
    if home.type == new.type:
        return True
    if only_harm(home) and not only_harm(new):  # «مقتل خمسة» in the title is the strike of the lead
        close = new.sentence - home.sentences[-1] <= TITLE_REACH
        if new.type == "raid" and not _share_harm(home, new):  # a raid told first is seldom what killed
            return False
        return (
            close and new.type in ACTS_OF_HARM and (home.type == "body-found" or new.type in ("armed-attack", "killing", "raid"))
        )
    if {home.type, new.type} == {"killing", "armed-attack"} and not is_massacre(scene, home):
        return new.sentence - home.sentences[-1] <= TITLE_REACH
    if (is_massacre(scene, home) and new.type in PRECEDENCE) or (is_massacre(scene, new) and home.type in PRECEDENCE):
        return True
    if home.type not in PRECEDENCE or new.type not in PRECEDENCE:
        return False
    if home.type in VAGUE or new.type in VAGUE:
        if "armed-clash" in (home.type, new.type):  # an attack that turned into a battle is told back as one
            return new.trigger.definite and {home.type, new.type} == {"armed-clash", "armed-attack"}
        return "raid" not in (home.type, new.type) and (new.trigger.definite or new.sentence - home.sentences[-1] <= VAGUE_REACH)
    if {home.type, new.type} == {"air-strike", "drone-strike"}:
        return new.trigger.definite or not _crewed(home if new.type == "drone-strike" else new)
    return {home.type, new.type} <= {"suicide-attack", "explosive-device"}


def _crewed(happening: Happening) -> bool:
    """Tell whether aircraft with crews are named for it («طائرات حربية»): a drone told of later is another's."""
    return any(weapon.value.kind in ("aircraft", "helicopter") for weapon in happening.weapons)


def _share_harm(home: Happening, new: Happening) -> bool:
    return bool({harm.outcome for harm in home.harms} & {harm.outcome for harm in new.harms})


def only_harm(happening: Happening) -> bool:
    """Tell whether it is known by its dead alone, no word for the act told yet."""
    return happening.trigger.kind == "outcome"


def is_massacre(scene: Scene, happening: Happening) -> bool:
    """Tell whether it is told as «مجزرة» alone: beside a strike it is that strike (codebook rule 3)."""
    named = happening.frame == "massacre" or scene.any_between(happening.trigger.first, happening.trigger.stop, "massacre")
    return happening.type == "killing" and named


def contradict(scene: Scene, home: Happening, new: Happening) -> bool:
    """Tell whether the two say different places, days, doers or standing."""
    if home.status != new.status and ("reported" not in (home.status, new.status) or UNDONE & {home.status, new.status}):
        return True
    if home.background != new.background and not new.trigger.definite:
        return True
    talks = scene.packs.types[home.type].family == "talks" and home.type == new.type and new.trigger.definite
    pointed = scene.has(new.trigger.first - 1, "this")  # «هذا القصف»: the one told last
    apart = (
        not talks and not pointed and _places_differ(home, new)
    )  # «ضم الاجتماع … العاملين في حلب»: what is said of those who met
    return apart or _times_differ(home, new) or _doers_differ(scene, home, new)


def _times_differ(home: Happening, new: Happening) -> bool:
    one, other = home.own_time, new.own_time
    if new.time_kind in LOOSE and one is None and not new.trigger.definite and not home.background:
        return True
    if home.dayless or new.dayless or one is None or other is None:
        return False
    if (home.time_kind in LOOSE) is not (new.time_kind in LOOSE):
        return True  # what went on «في الفترة الأخيرة» is not the strike of a day
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return _days_differ(one.partial, other.partial)
    return one.latest[:10] < other.earliest[:10] or other.latest[:10] < one.earliest[:10]


def _days_differ(one: Partial | None, other: Partial | None) -> bool:
    """Tell whether what a report without a date fixes of two days is not the same («12 حزيران», «الأحد 18 آب»)."""
    if one is None or other is None:
        return False
    pairs = ((one.weekday, other.weekday), (one.day, other.day), (one.month, other.month), (one.year, other.year))
    return any(None not in pair and pair[0] != pair[1] for pair in pairs)


def _places_differ(home: Happening, new: Happening) -> bool:
    ours, theirs = _spots(home), _spots(new)
    if not ours or not theirs:
        return False
    fine_ours, fine_theirs = [p for p in ours if _fine(p)], [p for p in theirs if _fine(p)]
    if fine_ours and fine_theirs:
        if any(_same_place(a, b) for a in fine_ours for b in fine_theirs):
            return False
        return not (new.trigger.definite and any(_near(a, b, told_harm=bool(new.harms)) for a in fine_ours for b in fine_theirs))
    if any(_same_place(a, b) for a in ours for b in theirs):
        return False
    return not any(_contains(a, b) for a in ours for b in theirs)


def _fine(chunk: Chunk) -> bool:
    """Tell whether the place is a site, not a region, countryside or country that may hold the other."""
    place = chunk.value.place
    wide = place.geo_precision >= WIDE or place.relation == "countryside" or (place.radius_km or 0) > SITE_KM
    return not wide and not _may_be_governorate(chunk)


def _may_be_governorate(chunk: Chunk) -> bool:
    """Tell whether a name is that of a governorate as well as of its seat («في إدلب», «غربي حماة», not «مدينة إدلب»)."""
    place = chunk.value.place
    named = place.latin is not None and place.admin1_name is not None and place.latin in place.admin1_name
    return named and place.quote is not None and CITY not in place.quote.text


def _near(one: Chunk, other: Chunk, *, told_harm: bool) -> bool:
    """Tell whether two sites may be one for a word that points back: close by; or one is not known to any gazetteer, as a
    quarter or a market is, and no count is told of it alone.
    """
    a, b = one.value.place, other.value.place
    if a.id is None or b.id is None or a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return not told_harm
    return math.dist((a.lat, a.lon), (b.lat, b.lon)) * KM_A_DEGREE <= NEAR_KM


def _spots(happening: Happening) -> list[Chunk]:
    return [chunk for chunk in happening.places if chunk.value.place.relation in EVENT_RELATIONS]


def _same_place(one: Chunk, other: Chunk) -> bool:
    a, b = one.value.place, other.value.place
    if a.id is not None and a.id == b.id:
        return True
    return bool(a.name == b.name)


def _contains(one: Chunk, other: Chunk) -> bool:
    a, b = one.value.place, other.value.place
    if a.country != b.country:
        return False
    return a.geo_precision == 4 or b.geo_precision == 4 or a.admin1 == b.admin1 or None in (a.admin1, b.admin1)


def _doers_differ(scene: Scene, home: Happening, new: Happening) -> bool:
    for role in ("initiator", "participant"):
        ours = {part.id for part in home.roles(role)} - GENERIC_ACTORS
        theirs = {part.id for part in new.roles(role)} - GENERIC_ACTORS
        if ours and theirs and not any(_related(scene, a, b) for a in ours for b in theirs):
            return True
    return False


def _related(scene: Scene, one: str, other: str) -> bool:
    """Tell whether two actors are one, one a part of the other, or forces of one country."""
    if one == other:
        return True
    a, b = scene.packs.actors.get(one), scene.packs.actors.get(other)
    if a is None or b is None:
        return False
    if a.parent == other or b.parent == one or (a.parent and a.parent == b.parent):
        return True
    state = {"state-force", "police", "political"}
    return a.country is not None and a.country == b.country and a.kind in state and b.kind in state


def _repeats(scene: Scene, home: Happening, new: Happening) -> bool:
    """Tell whether *new* points back («القصف») or tells what is already told (same place or doer, or no own facts)."""
    if new.trigger.definite or _definite_phrase(scene, new.trigger) or scene.in_title(home.trigger.first):
        return True
    if not _spots(new) and not new.harms:
        return new.sentence - home.sentences[-1] <= VAGUE_REACH and _same_word(home, new)
    ours, theirs = _spots(home), _spots(new)
    if not ours or not theirs or any(_same_place(a, b) for a in ours for b in theirs if _fine(a) is _fine(b)):
        return True
    return not any(_fine(place) for place in ours)  # the lead named the region, the body names the village


def _definite_phrase(scene: Scene, trigger: Chunk) -> bool:
    """Tell whether a phrase ends in a definite noun («سقوط الطائرة»): the one told before."""
    phrase = trigger.verb is None and trigger.stop - trigger.first > 1
    return phrase and scene.document.forms[trigger.stop - 1].startswith(ARTICLE)


def _same_word(home: Happening, new: Happening) -> bool:
    """Tell whether a telling without facts of its own uses a word of the first again, or one that could be any strike."""
    forms = {trigger.value.form for trigger in home.triggers if trigger.kind == "trigger"}
    return new.open or home.open or new.trigger.kind == "outcome" or new.trigger.value.form in forms or new.type in PRECEDENCE


def absorb(scene: Scene, home: Happening, new: Happening) -> None:
    """Add what *new* tells to *home*."""
    _take_type(scene, home, new)
    if scene.in_title(home.trigger.first) and not scene.in_title(new.trigger.first):
        home.trigger, home.sentence = new.trigger, new.sentence
    home.triggers.extend(new.triggers)
    home.sentences.extend(new.sentences)
    if _dates_better(home, new):
        home.own_time, home.time_kind, home.dayless = new.own_time, new.time_kind, new.dayless
    elif new.dayless and home.own_time is not None and new.own_time is not None:
        home.own_time = at_hour(home.own_time, new.own_time)
    names = {(chunk.value.place.name, chunk.value.place.relation) for chunk in home.places}
    if not (scene.packs.types[home.type].family == "talks" and any(map(_fine, _spots(home)))):  # later: what was talked of
        home.places.extend(c for c in new.places if (c.value.place.name, c.value.place.relation) not in names)
    for part in new.parts:
        home.add_part(part)
    home.targets.extend(new.targets)
    home.weapons.extend(new.weapons)
    home.numbers.extend(new.numbers)
    home.voices.extend(new.voices)
    home.means |= new.means
    add_harms(home, new.harms)


def _dates_better(home: Happening, new: Happening) -> bool:
    """Tell whether the new telling dates what the one before left undated: by a day, or by any time close to it."""
    if new.own_time is None or (home.own_time is not None and home.own_time.precision != "unknown"):
        return False
    partial = home.own_time.partial if home.own_time is not None else None
    if partial is not None and (new.since or (partial.day is not None and new.own_time.partial is None)):
        return False  # «فجر الجمعة» is when it was; «منذ بداية 2022» says since when such things are counted
    return new.time_kind == "point" or bool(new.own_time.earliest and new.sentence - home.sentences[0] <= TITLE_REACH)


def at_hour(day: Time, hour: Time) -> Time:
    """Return *day* with the hours of *hour*, where the one is a single day and the other says the hour more closely."""
    single = day.earliest and day.latest and day.earliest[:10] == day.latest[:10]
    if not single or hour.precision != "hour" or not hour.earliest or not hour.latest or day.precision == "hour":
        return day
    first, last = (f"{day.earliest[:10]}{clock[10:]}" for clock in (hour.earliest, hour.latest))  # type: ignore[index]
    return msgspec.structs.replace(day, earliest=first, latest=last, precision="hour")


def _take_type(scene: Scene, home: Happening, new: Happening) -> None:
    if is_massacre(scene, home) or (only_harm(home) and not only_harm(new)):
        home.type, home.open, home.frame, home.strength = new.type, new.open, new.frame, new.strength
        home.trigger, home.sentence = new.trigger, new.sentence
    elif new.type == "killing" and home.type == "armed-attack" and not is_massacre(scene, new):
        home.type = new.type
    else:
        home.type, home.open = refined(home, new.type, open_type=new.open)
