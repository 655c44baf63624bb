"""Who did what to whom: the grammatical slots round a trigger, filled by its frame.

A trigger's clause is walked word group by word group. A verb takes its subject before it or behind it, then its
object; a verbal noun takes a bare noun (idafa), an adjective of a country (nisba) and prepositions; «and» carries a
role on. The frame of the word (``frames.toml``) says which slot is which role.
"""

from __future__ import annotations

from rasid.events.clauses import Clauses
from rasid.events.happening import Happening, Part
from rasid.events.naming import owner_behind, part_of
from rasid.events.scene import Chunk, Scene
from rasid.events.subjects import OWNERS, force_behind, people_of
from rasid.packs.frames import Frame
from rasid.text.latin import slug

AGENCY = frozenset({"by"})
SUPPORT = frozenset({"with", "led-by"})
MEMBERS = frozenset({"\u0645\u0646", "belongs"})  # min: «قوة من»
NOMINAL = frozenset({"trigger", "actor", "demonym", "target", "people", "weapon", "place", "number", "person", "outcome"})
PASSIVE_KINDS = frozenset({"civilians", "individual", "journalists"})  # who does no violence unless the frame is theirs
SETTLERS = "israeli-settlers"  # civilians who attack, as a group
OWNED = frozenset({"target", "people", "weapon", "outcome", "generic", "number"})
SUBJECT_HEADS = frozenset({"people", "weapon", "actor", "number"})
COMMON = frozenset({"people", "target", "outcome", "weapon"})  # nouns that a generic actor («مسلحون») is too
LAM = "\u0644"
BEH = "\u0628"
FINITE = frozenset({"verb", "passive", "verb-phrase"})
PERSONAL = frozenset({"kill", "detain", "abduct"})
BORDERS = frozenset({"hard", "and-verb", "pluperfect", "background"})  # no walk crosses them
SUBORDINATE = frozenset({"relative", "that", "result", "soft"})  # nothing but agency is looked for behind them
LAM_REACH = 4  # tokens between a verbal noun and the doer that «ل» brings in: adjectives
REACH = 14  # tokens: farther away a name is seldom the trigger's own


class Walk:
    """The walk round one trigger of one happening, within its sentence."""

    def __init__(self, scene: Scene, chunks: list[Chunk], clauses: Clauses, happening: Happening, harmed: set[int]) -> None:
        self.scene = scene
        named = {token for chunk in chunks if chunk.kind == "actor" for token in range(chunk.first, chunk.stop)}
        self.chunks = [chunk for chunk in chunks if chunk.kind not in COMMON or chunk.first not in named]
        self.clauses = clauses
        self.happening = happening
        self.harmed = harmed  # tokens that count people harmed anywhere in the sentence
        self.used: dict[int, str] = {}  # first token of a name -> its role

    def fill(self, trigger: Chunk) -> None:
        """Fill the roles that the words round *trigger* give."""
        frame = self._frame(trigger)
        if frame is None:
            return
        word_class = self._class(trigger)
        slots = frame.slots.get(word_class) or {}
        subject = None
        if word_class in ("verb", "participle"):
            subject = (
                people_of(self.chunks, trigger) or self._subject_before(trigger) or force_behind(self.scene, self.chunks, trigger)
            )
        bound = bool(trigger.suffix) and word_class == "verb"  # «جنده لواء القدس»: the pronoun is the object told before
        if subject is not None:
            self._take(subject, slots.get("object" if bound else "subject", "none"))
        self._walk_right(trigger, word_class, slots, has_subject=subject is not None and not bound)

    def _frame(self, trigger: Chunk) -> Frame | None:
        word = trigger.value
        frames = self.scene.packs.frames
        return frames.get(f"{word.type}/{word.frame}") or frames.get(word.frame)

    def _class(self, trigger: Chunk) -> str:
        word_class = trigger.value.word_class
        if trigger.verb is not None:
            return "passive" if trigger.verb.voice == "passive" or self._reads_passive(trigger) else "verb"
        return word_class if word_class in ("masdar", "noun", "participle") else "phrase"

    def _reads_passive(self, trigger: Chunk) -> bool:
        """Tell whether an ambiguous form is passive: agency is named, or nobody is and people or a thing follow at once."""
        if trigger.verb is None or trigger.verb.voice == "active" or trigger.suffix:
            return False
        behind = [chunk for chunk in self.chunks if trigger.stop <= chunk.first < trigger.stop + REACH]
        if any(chunk.prep in AGENCY for chunk in behind):
            return True
        subject = self._subject_before(trigger)
        if subject is not None and not self._harmless(subject):
            return False
        harmed = trigger.value.frame in ("kill", "detain", "abduct", "assault")
        return harmed and bool(behind) and behind[0].kind in ("people", "number", "person") and behind[0].first - trigger.stop < 1

    def _subject_before(self, trigger: Chunk) -> Chunk | None:
        """Return the actor that stands before a verb as its subject («قوات النظام قصفت»), or its relative's antecedent."""
        relative = self.scene.has(trigger.first - 1, "relative")
        if relative and trigger.suffix:  # «التي استهدفتها»: what stands before is the object
            return None
        for chunk in reversed(self.chunks):
            if chunk.first >= trigger.first or chunk.kind not in ("actor", "demonym", "trigger"):
                continue
            gap = trigger.first - chunk.stop
            if gap > REACH or (chunk.kind == "trigger" and not relative):
                return None
            if chunk.kind != "actor":
                continue
            if self._clause_apart(chunk, trigger, relative=relative):
                return None
            return chunk if not chunk.prep or self._owns_before(chunk) else None
        return None

    def _owns_before(self, actor: Chunk) -> bool:
        """Tell whether a governed actor ends a subject that people or a weapon begin («عناصر من قسد ضربوا …»)."""
        if actor.prep not in OWNERS or self.scene.any_between(actor.first - 2, actor.first, "force-head"):
            return actor.prep in OWNERS  # «قوة من …», «دورية لـ…»
        heads = (chunk for chunk in self.chunks if chunk.kind in SUBJECT_HEADS and 0 <= actor.first - chunk.stop <= 1)
        return any(not head.prep for head in heads if head is not actor)

    def _owned_behind(self, people: Chunk) -> bool:
        return any(chunk.kind == "actor" and 0 <= chunk.first - people.stop <= 2 for chunk in self.chunks)

    def _clause_apart(self, chunk: Chunk, trigger: Chunk, *, relative: bool) -> bool:
        """Tell whether a clause border that a subject cannot cross stands between the two."""
        openings = self.clauses.between(chunk.first, trigger.first)
        allowed = {"relative", "comma"} if relative else {"comma"}
        if not openings <= allowed:
            return True
        return "comma" in openings and not self._only_time_between(chunk, trigger)

    def _only_time_between(self, chunk: Chunk, trigger: Chunk) -> bool:
        """Tell whether a pair of commas encloses nothing but a time («قوات النظام، صباح اليوم، قصفت»)."""
        inside = [other for other in self.chunks if chunk.stop <= other.first < trigger.first]
        words = sum(other.stop - other.first for other in inside if other.kind == "time")
        return bool(words) and trigger.first - chunk.stop - words <= 3

    def _walk_right(self, trigger: Chunk, word_class: str, slots: dict[str, str], *, has_subject: bool) -> None:
        last_role, last_stop = "", trigger.stop
        filled = has_subject
        previous: Chunk | None = trigger
        for chunk in self.chunks:
            if chunk.first <= trigger.first or (chunk.stop <= trigger.stop and chunk.kind != "demonym"):
                continue
            if self._ends_walk(trigger, chunk, word_class):
                break
            if chunk.kind in ("actor", "demonym"):
                role = self._role(trigger, chunk, previous, word_class, slots, filled=filled, last=(last_role, last_stop))
                if role and role != "none":
                    self._take(chunk, role)
                    filled = filled or role in ("initiator", "participant")
                    last_role, last_stop = role, chunk.stop
            elif chunk.kind == "person" and self._named_victim(trigger, chunk, previous, word_class, slots):
                self.happening.add_part(Part("target", slug(chunk.value.name), self.scene.quote(chunk)))
            elif chunk.kind in ("people", "number") and self._owned_behind(chunk):
                pass  # «عناصر الفرقة …»: whose they are tells who acts
            elif chunk.kind in ("target", "people", "place", "number") and word_class == "verb" and not chunk.prep and not filled:
                filled = filled or chunk.first - trigger.stop < 2  # the object stands first: the subject is in the verb
            if chunk.kind in NOMINAL:
                previous = chunk

    def _named_victim(self, trigger: Chunk, chunk: Chunk, previous: Chunk | None, word_class: str, slots: dict[str, str]) -> bool:
        """Tell whether a named person is the object of a killing or an arrest («اغتيال فلان», «اعتقلت فلاناً»)."""
        if trigger.value.frame not in PERSONAL or chunk.prep or word_class == "passive":
            return False
        near = chunk.first - trigger.stop < 3 or (
            previous is not None and previous.kind == "actor" and chunk.first - previous.stop < 3
        )
        return near and slots.get("object" if word_class == "verb" else "idafa") == "target"

    def _ends_walk(self, trigger: Chunk, chunk: Chunk, word_class: str) -> bool:
        if chunk.first - trigger.stop > 3 * REACH:
            return True
        openings = self.clauses.between(trigger.first, chunk.first)
        if openings and not openings.isdisjoint(BORDERS):
            return True
        if openings and chunk.prep not in AGENCY and not openings.isdisjoint(SUBORDINATE):
            return True
        own = chunk.kind == "trigger" and chunk not in self.happening.triggers and chunk.verb is not None
        return own or chunk.kind == "reporting" or (chunk.kind == "light" and chunk.verb is not None and "comma" in openings)

    def _role(
        self,
        trigger: Chunk,
        chunk: Chunk,
        previous: Chunk | None,
        word_class: str,
        slots: dict[str, str],
        *,
        filled: bool,
        last: tuple[str, int],
    ) -> str:
        """Return the role of an actor behind the trigger, an empty string for none."""
        if chunk.prep in AGENCY or chunk.prep in SUPPORT:
            return "initiator" if "participant" not in slots.values() else "participant"
        if chunk.kind == "demonym":
            if chunk.joined:
                return last[0] if chunk.first == last[1] else ""
            return slots.get("nisba", "") if previous is trigger and chunk.first - trigger.stop < 2 else ""
        if chunk.prep == "held":
            return ""
        last_role, last_stop = last
        if chunk.joined and last_role and chunk.first - last_stop < 5 and not chunk.prep:
            return last_role
        owner_role = self._owner_role(trigger, chunk, previous, word_class, slots, filled=filled)
        if owner_role is not None:
            return owner_role
        if chunk.prep:
            owns = chunk.prep == LAM and chunk.first - trigger.stop > LAM_REACH  # «فجّر نفسه … عند حاجز لقوى الأمن»
            return "" if owns else slots.get(chunk.prep, "")
        if word_class == "verb":
            return slots.get("object" if filled else "subject", "")
        if word_class in ("passive", "participle"):
            return slots.get("subject" if word_class == "passive" else "object", "")
        return self._idafa_role(trigger, chunk, slots)

    def _owner_role(
        self, trigger: Chunk, chunk: Chunk, previous: Chunk | None, word_class: str, slots: dict[str, str], *, filled: bool
    ) -> str | None:
        """Return the role of an actor that owns the thing or people before it («مواقع للحزب»), None where it does not."""
        start = trigger.first if self.happening.type == "interception" else trigger.stop  # «أسقطت طائرة مسيّرة حوثية»
        if previous is None or previous.kind not in OWNED or previous.first < start:
            return None
        gap = chunk.first - previous.stop
        if gap > 2 or (chunk.prep and chunk.prep not in OWNERS) or self.scene.broken(previous.stop, chunk.first):
            return None
        if previous.kind == "weapon" and self.happening.type == "interception":  # «أسقطت مسيّرة حوثية»
            return "target"
        if previous.kind == "weapon":
            return "initiator" if slots and "participant" not in slots.values() else None
        if previous.kind == "target" and chunk.kind == "actor" and chunk.value.use == "generic":
            return ""  # «منازل المدنيين»: whose houses they are makes nobody a target
        if previous.kind == "target" and previous.prep == LAM:
            return "target" if "target" in slots.values() else ""
        if not previous.prep or previous.prep in slots or previous.prep == LAM:
            if previous.prep in slots:
                return slots[previous.prep]
            if word_class == "verb":
                bare_subject = previous.kind in ("people", "generic", "number") and not filled
                return slots.get("subject" if bare_subject else "object", "")
            return slots.get("object") or ("target" if "target" in slots.values() else slots.get("idafa", ""))
        return (
            "target"
            if "target" in slots.values() and previous.kind == "target" and previous.prep in (BEH, "\u0641\u064a")
            else None
        )

    def _idafa_role(self, trigger: Chunk, chunk: Chunk, slots: dict[str, str]) -> str:
        """Return the role of a bare noun behind a verbal noun: the doer where «ل» brings in another."""
        if self.clauses.between(trigger.first, chunk.first) or chunk.first - trigger.stop > 2:
            return ""
        role = slots.get("idafa", "")
        if role == "target" and self._lam_follows(chunk):
            return "initiator"
        return role

    def _lam_follows(self, chunk: Chunk) -> bool:
        """Tell whether what is hit comes behind the doer («استهداف الطيران لمواقع»)."""
        behind = (other for other in self.chunks if chunk.stop <= other.first < chunk.stop + 4)
        return any(other.prep == LAM and other.kind in ("target", "actor", "place", "people") for other in behind)

    def _only_harmed(self, chunk: Chunk) -> bool:
        """Tell whether the words only count people («إصابة مدني»): persons of no standing are casualties, not targets."""
        if chunk.kind != "actor" or chunk.value.use != "generic":
            return False
        return chunk.value.id == "individual" or chunk.first in self.harmed

    def _harmless(self, chunk: Chunk) -> bool:
        """Tell whether civilians, monitors or rescuers stand where the doer of violence would."""
        if chunk.kind != "actor":
            return False
        family = self.scene.packs.types[self.happening.type].family
        violent = family in ("armed", "strike", "detention", "restriction") or self.happening.type == "recruitment"
        if chunk.value.use != "generic":
            actor = self.scene.packs.actors.get(chunk.value.id)
            return violent and actor is not None and actor.kind == "civilian" and actor.id != SETTLERS
        return chunk.value.id in PASSIVE_KINDS and (violent or chunk.value.id == "individual")

    def _take(self, chunk: Chunk, role: str) -> None:
        if role == "none" or chunk.first in self.used or (role == "target" and self._only_harmed(chunk)):
            return
        if role == "initiator" and self._harmless(chunk):
            return
        self.used[chunk.first] = role
        part = part_of(self.scene, owner_behind(chunk, self.chunks), role, self.happening)
        if part is not None:
            self.happening.add_part(part)


def carry_support(scene: Scene, happening: Happening) -> None:
    """Let those who support or lead («بدعم», «بمشاركة») do what the happening's doers do."""
    if any(part.role == "participant" for part in happening.parts):
        for part in happening.parts:
            if part.role == "initiator":
                part.role = "participant"
