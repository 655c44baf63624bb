"""Whether a phrase is a place here: common words, persons and groups bear the names of places too."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from rasid.mentions.places.letters import ARTICLE, BEH, COMMAS, FEH, HASH, HEH, IN, KAF, LAM, TEH_MARBUTA, WAW
from rasid.mentions.places.phrase import Phrases
from rasid.mentions.places.record import Draft

KNOWN_PEOPLE = 20_000  # inhabitants from which a bare name is taken without a preposition
PROMINENT = frozenset({"country", "adm1", "city"})


def govern(phrases: Phrases, draft: Draft, before: Draft | None) -> None:
    """Set the preposition that governs *draft*, and how strongly its surroundings say that it is a place."""
    previous = phrases.form(draft.first - 1)
    follow = before is not None and follows(phrases, before, draft)
    draft.preposition = governing(phrases, draft, previous) or (before.preposition if follow and before is not None else "")
    if before is not None and not draft.relation and carries(phrases, before, draft):
        draft.relation, draft.second = before.relation, True
    if draft.head is not None or draft.relation:
        draft.strength = 3
    elif draft.bearing is not None or draft.preposition in (IN, BEH) or alone_on_line(phrases, draft):
        draft.strength = 2
    elif draft.preposition or previous == HASH or (previous in phrases.words.governors and not draft.prefix):
        draft.strength = 1
    elif follow and before is not None:
        draft.strength = min(before.strength, 1)


def governing(phrases: Phrases, draft: Draft, previous: str) -> str:
    """Return the preposition or relation word that governs a phrase by itself, an empty string where none does."""
    if draft.prefix[-1:] in (BEH, LAM, KAF):
        return draft.prefix[-1:]
    if draft.relation_word or draft.prefix or draft.listed:
        return "" if draft.listed else draft.relation_word
    bare = previous[1:] if previous[:1] in (WAW, FEH) and previous[1:] in phrases.words.prepositions else previous
    return bare if bare in phrases.words.prepositions else ""


def alone_on_line(phrases: Phrases, draft: Draft) -> bool:
    """Tell whether a name fills a line: lists of places are told so."""
    before, after = phrases.form(draft.first - 1), phrases.form(draft.stop)
    return before[:1] == "\n" and (after[:1] == "\n" or not after)


def carries(phrases: Phrases, before: Draft, draft: Draft) -> bool:
    """Tell whether the relation of the place before goes on to this one: «between X and the town of Y»."""
    if draft.prefix != WAW or before.stop != draft.first or draft.reference:
        return False
    if before.relation == "between":
        return not before.second
    bare = draft.head is None or draft.head.keep
    return before.relation in ("near", "countryside", "outskirts") and bare and draft.bearing is None


def follows(phrases: Phrases, before: Draft, draft: Draft) -> bool:
    """Tell whether *draft* goes on a list that *before* stands in."""
    gap = phrases.forms[before.stop : draft.first]
    if draft.listed:
        return True
    return (not gap and draft.prefix == WAW) or (len(gap) == 1 and gap[0] in COMMAS and before.strength > 0)


def accepted(phrases: Phrases, draft: Draft, blocked: AbstractSet[int]) -> bool:
    """Tell whether *draft* stands for a place here."""
    if draft.reference:
        return True
    grouped = bare_group(phrases, phrases.form(draft.first - 1))
    if draft.head is not None:  # but an outlet may be called «the bridge»
        return not (grouped and draft.head.keep and not draft.entries)
    inside = not blocked.isdisjoint(range(draft.name_first, draft.stop))
    sides = any(entry.kind == "country" for entry in draft.entries) and between(phrases, draft)
    if inside or sides:  # «between Turkey and Russia»: sides, not places
        return False
    return not (grouped and unmarked(draft)) and fits_use(phrases, draft)


def between(phrases: Phrases, draft: Draft) -> bool:
    """Tell whether a phrase is one of two that something lies between."""
    before = phrases.form(draft.first - (2 if draft.prefix == WAW else 1))
    return draft.relation == "between" or phrases.words.relations.get(before) == "between"


def unmarked(draft: Draft) -> bool:
    """Tell whether a name stands with no relation, direction or preposition of its own."""
    return not draft.relation and draft.bearing is None and not draft.prefix.strip(WAW)


def fits_use(phrases: Phrases, draft: Draft) -> bool:
    """Tell whether a name without kind word may be meant as a place, given whether it is a common word."""
    use = phrases.words.common.get(name_form(phrases, draft))
    if draft.relation or draft.bearing is not None:
        return use != "word" and (not draft.relation_word or known_well(draft) or len(draft.key) > 3)
    if use == "word" or wordy(phrases, draft) or carelessly_spelled(phrases, draft):
        return False
    if use == "loc":
        return (draft.preposition in (IN, BEH) and draft.prefix in ("", BEH)) or alone_on_line(phrases, draft)
    return named_plainly(draft)


def wordy(phrases: Phrases, draft: Draft) -> bool:
    """Tell whether every word of a longer obscure name is a common one: it is two words side by side."""
    if known_well(draft) or any(entry.curated for entry in draft.entries):
        return False
    forms = phrases.forms[draft.name_first + (draft.first == draft.name_first) : draft.name_stop]
    words = phrases.words
    return bool(forms) and name_head(phrases, draft) in words.common and all(f in words.common or f in words.stop for f in forms)


def name_head(phrases: Phrases, draft: Draft) -> str:
    """Return the first word of a name, clitics off."""
    form = phrases.form(draft.name_first)
    return form[len(draft.prefix) :] if draft.first == draft.name_first else form


def carelessly_spelled(phrases: Phrases, draft: Draft) -> bool:
    """Tell whether a common word ends in heh where the place has teh marbuta: «his talk» is not Haditha."""
    end = phrases.document.raw[phrases.document.ends[draft.name_stop - 1] - 1]
    written = end == HEH and any(entry.name.endswith(TEH_MARBUTA) for entry in draft.entries)
    return written and name_form(phrases, draft) in phrases.words.common


def doubtful(phrases: Phrases, draft: Draft, blocked: AbstractSet[int]) -> bool:
    """Tell whether a bare name that was turned away is one that another mention of it may vouch for."""
    free = blocked.isdisjoint(range(draft.first, draft.stop))
    return free and bool(draft.entries) and phrases.words.common.get(name_form(phrases, draft)) != "word"


def bare_group(phrases: Phrases, previous: str) -> bool:
    """Tell whether the word before is one that makes a group's or outlet's name of what follows."""
    groups = phrases.words.groups
    return previous in groups or (previous[:1] in (WAW, FEH, BEH, LAM) and previous[1:] in groups)


def name_form(phrases: Phrases, draft: Draft) -> str:
    """Return the name's words as the common-word table writes them, clitics off."""
    if draft.name_stop - draft.name_first != 1:
        return ""
    form = phrases.form(draft.name_first)
    if draft.name_first == draft.first and draft.prefix:
        form = ARTICLE + form[len(draft.prefix) + 1 :] if lam_lam(draft, form) else form[len(draft.prefix) :]
    return form


def lam_lam(draft: Draft, form: str) -> bool:
    """Tell whether lam and article stand fused before the name."""
    return draft.prefix.endswith(LAM) and form[len(draft.prefix) :].startswith(LAM) and draft.key.startswith(ARTICLE)


def known_well(draft: Draft) -> bool:
    """Tell whether a name is that of a place known widely enough to be meant without more words."""
    return any(entry.kind in PROMINENT or entry.population >= KNOWN_PEOPLE for entry in draft.entries)


def named_plainly(draft: Draft) -> bool:
    """Tell whether a name without kind word is taken for a place."""
    words = draft.name_stop - draft.name_first
    if draft.prefix[-1:] in (KAF, FEH) and (len(draft.key) < 4 or not known_well(draft)):
        return False
    if known_well(draft):
        return len(draft.key) > 2 or (len(draft.key) == 2 and draft.strength >= 2 and not draft.prefix)
    if draft.strength == 0:
        return False
    if draft.prefix and draft.strength < 2 and draft.prefix != WAW:
        return words > 1 or len(draft.key) >= 6
    if draft.prefix:
        return words > 1 or draft.key.startswith(ARTICLE) or len(draft.key) >= 4
    return len(draft.key) >= 4 or draft.strength >= 2
