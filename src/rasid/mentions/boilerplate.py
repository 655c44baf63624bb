"""What stands in a report and is no part of it: related headlines, prompts to read on, credits, comments.

A page that was saved whole ends in headlines of other stories. They are lines without a full stop behind a body whose
lines have one; a bulletin whose own lines have none is left whole. Cut too little rather than a line of the news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from rasid.mentions.person_names import QUOTES
from rasid.mentions.person_words import load_person_words, read_rows
from rasid.packs.tables import WHEEL
from rasid.text.document import NEWLINE, Document

FULL_STOPS = frozenset(".!")
CONTINUES = frozenset(":\u060c,;\u061b")  # colon, commas, semicolons: the line goes on in the next
ELLIPSIS = "\u2026"
WAW = "\u0648"
HASH = "#"
HEADLINE_TOKENS = (3, 30)  # shorter is a name or a place, longer is a paragraph
LONE_HEADLINE_TOKENS = 20  # a tail of one line may be a body line that lacks its stop: be stricter
BODY_LINE_TOKENS = 8  # body lines shorter than this say nothing of how the text ends its lines
STOPPED_SHARE = (
    0.6  # of the body's lines that must end in a full stop before a tail is believed (no dev report between .4 and .7)
)
TAIL_FROM = 0.3  # a cue for "everything from here" is not believed before this part of the text
CUE_REACH = 4  # tokens at the start of a line within which a cue stands
CUE_SHIFT = 2  # signs before it
HALVES = frozenset(("\u0645", "\u0635"))  # meem, sad: pm, am
SHORTEST_TICKER = 4  # tokens, the hour among them
CREDIT_TOKENS = 10  # the credit of a picture, its brackets among them
_YEAR = re.compile(r"20\d\d")
_CLOCK = re.compile(r"\d{1,2}:\d\d")
# A post's time stamp («9:55 PM · Nov 23, 2024»): what follows on lines of its own are replies by others.
_STAMP = re.compile(r"\d{1,2}:\d\d\s*[AP]M\s*\u00b7\s*[A-Z][a-z]{2} \d{1,2}, \d{4}")


class Cues(NamedTuple):
    """Words of boilerplate.tsv by kind, each a tuple of match forms."""

    line: frozenset[tuple[str, ...]]
    tail: frozenset[tuple[str, ...]]
    connective: frozenset[tuple[str, ...]]
    signature: frozenset[tuple[str, ...]]


class Line(NamedTuple):
    """One line of the text: tokens [first, stop) without the new line, and its sentences [opening, closing)."""

    first: int
    stop: int
    opening: int
    closing: int


def boilerplate_sentences(document: Document, *, cues: Cues | None = None) -> set[int]:
    """Return the numbers of the sentences of *document* that are no part of the report."""
    cues = cues or load_cues()
    lines = list(_lines(document))
    ignored = {number for number, line in enumerate(lines) if _has_cue(document, line, cues.line)}
    ignored.update(_stamped(document, lines))
    ignored.update(number for number, line in enumerate(lines) if len(lines) > 1 and _is_caption(document, line))
    if HASH in document.raw:
        ignored.update(number for number, line in enumerate(lines) if _only_tags(document, line))
    _add_prompted(document, lines, ignored, cues)
    end = min(_cued_tail(document, lines, cues), _replies(document, lines))
    ignored.update(range(end, len(lines)))
    kept = [number for number in range(end) if number not in ignored]
    ignored.update(_headline_tail(document, lines, kept, cues))
    return {sentence for number in ignored for sentence in range(lines[number].opening, lines[number].closing)}


@cache
def load_cues(*folders: Path) -> Cues:
    """Load boilerplate.tsv of *folders* (default: the wheel's own)."""
    kinds: dict[str, set[tuple[str, ...]]] = {"line": set(), "tail": set(), "connective": set(), "signature": set()}
    for form, kind in read_rows(folders or (WHEEL,), "boilerplate.tsv"):
        kinds[kind].add(tuple(form.split()))
    return Cues(frozenset(kinds["line"]), frozenset(kinds["tail"]), frozenset(kinds["connective"]), frozenset(kinds["signature"]))


def _lines(document: Document) -> Iterator[Line]:
    """Yield the lines of the text that hold a word; the title is none of them."""
    first = 0
    breaks = [index for index, form in enumerate(document.forms) if form[0] == NEWLINE]
    for index in (*breaks, len(document.forms)):
        if index > first and document.starts[first] >= document.body:
            yield Line(first, index, document.sentence_of[first], document.sentence_of[index - 1] + 1)
        first = index + 1


def _has_cue(document: Document, line: Line, cues: frozenset[tuple[str, ...]]) -> bool:
    """Tell whether one of *cues* stands at the start of *line*, or right behind a sign or one word there."""
    head = document.forms[line.first : min(line.stop, line.first + CUE_REACH)]
    if _first_words(cues).isdisjoint(head[: CUE_SHIFT + 1]):
        return False
    starts = [0, *(index + 1 for index, form in enumerate(head[:CUE_SHIFT]) if not form[0].isalnum())]
    return any(tuple(head[start : start + length]) in cues for start in starts for length in range(1, CUE_REACH + 1 - start))


@cache
def _first_words(cues: frozenset[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(cue[0] for cue in cues)


def _stamped(document: Document, lines: list[Line]) -> list[int]:
    """Return the line of a news ticker («03:56 م …»): a headline behind an hour, where no other line begins with one."""
    found = [
        number
        for number, line in enumerate(lines)
        if line.stop - line.first > SHORTEST_TICKER
        and document.forms[line.first + 1] in HALVES
        and _CLOCK.fullmatch(document.forms[line.first])
    ]
    return found if len(found) == 1 < len(lines) and not _ends_in_stop(document, lines[found[0]]) else []


def _is_caption(document: Document, line: Line) -> bool:
    """Tell whether a line stands under a picture: it ends in a date and, in brackets, who took it."""
    forms = document.forms
    if forms[line.stop - 1] != ")":
        return False
    opening = next((token for token in range(line.stop - 2, line.first, -1) if forms[token] == "("), line.first)
    return line.stop - opening <= CREDIT_TOKENS and bool(_YEAR.fullmatch(forms[opening - 1])) and opening > line.first


def _only_tags(document: Document, line: Line) -> bool:
    """Tell whether a line is hashtags and nothing else."""
    start = document.raw.rfind(NEWLINE, 0, document.starts[line.first]) + 1  # signs before the first word are no tokens
    text = document.raw[start : document.ends[line.stop - 1]].strip()
    return text.startswith(HASH) and all(word.startswith(HASH) for word in text.split())


def _add_prompted(document: Document, lines: list[Line], ignored: set[int], cues: Cues) -> None:
    """Add the line behind a bare prompt («اقرأ أيضاً:» and the headline on the next line), where it is one headline."""
    for number in sorted(ignored):
        line, following = lines[number], number + 1
        bare = line.stop - line.first <= CUE_REACH and _has_cue(document, line, cues.line)
        if bare and following < len(lines) and _is_headline(document, lines[following], cues):
            ignored.add(following)


def _cued_tail(document: Document, lines: list[Line], cues: Cues) -> int:
    """Return the number of the line from which a cue says that all is boilerplate; the count of lines where none does."""
    for number, line in enumerate(lines):
        late = line.first > TAIL_FROM * len(document.forms)
        if late and line.stop - line.first <= 2 * CUE_REACH + 4 and _has_cue(document, line, cues.tail):
            return number
    return len(lines)


def _replies(document: Document, lines: list[Line]) -> int:
    """Return the number of the first line behind a post's time stamp; the count of lines where none is."""
    if _STAMP.search(document.raw) is None:
        return len(lines)
    for number, line in enumerate(lines):
        if _STAMP.search(document.raw, document.starts[line.first], document.ends[line.stop - 1]):
            return number + 1
    return len(lines)


def _headline_tail(document: Document, lines: list[Line], kept: list[int], cues: Cues) -> list[int]:
    """Return the numbers of the last lines that are headlines of other stories."""
    cut = len(kept)
    while cut > 1 and _is_headline(document, lines[kept[cut - 1]], cues):
        cut -= 1
    body, tail = kept[:cut], kept[cut:]
    if len(tail) > 1 and all(_is_clipped(document, lines[number]) for number in tail):  # teasers, however the body ends its lines
        return tail
    if not tail or not _ends_in_stop(document, lines[body[-1]]):
        return []
    paragraphs = [number for number in body if lines[number].stop - lines[number].first >= BODY_LINE_TOKENS]
    stopped = sum(_ends_in_stop(document, lines[number]) for number in paragraphs)
    if not paragraphs or stopped < STOPPED_SHARE * len(paragraphs):
        return []
    if len(tail) == 1 and lines[tail[0]].stop - lines[tail[0]].first > LONE_HEADLINE_TOKENS:
        return []
    return tail


def _is_headline(document: Document, line: Line, cues: Cues) -> bool:
    """Tell whether a line reads as a headline or a clipped teaser: no full stop, and no word that continues a text."""
    forms = document.forms
    shortest, longest = HEADLINE_TOKENS
    if not shortest <= line.stop - line.first <= longest or forms[line.stop - 1] in CONTINUES:
        return False
    head = forms[line.first : min(line.stop, line.first + CUE_REACH)]
    if any(tuple(head[:length]) in cues.connective for length in range(1, len(head) + 1)) or _continues(head[0]):
        return False
    if _is_clipped(document, line):
        return True
    quoting = document.raw[max(0, document.starts[line.first] - 1)] in QUOTES
    return not _ends_in_stop(document, line) and (quoting or head[0] not in load_person_words().verbs)


def _continues(form: str) -> bool:
    """Tell whether a line begins with «and» and a verb («وأضاف»)."""
    words = load_person_words()
    return form.startswith(WAW) and form[1:] in words.verbs and form not in words.openers  # a minister («وزير») is no verb


def _is_clipped(document: Document, line: Line) -> bool:
    """Tell whether a line breaks off in an ellipsis."""
    last = document.forms[line.stop - 1]
    return last == ELLIPSIS or (last == "." and document.forms[line.stop - 2] == ".")


def _ends_in_stop(document: Document, line: Line) -> bool:
    return document.forms[line.stop - 1] in FULL_STOPS and not _is_clipped(document, line)
