"""Verbs that carry a happening named by a noun: «شن الطيران غارات», «تعرضت البلدة لقصف», «شهدت المدينة اشتباكات».

The verb says who is subject; the noun says what happened. A verb with a pronoun points back («غارات شنتها …»).
"""

from __future__ import annotations

from rasid.events.clauses import Clauses
from rasid.events.happening import Happening
from rasid.events.naming import part_of
from rasid.events.scene import Chunk, Scene

REACH = 16
ADJACENT = 4  # tokens: so near the verb a governed name still belongs to its subject («دوريات تابعة لـ»)
FI = "\u0641\u064a"  # fi, in
AGENCY = frozenset({"by", "with", "led-by"})


def fill_light(scene: Scene, chunks: list[Chunk], clauses: Clauses, happenings: list[Happening]) -> None:
    """Give the happenings of a sentence the subjects of the light verbs that carry them."""
    for position, chunk in enumerate(chunks):
        if chunk.kind != "light" or chunk.verb is None:
            continue
        kind = chunk.value.kind
        if kind == "gather":
            _gather(scene, chunks, position, clauses, happenings)
            continue
        home = _carried(chunk, clauses, happenings)
        if home is not None and kind == "break-out" and home.trigger.prep == FI:
            kind = "suffer"  # «وقع رتل في كمين»
        if home is None or kind not in ("launch", "suffer"):
            continue
        subject = _subject(scene, chunks, position, clauses, home)
        if subject is None or (kind == "suffer" and subject.value.use == "generic"):
            continue  # «أصيب مدنيون» counts people
        role = "initiator" if kind == "launch" else "target"
        if "participant" in {part.role for part in home.parts} or home.type in ("armed-clash", "meeting", "agreement"):
            role = "participant"
        _add(scene, home, subject, role)
        for other in _conjoined(chunks, subject, home):
            _add(scene, home, other, role)


def _gather(scene: Scene, chunks: list[Chunk], position: int, clauses: Clauses, happenings: list[Happening]) -> None:
    """Make those whom a meeting «ضم» or «جمع» its participants."""
    meetings = [known for known in happenings if known.type in ("meeting", "agreement")]
    if not meetings:
        return
    verb = chunks[position]
    for chunk in chunks[position + 1 :]:
        if clauses.between(verb.first, chunk.first) & {"hard", "and-verb", "relative", "result"} or (
            chunk.kind == "trigger" and chunk.verb
        ):
            return
        if chunk.kind == "actor" and chunk.value.use != "generic":
            _add(scene, meetings[-1], chunk, "participant")


def _add(scene: Scene, home: Happening, chunk: Chunk, role: str) -> None:
    part = part_of(scene, chunk, role, home)
    if part is not None:
        home.parts = [known for known in home.parts if known.id != part.id or known.role == role]
        home.add_part(part)


def _carried(verb: Chunk, clauses: Clauses, happenings: list[Happening]) -> Happening | None:
    """Return the happening that the verb carries: the next noun trigger in its reach, or the last where it points back."""
    nouns = [(t, h) for h in happenings for t in h.triggers if t.verb is None]
    back = [(t, h) for t, h in nouns if t.first < verb.first and verb.first - t.stop < REACH]
    if back and (verb.suffix or clauses.opening(verb.first) == "relative"):
        return max(back, key=lambda pair: pair[0].first)[1]
    ahead = [(t, h) for t, h in nouns if verb.first < t.first <= verb.stop + REACH]
    ahead = [(t, h) for t, h in ahead if not clauses.between(verb.first, t.first) & {"hard", "and-verb", "relative", "that"}]
    if ahead:
        return min(ahead, key=lambda pair: pair[0].first)[1]
    return max(back, key=lambda pair: pair[0].first)[1] if back and back[-1][0].stop >= verb.first - 2 else None


def _subject(scene: Scene, chunks: list[Chunk], position: int, clauses: Clauses, home: Happening) -> Chunk | None:
    """Return the actor that is the verb's subject: bare behind it, else bare before it in its clause."""
    verb = chunks[position]
    for chunk in chunks[position + 1 :]:
        if chunk.first - verb.stop > REACH or (chunk.kind == "trigger" and chunk.verb is not None):
            break
        if clauses.between(verb.first, chunk.first) & {"hard", "and-verb", "relative", "that", "result"}:
            break
        if chunk.kind == "trigger" and chunk in home.triggers and chunk.first > verb.first:
            break
        near = chunk.first - verb.stop < ADJACENT
        owner = bool(chunk.prep) and scene.has(chunk.first - 1, "belongs")  # «دوريات … تابعة لقسد»
        if chunk.kind == "actor" and (not chunk.prep or chunk.prep in AGENCY or near or owner):
            return chunk
    return _subject_before(chunks[:position], verb, clauses)


def _subject_before(earlier: list[Chunk], verb: Chunk, clauses: Clauses) -> Chunk | None:
    for chunk in earlier[::-1]:
        if verb.first - chunk.stop > REACH or clauses.between(chunk.first, verb.first) - {"comma"}:
            return None
        bound = bool(verb.suffix) and chunk.stop < verb.first - 1
        if chunk.kind == "actor" and not chunk.prep and not bound:
            return chunk
    return None


def _conjoined(chunks: list[Chunk], subject: Chunk, home: Happening) -> list[Chunk]:
    """Return the actors tied to the subject by «and»."""
    found, stop = [], subject.stop
    for chunk in chunks:
        if chunk.first < stop or chunk.kind != "actor":
            continue
        if chunk.first - stop > 3 or not chunk.joined or any(stop <= trigger.first < chunk.first for trigger in home.triggers):
            break
        found.append(chunk)
        stop = chunk.stop
    return found
