"""Words of harm, each with the people it counts.

«مقتل ثلاثة مدنيين», «خمسة أشخاص قتلوا», «6 قتلى», «20 بين قتيل وجريح», «قتلى وجرحى», «بينهم طفلان», «دون إصابات»,
«ارتفاع الحصيلة إلى 23 بعد وفاة جريحين».
"""

from __future__ import annotations

from rasid.events.clauses import Clauses
from rasid.events.counts import MANY, Bounds, Count, PeopleCounter
from rasid.events.happening import Harm
from rasid.events.scene import Chunk, Scene
from rasid.packs.words import Outcome

AHEAD = 7  # tokens between a word of harm and its people
BEHIND = 6
PART_REACH = 26  # tokens in which the parts of a count are told
BOTH = "both"
BETWEEN = "\u0628\u064a\u0646"  # bayn: «20 بين قتيل وجريح»
KILLED, INJURED = "killed", "injured"
SOME_OF_EACH = (1, None, None)
BEH = "\u0628"
HIS_HER = frozenset({"\u0647", "\u0647\u0627"})
ACTS = frozenset({KILLED, INJURED, "detained", "abducted"})  # what somebody does to somebody
ONE_PERSON = frozenset({"3ms", "3fs"})
PLURAL_VERB = "3mp"


def _can_kill(actor: Chunk) -> bool:
    """Tell whether an actor can be the subject of killing: named forces, or gunmen; not «مدني», «شخص»."""
    return not actor.prep and (actor.value.use != "generic" or actor.value.id == "unidentified")


class HarmReader:
    """Reads the harm of one sentence."""

    def __init__(self, scene: Scene, chunks: list[Chunk], clauses: Clauses) -> None:
        self.scene = scene
        self.clauses = clauses
        self.end = clauses.items[-1].stop
        self.people = PeopleCounter(scene, chunks, self.end)
        stops = [chunk for chunk in chunks if chunk.kind == "stop" and not chunk.value]  # «إصابات مباشرة» are hits
        self.outcomes = [
            chunk
            for chunk in chunks
            if chunk.kind == "outcome" and not any(stop.first <= chunk.first < stop.stop for stop in stops)
        ]
        self.starts = {outcome.first for outcome in self.outcomes}
        self.verbs = {chunk.first for chunk in chunks if chunk.kind in ("trigger", "light", "reporting") and chunk.verb}
        self.harms: list[Harm] = []

    def read(self) -> list[Harm]:
        """Return the harm of the sentence in text order, parts pointing at the count they are a part of."""
        skip: set[int] = set()
        for index, outcome in enumerate(self.outcomes):
            if outcome.first in skip or self._told_within(outcome):
                continue
            partner = self._partner(index)
            if partner is None:
                self._read_one(outcome)
            else:
                skip.add(partner.first)
                self._read_pair(outcome, partner)
        for harm in list(self.harms):
            self._read_parts(harm)
        self._drop_vague_victims()
        return sorted(self.harms, key=lambda harm: harm.first)

    def _drop_vague_victims(self) -> None:
        """Drop «ضحايا» where the same sentence says how many died («ارتفاع ضحايا المجزرة إلى 6 قتلى»)."""
        if any(harm.best is not None and harm.outcome == KILLED and not harm.both for harm in self.harms):
            self.harms = [harm for harm in self.harms if not (harm.both and harm.best is None)]

    def _told_within(self, outcome: Chunk) -> bool:
        """Tell whether the death only explains a figure told before it («إلى 23 بعد وفاة جريحين»)."""
        return outcome.prep == "after" and any(harm.outcome == outcome.value.outcome for harm in self.harms)

    def _partner(self, index: int) -> Chunk | None:
        """Return the second word of a pair under one count («قتلى وجرحى», «مقتل وإصابة خمسة», «استشهدوا وأصيبوا»)."""
        outcome = self.outcomes[index]
        if index + 1 == len(self.outcomes):
            return None
        other = self.outcomes[index + 1]
        if other.first != outcome.stop or not other.joined or other.value.outcome == outcome.value.outcome:
            return None
        if (outcome.verb is None) != (other.verb is None) and "noun" in (outcome.value.word_class, other.value.word_class):
            return None
        own_subject = outcome.verb is not None and other.verb is not None and outcome.verb.person != other.verb.person
        return None if own_subject and outcome.verb and outcome.verb.person == PLURAL_VERB else other

    def _read_pair(self, outcome: Chunk, partner: Chunk) -> None:
        noun = outcome.value.word_class == "noun"
        count = self._count_before(outcome.first) or (None if noun else self._count_after(partner.stop))
        if count is None and noun and outcome.definite:  # «إجلاله للشهداء والجرحى» tells of no new ones
            return
        if count is None and noun and outcome.prep != BETWEEN and outcome.value.number == "s":
            self._add(outcome, Count(outcome.first, outcome.stop, (1, 1, 1), "unspecified"))
            self._add(partner, Count(partner.first, partner.stop, (1, 1, 1), "unspecified"))
            return
        who = count.who if count and count.who != "unspecified" else self.people.who_after(partner.stop)
        first, stop = (min(count.first, outcome.first), max(count.stop, partner.stop)) if count else (outcome.first, partner.stop)
        shared = Count(first, stop, self._shared_bounds(outcome, count), who)
        self._add(outcome, shared)
        self._add(partner, shared)

    def _shared_bounds(self, outcome: Chunk, count: Count | None) -> Bounds:
        """Return the bounds of each of two outcomes under one count (codebook rule 6)."""
        if count is not None and count.bounds[2] is not None:
            return 1, None, count.bounds[2]
        plural = outcome.value.word_class == "noun" and outcome.value.number == "p"
        return MANY if plural else SOME_OF_EACH

    def _read_one(self, outcome: Chunk) -> None:
        if self._denied(outcome):
            if self._unknown(outcome):
                return
            self._add(outcome, Count(outcome.first, outcome.stop, (0, 0, 0), self.people.who_after(outcome.stop)))
            return
        if outcome.verb is not None and outcome.suffix:  # «سبعة مدنيين خطفهم»: who it is about stands before the verb
            told = self._count_before(outcome.first, reach=2)
            if told is not None:
                self._add(outcome, told)
            return
        noun = outcome.value.word_class == "noun"
        doer = self._doer(outcome)
        start = max(outcome.stop, doer.stop) if doer is not None else outcome.stop
        count = self._of_noun(outcome) if noun else self._count_after(start) or self._count_before(outcome.first)
        if count is not None:
            self._add(outcome, count, doer)
        elif self._subject_in_verb(outcome):
            self._add(outcome, Count(outcome.first, outcome.stop, (1, 1, 1), "unspecified"))
            self.harms[-1].implied = True

    def _subject_in_verb(self, outcome: Chunk) -> bool:
        """Tell whether the word itself holds one person: a passive verb («الذي اغتيل عام 1990»), a pronoun («وفاته»)."""
        if outcome.verb is None and outcome.suffix in HIS_HER:
            return outcome.value.word_class == "masdar" and outcome.value.outcome in (KILLED, INJURED)
        if (
            outcome.verb is None
            or outcome.verb.voice == "active"
            or outcome.verb.person not in ONE_PERSON
            or outcome.stop >= self.end
        ):
            return False
        behind = outcome.stop
        form = self.scene.document.forms[behind]
        governed = bool(self.scene.groups[behind] & {"prep", "by", "cause", "during", "after"}) or form.startswith(BEH)
        return outcome.value.outcome in (KILLED, INJURED) and (governed or self.scene.broken(behind, behind + 1))

    def _doer(self, outcome: Chunk) -> Chunk | None:
        """Return the subject of an active verb of harm («قتلت القوات الأمريكية 11 مسلحاً», «قسد تقتل أحد الوجهاء»)."""
        if outcome.verb is None or outcome.verb.voice == "passive" or outcome.value.outcome not in ACTS:
            return None
        behind = next((c for c in self.people.at.get(outcome.stop, ()) if c.kind == "actor" and _can_kill(c)), None)
        if behind is not None and any(
            self.people.count_at(token) for token in range(behind.stop, min(behind.stop + 3, self.end))
        ):
            return behind
        before = (c for chunks in self.people.at.values() for c in chunks if c.kind == "actor" and c.stop == outcome.first)
        subject = next((c for c in before if _can_kill(c) and not c.prep), None)
        return subject if subject is not None and self._count_after(outcome.stop) is not None else None

    def _denied(self, outcome: Chunk) -> bool:
        """Tell whether the harm is said not to have happened («دون وقوع إصابات», «لم تسجل إصابات»)."""
        start = max(outcome.first - 6, self.clauses.items[self.clauses.of(outcome.first)].first)
        return self.scene.any_between(start, outcome.first, "without") or self.scene.any_between(start, outcome.first, "not")

    def _unknown(self, outcome: Chunk) -> bool:
        """Tell whether it is only said that nobody knows («دون معرفة حجم الخسائر»): that is no count."""
        return self.scene.any_between(outcome.first - 4, outcome.first, "unknown")

    def _of_noun(self, outcome: Chunk) -> Count | None:
        """Return the count of a noun of harm: its number before it, its own number, or a number behind «عدد القتلى»."""
        before = self._count_before(outcome.first, reach=2)
        if before is not None and before.one_of and outcome.definite:
            return None
        if before is not None:
            before.stop = max(outcome.stop, before.stop)
            if outcome.value.outcome == BOTH and before.vague:
                before.bounds = SOME_OF_EACH
            before.who = self.people.who_after(outcome.stop) if before.who == "unspecified" else before.who
            return before
        number = outcome.value.number
        if outcome.definite:
            return self._number_behind(outcome.stop) if number == "p" else None
        bounds: Bounds = (1, 1, 1) if number == "s" else (2, 2, 2) if number == "d" else MANY
        if outcome.value.outcome == BOTH:
            if number == "s":  # «ضحية» alone is a figure of speech as often as a person
                return None
            bounds = SOME_OF_EACH
        return Count(outcome.first, outcome.stop, bounds, self.people.who_after(outcome.stop))

    def _number_behind(self, start: int) -> Count | None:
        """Return the number that «عدد القتلى» brings in («بلغ عدد القتلى 7»)."""
        for token in range(start, min(start + 6, self.end)):
            if self._stops(token):
                return None
            for chunk in self.people.at.get(token, ()):
                if chunk.kind == "number" and token not in self.people.taken:
                    return self.people.of_chunk(chunk)
        return None

    def _count_after(self, start: int) -> Count | None:
        """Return the people told behind a verb or verbal noun of harm."""
        for token in range(start, min(start + AHEAD, self.end)):
            if self._stops(token) or (token > start and token in self.verbs):
                return None
            count = self.people.count_at(token)
            if count is not None and (token == start or not count.other or count.stop - count.first > 1):
                return count
        return None

    def _stops(self, token: int) -> bool:
        """Tell whether another word of harm or another clause begins at *token*."""
        if token in self.starts:
            return True
        clause = self.clauses.items[self.clauses.of(token)]
        return clause.first == token and clause.opening in ("hard", "and-verb", "relative", "result")

    def _count_before(self, stop: int, *, reach: int = BEHIND) -> Count | None:
        """Return the people told right before a word of harm («خمسة أشخاص قتلوا», «20 مدنياً استشهدوا»)."""
        clause = self.clauses.items[self.clauses.of(stop)]
        found: Count | None = None
        for token in range(max(stop - reach - 2, clause.first), stop):
            for chunk in self.people.at.get(token, ()):
                if chunk.kind == "number" and token not in self.people.taken and chunk.stop <= stop:
                    found = self.people.of_chunk(chunk) or found
        return found if found is not None and stop - found.stop <= reach - 1 else None

    def _add(self, outcome: Chunk, count: Count, doer: Chunk | None = None) -> None:
        value: Outcome = outcome.value
        first, stop = min(outcome.first, count.first), max(outcome.stop, count.stop)
        if count.other and count.who == "unspecified":
            count.who = next((harm.who for harm in reversed(self.harms) if harm.part_of is None), "unspecified")
        framing = self.scene.quote(outcome).text if value.framing else None
        quote = self.scene.document.quote(first, stop)
        for name in (KILLED, INJURED) if value.outcome == BOTH else (value.outcome,):
            whole = Harm(quote, name, count.who, *count.bounds, None, framing, first, stop)
            whole.doer, whole.implied = doer, count.one_of
            whole.both = value.outcome == BOTH
            whole.corpse = value.word_class == "noun" and self.scene.any_between(outcome.first, outcome.stop, "corpse")
            self.harms.append(whole)
            for who, number in count.members:
                self.harms.append(Harm(quote, name, who, number, number, number, whole, None, first, stop))
        self.people.taken.update(range(count.first, count.stop))

    def _read_parts(self, whole: Harm) -> None:
        """Read «بينهم ثلاثة أطفال وامرأة» and «(طفلان وسيدتان)»: parts of the count before them, never added."""
        if whole.part_of is not None or whole.low == 0:
            return
        token = self._part_word(whole.stop)
        if token is None:
            return
        most, start = self.scene.has(token, "part-most"), token
        token += 1
        while token < min(start + PART_REACH, self.end) and token not in self.starts and token not in self.verbs:
            count = self._part_at(token)
            if count is None:
                if token - start > 3 and not self._goes_on(token):
                    return
                token += 1
                continue
            bounds: Bounds = (None, None, None) if most else count.bounds
            who = count.who if count.who != "unspecified" else whole.who
            quote = self.scene.document.quote(start if most else count.first, count.stop)
            self.harms.append(Harm(quote, whole.outcome, who, *bounds, whole, None, count.first, count.stop))
            self.people.taken.update(range(count.first, count.stop))
            if most:
                return
            start, token = count.stop - 3, count.stop

    def _part_at(self, token: int) -> Count | None:
        found = (self.people.of_chunk(c) for c in self.people.at.get(token, ()) if c.kind in ("number", "people"))
        return next(filter(None, found), None)

    def _part_word(self, start: int) -> int | None:
        """Return the token of «بينهم», «معظمهم» or an opening bracket behind a count, None where there is none near."""
        for token in range(start, min(start + 6, self.end)):
            if self.scene.has(token, "part") or self.scene.has(token, "part-most"):
                return token
            if self.scene.document.forms[token] == "(" and token - start < 2 and self._part_at(token + 1) is not None:
                return token
            if token in self.starts or self.scene.document.forms[token] == ".":
                return None
        return None

    def _goes_on(self, token: int) -> bool:
        return self.scene.document.forms[token] in ("\u060c", "-") or bool(self.scene.groups[token] & {"prep", "plus", "part"})
