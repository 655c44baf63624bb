"""The match form of a text, and the way back to its own offsets.

One table folds hamza seats, teh marbuta, alef maqsura, Persian and presentation letters and
both Arabic digit rows, and drops marks, tatweel and invisible signs. A text that loses nothing needs no map.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

ALEF = "\u0627"
WAW = "\u0648"
YEH = "\u064a"
HEH = "\u0647"
KAF = "\u0643"

# Marks, tatweel, zero-width and bidi signs: they change how a word looks, never which word it is.
DROPPED = (
    *(0x0640, 0x0670, 0x00AD, 0xFEFF, 0x061C, 0xFE70),
    *(*range(0x0610, 0x061B), *range(0x064B, 0x0660), *range(0x06D6, 0x06DD), *range(0x06DF, 0x06E9), *range(0x06EA, 0x06EE)),
    *(*range(0x08D3, 0x0900), *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), *range(0xFE00, 0xFE10)),
)

FOLDED = {
    "\u0622": ALEF,  # alef madda
    "\u0623": ALEF,  # alef hamza above
    "\u0625": ALEF,  # alef hamza below
    "\u0671": ALEF,  # alef wasla
    "\u0672": ALEF,
    "\u0673": ALEF,
    "\u0649": YEH,  # alef maqsura
    "\u0629": HEH,  # teh marbuta
    "\u0624": WAW,  # waw hamza
    "\u0626": YEH,  # yeh hamza
    "\u06cc": YEH,  # Farsi yeh
    "\u06d2": YEH,  # yeh barree
    "\u06ce": YEH,
    "\u06a9": KAF,  # keheh
    "\u06aa": KAF,
    "\u06c1": HEH,  # heh goal
    "\u06be": HEH,  # heh doachashmee
    "\u06c0": HEH,
    "\u06d5": HEH,  # Kurdish ae
    "\u06c3": HEH,
    "\u06cb": "\u0641",  # ve, for feh
    "\u06a4": "\u0641",  # veh
    "\u067e": "\u0628",  # peh
    "\u0686": "\u062c",  # tcheh
    "\u06af": "\u063a",  # gaf: Arabic spelling writes ghain
    "\u0698": "\u0632",  # jeh
    "\u066b": ".",  # Arabic decimal separator
    "\u066c": ",",  # Arabic thousands separator
    "\u00a0": " ",
}


def letter_table() -> dict[int, str | None]:
    """Return the translation table: every code point to its match form, or to None where it is dropped."""
    table: dict[int, str | None] = {ord(letter): form for letter, form in FOLDED.items()}
    dropped = frozenset(DROPPED)
    for digit in range(10):
        table[0x0660 + digit] = table[0x06F0 + digit] = str(digit)
    for point in [*range(0xFB50, 0xFDFE), *range(0xFE71, 0xFEFD)]:  # presentation forms, ligatures expand
        plain = unicodedata.normalize("NFKC", chr(point))
        if plain != chr(point):
            table[point] = "".join(FOLDED.get(letter, letter) for letter in plain if ord(letter) not in dropped).strip()
    for upper in range(ord("A"), ord("Z") + 1):
        table[upper] = chr(upper + 32)
    table.update(dict.fromkeys(DROPPED, None))
    return table


TABLE = letter_table()
_FORMS = {chr(point): form or "" for point, form in TABLE.items()}
# Only these make the match form shorter or longer than the text, and so call for an offset map.
_MOVED = re.compile(f"[{''.join(re.escape(chr(point)) for point, form in TABLE.items() if form is None or len(form) != 1)}]")


# Channels split words that filters look for: tatweel, spaces or dots, tatweel; or single letters with dots between.
_TATWEEL = "\u0640"
_SPLIT = re.compile(
    "\u0640+[ .]+(?=\u0640)"  # the tail of one piece and the gap; the next piece's tatweel goes by itself
    "|(?<![\u0621-\u064a])(?:[\u0621-\u064a]\\.\\.+)+(?=[\u0621-\u064a])"  # one letter at a time
)


_DOTS = re.compile("\\.\\.+[\u0621-\u064a]")  # where there is none, no letters stand with dots between


class Folded(NamedTuple):
    """A text in its match form; ``offsets[i]`` is where letter *i* of it stands in the text, None for "the same"."""

    form: str
    offsets: list[int] | None


def fold(text: str) -> Folded:
    """Return the match form of *text* with the map back to its offsets (code points)."""
    if _TATWEEL + " " in text or _TATWEEL + "." in text or _DOTS.search(text):
        gaps = _filter_gaps(text)
        if gaps:
            return _fold_without(text, gaps)
    return _fold_whole(text)


def _fold_whole(text: str) -> Folded:
    form = text
    # A text holds few of the letters that change, and one replacement a letter is three times quicker than ``translate``;
    # no form holds a letter that changes, so the order does not matter.
    for letter in _FORMS.keys() & set(text):
        form = form.replace(letter, _FORMS[letter])
    if len(form) == len(text) and not _MOVED.search(text):
        return Folded(form, None)
    offsets: list[int] = []
    kept = 0
    for hit in _MOVED.finditer(text):
        index = hit.start()
        offsets.extend(range(kept, index))
        offsets.extend([index] * len(TABLE[ord(text[index])] or ""))
        kept = index + 1
    offsets.extend(range(kept, len(text) + 1))
    return Folded(form, offsets)


def _filter_gaps(text: str) -> set[int]:
    """Return the offsets of the signs that split a word against filters («عمـ ـلية», «د..ا..عش»)."""
    return {
        offset
        for hit in _SPLIT.finditer(text)
        for offset in range(hit.start(), hit.end())
        if text[offset] in " ." or text[offset] == _TATWEEL
    }


def _fold_without(text: str, gaps: set[int]) -> Folded:
    """Fold *text* as if the signs at *gaps* were not there."""
    kept = [index for index in range(len(text)) if index not in gaps]
    form, offsets = _fold_whole("".join([text[index] for index in kept]))
    kept.append(len(text))
    return Folded(form, kept if offsets is None else [kept[offset] for offset in offsets])


def match_form(words: str) -> str:
    """Return *words* folded, with single spaces: the form in which packs are indexed."""
    return " ".join(words.translate(TABLE).split())
