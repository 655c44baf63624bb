"""A report cut into tokens, sentences and clauses, every one of them tied to the untouched text.

Title and body make one document, the title first, so that what reads a sentence need not know which it reads.
Quotation marks, hashes and underscores are not tokens: they are passed over, so that «قوات "سوريا
الديمقراطية"» is one name. Punctuation that ends something (. ، : – newline) is a token of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate

from rasid.model import Quote
from rasid.text.letters import fold

# A word: letters of any script; digits with their separators (3.5, 06/08/2022, 3:30); else one sign.
_TOKEN = re.compile(
    "([\u0621-\u064a]+[^\\W\\d_a-z\u00c0-\u024f]*"  # words that begin with an Arabic letter: most are nothing but such
    r"|[0-9]+(?:[.,:/\-][0-9]+)*"  # numbers, dates, hours
    r"|[a-z\u00c0-\u024f]+|[^\W\d_a-z\u00c0-\u024f]+"  # words, the two scripts apart: pages glue a handle to the text
    r"|\n+|[.!?\u061f\u060c,;\u061b:\u2026|/*=<>\u2022\u25cf\u25a0()\[\]{}%]"
    r"|[-\u2010-\u2015]+)"
)
STOPS = frozenset(".!?\u061f\u2026")  # they end a sentence; so does a new line
ENDINGS = STOPS | {"\n"}  # a token of stops is one sign, one of new lines any number
BREAKS = frozenset("\u060c,;\u061b:()[]|")  # they end a clause
NEWLINE = "\n"
HASH, UNDERSCORE = "#", "_"
_MARKED = re.compile("[\u064b-\u065f]+")  # vowels, doubling, nunation
MIN_TAGS = 3  # one or two hashtags mark words of a sentence


@dataclass(frozen=True, slots=True)
class Document:
    """Tokens as parallel lists: ``forms`` (match forms), ``starts`` and ``ends`` (offsets into ``raw``)."""

    raw: str
    body: int  # where the text begins in ``raw``: the length of title and its new line, 0 without a title
    forms: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]]  # token ranges [first, stop)
    sentence_of: list[int]  # the sentence of each token

    @property
    def title_stop(self) -> int:
        """Return the token after the title's last."""
        return bisect_left(self.starts, self.body)

    def quote(self, first: int, stop: int, *, skip: int = 0) -> Quote:
        """Return the words of tokens [*first*, *stop*) as a quote, the first *skip* letters of it (clitics) left out."""
        start, end = self.starts[first], self.ends[stop - 1]
        if skip and self.ends[first] - start == len(self.forms[first]):  # no marks in the word: letters are offsets
            start += min(skip, len(self.forms[first]) - 1)
        elif skip:
            start = self._skip(start, end, skip)
        return self.span(start, end)

    def word(self, token: int) -> str:
        """Return one token as written."""
        return self.raw[self.starts[token] : self.ends[token]]

    def span(self, start: int, end: int) -> Quote:
        """Return ``raw[start:end]`` as a quote of the title or of the text."""
        if start < self.body:
            end = min(end, self.body - 1)
            return Quote(self.raw[start:end], start, end, "title")
        return Quote(self.raw[start:end], start - self.body, end - self.body)

    def _skip(self, start: int, end: int, letters: int) -> int:
        """Return the offset after *letters* letters of the match form, marks set aside."""
        offset = start
        while letters and offset < end - 1:
            offset += 1
            letters -= bool(fold(self.raw[offset - 1]).form)
        while offset < end - 1 and not fold(self.raw[offset]).form:
            offset += 1
        return offset


def make_document(text: str, title: str | None = None) -> Document:
    """Cut *title* and *text* into tokens and sentences."""
    raw = f"{title}\n{text}" if title else text
    body = len(title) + 1 if title else 0
    folded = fold(raw)
    offsets, form = folded.offsets, folded.form
    pieces = _TOKEN.split(form)  # gap, token, gap, token … gap
    edges = list(accumulate(map(len, pieces)))
    forms, starts, ends = pieces[1::2], edges[:-1:2], edges[1::2]
    if offsets is not None:
        starts, ends = [offsets[start] for start in starts], [offsets[end - 1] + 1 for end in ends]
        _keep_marks(raw, ends)
    sentences, sentence_of = _split_sentences(forms)
    return Document(raw, body, forms, starts, ends, sentences, sentence_of)


def without(document: Document, dropped: set[int]) -> Document:
    """Return the document without the tokens *dropped*; offsets still point into the untouched text."""
    if not dropped:
        return document
    kept = [token for token in range(len(document.forms)) if token not in dropped]
    forms = [document.forms[token] for token in kept]
    old = [document.sentence_of[token] for token in kept]
    left = {sentence: number for number, sentence in enumerate(dict.fromkeys(old))}
    sentences = [(bisect_left(old, sentence), bisect_right(old, sentence)) for sentence in left]
    sentence_of = [left[sentence] for sentence in old]
    starts, ends = [document.starts[token] for token in kept], [document.ends[token] for token in kept]
    return Document(document.raw, document.body, forms, starts, ends, sentences, sentence_of)


def hashtag_tail(document: Document) -> set[int]:
    """Return the tokens of runs of three hashtags or more: channels list topics so, they tell nothing."""
    raw, starts = document.raw, document.starts
    if raw.count(HASH) < MIN_TAGS:
        return set()
    run: list[int] = []
    found: set[int] = set()
    tags = 0
    for token, start in enumerate(starts):
        if start and raw[start - 1] == HASH:
            tags += 1
        elif not (run and raw[start - 1] == UNDERSCORE):
            found.update(run if tags >= MIN_TAGS else ())
            run, tags = [], 0
            continue
        run.append(token)
    found.update(run if tags >= MIN_TAGS else ())
    return found


def _keep_marks(raw: str, ends: list[int]) -> None:
    """Let a token keep the marks that follow its last letter, so that a quote never cuts a vowelled word."""
    for marks in _MARKED.finditer(raw):
        index = bisect_left(ends, marks.start())
        if index < len(ends) and ends[index] == marks.start():
            ends[index] = marks.end()


def _split_sentences(forms: list[str]) -> tuple[list[tuple[int, int]], list[int]]:
    """Return token ranges of the sentences and, for each token, the number of its sentence."""
    sentences: list[tuple[int, int]] = []
    first = 0
    ending = [index for index, form in enumerate(forms) if form[0] in ENDINGS]
    for index in ending:
        if _is_abbreviation(forms, index):
            continue
        if first == index and sentences:  # a stop behind a stop belongs to the sentence before
            sentences[-1] = (sentences[-1][0], index + 1)
        else:
            sentences.append((first, index + 1))
        first = index + 1
    if first < len(forms):
        sentences.append((first, len(forms)))
    return sentences, [number for number, (start, stop) in enumerate(sentences) for _ in range(start, stop)]


def _is_abbreviation(forms: list[str], index: int) -> bool:
    """Tell whether the full stop at *index* closes a lone letter («د.», «أ.ف.ب») rather than a sentence."""
    if forms[index] != "." or index == 0 or len(forms[index - 1]) != 1 or not forms[index - 1].isalpha():
        return False
    return index + 1 < len(forms) and forms[index + 1][0] != NEWLINE
