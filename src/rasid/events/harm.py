"""Counts of people harmed: every word of harm with the number and the people that belong to it.

«مقتل ثلاثة مدنيين», «خمسة أشخاص قتلوا», «6 قتلى», «20 بين قتيل وجريح», «قتلى وجرحى», «بينهم طفلان», «دون إصابات».
Numbers follow the codebook's table of low, best and high; what cannot be casualties (ages, distances, ordinals) is
told apart by the numbers room.
"""

from __future__ import annotations

from rasid.events.clauses import Clauses
from rasid.events.happening import Harm
from rasid.events.scene import Chunk, Scene
from rasid.packs.words import Outcome, People

AHEAD = 7  # tokens between a word of harm and its people
BEHIND = 4
BOTH = "both"
BETWEEN = "\u0628\u064a\u0646"  # bayn: «20 بين قتيل وجريح»
KILLED, INJURED = "killed", "injured"
MANY = (2, None, None)
FINITE = frozenset({"verb", "verb lemma", "passive", "verb-phrase"})


class Count:
    """People counted in tokens [first, stop): low, best, high, and who they are."""

    __slots__ = ("best", "first", "high", "low", "other", "stop", "who")

    def __init__(self, first: int, stop: int, count: tuple[int | None, int | None, int | None], who: str, *, other: bool) -> None:
        self.first, self.stop, self.who, self.other = first, stop, who, other
        self.low, self.best, self.high = count


class HarmReader:
    """Reads the harm of one sentence."""

    def __init__(self, scene: Scene, chunks: list[Chunk], clauses: Clauses) -> None:
        self.scene = scene
        self.clauses = clauses
        self.end = clauses.items[-1].stop  # of the sentence
        self.outcomes = [chunk for chunk in chunks if chunk.kind == "outcome"]
        self.at: dict[int, list[Chunk]] = {}
        for kind in ("number", "people", "person", "actor", "generic"):  # a dual is a number before it is a noun
            for chunk in chunks:
                if chunk.kind == kind:
                    self.at.setdefault(chunk.first, []).append(chunk)
        self.triggers = [chunk.first for chunk in chunks if chunk.kind in ("trigger", "light", "reporting") and chunk.verb]
        self.harms: list[Harm] = []
        self.taken: set[int] = set()

    def read(self) -> list[Harm]:
        """Return the harm of the sentence in text order, parts pointing at the count they are a part of."""
        skip: set[int] = set()
        for index, outcome in enumerate(self.outcomes):
            if outcome.first in skip:
                continue
            partner = self._partner(index)
            if partner is not None:
                skip.add(partner.first)
                self._read_pair(outcome, partner)
            else:
                self._read_one(outcome)
        self._read_parts()
        return sorted(self.harms, key=lambda harm: harm.first)

    def _partner(self, index: int) -> Chunk | None:
        """Return the second word of a pair under one count («قتلى وجرحى», «بين قتيل وجريح», «استشهدوا وأصيبوا»)."""
        outcome = self.outcomes[index]
        if index + 1 == len(self.outcomes):
            return None
        other = self.outcomes[index + 1]
        if other.first != outcome.stop or not other.joined or other.value.outcome == outcome.value.outcome:
            return None
        same_class = (outcome.verb is None) == (other.verb is None)
        if not same_class or (other.verb is not None and self._count_after(other.stop) is not None):
            return None
        return other if self._count_after(other.stop, near=True) is None else None

    def _read_pair(self, outcome: Chunk, partner: Chunk) -> None:
        count = self._count_before(outcome.first)
        plural = outcome.value.word_class != "noun" or self._is_plural(outcome)
        if count is None and not plural and outcome.prep != BETWEEN:
            self._add(outcome, Count(outcome.first, outcome.stop, (1, 1, 1), "unspecified", other=False))
            self._add(partner, Count(partner.first, partner.stop, (1, 1, 1), "unspecified", other=False))
            return
        first = count.first if count else outcome.first
        who = count.who if count and count.who != "unspecified" else self._who_after(partner.stop)
        if count is None or count.best is None:
            numbers: tuple[int | None, int | None, int | None] = (count.low or 2, None, None) if count and not plural else MANY
        else:
            numbers = (1, None, count.high)
        if count is not None and count.best is None and count.low is not None and count.low > 2:
            numbers = (1, None, None)
        shared = Count(first, partner.stop, numbers, who, other=False)
        self._add(outcome, shared)
        self._add(partner, shared)

    def _read_one(self, outcome: Chunk) -> None:
        value: Outcome = outcome.value
        if self._denied(outcome):
            self._read_zero(outcome)
            return
        if value.word_class == "noun":
            count = self._of_noun(outcome)
        else:
            count = self._count_after(outcome.stop) or self._count_before(outcome.first, near=True)
        if count is not None:
            self._add(outcome, count)

    def _denied(self, outcome: Chunk) -> bool:
        """Tell whether the harm is said not to have happened («دون وقوع إصابات», «لم تسجل إصابات»)."""
        start = max(outcome.first - 5, self.clauses.items[self.clauses.of(outcome.first)].first)
        denied = self.scene.any_between(start, outcome.first, "without") or self.scene.any_between(start, outcome.first, "not")
        return denied and not any(start <= token < outcome.first for token in self.triggers if self.scene.has(token, "keeps"))

    def _read_zero(self, outcome: Chunk) -> None:
        zero = Count(outcome.first, outcome.stop, (0, 0, 0), "unspecified", other=False)
        zero.who = self._who_after(outcome.stop)
        self._add(outcome, zero)

    def _of_noun(self, outcome: Chunk) -> Count | None:
        """Return the count of a noun of harm: its number before it, its own dual or plural, a number behind it."""
        before = self._count_before(outcome.first, near=True)
        own = next((c for c in self.at.get(outcome.first, ()) if c.kind == "number" and c.first not in self.taken), None)
        if own is not None:
            return self._from_number(own, outcome.stop)
        if before is not None:
            before.stop = outcome.stop
            before.who = self._who_after(outcome.stop) if before.who == "unspecified" else before.who
            return before
        if outcome.definite and not outcome.prep:  # «بلغ عدد القتلى 7»
            return self._number_behind(outcome.stop, reach=5)
        behind = self._count_after(outcome.stop, near=True)
        if behind is not None and not self._is_plural(outcome):
            return behind
        if outcome.definite:
            return behind
        numbers = MANY if self._is_plural(outcome) else (1, 1, 1)
        return Count(outcome.first, outcome.stop, numbers, self._who_after(outcome.stop), other=False)

    def _is_plural(self, outcome: Chunk) -> bool:
        return bool(outcome.value.number == "p")

    def _number_behind(self, start: int, *, reach: int) -> Count | None:
        for token in range(start, min(start + reach, self.end)):
            for chunk in self.at.get(token, ()):
                if chunk.kind == "number" and token not in self.taken:
                    return self._from_number(chunk, chunk.stop)
        return None

    def _count_after(self, start: int, *, near: bool = False) -> Count | None:
        """Return the people told right behind a verb or verbal noun of harm."""
        forms = self.scene.document.forms
        stop = min(start + (2 if near else AHEAD), self.end)
        for token in range(start, stop):
            if token > start and (token in self.triggers or self._starts_other(token)):
                return None
            for chunk in self.at.get(token, ()):
                if token in self.taken and chunk.kind == "number":
                    continue
                count = self._from(chunk)
                if count is not None:
                    return count
        return None

    def _starts_other(self, token: int) -> bool:
        """Tell whether another word of harm or another clause begins at *token*."""
        if any(outcome.first == token for outcome in self.outcomes):
            return True
        clause = self.clauses.items[self.clauses.of(token)]
        return clause.first == token and clause.opening in ("hard", "and-verb", "relative", "result")

    def _from(self, chunk: Chunk) -> Count | None:
        if chunk.kind == "number":
            return self._from_number(chunk, chunk.stop)
        if chunk.kind == "people":
            people: People = chunk.value
            if people.number == "s":
                return Count(chunk.first, chunk.stop, (1, 1, 1), self._refine(people.who, chunk.stop), other=False)
            if people.number == "d":
                return Count(chunk.first, chunk.stop, (2, 2, 2), self._refine(people.who, chunk.stop), other=False)
            if chunk.definite and chunk.prep:
                return None
            return Count(chunk.first, chunk.stop, MANY, self._refine(people.who, chunk.stop), other=False)
        if chunk.kind == "person":
            return self._named(chunk)
        return None

    def _named(self, chunk: Chunk) -> Count:
        """Count names joined by «and» or commas: named persons are counted only where no number is stated."""
        total, stop = 1, chunk.stop
        forms = self.scene.document.forms
        while stop < self.end and stop - chunk.first < 60:
            token = next((t for t in range(stop, min(stop + 6, self.end)) if any(c.kind == "person" for c in self.at.get(t, ()))), None)
            if token is None:
                break
            person = next(c for c in self.at[token] if c.kind == "person")
            if not (person.joined or self.scene.broken(stop, token) or self.scene.any_between(stop, token, "plus")):
                break
            total += 1
            stop = person.stop
        return Count(chunk.first, stop, (total, total, total), "unspecified", other=False)

    def _from_number(self, number: Chunk, stop: int) -> Count | None:
        """Return the count of a number mention with the people behind it."""
        mention = number.value
        if mention.kind not in ("cardinal", "one-of"):
            return None
        who, other, end = "unspecified", False, max(number.stop, stop)
        for token in range(number.first, min(number.stop + 3, self.end)):
            people = next((chunk for chunk in self.at.get(token, ()) if chunk.kind == "people"), None)
            if people is not None:
                who, end = self._refine(people.value.who, people.stop), max(end, people.stop)
                break
            if self.scene.has(token, "other-people"):
                other, end = True, max(end, token + 1)
                break
            if token >= number.stop and any(chunk.kind in ("actor", "generic") for chunk in self.at.get(token, ())):
                who, end = self._combatants(token), end
                break
        numbers = tuple(None if value is None else int(value) for value in (mention.low, mention.best, mention.high))
        return Count(number.first, end, (numbers[0], numbers[1], numbers[2]), who, other=other)

    def _combatants(self, token: int) -> str:
        """Return who the members of an actor are («76 من قسد»)."""
        for chunk in self.at.get(token, ()):
            if chunk.kind in ("actor", "generic"):
                actor = self.scene.packs.actors.get(chunk.value.id)
                kind = actor.kind if actor else ""
                return "civilians" if kind == "civilian" else "combatants" if kind else "unspecified"
        return "unspecified"

    def _refine(self, who: str, stop: int) -> str:
        """Return who the people are, an adjective or group behind the noun taken in («أشخاص مدنيين», «قيادي في داعش»)."""
        if who != "unspecified":
            return who
        found = self._who_after(stop)
        if found != "unspecified":
            return found
        for token in range(stop, min(stop + 3, self.end)):
            if any(chunk.kind == "actor" for chunk in self.at.get(token, ())):
                return self._combatants(token)
        return who

    def _who_after(self, start: int) -> str:
        """Return who is named in the next words («في صفوف المدنيين», «من الأطفال»)."""
        for token in range(start, min(start + 4, self.end)):
            if self.scene.document.forms[token] in (".", "\u060c"):
                break
            for chunk in self.at.get(token, ()):
                if chunk.kind == "people" and chunk.value.who != "unspecified":
                    return str(chunk.value.who)
        return "unspecified"

    def _count_before(self, stop: int, *, near: bool = False) -> Count | None:
        """Return the people told right before a word of harm («خمسة أشخاص قتلوا», «20 مدنياً استشهدوا»)."""
        clause = self.clauses.items[self.clauses.of(stop)] if stop else None
        start = max(stop - (2 if near else BEHIND) - 2, clause.first if clause else 0)
        best: Count | None = None
        for token in range(start, stop):
            for chunk in self.at.get(token, ()):
                if chunk.kind == "number" and token not in self.taken and chunk.stop <= stop:
                    best = self._from_number(chunk, chunk.stop)
        if best is not None and stop - best.stop > (1 if near else 2):
            return None
        return best

    def _add(self, outcome: Chunk, count: Count) -> None:
        value: Outcome = outcome.value
        first, stop = min(outcome.first, count.first), max(outcome.stop, count.stop)
        if count.other and count.who == "unspecified" and self.harms:
            count.who = self.harms[-1].who if self.harms[-1].part_of is None else "unspecified"
        framing = " ".join(self.scene.document.forms[outcome.first : outcome.stop]) if value.framing else None
        quote = self.scene.document.quote(first, stop)
        if framing is not None:
            framing = self.scene.quote(outcome).text
        outcomes = (KILLED, INJURED) if value.outcome == BOTH else (value.outcome,)
        for name in outcomes:
            self.harms.append(Harm(quote, name, count.who, count.low, count.best, count.high, None, framing, first, stop))
        self.taken.update(range(count.first, count.stop))

    def _read_parts(self) -> None:
        """Read «بينهم ثلاثة أطفال وامرأة»: parts of the count before them, never added."""
        forms = self.scene.document.forms
        for harm in list(self.harms):
            token = harm.stop
            while token < self.end and token - harm.stop < 6 and not self._part_word(token):
                if any(outcome.first == token for outcome in self.outcomes) or forms[token] == ".":
                    break
                token += 1
            if token < self.end and self._part_word(token):
                self._parts_from(harm, token)

    def _part_word(self, token: int) -> bool:
        return self.scene.has(token, "part") or self.scene.has(token, "part-most")

    def _parts_from(self, whole: Harm, start: int) -> None:
        most = self.scene.has(start, "part-most")
        token, forms = start + 1, self.scene.document.forms
        while token < min(start + 24, self.end):
            if any(outcome.first == token for outcome in self.outcomes) or token in self.triggers:
                return
            count = next(filter(None, (self._from(c) for c in self.at.get(token, ()) if c.kind in ("number", "people"))), None)
            if count is None:
                gap = forms[token] in ("\u060c", "-") or self.scene.groups[token] & {"prep", "plus"}
                if not gap and token > start + 3:
                    return
                token += 1
                continue
            numbers = (None, None, None) if most else (count.low, count.best, count.high)
            who = count.who if count.who != "unspecified" else whole.who
            quote = self.scene.document.quote(start if most else count.first, count.stop)
            self.harms.append(Harm(quote, whole.outcome, who, *numbers, whole, None, count.first, count.stop))
            self.taken.update(range(count.first, count.stop))
            if most:
                return
            token = count.stop
