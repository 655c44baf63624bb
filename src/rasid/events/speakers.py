"""Speakers: of which kind they are, whom their words point back to, and the account that posts a report."""

from __future__ import annotations

import re

from rasid.events.happening import Voice
from rasid.events.layout import TERRITORY
from rasid.events.scene import Chunk, Scene
from rasid.model import Quote
from rasid.text.letters import match_form

LAM = "\u0644"
AN = "\u0639\u0646"  # «عن»: from whom it was taken
VIA = "\u0639\u0628\u0631"  # «عبر»: through which channel
ARTICLE = "\u0627\u0644"
NEAR_NAME = 2  # tokens between a speaker and the name or body behind it
MILITARY = frozenset({"state-force", "armed-group", "militia"})
SPEAKS_AS = {"police": "official", "political": "official", "international": "official", "civilian": "responder"}
# A vague speaker is of the kind of the body behind it («مصدر في الدفاع المدني»).
BETTER_KINDS = {
    "anonymous": frozenset({"responder", "military", "monitor", "official"}),
    "official": frozenset({"responder", "military", "monitor"}),
}
SPEAKERS = frozenset({"speaker", "outlet", "actor", "person"})
HANDLE = "@"
HEADER = 8  # tokens at the top of a post within which its account stands

_WORDS = re.compile(r"\w+")


def kind_of(scene: Scene, chunk: Chunk) -> str | None:
    """Return the kind of claim that a mention makes where it speaks, None where it cannot speak."""
    if chunk.kind in ("speaker", "outlet"):
        return str(chunk.value.kind)
    if chunk.kind == "actor":
        actor = scene.packs.actors.get(chunk.value.id)
        if actor is None or chunk.value.use == "generic":
            return None
        if chunk.value.use in TERRITORY:
            return "official"  # «أعلنت القاهرة»: a state speaks through its officials
        return "military" if actor.kind in MILITARY else SPEAKS_AS.get(actor.kind)
    return "official" if chunk.value.standing == "public" else "witness"


def spoken_before(scene: Scene, chunk: Chunk, kind: str, spoken: list[Voice]) -> Voice | None:
    """Return who spoke before, where the words only point back: «المصدر», «الوكالة», a surname, a name told in short."""
    ours = name_words(" ".join(scene.document.forms[chunk.first : chunk.stop]), skip=len(chunk.prefix))
    known = [voice for voice in reversed(spoken) if voice.speaker is not None]
    if _definite(scene, chunk):
        for voice in known:
            same_kind = chunk.kind == "person" or "anonymous" in (kind, voice.kind) or kind == voice.kind
            if same_kind and _in_short(ours, voice.speaker):
                return voice
    if chunk.kind == "speaker" and chunk.stop - chunk.first == 1:
        if kind == "anonymous" and _definite(scene, chunk):
            return known[0] if known else None
        if scene.has(chunk.first, "said-again"):
            return next((voice for voice in known if voice.kind == kind), None)
    return None


def _in_short(ours: frozenset[str], speaker: Quote | None) -> bool:
    """Tell whether a name is in short that of *speaker*; the title too may have the short name, and the text the full one."""
    if speaker is None:
        return False
    theirs = name_words(speaker.text)
    return ours <= theirs or (theirs <= ours and speaker.place == "title")


def _definite(scene: Scene, chunk: Chunk) -> bool:
    """Tell whether the words name somebody already known: a name, or a noun with the article on it or on its complement."""
    return chunk.kind != "speaker" or chunk.definite or scene.document.forms[chunk.stop - 1].startswith(ARTICLE)


def name_words(text: str, *, skip: int = 0) -> frozenset[str]:
    """Return the words of a name in match form, without articles; *skip* letters of clitics stand before the first."""
    return frozenset(word.removeprefix(ARTICLE) for word in _WORDS.findall(match_form(text)[skip:]))


def widen(scene: Scene, candidates: list[Chunk], position: int, kind: str) -> tuple[Quote, str, int]:
    """Return the speaker's words with the name or body right behind them, which may say the kind better, and their end."""
    head = candidates[position]
    first, stop = head.first, head.stop
    for chunk in candidates[position + 1 :]:
        if chunk.first < stop:
            continue
        if head.kind == "person" and kind == "witness" and chunk.kind == "speaker" and chunk.first - stop <= 1:
            kind = kind_of(scene, chunk) or kind  # «فلان، الناطق باسم المحكمة»
        if chunk.first - stop > NEAR_NAME or scene.broken(stop, chunk.first) or chunk.prep in (AN, LAM, VIA):
            break
        if chunk.kind == "speaker" and chunk.joined:
            break  # «مسؤولون وشهود عيان»: two speak
        better = kind_of(scene, chunk)
        if better in BETTER_KINDS.get(kind, ()) and chunk.kind != "person":
            kind = better or kind
        stop = chunk.stop
    return scene.document.quote(first, stop, skip=0 if head.definite else len(head.prefix)), kind, stop


def account_of(scene: Scene) -> Voice | None:
    """Return the voice of the account that posts the report («الدفاع المدني @…» at its top), None where it is no post."""
    document = scene.document
    if HANDLE not in document.raw:
        return None
    body = next((token for token, start in enumerate(document.starts) if start >= document.body), 0)
    for chunk in scene.chunks:
        if chunk.kind not in SPEAKERS or not body <= chunk.first < body + HEADER or chunk.stop >= len(document.starts):
            continue
        kind = kind_of(scene, chunk)
        if kind is not None and document.raw[document.ends[chunk.stop - 1] : document.starts[chunk.stop]].strip() == HANDLE:
            return Voice(scene.quote(chunk), kind, None, "asserts")
    return None
