"""Whether a reading of a written form may stand where it does: what its letters allow, the words round it may forbid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rasid.packs.heads import TEH_MARBUTA
from rasid.text.clitics import TANWEEN
from rasid.text.document import Document

if TYPE_CHECKING:
    from rasid.packs.lexicon import VerbForm

LAM = "\u0644"
FUTURE_SEEN = "\u0633"
NOT_PAST = "\u0644\u0645"  # lam meem: the negation that takes a jussive, with or without a conjunction
DUAL, TWO = "3md", ("\u0627\u0646", "\u064a\u0646")  # alef noon, yeh noon
DUAL_REACH = 6  # tokens between the two and their verb
OWN_ENDINGS = ("\u0629", "\u0649")  # teh marbuta, alef maqsura: what heh and yeh of a match form may have been
MARKS = "".join(map(chr, range(0x064B, 0x0653)))


def grammatical(verb: VerbForm, prefix: str, first: int, forms: list[str]) -> bool:
    """Tell whether a verb form may stand where it does: a jussive only behind «lam», a past never behind the future marker,
    a dual only behind the two who did it.

    Without this a short form is another word: the jussive of «dismissed» is «moved», the future of «fled» is «travel»,
    «the two shelled» a shelling in the accusative.
    """
    if verb.tense == "jussive":
        return first > 0 and forms[first - 1].endswith(NOT_PAST)
    if verb.person == DUAL:
        return any(form.endswith(TWO) for form in forms[max(first - DUAL_REACH, 0) : first])
    return not (verb.tense == "past" and prefix.endswith((FUTURE_SEEN, LAM)))


def of_text(verb: VerbForm | None, prefix: str) -> bool:
    """Tell whether the text decides that a verb form stands behind *prefix*, or forbids it."""
    return verb is not None and (
        verb.tense == "jussive" or verb.person == DUAL or (verb.tense == "past" and prefix.endswith((FUTURE_SEEN, LAM)))
    )


def stands(verb: VerbForm | None, prefix: str, suffix: str, at: int, document: Document) -> bool:
    """Tell whether a reading of token *at* that hangs on the text stands there."""
    if verb is not None and not grammatical(verb, prefix, at, document.forms):
        return False
    return not (suffix and _is_ending(suffix, at, document))


def _is_ending(suffix: str, at: int, document: Document) -> bool:
    """Tell whether a letter read as a pronoun is the word's own ending: teh marbuta is no «his», alef maqsura no «my».

    Both fold into the pronoun's letter («قضية» into «قضى» and «his»), so the text itself decides.
    """
    if suffix == TANWEEN and document.forms[at].endswith(TEH_MARBUTA + TANWEEN):  # «زوجها»: teh marbuta takes no alef
        return True
    return written(at, document).endswith(OWN_ENDINGS)


def written(at: int, document: Document) -> str:
    """Return token *at* as the report writes it, without marks."""
    return document.raw[document.starts[at] : document.ends[at]].rstrip(MARKS)
