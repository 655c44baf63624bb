"""Events as cards: every value with its words, ready to be lit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from rasid.export.spans import SpanRole, value_key
from rasid.export.type_names import name_type
from rasid.export.wording import (
    casualty_words,
    harmless,
    place_words,
    quantity_words,
    time_words,
)
from rasid.model import Actor, Casualty, Claim, Event, Place, Quantity, Quote

_ACTOR_ROWS = (("initiator", "by"), ("participant", "between"), ("target", "against"), ("mediator", "through"))
_SHORT, _SHORT_ROWS = ' class="short"', ("hit", "with")  # one word each: side by side


def draw_card(event: Event, number: int, anchor: str) -> str:
    """Return the card of *event*, number *number* of its report (from 0); *anchor* is the id it can be linked by."""
    rows = "".join(
        f"<dt>{name}</dt><dd{_SHORT if name in _SHORT_ROWS else ''}>{''.join(f'<div>{value}</div>' for value in values)}</dd>"
        for name, values in _rows(event, number)
    )
    named = name_type(event.type)
    past = " past" if event.salience == "background" else ""
    calm = "" if named.violent else " calm"
    tags = [event.status] if event.status != "reported" else []
    shown = "".join(f'<span class="tag warn">{tag}</span>' for tag in tags)
    shown += '<span class="tag">background</span>' if past else ""
    name = _value(named.english, number, "trigger", 0, event.trigger)
    shown = (f'<span class="ar" lang="ar" dir="rtl">{escape(named.arabic)}</span>' if named.arabic else "") + shown
    head = f'<h3><span class="n num">{number + 1}</span>{name}{shown}</h3>'
    return f'<section class="event{calm}{past}" id="{anchor}" data-e="{number}">{head}<dl>{rows}</dl>{_doubt(event)}</section>'


def _rows(event: Event, number: int) -> Iterator[tuple[str, list[str]]]:
    """Yield the name of each row with its values, rows without any left out."""
    if event.time:
        basis = f' <span class="more">{event.time.basis}</span>' if event.time.basis != "stated" else ""
        yield "when", [_value(time_words(event.time), number, "time", 0, event.time.quote, latin=True) + basis]
    rows: list[tuple[str, list[str]]] = [("where", [_place(place, number, index) for index, place in enumerate(event.places)])]
    for role, name in _ACTOR_ROWS:
        rows.append((name, [_actor(actor, number, index) for index, actor in enumerate(event.actors) if actor.role == role]))
    rows.append(("hit", [_value(each.kind, number, "target", index, each.quote) for index, each in enumerate(event.targets)]))
    rows.append(("with", [_value(each.kind, number, "weapon", index, each.quote) for index, each in enumerate(event.weapons)]))
    rows.append(("harm", [_casualty(each, number, index) for index, each in enumerate(event.casualties)]))
    rows.append(("counts", [_quantity(each, number, index) for index, each in enumerate(event.quantities)]))
    rows.append(("said by", [_claim(each, number, index) for index, each in enumerate(event.claims)]))
    yield from (row for row in rows if row[1])


def _value(words: str, number: int, role: SpanRole, index: int, quote: Quote | None, *, latin: bool = False) -> str:
    """Return *words* as a value that lights its quote, dashed where it was inferred and has none."""
    text = escape(harmless(words))
    shown = text if latin else f"<bdi>{text}</bdi>"
    if quote is None or quote.start >= quote.end:
        return f'<span class="v guess r-{role}" title="inferred">{shown}</span>'
    told = escape(harmless(quote.text), quote=True)
    return f'<span class="v r-{role}" data-k="{value_key(number, role, index)}" tabindex="0" title="{told}">{shown}</span>'


def _place(place: Place, number: int, index: int) -> str:
    shown = _value(place_words(place), number, "place", index, place.quote)
    admin = place.admin1_name if place.admin1_name not in (place.name, place.latin) else None
    parts = [part for part in (place.latin, admin, place.country) if part]
    if place.radius_km:
        parts.append(f"±{place.radius_km:g} km")
    if place.candidates:
        parts.append(f"{len(place.candidates)} candidates")
    return shown + _more(parts)


def _actor(actor: Actor, number: int, index: int) -> str:
    parts = [part for part in (actor.kind.replace("-", " "), actor.country) if part]
    framing = f' <span class="more">as «<bdi>{escape(harmless(actor.framing))}</bdi>»</span>' if actor.framing else ""
    return _value(actor.name, number, "actor", index, actor.quote) + _more(parts) + framing


def _casualty(casualty: Casualty, number: int, index: int) -> str:
    part = " of them" if casualty.part_of is not None else ""
    framing = f' <span class="more">«<bdi>{escape(harmless(casualty.framing))}</bdi>»</span>' if casualty.framing else ""
    return (
        _value(casualty_words(casualty), number, "casualty", index, casualty.quote)
        + _more([part.strip()] if part else [])
        + framing
    )


def _quantity(quantity: Quantity, number: int, index: int) -> str:
    return _value(quantity_words(quantity), number, "quantity", index, quantity.quote) + _more(
        [quantity.unit] if quantity.unit else []
    )


def _claim(claim: Claim, number: int, index: int) -> str:
    quote = claim.speaker or claim.verb or claim.to
    stance = [] if claim.stance == "asserts" else [claim.stance.replace("-", " ")]
    speaker = [claim.speaker.text] if claim.speaker else []
    return _value("the report" if claim.kind == "report" else claim.kind, number, "claim", index, quote) + _more(speaker + stance)


def _more(parts: Iterable[str]) -> str:
    """Return *parts* in grey behind a value, each of its own direction."""
    shown = " · ".join(f"<bdi>{escape(harmless(part))}</bdi>" for part in parts)
    return f' <span class="more">{shown}</span>' if shown else ""


def _doubt(event: Event) -> str:
    """Return how doubtful *event* is, and why."""
    if not event.doubt and not event.reasons:
        return ""
    width = max(0.0, min(1.0, event.doubt)) * 100
    bar = (
        '<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="bar" width="100" height="8" rx="4"/><rect class="fill" width="{width:.0f}" height="8" rx="4"/></svg>'
    )
    reasons = f": {escape(harmless('; '.join(event.reasons)))}" if event.reasons else ""
    return f'<div class="doubt">{bar}<span>doubt {event.doubt:.2f}{reasons}</span></div>'
