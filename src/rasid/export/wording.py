"""Values in words for people: what terminal and page both say of an event."""

from __future__ import annotations

from rasid.model import Actor, Casualty, Event, Place, Problem, Quantity, Time

_EN_DASH = "\u2013"
_SINGULARS = {"children": "child", "women": "woman"}
_COUNTED = ("civilians", "combatants", "medics", "journalists", "participants", "strikes", "munitions", "vehicles")
# What a report could use to command the terminal stands as the picture of the sign: one for one, so offsets hold.
_PICTURES = {point: 0x2400 + point for point in range(0x20) if chr(point) != "\n"} | {0x7F: 0x2421}
_PICTURES |= dict.fromkeys((*range(0x80, 0xA0), *range(0xD800, 0xE000)), 0xFFFD) | {0x09: 0x20, 0x0D: 0x20}


def count_words(low: float | None, best: float | None, high: float | None) -> str:
    """Return bounds as people read them: «5», «10–12», «5 or more», «up to 3», «some»."""
    if low is not None and low == high:
        return _plain(low)
    if low is not None and high is not None:
        return f"{_plain(low)}{_EN_DASH}{_plain(high)}"
    if low is not None:
        return f"{_plain(low)} or more"
    if high is not None:
        return f"up to {_plain(high)}"
    return "some" if best is None else _plain(best)


def time_words(time: Time | None) -> str:
    """Return when, as ISO days or hours; «date unknown» where nothing is known."""
    if time is None:
        return "no date"
    earliest, latest = _clock(time.earliest), _clock(time.latest)
    if earliest is None or latest is None:
        open_ended = f"before {latest}" if latest else f"after {earliest}" if earliest else ""
        return open_ended or _partial_words(time) or "date unknown"
    if earliest == latest:
        return earliest
    same_day = len(latest) > 10 and earliest[:10] == latest[:10]
    return f"{earliest}{_EN_DASH}{latest[11:]}" if same_day else f"{earliest} {_EN_DASH} {latest}"


def place_words(place: Place) -> str:
    """Return the name of *place* with how the event lies to it («near قارة», «countryside of حمص»)."""
    if place.relation == "in":
        return place.name
    joined = f"{place.relation} of" if place.relation in ("outskirts", "countryside") else place.relation
    return f"{joined} {place.name}"


def casualty_words(casualty: Casualty) -> str:
    """Return a count of people with what befell them («5 combatants injured»)."""
    who = "" if casualty.who == "unspecified" else f"{_number_of(casualty.who, casualty.high)} "
    return f"{count_words(casualty.low, casualty.best, casualty.high)} {who}{casualty.outcome}"


def quantity_words(quantity: Quantity) -> str:
    """Return any other count with what it counts («10–12 participants»)."""
    return f"{count_words(quantity.low, quantity.best, quantity.high)} {_number_of(quantity.of, quantity.high)}"


def actors_in(event: Event, role: str) -> list[Actor]:
    """Return the actors of *event* in *role*."""
    return [actor for actor in event.actors if actor.role == role]


def type_words(event_type: str) -> str:
    """Return the name of a type as words: «air strike»."""
    return event_type.replace("-", " ")


def harmless(words: str) -> str:
    """Return *words* with a picture for every control character."""
    return words.translate(_PICTURES)


def problem_line(problem: Problem) -> str:
    """Return *problem* as one line: file, line, field and what is wrong."""
    where = ":".join(str(part) for part in (problem.file, problem.line) if part is not None)
    parts = (part for part in (where, problem.field, problem.message) if part)
    return harmless(": ".join(parts).replace("\n", " "))


def _number_of(noun: str, high: float | None) -> str:
    """Return the plural *noun* in the singular where there is only one."""
    return _SINGULARS.get(noun, noun.removesuffix("s") if noun in _COUNTED else noun) if high == 1 else noun


def _plain(number: float) -> str:
    return f"{int(number):,}" if float(number).is_integer() else f"{number:,}"


def _clock(stamp: str | None) -> str | None:
    """Return an ISO date-time with a blank before the hour, seconds left out where they are none."""
    if stamp is None or len(stamp) <= 10:
        return stamp
    return f"{stamp[:10]} {stamp[11:16]}"


def _partial_words(time: Time) -> str:
    """Return what is fixed of a day without a publication date («sunday, month 4»)."""
    partial = time.partial
    if partial is None:
        return ""
    parts = [partial.weekday] if partial.weekday else []
    parts += [
        f"{name} {value}" for name, value in (("day", partial.day), ("month", partial.month), ("year", partial.year)) if value
    ]
    return ", ".join(parts)
