"""How many people a stretch of words counts, and who they are.

«ثلاثة مدنيين», «طفلان», «ضابط ومجند», «76 عنصراً من التنظيم», «عدد من الأطفال», «12 آخرين», names joined by «and».
Low, best and high follow the codebook's table. What the numbers room calls an age, a date or a distance is no count,
and a number of things («ثلاث سيارات») is none of people.
"""

from __future__ import annotations

from dataclasses import dataclass

from rasid.events.scene import WAW, Chunk, Scene

MANY = (2, None, None)
MIN = "\u0645\u0646"  # min: «عدد من الأغنام»
PART_KINDS = frozenset({"children", "women"})
# Behind these an actor says whose members people are: nothing, min, fi, lam, «تابع لـ».
MEMBERSHIP = frozenset({"\u0645\u0646", "\u0641\u064a", "\u0644", "belongs"})
PEOPLE_FRAMES = frozenset({"kill", "detain", "abduct", "displace", "recruit", "release"})
THINGS = frozenset({"target", "weapon", "trigger"})
NATIONALS = ("\u064a\u064a\u0646", "\u064a\u0648\u0646")  # «فلسطينيين», «سوريون»: plural, or dual in the oblique
COUNTING = ("number", "people", "person", "actor", "demonym")  # a dual is a number before it is a noun

Bounds = tuple[int | None, int | None, int | None]


@dataclass(slots=True)
class Count:
    """People counted in tokens [first, stop)."""

    first: int
    stop: int
    bounds: Bounds
    who: str
    other: bool = False  # «آخرين»: as those before
    one_of: bool = False  # «أحد الجرحى»: one of those already counted
    members: tuple[tuple[str, int], ...] = ()  # (who, how many) of a list of singular persons

    @property
    def vague(self) -> bool:
        """Tell whether only «some» is said."""
        return self.bounds[1] is None


class PeopleCounter:
    """Counts people in one sentence."""

    def __init__(self, scene: Scene, chunks: list[Chunk], end: int) -> None:
        self.scene = scene
        self.end = end
        self.at: dict[int, list[Chunk]] = {}
        for kind in COUNTING:
            for chunk in chunks:
                if chunk.kind == kind:
                    self.at.setdefault(chunk.first, []).append(chunk)
        self.harm = {chunk.first for chunk in chunks if chunk.kind == "outcome"}
        self.things = {chunk.first for chunk in chunks if chunk.kind in THINGS and _is_thing(chunk)}
        self.taken: set[int] = set()

    def count_at(self, token: int) -> Count | None:
        """Return the people that a word group beginning at *token* counts."""
        for chunk in self.at.get(token, ()):
            if chunk.kind == "number" and token in self.taken:
                continue
            count = self.of_chunk(chunk)
            if count is not None:
                return count
        if self.scene.has(token, "tally"):  # «أصيب عدد»
            return Count(token, token + 1, MANY, "unspecified", other=self.scene.has(token + 1, "other"))
        if self.scene.has(token, "other-people"):
            return Count(token, token + 1, MANY, "unspecified", other=True)
        if self.scene.has(token, "other"):
            return Count(token, token + 1, (1, 1, 1), "unspecified", other=True)
        return None

    def of_chunk(self, chunk: Chunk) -> Count | None:
        """Return the people that one mention counts."""
        if chunk.kind == "number":
            return self._of_number(chunk)
        if chunk.kind == "people":
            return self._of_people(chunk)
        if chunk.kind == "demonym":
            nationals = not chunk.prep and self.scene.document.forms[chunk.first].endswith(NATIONALS)
            return Count(chunk.first, chunk.stop, MANY, "unspecified") if nationals else None
        return self._of_names(chunk) if chunk.kind == "person" else None

    def alone(self, chunk: Chunk) -> Count | None:
        """Return the people that one mention counts by itself, whoever is listed behind it."""
        if chunk.kind == "people" and chunk.value.number == "s":
            return Count(chunk.first, chunk.stop, (1, 1, 1), self.refine(chunk.value.who, chunk.stop))
        return self.of_chunk(chunk)

    def _of_people(self, chunk: Chunk) -> Count | None:
        number = chunk.value.number
        who = self.refine(chunk.value.who, chunk.stop)
        if number == "s":
            return self._listed(chunk, who)
        if number == "d":
            return Count(chunk.first, chunk.stop, (2, 2, 2), who)
        if self.scene.has(chunk.stop, "two") and chunk.stop < self.end:  # «مدنيين اثنين»
            return Count(chunk.first, chunk.stop + 1, (2, 2, 2), who)
        return Count(chunk.first, chunk.stop, MANY, who)

    def _listed(self, chunk: Chunk, who: str) -> Count:
        """Count a list of singular persons joined by «and» («ضابط ومجند», «رجل وامرأة»)."""
        members, stop = [who], chunk.stop
        while stop < self.end:
            stop = next((person.stop for person in self.at.get(stop, ()) if person.kind == "person"), stop)  # his name
            rest = next((self._of_number(c) for c in self.at.get(stop, ()) if c.kind == "number" and self._tied(c)), None)
            if rest is not None and rest.who == "unspecified":  # «أب وثلاثة من أبنائه»
                return self._with_number(chunk, len(members), rest)
            near = (*self.at.get(stop, ()), *self.at.get(stop + 1, ()))  # «نقيب شرطة ومجند»: a word may stand between
            following = next((c for c in near if c.kind == "people" and c.joined and self._how_many(c)), None)
            if following is None:
                break
            members += [self.refine(following.value.who, following.stop)] * self._how_many(following)
            stop = following.stop + self.scene.has(following.stop, "two")
        total = len(members)
        kinds = {member for member in members if member not in PART_KINDS} or set(members)
        whole = (
            next(iter(kinds))
            if len(kinds) == 1 and (total == 1 or not PART_KINDS & set(members) or kinds == set(members))
            else "unspecified"
        )
        parts = (
            tuple((member, members.count(member)) for member in sorted(set(members) & PART_KINDS))
            if len(set(members)) > 1
            else ()
        )
        return Count(chunk.first, stop, (total, total, total), whole, members=parts)

    def _how_many(self, people: Chunk) -> int:
        """Return one for a singular, two for a dual («ومجندان», «ومجندين اثنين»), 0 for any other number."""
        if people.value.number == "d" or self.scene.has(people.stop, "two"):
            return 2
        return int(people.value.number == "s")

    def _tied(self, number: Chunk) -> bool:
        """Tell whether «and» ties a number of people to those told before it."""
        counted = number.value.kind == "cardinal" and number.stop not in self.things and number.first not in self.things
        return counted and self.scene.document.forms[number.first].startswith(WAW)

    def _with_number(self, chunk: Chunk, told: int, rest: Count) -> Count:
        """Add a number to the single persons told before it."""
        low, best, high = (None if value is None else value + told for value in rest.bounds)
        return Count(chunk.first, rest.stop, (low, best, high), "unspecified")

    def _of_names(self, chunk: Chunk) -> Count:
        """Count names joined by «and» or commas: named persons are counted only where no number is stated."""
        total, stop = 1, chunk.stop
        while True:
            person = self._next_name(stop)
            if person is None:
                break
            total, stop = total + 1, person.stop
        return Count(chunk.first, stop, (total, total, total), "unspecified")

    def _next_name(self, stop: int) -> Chunk | None:
        """Return the name that goes on a list: after «and», a comma, an age in brackets."""
        for token in range(stop, min(stop + 7, self.end)):
            person = next((chunk for chunk in self.at.get(token, ()) if chunk.kind == "person"), None)
            if person is None:
                continue
            tied = person.joined or self.scene.document.forms[token].startswith(WAW) or self.scene.broken(stop, token)
            return person if tied else None
        return None

    def _of_number(self, number: Chunk) -> Count | None:
        mention = number.value
        if mention.kind not in ("cardinal", "one-of") or number.stop in self.things or number.first in self.things:
            return None
        who, other, stop = "unspecified", False, number.stop
        for token in range(number.first, min(number.stop + 4, self.end)):
            if token >= number.stop and self._ends_group(token):
                break
            people = next((chunk for chunk in self.at.get(token, ()) if chunk.kind == "people"), None)
            if people is not None and not self.scene.has(token, "other-people"):
                who, stop = self.refine(people.value.who, people.stop), max(stop, people.stop)
                break
            if self.scene.has(token, "other-people"):
                other, stop = True, max(stop, token + 1)
                break
            actor = next((chunk for chunk in self.at.get(token, ()) if chunk.kind == "actor"), None)
            if actor is not None and token >= number.stop:
                who = self._members_of(token) if self._belong(actor, number.stop) else who
                break
            if token > number.stop and not self.scene.groups[token] & {"prep"}:
                break
        low, best, high = (None if value is None else int(value) for value in (mention.low, mention.best, mention.high))
        return Count(number.first, stop, (low, best, high), who, other=other, one_of=mention.kind == "one-of")

    def _members_of(self, token: int) -> str:
        """Return who the members of the actor at *token* are («76 من قسد»)."""
        for chunk in self.at.get(token, ()):
            if chunk.kind == "actor":
                actor = self.scene.packs.actors.get(chunk.value.id)
                kind = actor.kind if actor else ""
                return "civilians" if kind == "civilian" else "combatants" if kind not in ("", "individual") else "unspecified"
        return "unspecified"

    def refine(self, who: str, stop: int) -> str:
        """Return who the people are, an adjective or group behind the noun taken in («أشخاص مدنيين», «قيادي في داعش»)."""
        if who != "unspecified":
            return who
        for token in range(stop, min(stop + 3, self.end)):
            if self._ends_group(token):
                break
            for chunk in self.at.get(token, ()):
                if chunk.kind == "people" and chunk.value.who != "unspecified" and not chunk.joined:
                    return str(chunk.value.who)
                if chunk.kind == "actor" and chunk.value.use != "generic" and self._belong(chunk, stop):
                    return self._members_of(token)
        return who

    def _belong(self, actor: Chunk, stop: int) -> bool:
        """Tell whether people told up to *stop* are the actor's («قيادي في داعش», «عنصران من قسد»), not its victims."""
        if actor.prep in MEMBERSHIP:
            return True
        return not actor.prep and actor.first == stop and not actor.joined

    def _ends_group(self, token: int) -> bool:
        """Tell whether the words for the people counted end before *token*: at a stop, a part, another harm or number."""
        if self.scene.document.forms[token] in (".", "\u060c") or token in self.harm:
            return True
        if self.scene.groups[token] & {"part", "part-most", "hard", "relative", "result"}:
            return True
        return any(chunk.kind == "number" for chunk in self.at.get(token, ()))

    def who_after(self, start: int) -> str:
        """Return who is named in the next words («في صفوف المدنيين», «من الأطفال»)."""
        for token in range(start, min(start + 4, self.end)):
            if self._ends_group(token):
                break
            for chunk in self.at.get(token, ()):
                if chunk.kind == "people" and chunk.value.who != "unspecified":
                    return str(chunk.value.who)
        return "unspecified"


def _is_thing(chunk: Chunk) -> bool:
    """Tell whether the noun counts things or acts («ثلاث سيارات», «15 غارة»), not people."""
    if chunk.prep and chunk.prep != MIN:  # «ثلاثة بغارة»: three of something else
        return False
    if chunk.kind in ("target", "weapon"):
        return True
    return chunk.kind == "trigger" and chunk.verb is None and chunk.value.frame not in PEOPLE_FRAMES
