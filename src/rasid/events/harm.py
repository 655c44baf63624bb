"""Words of harm, each with the people it counts.

«مقتل ثلاثة مدنيين», «خمسة أشخاص قتلوا», «6 قتلى», «20 بين قتيل وجريح», «قتلى وجرحى», «بينهم طفلان», «دون إصابات»,
«ارتفاع الحصيلة إلى 23 بعد وفاة جريحين».
"""

from __future__ import annotations

from rasid.events.clauses import Clauses
from rasid.events.counts import MANY, MIN, PART_KINDS, Bounds, Count, PeopleCounter
from rasid.events.happening import Harm
from rasid.events.parts import PartReader
from rasid.events.scene import Chunk, Scene
from rasid.packs.words import Outcome

AHEAD = 7  # tokens between a word of harm and its people
BEHIND = 6
TALLY_REACH = 14  # «ارتفع عدد ضحايا الهجوم على … إلى 17»
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


def _begins_another(verb: Chunk) -> bool:
    """Tell whether people behind the verb are its own; «طالت» carries those of the noun before it on."""
    return verb.kind in ("trigger", "reporting") or (verb.kind == "light" and verb.value.kind != "reach")


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
        self.by_verb = {outcome.first for outcome in self.outcomes if outcome.verb is not None}
        self.verbs = {chunk.first for chunk in chunks if chunk.verb is not None and _begins_another(chunk)}
        self.harms: list[Harm] = []

    def read(self) -> list[Harm]:
        """Return the harm of the sentence in text order, parts pointing at the count they are a part of."""
        skip: set[int] = set()
        for index, outcome in enumerate(self.outcomes):
            if outcome.first in skip:
                continue
            if self._told_within(outcome):  # nor are the wounded that it names wounded anew: «بعد وفاة جريحين»
                skip.update(token for token in (outcome.stop, outcome.stop + 1) if token in self.starts)
                continue
            partner = self._partner(index)
            if partner is None:
                self._read_one(outcome)
            else:
                skip.add(partner.first)
                self._read_pair(outcome, partner)
        self.harms.extend(PartReader(self.scene, self.people, self.starts | self.verbs, self.end).read(self.harms))
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
        of_its_own = outcome.value.word_class == "noun" and other.value.word_class == "masdar"
        if of_its_own or (outcome.verb is None and outcome.suffix):
            return None  # «لقي 15 شخصاً مصرعهم وجُرح 29», «شهيدين وإصابة أحد المارة»
        if (outcome.verb is None) != (other.verb is None) and "noun" in (outcome.value.word_class, other.value.word_class):
            return None
        if outcome.verb is not None and self._named_before(outcome.first) and self._count_after(other.stop) is not None:
            return None  # «شخص قتل وأصيب ثلاثة»
        own_subject = outcome.verb is not None and other.verb is not None and outcome.verb.person != other.verb.person
        return None if own_subject and outcome.verb and outcome.verb.person == PLURAL_VERB else other

    def _named_before(self, token: int) -> bool:
        """Tell whether people stand right before a verb of harm as its subject."""
        before = (chunk for at in range(token - 3, token) for chunk in self.people.at.get(at, ()))
        return any(chunk.stop == token and chunk.kind in ("people", "number", "person") and not chunk.prep for chunk in before)

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
            if self._unknown(outcome) or (outcome.definite and outcome.verb is None):  # «لم تعلن جهة مسؤوليتها عن الخطف»
                return
            self._add(outcome, Count(outcome.first, outcome.stop, (0, 0, 0), self.people.who_after(outcome.stop)))
            return
        if outcome.verb is not None and outcome.suffix:  # «سبعة مدنيين خطفهم»: who it is about stands before the verb
            told = self._count_before(outcome.first, reach=2)
            if told is not None:
                self._add(outcome, told)
            return
        noun = outcome.value.word_class == "noun"
        among = noun and outcome.prep == BETWEEN and outcome.definite and outcome.value.number == "p"
        part = self._count_after(outcome.stop) if among else None
        if part is not None:
            self._add(outcome, part)
            self.harms[-1].among = True
            return
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
            self.people.count_at(token) for token in range(behind.stop, min(behind.stop + AHEAD, self.end))
        ):
            return behind
        before = (c for chunks in self.people.at.values() for c in chunks if c.kind == "actor" and c.stop == outcome.first)
        subject = next((c for c in before if _can_kill(c) and not c.prep), None)
        return subject if subject is not None and self._count_after(outcome.stop) is not None else None

    def _denied(self, outcome: Chunk) -> bool:
        """Tell whether the harm is said not to have happened («دون وقوع إصابات», «لم تسجل إصابات»)."""
        clause = self.clauses.items[self.clauses.of(outcome.first)]
        if clause.opening == "that" and self.scene.has(clause.first - 1, "without"):  # «دون أن ترد معلومات عن إصابات»
            return True
        start = max(outcome.first - 6, clause.first)
        if self.scene.any_between(start, outcome.first, "without"):
            return True
        return any(
            self.scene.has(token, "not") and not self.scene.has(token + 1, "still")  # «لا يزال»: they are
            for token in range(start, outcome.first)
        )

    def _unknown(self, outcome: Chunk) -> bool:
        """Tell whether it is only said that nobody knows («دون معرفة حجم الخسائر»): that is no count."""
        return self.scene.any_between(outcome.first - 4, outcome.first, "unknown")

    def _of_noun(self, outcome: Chunk) -> Count | None:
        """Return the count of a noun of harm: its number before it, its own number, or a number behind «عدد القتلى»."""
        before = self._count_before(outcome.first, reach=2)
        if before is not None and outcome.definite and (before.one_of or (outcome.prep == MIN and not before.vague)):
            return None  # «اثنان من الجرحى»: two of those already counted
        if before is not None:
            before.stop = max(outcome.stop, before.stop)
            if outcome.value.outcome == BOTH and before.vague:
                before.bounds = SOME_OF_EACH
            before.who = self.people.who_after(outcome.stop) if before.who == "unspecified" else before.who
            return before
        number = outcome.value.number
        if number == "p" and self.scene.any_between(outcome.first - 2, outcome.first, "tally"):
            if any(0 < other.first - outcome.stop <= TALLY_REACH and other.value.number for other in self.outcomes):
                return None  # «ضحايا الحرب إلى 39 ألف شهيد»
            return self._number_behind(outcome.stop, reach=TALLY_REACH) or Count(outcome.first, outcome.stop, MANY, "unspecified")
        if outcome.definite:
            return self._number_behind(outcome.stop) if number == "p" else None
        bounds: Bounds = (1, 1, 1) if number == "s" else (2, 2, 2) if number == "d" else MANY
        if outcome.value.outcome == BOTH:
            if number == "s":  # «ضحية» alone is a figure of speech as often as a person
                return None
            bounds = SOME_OF_EACH
        return Count(outcome.first, outcome.stop, bounds, self.people.who_after(outcome.stop))

    def _number_behind(self, start: int, *, reach: int = 6) -> Count | None:
        """Return the number that «عدد القتلى» brings in («بلغ عدد القتلى 7»)."""
        for token in range(start, min(start + reach, self.end)):
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
        if token in self.starts or self.scene.has(token, "carrying"):  # «غرق قارب يقل 60 مهاجراً»: those aboard
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
        if found is not None:
            return found if stop - found.stop <= reach - 1 else None
        return self._subject_of(stop)

    def _subject_of(self, verb: int) -> Count | None:
        """Return the people that stand right before a verb of harm without a number («طفلة قتلت», «مدنيون أصيبوا»)."""
        for token in range(max(verb - 2, 0), verb):
            for chunk in self.people.at.get(token, ()):
                if chunk.kind == "people" and chunk.stop == verb and not chunk.prep and verb in self.by_verb:
                    return self.people.of_chunk(chunk)
        return None

    def _add(self, outcome: Chunk, count: Count, doer: Chunk | None = None) -> None:
        value: Outcome = outcome.value
        first, stop = min(outcome.first, count.first), max(outcome.stop, count.stop)
        if count.other and count.who == "unspecified":
            before = next((harm.who for harm in reversed(self.harms) if harm.part_of is None), "unspecified")
            count.who = before if before not in PART_KINDS else count.who  # «قتلت طفلة وأصيب آخرون»: who else is not said
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
