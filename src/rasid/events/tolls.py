"""Totals over many happenings, told from the counts of one (codebook rule 2).

«655 هجوماً منذ مطلع العام» and «مقتل 65 مدنياً خلال شهرين» are tolls; «الحصيلة الأولية خمسة قتلى» is the count of the
strike that was just told.
"""

from __future__ import annotations

from datetime import date

from rasid.events.happening import Happening, Harm
from rasid.events.scene import Chunk, Scene
from rasid.events.told import Told
from rasid.model import Time

HARM_DAYS = 5  # a battle may last days; the dead of a week and more are of many happenings
TENS = 20  # the low bound of «عشرات»
MANY_DAYS = 2  # a figure over more days than these is of many happenings
LONG = frozenset({"week", "month", "season", "year"})
TOLL = "toll"
VIOLENT = frozenset({"armed", "strike"})


def settle_tolls(scene: Scene, told: Told, chunks: list[Chunk]) -> None:
    """Make a counted plural, or many dead, over a long time a toll; a «toll» of no long time is the count of one event."""
    if not told.happenings:
        return
    since = scene.any_between(*scene.document.sentences[told.number], "since")
    for happening in list(told.happenings):
        spans = _spans(happening.own_time, happening.time_kind)
        if happening.type == TOLL and not since and not spans:
            told.happenings.remove(happening)
            _told_of(scene, told).extend(happening.harms)
        elif _is_total(happening, chunks, spans=spans or (since and _many_counted(happening, chunks))):
            happening.type, happening.background = TOLL, True
    _gather_in(scene, told)


def _told_of(scene: Scene, told: Told) -> list[Harm]:
    """Return where the count of a toll of one happening goes: to the attack that its sentence names, else it is loose."""
    for happening in told.happenings:
        if happening.type != TOLL and scene.packs.types[happening.type].family in VIOLENT:
            return happening.harms
    return told.loose


def _gather_in(scene: Scene, told: Told) -> None:
    """Give a total what its sentence goes on to tell of all those attacks («وتسببت هذه الهجمات بمقتل 63 مدنياً»)."""
    total = next((happening for happening in told.happenings if happening.type == TOLL), None)
    if total is None:
        return
    for happening in list(told.happenings):
        trigger = happening.trigger
        again = trigger.definite or scene.any_between(trigger.first - 3, trigger.first, "part")  # «بينها 3 هجمات»
        if happening is total or happening.own_time is not None or trigger.first < total.trigger.first:
            continue
        if again and trigger.verb is None:
            told.happenings.remove(happening)
            total.harms.extend(happening.harms)
            total.triggers.extend(happening.triggers)


def _is_total(happening: Happening, chunks: list[Chunk], *, spans: bool) -> bool:
    """Tell whether the happening is many: its noun is counted, or many died, over a time longer than one happening."""
    many = happening.since and any((harm.low or 0) > 1 for harm in happening.harms)
    if many and _spans(happening.own_time, happening.time_kind, days=HARM_DAYS):
        return True
    return spans and _counted(happening, chunks)


def over_many(told: Told) -> Chunk | None:
    """Return the long time that a sentence of loose counts tells («منذ بداية العام»), None for none."""
    return next(
        (chunk for chunk in told.times if chunk.value.kind != "vague" and _spans(chunk.value.time, chunk.value.kind)), None
    )


def _spans(time: Time | None, kind: str, *, days: int = MANY_DAYS) -> bool:
    """Tell whether a time is longer than *days* days: longer than one happening lasts."""
    if time is None:
        return False
    if kind == "vague" and time.precision == "unknown":
        return True
    if not time.earliest or not time.latest:
        return False
    length = (date.fromisoformat(time.latest[:10]) - date.fromisoformat(time.earliest[:10])).days
    return length > days and (kind == "span" or time.precision in LONG)


def _says_how_many(number: Chunk) -> bool:
    """Tell whether a number above one is a figure («655», «مئات»), not «several»."""
    mention = number.value
    return mention.kind == "cardinal" and (mention.low or 0) > 1 and (mention.best is not None or mention.low >= TENS)


def _counted(happening: Happening, chunks: list[Chunk]) -> bool:
    """Tell whether a number above one stands right before a noun for it («655 هجوماً», «شنت مئات الضربات»)."""
    return any(_says_how_many(number) for number in _numbers(happening, chunks))


def _many_counted(happening: Happening, chunks: list[Chunk]) -> bool:
    """Tell whether dozens are counted: «منذ بدء الحرب» then says that they are a total."""
    return any((number.value.low or 0) >= TENS for number in _numbers(happening, chunks))


def _numbers(happening: Happening, chunks: list[Chunk]) -> list[Chunk]:
    nouns = {trigger.first for trigger in happening.triggers if trigger.verb is None}
    return [c for c in chunks if c.kind == "number" and (c.stop in nouns or c.stop + 1 in nouns)]
