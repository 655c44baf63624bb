"""Signs that look right in an editor and are wrong in a pack: foreign letters, presentation forms, invisible signs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from rasid.checks.found import fault
from rasid.model import Problem

BOM = "\ufeff"
# What stands for an Arabic letter in another language's writing, and the letter to write.
FOREIGN = {
    "\u06cc": "\u064a",  # Farsi yeh
    "\u06d2": "\u064a",  # yeh barree
    "\u06ce": "\u064a",
    "\u06a9": "\u0643",  # keheh
    "\u06aa": "\u0643",
    "\u06c1": "\u0647",  # heh goal
    "\u06be": "\u0647",  # heh doachashmee
    "\u06d5": "\u0647",  # Kurdish ae
    "\u06c3": "\u0629",
}
_ADVICE = {
    "tatweel": ("\u0640", "delete it"),
    "invisible or bidi sign": ("\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff", "delete it"),
    "presentation form": ("\ufb50-\ufdff\ufe70-\ufefe", "write the ordinary letters"),
    "no-break space": ("\u00a0\u202f", "write an ordinary space"),
    "control character": ("\x00-\x08\x0b-\x1f\x7f", "delete it"),
}
_SIGNS = {name: (re.compile(f"[{signs}]"), advice) for name, (signs, advice) in _ADVICE.items()}
_STRAY = re.compile("[" + "".join(FOREIGN) + "".join(signs for signs, _ in _ADVICE.values()) + "]")
# The text of an example may be written as channels write it: only what no text should hold is a fault there.
_TEXT_LINE = re.compile(r"\s*text\s*=")
_ANY_TEXT = frozenset({"control character"})


def check_letters(path: Path, text: str) -> Iterator[Problem]:
    """Yield the stray signs of a file, one fault a kind and line."""
    if text.startswith(BOM):
        yield fault(path, 1, None, "the file begins with a byte order mark: save it as UTF-8 without one")
        text = text[1:]
    for number, line in enumerate(text.split("\n"), 1):
        if line.endswith("\r"):
            yield fault(path, number, None, "the line ends with CR and LF: save the file with LF alone")
        if _STRAY.search(line.removesuffix("\r")):
            quoted = path.name == "examples.tsv" or (path.name == "examples.toml" and _TEXT_LINE.match(line))
            yield from _signs(path, number, line.removesuffix("\r"), only=_ANY_TEXT if quoted else None)


def _signs(path: Path, number: int, line: str, *, only: frozenset[str] | None) -> Iterator[Problem]:
    for name, (signs, advice) in _SIGNS.items():
        found = signs.search(line)
        if found and (only is None or name in only):
            yield fault(path, number, None, f"{name} {_named(found.group())} in {_word(line, found.start())}: {advice}")
    for letter in sorted(set(line) & FOREIGN.keys()) if only is None else ():
        wanted = FOREIGN[letter]
        yield fault(path, number, None, f"{_named(letter)} in {_word(line, line.index(letter))}: write {_named(wanted)}")


def _named(sign: str) -> str:
    return f"U+{ord(sign):04X} {unicodedata.name(sign, 'without a name').lower()}"


def _word(line: str, at: int) -> str:
    start = max(line.rfind("\t", 0, at), line.rfind(" ", 0, at)) + 1
    ends = [end for end in (line.find("\t", at), line.find(" ", at)) if end > 0]
    return repr(line[start : min(ends, default=len(line))]).strip("'\"")
