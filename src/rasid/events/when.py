"""Which time belongs to which happening (codebook rule 7).

The clause's own; else the sentence's; else the lead's, inferred; a date that dates the speaking is the happening's
only where nothing else dates it; background without a date is known only to lie before publication.
"""

from __future__ import annotations

from datetime import date

from rasid.events.happening import Happening
from rasid.events.salience import NEWS_DAYS, beside
from rasid.events.told import Told
from rasid.model import Time

UNDONE = frozenset({"planned", "threatened", "possible"})
EVENT_KINDS = frozenset({"point", "span"})
NEWS_SPAN = 31  # days
TAKEN = frozenset({"hour", "part-of-day", "day", "range"})  # so fine is the time of news


def set_times(happenings: list[Happening], told: dict[int, Told], *, published: str | None) -> None:
    """Set every happening's time; *published* is the local day of publication (ISO) or None."""
    lead: Time | None = None
    past = [happening.own_time for happening in happenings if happening.background and happening.own_time is not None]
    for happening in happenings:
        if _to_come(happening, published):
            happening.status = "planned"
        happening.time = _time_of(happening, told, lead, published, past)
        if lead is None and happening.time is not None and not happening.background and _leads(happening.time, published):
            lead = happening.time


def _to_come(happening: Happening, published: str | None) -> bool:
    """Tell whether a present-tense verb tells what is set for a day ahead («يزور المبعوث … غداً»)."""
    verb = happening.trigger.verb
    present = verb is not None and verb.tense == "present" and happening.status == "reported"
    return present and happening.own_time is not None and _ahead(happening.own_time, published)


def _time_of(
    happening: Happening, told: dict[int, Told], lead: Time | None, published: str | None, past: list[Time]
) -> Time | None:
    if happening.dayless and happening.own_time is not None and lead is not None and lead.earliest:
        return _on_day_of(happening.own_time, lead.earliest[:10])
    if happening.own_time is not None and not (happening.status == "reported" and _not_then(happening, published)):
        return happening.own_time
    if happening.status in UNDONE:
        return None
    if (happening.background and not beside(happening)) or happening.status == "ongoing":
        return _unknown(published)
    spoken = _sentence_time(happening, told, past, published)
    if spoken is not None:
        return _inferred(spoken)
    if lead is not None:
        return _inferred(lead)
    if published is None:
        return Time(quote=None, earliest=None, latest=None, precision="unknown", basis="published")
    return Time(quote=None, earliest=published, latest=published, precision="day", basis="published")


def _on_day_of(hour: Time, day: str) -> Time:
    """Return an hour told without a day on the day of the lead."""
    earliest, latest = (f"{day}{clock[10:]}" if clock else None for clock in (hour.earliest, hour.latest))
    return Time(
        quote=hour.quote, earliest=earliest, latest=latest, precision=hour.precision, basis="stated", partial=hour.partial
    )


def _not_then(happening: Happening, published: str | None) -> bool:
    """Tell whether its own time cannot be when it happened: it lies ahead, or only counts since when («السادسة منذ آذار»)."""
    time = happening.own_time
    if time is None or _ahead(time, published):
        return True
    if not happening.since or happening.background or happening.type == "toll" or time.latest not in (None, published):
        return False
    return not (published and time.earliest) or _age(time.earliest, published) > NEWS_DAYS


def _age(day: str, published: str) -> int:
    """Return how many days before *published* a day lies."""
    return (date.fromisoformat(published) - date.fromisoformat(day[:10])).days


def _ahead(time: Time, published: str | None) -> bool:
    """Tell whether a time lies after the publication: what is told as done was not done then."""
    return bool(published and time.earliest and time.earliest[:10] > published)


def _leads(time: Time, published: str | None) -> bool:
    """Tell whether the time of the lead may date what is told behind it: a day, and no older than news."""
    if published and time.latest and _age(time.latest, published) > NEWS_DAYS:
        return False
    return _dates_a_day(time)


def _unknown(published: str | None) -> Time:
    return Time(quote=None, earliest=None, latest=published, precision="unknown", basis="published")


def _dates_a_day(time: Time) -> bool:
    return bool(time.earliest and time.latest and time.earliest[:10] == time.latest[:10]) or time.partial is not None


def _sentence_time(happening: Happening, told: dict[int, Told], past: list[Time], published: str | None) -> Time | None:
    """Return a time told in a sentence of the happening, one that dates the speaking included; not one of the *past*
    that dates something else.
    """
    for number in happening.sentences:
        for chunk in told[number].times:
            time: Time | None = chunk.value.time
            if chunk.value.kind not in EVENT_KINDS or time is None or time in past or time == happening.own_time:
                continue
            if time.precision in TAKEN and not _ahead(time, published) and not _lasts(time):
                return time
    return None


def _lasts(time: Time) -> bool:
    """Tell whether a span is too long, or open to one side, to say when one thing happened."""
    return time.precision == "range" and not (
        time.earliest and time.latest and _age(time.earliest, time.latest[:10]) <= NEWS_SPAN
    )


def _inferred(time: Time) -> Time:
    return Time(
        quote=None, earliest=time.earliest, latest=time.latest, precision=time.precision, basis="inferred", partial=time.partial
    )
