"""Which letters may stand before and after a word of a class without making it another word.

The rules are those of written Arabic: conjunction, preposition and article before a noun, future marker before
a verb, a pronoun behind either. They are checked round a hit, never expanded into the index.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

WordClass = Literal["noun", "name", "verb", "exact"]

_CONJUNCTIONS = ("", "\u0648", "\u0641")  # waw, feh
# Beh and lam. Kaf («like») is left out: it stands before a happening or name too seldom to pay for «كبير», «كما».
_PREPOSITIONS = ("", "\u0628", "\u0644")
_ARTICLE = "\u0627\u0644"  # alef lam
_LAM_LAM = "\u0644\u0644"  # lam and article, written together
_FUTURE = ("", "\u0633", "\u0644")  # seen, lam

NOUN_PREFIXES = frozenset(
    conjunction + preposition + article
    for conjunction in _CONJUNCTIONS
    for preposition in _PREPOSITIONS
    for article in ("", _ARTICLE)
    if (preposition, article) != ("\u0644", _ARTICLE)
) | frozenset(conjunction + "\u0644\u0644" for conjunction in _CONJUNCTIONS)  # lam and article are written lam lam
VERB_PREFIXES = frozenset(conjunction + future for conjunction in _CONJUNCTIONS for future in _FUTURE)

PRONOUNS = frozenset(
    {
        "\u0647",  # heh: his
        "\u0647\u0627",  # heh alef: her
        "\u0647\u0645",  # heh meem: their
        "\u0647\u0646",
        "\u0647\u0645\u0627",
        "\u0646\u0627",  # our
        "\u0643\u0645",  # your; «my» (yeh) is left out: reports do not say it, and it hides nisbas and plurals
    }
)
TANWEEN = "\u0627"  # alef: the accusative of an indefinite noun
NOUN_SUFFIXES = PRONOUNS | {"", TANWEEN}
VERB_SUFFIXES = PRONOUNS | {""}


@cache
def legal(prefix: str, suffix: str, word_class: WordClass) -> bool:
    """Tell whether *prefix* and *suffix* (match forms) may stand round a word of *word_class*."""
    if word_class == "verb":
        return prefix in VERB_PREFIXES and suffix in VERB_SUFFIXES
    if word_class == "exact":
        return prefix in _CONJUNCTIONS and not suffix
    if word_class == "name" or has_article(prefix):  # what has the article takes no pronoun: «المسلحة» is an adjective
        return prefix in NOUN_PREFIXES and not suffix
    return prefix in NOUN_PREFIXES and suffix in NOUN_SUFFIXES


def has_article(prefix: str) -> bool:
    """Tell whether the clitics before a noun hold the article."""
    return prefix.endswith((_ARTICLE, _LAM_LAM))


@cache
def preposition_of(prefix: str) -> str:
    """Return the one-letter preposition among the clitics before a noun, or an empty string."""
    bare = prefix[: -len(_ARTICLE)] if prefix.endswith(_ARTICLE) else prefix
    if bare.endswith("\u0644\u0644"):
        return "\u0644"
    return bare[-1] if bare and bare[-1] in "\u0628\u0644" else ""
