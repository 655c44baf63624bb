"""What the title of a saved page holds beside the headline: the headline again, whole or cut short, and the outlet's name."""

from __future__ import annotations

from rasid.mentions.boilerplate import load_cues
from rasid.text.document import Document

MIN_REPEATED = 3  # words: a title repeats itself from here on, not «الآن الآن»
SIGNATURE = 8  # tokens: a longer stretch behind the last dash is a second headline
BARS = frozenset("-\u2013\u2014|")


def beside_headline(document: Document) -> set[int]:
    """Return the tokens of the title that are the headline said again («… - عنب بلدي …») or the outlet's name behind it."""
    stop = max(document.title_stop - 1, 0)
    end = _said_again(document.forms[:stop]) or stop
    return set(range(_signed(document.forms[:end]) or end, stop))


def _said_again(forms: list[str]) -> int:
    """Return where the headline begins anew, 0 for nowhere; the last word of what is said again may be cut short."""
    for start in range(MIN_REPEATED, len(forms) - MIN_REPEATED + 1):
        length = min(start, len(forms) - start)
        last = start + length - 1
        if forms[start:last] == forms[: length - 1] and forms[length - 1].startswith(forms[last]):
            return start
    return 0


def _signed(forms: list[str]) -> int:
    """Return where the outlet's name stands behind the last dash or bar, 0 for nowhere."""
    for token in range(len(forms) - 2, max(len(forms) - SIGNATURE - 2, MIN_REPEATED), -1):
        if forms[token] in BARS:
            name = forms[token + 1 :]
            outlet = any(tuple(name[:length]) in load_cues().signature for length in (1, 2))
            return token if outlet or all(word.isascii() for word in name) else 0
    return 0
