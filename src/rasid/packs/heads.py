"""Every form of the packs by its first word, as plain data: what the lexicon looks words up in."""

from __future__ import annotations

import marshal
from collections.abc import Iterable
from typing import Any

from rasid.text.clitics import WordClass

TEH_MARBUTA = "\u0647"  # its match form, heh
TEH = "\u062a"
WAW_ALEF = "\u0648\u0627"  # the plural ending of a verb, whose alef goes before a pronoun

# Second word of a phrase -> (words after it, entry numbers).
Phrases = dict[str, list[tuple[tuple[str, ...], tuple[int, ...]]]]

PLAIN = 2  # the format of marshal without references, whose bytes hang on the content alone


def freeze(row: tuple[Any, ...]) -> bytes:
    """Return a row of plain data as bytes: start-up loads tens of thousands of rows, a report asks for some hundreds."""
    return marshal.dumps(row, PLAIN)


def thaw(row: bytes) -> tuple[Any, ...]:
    """Return the row that ``freeze`` made bytes of."""
    thawed: tuple[Any, ...] = marshal.loads(row)  # noqa: S302 - of the user's own cache
    return thawed


def index_forms(forms: Iterable[tuple[str, int, WordClass]]) -> dict[str, bytes]:
    """Return the index by first word of (match form, entry number, word class) triples, each row frozen; stems before pronouns
    are added.
    """
    alone: dict[str, dict[int, None]] = {}
    bound: dict[str, dict[int, None]] = {}
    phrases: dict[str, dict[str, dict[tuple[str, ...], dict[int, None]]]] = {}
    gapped: dict[str, dict[str, dict[tuple[str, ...], dict[int, None]]]] = {}
    for form, number, word_class in forms:
        head, *tail = form.split()
        if tail:
            for index in (phrases, gapped) if word_class == "verb" else (phrases,):
                index.setdefault(head, {}).setdefault(tail[0], {}).setdefault(tuple(tail[1:]), {})[number] = None
            continue
        alone.setdefault(head, {})[number] = None
        stem = _bound_stem(head, word_class)
        if stem:
            bound.setdefault(stem, {})[number] = None
    return {
        head: freeze(
            (
                tuple(alone.get(head, ())),
                tuple(bound.get(head, ())),
                _listed(phrases.get(head, {})),
                _listed(gapped.get(head, {})),
            )
        )
        for head in sorted(alone.keys() | bound.keys() | phrases.keys())
    }


def _listed(phrases: dict[str, dict[tuple[str, ...], dict[int, None]]]) -> Phrases | tuple[()]:
    """Return *phrases* as plain data; for none an empty tuple."""
    if not phrases:
        return ()
    return {second: [(tail, tuple(numbers)) for tail, numbers in rows.items()] for second, rows in phrases.items()}


def _bound_stem(form: str, word_class: WordClass) -> str | None:
    """Return the stem that *form* shows before a pronoun, None where that is the form itself."""
    if word_class == "noun" and form.endswith(TEH_MARBUTA) and len(form) > 3:
        return form[:-1] + TEH
    if word_class == "verb" and form.endswith(WAW_ALEF):
        return form[:-1]
    return None
