"""Which actor a name means: by its own words, by who was named before, by the report's country and date.

«الحزب» after «حزب الله» is Hezbollah; «القوات الحكومية» depends on the country; «الجيش السوري» on the date.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from rasid.packs.lexicon import Hit
from rasid.packs.load import Packs
from rasid.packs.words import ActorAlias
from rasid.text.clitics import has_article

COUNTRY = "country:"
NAMING = frozenset({"actor", "generic"})


class ActorMention(NamedTuple):
    """An actor in tokens [first, stop): the register's id, the loaded word in the name, and how it was named."""

    first: int
    stop: int
    id: str
    framing: str | None
    use: str  # "" by name, "country-name", "metonym", "after", "generic"
    prefix: str


def report_country(hits: Iterable[Hit], packs: Packs, places: Iterable[str | None]) -> str | None:
    """Return the country (ISO 3166-1 alpha-2) that the report speaks of most: its places count double."""
    votes: Counter[str] = Counter()
    for country in places:
        if country:
            votes[country] += 2
    for hit in hits:
        if hit.entry.label == "actor":
            for alias in hit.entry.value.aliases:
                actor = None if alias.use else packs.actors.get(alias.id)
                if actor and actor.country:
                    votes[actor.country] += 1
        elif hit.entry.label == "demonym" and hit.entry.value.country:
            votes[hit.entry.value.country] += 1
    return min(votes, key=lambda country: (-votes[country], country)) if votes else None


def find_actors_in(hits: list[Hit], packs: Packs, *, country: str | None, published: str | None) -> list[ActorMention]:
    """Return the actors of a document in order, longest name first where names overlap."""
    by_span: dict[tuple[int, int], list[Hit]] = defaultdict(list)
    for hit in hits:
        if hit.entry.label in NAMING:
            by_span[hit.first, hit.stop].append(hit)
    mentions: list[ActorMention] = []
    reach = 0
    for first, stop in sorted(by_span, key=lambda span: (span[0], -span[1])):
        if first < reach:
            continue
        mention = _resolve(by_span[first, stop], packs, mentions, country, published)
        if mention is not None:
            mentions.append(mention)
            reach = stop
    return mentions


def _resolve(
    hits: list[Hit], packs: Packs, earlier: list[ActorMention], country: str | None, published: str | None
) -> ActorMention | None:
    """Choose among the actors that one stretch of words may mean, None where nothing decides."""
    for hit in hits:
        if hit.entry.label == "actor":
            alias = _choose(_possible(hit, packs, published), earlier, country, definite=has_article(hit.prefix))
            if alias is not None:
                use = "" if alias.use.startswith(COUNTRY) else alias.use
                return ActorMention(hit.first, hit.stop, alias.id, alias.framing, use, hit.prefix)
    for hit in hits:
        if hit.entry.label == "generic":
            return ActorMention(hit.first, hit.stop, hit.entry.value.id, None, "generic", hit.prefix)
    return None


def _possible(hit: Hit, packs: Packs, published: str | None) -> list[ActorAlias]:
    """Return whom the name may mean; dates choose between rivals, they forbid none."""
    aliases: tuple[ActorAlias, ...] = hit.entry.value.aliases
    actors = packs.actors
    known = [alias for alias in aliases if alias.id in actors]
    if len(known) == 1:
        return known
    dated = [(alias, actors[alias.id].since, actors[alias.id].until) for alias in known]
    if published is not None:
        dated = [row for row in dated if not (row[1] and published < row[1]) and not (row[2] and published > row[2])]
    alive = [alias for alias, since, _ in dated if since is not None]
    alive += [alias for alias, since, _ in dated if since is None]
    return alive or known


def _choose(aliases: list[ActorAlias], earlier: list[ActorMention], country: str | None, *, definite: bool) -> ActorAlias | None:
    for alias in aliases:
        if not alias.use:
            return alias
    ids = {alias.id: alias for alias in aliases}
    for mention in reversed(earlier):
        named = ids.get(mention.id)
        if named is not None and mention.use != "after":
            return named
    for wanted in (f"{COUNTRY}{country}", "country-name", "metonym"):
        named = next((alias for alias in aliases if alias.use == wanted), None)
        if named is not None:
            return named
    # «التنظيم» alone: with the article it must mean somebody, but who is not said
    return next((alias for alias in aliases if alias.use == "after" and definite and len(ids) == 1), None)
