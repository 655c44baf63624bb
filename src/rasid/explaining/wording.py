"""Mentions and happenings in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rasid.events.happening import Happening, Harm, Part, Voice
from rasid.events.scene import Chunk, Scene
from rasid.model import Place, Quote, Time

ON_THE_WAY = "; "


def mention_words(scene: Scene, chunk: Chunk) -> tuple[str, str, str]:
    """Return a mention as (kind, its words, what it is, its tokens and what governs it)."""
    governed = f"behind {chunk.prep}" if chunk.prep else ""
    form = f"{chunk.verb.tense} {chunk.verb.voice} {chunk.verb.person}" if chunk.verb is not None else ""
    parts = (_value(chunk), form, governed, f"tokens {chunk.first}–{chunk.stop - 1}")
    return chunk.kind, scene.quote(chunk).text, ON_THE_WAY.join(filter(None, parts))


def _value(chunk: Chunk) -> str:
    """Return what the record of a mention says: in words of its own where it has many fields."""
    value = chunk.value
    if chunk.kind in _VALUES:
        return ", ".join(filter(None, _VALUES[chunk.kind](value)))
    return ", ".join(str(part) for part in value if part) if isinstance(value, tuple) else str(value)


_VALUES: dict[str, Callable[[Any], tuple[str | None, ...]]] = {
    "time": lambda value: (time_words(value.time), value.kind),
    "number": lambda value: (_bounds(value.low, value.best, value.high), value.kind),
    "place": lambda value: _place(value.place),
    "actor": lambda value: (value.id, value.use, f"framed «{value.framing}»" if value.framing else ""),
    "person": lambda value: (value.standing,),
    "trigger": lambda value: (value.type, value.word_class, f"frame {value.frame}", value.strength),
    "cue": lambda value: (value.type, value.word_class),
}


def _place(place: Place) -> tuple[str | None, ...]:
    return f"{place.relation} {place.name}", place.latin, place.admin1 or place.country, place.id


def time_words(time: Time | None) -> str:
    """Return a time's ends and precision."""
    if time is None:
        return "unread"
    ends = time.earliest if time.earliest == time.latest else f"{time.earliest or ''}…{time.latest or ''}"
    return f"{ends or 'no day'} ({time.precision})"


def _bounds(low: float | None, best: float | None, high: float | None) -> str:
    return "/".join("?" if bound is None else f"{bound:g}" for bound in (low, best, high))


def happening_words(scene: Scene, happening: Happening, cues: list[Chunk]) -> list[str]:
    """Return what is known of a happening of one sentence: the words that fired, then roles, place, time, harm and status."""
    words = [_fired(scene, trigger) for trigger in happening.triggers]
    words += [_part(scene, happening, part) for part in happening.parts]
    words += [f"{chunk.value.place.relation} {chunk.value.place.name}" for chunk in happening.places]
    words += [f"at {time_words(happening.own_time)}"] if happening.own_time is not None else []
    words += [
        f"{chunk.kind} {chunk.value.kind} «{scene.quote(chunk).text}»" for chunk in (*happening.targets, *happening.weapons)
    ]
    words += [harm_words(harm) for harm in happening.harms]
    if happening.status != "reported":
        by = ", ".join(f"«{scene.quote(cue).text}»" for cue in cues)
        words.append(f"{happening.status}{f' for {by}' if by else ''}")
    return [*words, "background"] if happening.background else words


def _fired(scene: Scene, trigger: Chunk) -> str:
    words = f"«{scene.quote(trigger).text}»"
    return (
        f"{words} ({trigger.value.frame} as {trigger.value.word_class})" if trigger.kind == "trigger" else f"{words} (its harm)"
    )


def _part(scene: Scene, happening: Happening, part: Part) -> str:
    slot = _slot(scene, happening, part.quote) if part.quote is not None else "inferred"
    return f"{part.role} {part.id}{f' ({slot})' if slot else ''}"


def _slot(scene: Scene, happening: Happening, quote: Quote) -> str:
    """Return which slot of the frame the words stand in."""
    for chunk in scene.by_sentence.get(happening.sentence, ()):
        if chunk.kind not in ("actor", "demonym") or scene.quote(chunk) != quote:
            continue
        if chunk.prep:
            return f"behind {chunk.prep}"
        if chunk.kind == "demonym":
            return "nisba"
        if chunk.joined:
            return "and"
        return "bare before" if chunk.first < happening.trigger.first else "bare behind"
    return ""


def harm_words(harm: Harm) -> str:
    """Return a count of harm with its words."""
    part = " as a part" if harm.part_of is not None else ""
    return f"{harm.outcome} {harm.who} {_bounds(harm.low, harm.best, harm.high)}{part} «{harm.quote.text}»"


def voice_words(voice: Voice) -> str:
    """Return who speaks and how."""
    words = [voice.kind, voice.stance]
    words += [f"«{quote.text}»" for quote in (voice.speaker, voice.verb) if quote is not None]
    return f"voice {' '.join(words)}" + (f" to «{voice.to.text}»" if voice.to is not None else "")
