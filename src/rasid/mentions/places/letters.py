"""The letters and signs that the rules of place phrases name, by code point."""

from __future__ import annotations

from rasid.text.letters import DROPPED

WAW = "\u0648"  # and
FEH = "\u0641"  # so
BEH = "\u0628"  # in, at
LAM = "\u0644"  # to, of
KAF = "\u0643"  # like
HEH = "\u0647"  # also the match form of teh marbuta
TEH_MARBUTA = "\u0629"
TEH = "\u062a"
ARTICLE = "\u0627\u0644"  # alef lam
IN = "\u0641\u064a"  # fi
OF = "\u0645\u0646"  # min: from, of
TO = "\u0627\u0644\u064a"  # ila, match form
RIF = "\u0631\u064a\u0641"  # countryside: a governorate bears it in its name
FROM = "\u0639\u0646"  # an: from, of distances
CONJUNCTIONS = frozenset({WAW, FEH})
PREPOSITIONS = frozenset({BEH, LAM, KAF})
COMMAS = frozenset({"\u060c", ","})
OPENING = frozenset("\"\u201c\u00ab\u201e\u201f'\u2018\u201d")
CLOSING = frozenset("\"\u201d\u00bb\u201c'\u2019")
TANWEEN = ("\u064b", "\u064d")  # first and last of the marks of the indefinite
NISBA = ("\u064a\u0647", "\u064a")  # yeh heh, yeh: adjectives of belonging
POSSESSED = ("\u0647\u0627", "\u0647\u0645", "\u0647\u0645\u0627")  # her, their: no name ends so
VERBAL = frozenset("\u064a\u062a")  # yeh, teh: the present tense begins with them
TELL = "\u062a\u0644"  # the hill, which fuses with its name
HASH = "#"
INVISIBLE = dict.fromkeys(DROPPED, None)
