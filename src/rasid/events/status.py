"""Whether a happening is told as done, planned, threatened, possible, denied, averted or going on; and whether as background."""

from __future__ import annotations

from rasid.events.clauses import Clauses
from rasid.events.happening import Happening
from rasid.events.scene import Chunk, Scene

SEEN = "\u0633"  # the future marker before a verb
NEAR = 7  # tokens: a cue farther from its trigger seldom governs it
STRONGEST = ("denied", "averted", "threatened", "planned", "possible", "ongoing")


def read_status(scene: Scene, happening: Happening, chunks: list[Chunk], clauses: Clauses) -> str:
    """Return the status that the cues round the happening's triggers give."""
    found: set[str] = {"ongoing"} if happening.time_kind == "habit" else set()
    cues = [chunk for chunk in chunks if chunk.kind == "status"]
    for trigger in happening.triggers:
        if trigger.verb is not None and trigger.prefix.endswith(SEEN) and trigger.verb.tense == "present":
            found.add("planned")
        found.update(cue.value.status for cue in cues if _governs(cue, trigger, clauses) and not _of_a_thing(cue, trigger))
    if not found and goes_on(scene, happening):
        found.add("ongoing")
    return next((status for status in STRONGEST if status in found), "reported")


def _of_a_thing(cue: Chunk, trigger: Chunk) -> bool:
    """Tell whether «لم ينفجر» behind a blast says what blew up at last, not that nothing did."""
    blast = trigger.kind == "trigger" and trigger.value.frame == "blast" and trigger.value.word_class == "masdar"
    return cue.value.status == "averted" and blast and cue.first > trigger.first


def _governs(cue: Chunk, trigger: Chunk, clauses: Clauses) -> bool:
    """Tell whether a cue stands on its side of the trigger, near it and in its clause."""
    if cue.value.scope == "sentence":  # «خرج بقرارات … بتشكيل غرفة»
        return trigger.verb is None and cue.stop <= trigger.first
    if cue.value.scope == "after":
        gap = cue.first - trigger.stop
    else:
        gap = trigger.first - cue.stop
        if cue.value.scope == "any" and gap < 0:
            gap = cue.first - trigger.stop
    if not 0 <= gap <= NEAR:
        return False
    left, right = sorted((cue.first, trigger.first))
    return clauses.between(left, right) <= {"that", "soft", "comma"} - ({"comma"} if gap > 3 else set())


def opens_background(scene: Scene, clauses: Clauses) -> bool:
    """Tell whether the sentence begins as an aside («يذكر أن …», «ومن الجدير ذكره أن …»)."""
    return any(clause.opening == "background" for clause in clauses.items[:2])


def told_as_background(scene: Scene, happening: Happening, clauses: Clauses) -> bool:
    """Tell whether the words say that it happened earlier («وكان قد قصف», «سبق أن», «يذكر أن», «الذي سيطر على»)."""
    number = clauses.of(happening.trigger.first)
    for back in range(max(number - 2, 0), number + 1):
        if clauses.items[back].opening in ("pluperfect", "background"):
            return True
    if scene.any_between(happening.trigger.first - 3, happening.trigger.first, "case"):
        return True  # «المشتبه به في اغتيال»: what a court or a feud is about lies back
    clause = clauses.items[number]
    if clause.opening == "relative" or scene.has(happening.trigger.first - 1, "since"):
        return happening.trigger.verb is not None
    return _after_was(scene, happening, clauses)


def _after_was(scene: Scene, happening: Happening, clauses: Clauses) -> bool:
    """Tell whether «وكان» opens the clause of a past verb («وكانت طائرات قصفت»)."""
    clause = clauses.items[clauses.of(happening.trigger.first)]
    verb = happening.trigger.verb
    past = verb is not None and verb.tense == "past"
    for token in range(clause.first, happening.trigger.first):
        if scene.has(token, "was"):
            return past or token == clause.first
    return False


def goes_on(scene: Scene, happening: Happening) -> bool:
    """Tell whether a present-tense verb tells what is being done («تستهدف القوات الأحياء»); titles use it for news."""
    trigger = happening.trigger
    if trigger.verb is None or trigger.verb.tense != "present" or scene.in_headline(trigger.first):
        return False
    before = trigger.first - 1
    subjunctive = scene.has(before, "that") or scene.has(before, "not") or trigger.prefix.endswith(("\u0644", SEEN))  # lam
    return not subjunctive
