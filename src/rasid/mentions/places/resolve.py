"""Which of the places of one name is meant: what contains it in the text, what else the report names, then size."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from rasid.gazetteers.entry import Entry, key_of
from rasid.mentions.places.record import Draft
from rasid.mentions.places.words import load_words

PRIOR = {"country": 0.9, "adm1": 0.4, "city": 0.6, "town": 0.35, "adm2": 0.05, "adm3": 0.02, "village": 0.12}
FITTING = {
    "town": {"town", "city", "village", "adm2", "adm3"},
    "city": {"city", "town"},
    "village": {"village", "town"},
    "quarter": {"quarter", "village", "town"},
    "area": {"region", "adm2", "adm3", "quarter", "town", "village", "city"},
    "adm3": {"adm3", "town", "village", "adm2"},
    "adm2": {"adm2", "city", "town"},
    "adm1": {"adm1"},
    "region": {"region", "adm1", "country"},
}
SETTLED = frozenset({"city", "town", "village"})
SETTLEMENTS = SETTLED | {"quarter"}
BIG = frozenset({"country", "adm1", "adm2", "adm3", "region", "city"})
SMALL = frozenset({"village", "town", "quarter", "adm3"})
PROMINENT = frozenset({"country", "adm1", "city"})
MOSTLY, MOSTLY_COUNT = 0.7, 2  # the share of the named places that makes one country the report's own
REACH = 120.0  # km within which another place of the report speaks for a candidate


def kilometres(a: Entry, b: Entry) -> float:
    """Return the great-circle distance of two places."""
    one, other = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((other - one) / 2) ** 2
    half += math.cos(one) * math.cos(other) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, half)))


def close(a: Entry, b: Entry) -> bool:
    """Tell whether two places lie within some ``REACH`` of each other, on a flat map."""
    return abs(a.lat - b.lat) < REACH / 111 and abs(a.lon - b.lon) < REACH / 95


@lru_cache(maxsize=65536)
def weight(entry: Entry) -> float:
    """Return how likely a place is meant by its size and country, whatever it is called."""
    score = PRIOR.get(entry.kind, 0.3)
    if entry.kind in SETTLED:  # the people of a district say nothing of how often its name is meant
        score += math.log10(entry.population + 1) / 14
    if entry.curated:  # the curated layer holds what the news names
        score += 0.1
    return score + load_words().focus.get(entry.country, 0.0)


def prior(entry: Entry, draft: Draft) -> float:
    """Return how likely a candidate is by its size and by how it is called."""
    score = weight(entry)
    if key_of(entry.name) == draft.key:
        score += 0.2
    kind = draft.head.kind if draft.head is not None else ""
    if kind and not draft.derived:
        score += 0.6 if entry.kind == kind or entry.kind in FITTING.get(kind, ()) else -0.3
        if kind in ("adm1", entry.kind):
            score += 0.3
    if draft.relation == "countryside" and not kind:
        score += 0.9 if entry.kind == "adm1" else 0.0
    if draft.contains and not kind and entry.kind == "adm1":  # «north of Idlib» after a village: the governorate
        score += 1.0
    if draft.environs and entry.kind == "adm1":
        score += 0.1
    return score


class Context:
    """What a report says about where it is: countries and governorates of its plain places."""

    def __init__(self, drafts: Sequence[Draft], country_hint: str | None) -> None:
        self.countries: Counter[str] = Counter()
        self.ground: Counter[str] = Counter()  # countries of what is smaller than one: Turkey may be but a doer
        self.hint = country_hint or ""
        self.admin1: Counter[str] = Counter()
        self.points: list[tuple[Draft, Entry]] = []
        if country_hint:
            self.countries[country_hint] += 2
        for draft in drafts:
            if draft.entries and not draft.land:
                self.note(draft)
        self.total = max(1, sum(self.countries.values()))

    def note(self, draft: Draft) -> None:
        """Count one name: fully where it has one reading, by its likeliest where it has several."""
        best, areas = draft.entries[0], 1
        if len(draft.entries) > 1:
            best = max(draft.entries, key=lambda entry: prior(entry, draft))
            areas = len({(entry.country, entry.admin1) for entry in draft.entries})
        if areas == 1 or len({entry.country for entry in draft.entries}) == 1:
            self.countries[best.country] += 2 if best.kind in BIG else 1
            self.ground[best.country] += best.kind != "country"
        if areas == 1 and best.kind != "country":
            self.admin1[best.admin1] += 1
            self.points.append((draft, best))

    def own_country(self) -> str:
        """Return the country that most of the named places are of, empty where none is."""
        country, count = self.ground.most_common(1)[0] if self.ground else ("", 0)
        return country if count >= MOSTLY_COUNT and count / self.ground.total() > MOSTLY else ""

    def likely_country(self) -> str:
        """Return the country that the report is likeliest about, empty where it names no place at all."""
        own = self.own_country() or self.hint
        return own or (self.countries.most_common(1)[0][0] if self.countries else "")

    def foreign(self, entry: Entry) -> bool:
        """Tell whether a small place lies in another country than the one that the whole report is about."""
        return entry.kind in SMALL and self.own_country() not in ("", entry.country)

    def score(self, entry: Entry, draft: Draft) -> float:
        """Return the whole score of a candidate."""
        score = prior(entry, draft)
        score += 0.9 * self.countries[entry.country] / self.total
        if entry.admin1:
            score += min(0.3, 0.15 * self.admin1[entry.admin1])
        if draft.head is None and entry.kind in SMALL and any(other.kind in PROMINENT for other in draft.entries):
            score -= 0.4  # a bare name that a city bears is hardly ever that of its namesake village
        container = draft.container.chosen if draft.container is not None else None
        if container is not None and container is not entry:
            score += contained(entry, container)
        if any(other is not draft and close(point, entry) for other, point in self.points[:20]):
            score += 0.2
        return score


def contained(entry: Entry, container: Entry) -> float:
    """Return how well *entry* lies in *container*, from -1.5 to 1.5."""
    if entry.country != container.country:
        return -1.5
    if container.kind == "country":
        return 0.7
    if container.kind == "adm1":
        return 1.5 if entry.admin1 == container.admin1 else -1.0
    near = kilometres(entry, container) <= max(25.0, 1.5 * container.radius_km)
    return 1.2 if near else 0.4 if entry.admin1 == container.admin1 else -0.6


def rank(draft: Draft, context: Context) -> list[tuple[float, Entry]]:
    """Return the candidates, best first, with their scores."""
    scored = [(context.score(entry, draft), entry) for entry in draft.entries]
    return sorted(scored, key=lambda pair: (-pair[0], pair[1].id))
