"""What a gazetteer knows of one place, and the keys under which its names are found."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rasid.text.letters import match_form

ALEF = "\u0627"
YEH = "\u064a"
HEH = "\u0647"  # the match form of teh marbuta
ARTICLE = "\u0627\u0644"  # alef lam
CURATED = "rasid:"  # how the ids of our own layer begin
ADMIN_KINDS = frozenset({"country", "adm1", "adm2", "adm3"})


class Entry(NamedTuple):
    """One place: degrees WGS 84, ``radius_km`` how far the point may be off, ``population`` 0 where unknown.

    ``kind`` is one of country adm1 adm2 adm3 city town village quarter camp airport crossing field dam prison
    base region road river mountain site. ``admin1`` is an ISO 3166-2 code. ``id`` begins with its source.
    """

    id: str
    name: str
    latin: str
    kind: str
    country: str
    admin1: str
    lat: float
    lon: float
    radius_km: float
    population: int
    source: str

    @property
    def curated(self) -> bool:
        """Whether it is of our own layer: places that the news names."""
        return self.id.startswith(CURATED)


@lru_cache(maxsize=65536)
def key_of(words: str) -> str:
    """Return the lookup key of a name: its match form without spaces, a last alef written as teh marbuta.

    Spaces come and go in the press (an example is Deir ez-Zor in one word), and so do the two endings; but not after yeh,
    where teh marbuta makes an adjective of a country.
    """
    return squash(match_form(words).replace("-", " ").split())


def squash(forms: list[str]) -> str:
    """Return the lookup key of *forms* (match forms)."""
    joined = "".join(forms)
    if len(joined) > 3 and joined[-1] == ALEF and joined[-2] != YEH:
        return joined[:-1] + HEH
    return joined


@lru_cache(maxsize=65536)
def key_alone(form: str) -> str:
    """Return the lookup key of a name of one word in its match form."""
    return squash([form])


def article_toggled(key: str) -> str:
    """Return *key* with the article taken off, or put on where it has none."""
    return key[2:] if key.startswith(ARTICLE) else ARTICLE + key


def first_forms(names: list[str]) -> dict[str, int]:
    """Return {first word: most words of a name that begins with it} over *names*; fused spellings are one word."""
    firsts: dict[str, int] = {}
    for name in names:
        words = match_form(name).replace("-", " ").split()
        if not words:
            continue
        firsts[words[0]] = max(firsts.get(words[0], 0), len(words))
        for fused in range(2, len(words) + 1):  # a spelling that leaves out one or more of the spaces
            head = "".join(words[:fused])
            firsts[head] = max(firsts.get(head, 0), len(words) - fused + 1)
    return firsts
