"""Doers told by whose the weapon is, by where the fire came from, or by what is believed of the aircraft.

«صواريخ إسرائيلية تستهدف …»: whose weapon does the deed does it. «قصف مصدره المناطق التي تسيطر عليها قسد»: who holds the
place that a strike comes from strikes. «طائرة حربية يعتقد أنها أردنية»: suspected doers are initiators (codebook rule 8).
"""

from __future__ import annotations

from rasid.events.clauses import Clauses
from rasid.events.happening import Happening
from rasid.events.naming import part_of
from rasid.events.scene import Chunk, Scene

STRIKES = frozenset({"strike"})
HELD = 7  # tokens between «مصدره» and who holds the areas
LISTED = 4  # tokens between two holders of a list
REACH = 30  # tokens between a strike and where it came from
BELIEVED = 3  # tokens between «يعتقد» and whose aircraft it is
FROM = "\u0645\u0646"  # min
THAT = ("\u0627\u0646\u0647", "\u0628\u0627\u0646\u0647")  # anna-hu, anna-ha …
OWNING = frozenset({"", "\u0644", "belongs", "\u0645\u0646"})  # lam, min
NAMES = frozenset({"actor", "demonym"})


def fill_origins(scene: Scene, chunks: list[Chunk], clauses: Clauses, happenings: list[Happening]) -> None:
    """Make those from whose areas a strike came, and those whose weapon it is or is believed to be, its initiators."""
    strikes = [known for known in happenings if scene.packs.types[known.type].family in STRIKES]
    if not strikes:
        return
    for strike in strikes:
        owner = None if strike.roles("initiator") else _weapon_owner(chunks, clauses, strike)
        if owner is not None:
            _add(scene, strike, owner)
    for position, chunk in enumerate(chunks):
        if chunk.kind == "actor" and chunk.prep == "held" and _fired_from(scene, chunk):
            home = _told_before(chunk, strikes)
            for holder in _listed(chunks[position:]) if home is not None else ():
                _add(scene, home, holder)
        elif chunk.kind == "reporting" and chunk.value.stance == "hedges":
            owner = _believed(scene, chunk, chunks[position + 1 :])
            if owner is not None:
                home = _told_before(chunk, strikes) or strikes[0]
                if not home.roles("initiator"):
                    _add(scene, home, owner)


def _weapon_owner(chunks: list[Chunk], clauses: Clauses, strike: Happening) -> Chunk | None:
    """Return the nationality of a weapon that is the subject of the strike's verb («استهدفت صواريخ إسرائيلية …»)."""
    verbs = [trigger for trigger in strike.triggers if trigger.verb is not None and trigger.verb.voice != "passive"]
    armed = {chunk.stop: chunk.first for chunk in chunks if chunk.kind == "weapon" and not chunk.prep} if verbs else {}
    for owner in chunks:
        if owner.kind == "demonym" and not owner.joined and owner.first in armed:
            before = (verb for verb in verbs if owner.stop <= verb.first and not clauses.between(owner.first, verb.first))
            if any(armed[owner.first] == verb.stop for verb in verbs) or any(before):
                return owner
    return None


def _fired_from(scene: Scene, holder: Chunk) -> bool:
    """Tell whether the areas that an actor holds are named as where fire came from («مصدره …», «من المناطق …»)."""
    for token in range(holder.first - 1, max(holder.first - HELD, 0), -1):
        if scene.has(token, "by") and not scene.has(token, "held"):
            return True
        if scene.has(token, "area"):
            return scene.has(token - 1, "by") or scene.document.forms[token - 1] == FROM
    return False


def _told_before(chunk: Chunk, strikes: list[Happening]) -> Happening | None:
    """Return the strike told last before *chunk*."""
    spots = [
        (trigger.first, known) for known in strikes for trigger in known.triggers if 0 < chunk.first - trigger.first <= REACH
    ]
    return max(spots, key=lambda spot: spot[0])[1] if spots else None


def _listed(chunks: list[Chunk]) -> list[Chunk]:
    """Return the first actor and those tied to it by «and»."""
    found = chunks[:1]
    for chunk in chunks[1:]:
        if chunk.first - found[-1].stop > LISTED:
            break
        if chunk.kind == "actor" and chunk.first >= found[-1].stop:
            if not chunk.joined:
                break
            found.append(chunk)
    return found


def _believed(scene: Scene, hedge: Chunk, behind: list[Chunk]) -> Chunk | None:
    """Return whose the thing is believed to be («يعتقد أنها أردنية», «يرجح أنه تابع للتحالف»)."""
    form = scene.document.forms[hedge.stop] if hedge.stop < len(scene.document.forms) else ""
    if not form.startswith(THAT):
        return None
    near = (chunk for chunk in behind if chunk.kind in NAMES and chunk.first - hedge.stop <= BELIEVED)
    return next((chunk for chunk in near if chunk.prep in OWNING), None)


def _add(scene: Scene, home: Happening | None, doer: Chunk) -> None:
    part = part_of(scene, doer, "initiator", home) if home is not None else None
    if home is not None and part is not None:
        home.parts = [known for known in home.parts if known.id != part.id or known.role == part.role]
        home.add_part(part)
