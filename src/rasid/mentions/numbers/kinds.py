"""What a number counts, told by the words round it: people and things, or years, money, calibres, names."""

from __future__ import annotations

from functools import cache

from rasid.mentions.numbers.clitic_table import WAW
from rasid.mentions.numbers.words import (
    Word,
    number_words,
    particles,
    partitives,
    person_plurals,
    person_singulars,
    unit_words,
    waw_nouns,
)
from rasid.text.document import BREAKS, NEWLINE, STOPS, Document
from rasid.text.forms import FormTable

OBLIQUE = "\u064a\u0646"  # yeh noon
CLOSING = ")"
OPENING = frozenset("(/")  # «(24 عاماً)», «حاتم/ 24 عاماً»: an age
YEARS = range(1900, 2101)
ARTICLE_ALONE = "\u0627\u0644"
HEH = "\u0647"  # «1436 هـ»: of the Hijra
SIGNS = frozenset("/-*#=<>|")


def sort_of(document: Document, first: int, stop: int, best: float | None, *, under_bound: bool = False) -> str:
    """Return the kind of the number in tokens [first, stop); one under a bound («نحو 1900») is no year."""
    forms = document.forms
    ahead = forms[stop] if stop < len(forms) else ""
    behind = _before(forms, first)
    herald = unit_words("before")[behind]
    if ahead == CLOSING and behind in OPENING and stop + 1 < len(forms):  # «(16) عاماً»
        ahead = forms[stop + 1]
    unit = unit_words("after")[ahead]
    if unit is None and stop + 1 < len(forms):
        unit = unit_words("after")[f"{ahead} {forms[stop + 1]}"]
    if herald == "time":
        return "time"
    if unit == "duration" or herald == "age":
        return "age" if herald == "age" or behind in OPENING or _ages(forms, first) else "duration"
    kind = "calibre" if herald == "calibre" else unit
    if kind is None and (herald == "name" or (behind.isascii() and behind.isalpha())):
        kind = "name" if _names(forms[first]) else None
    if kind is None and best is not None and forms[first][0].isdigit():
        kind = "date" if _dated(forms, first, stop, None if under_bound and best in YEARS else best, herald) else None
    return kind or "cardinal"


def _names(form: str) -> bool:
    """Tell whether a number behind a herald is a name: in digits, or with the article («جبل الأربعين»)."""
    word = number_words()[form]
    return form[0].isdigit() or (word is not None and word.article)


def _before(forms: list[str], first: int) -> str:
    """Return the form before *first*, the article that stands off digits passed over."""
    at = first - 1
    if at > 0 and forms[at] == ARTICLE_ALONE:
        at -= 1
    return forms[at] if at >= 0 else ""


def _ages(forms: list[str], first: int) -> bool:
    """Tell whether one of the three words before says age («يبلغ من العمر نحو 20 عاماً»)."""
    heralds = unit_words("before")
    return any(heralds[form] == "age" for form in forms[max(0, first - 3) : first])


def _dated(forms: list[str], first: int, stop: int, best: float | None, herald: str | None) -> bool:
    """Tell whether the number is the year or the day of a date."""
    months = unit_words("month")
    at = stop + (stop < len(forms) and forms[stop] in partitives())  # «24 من آب»
    ahead = forms[at] if at < len(forms) else ""
    behind = _before(forms, first)
    if herald == "date" or months[behind] is not None or ahead == HEH:
        return True
    if behind == "," and first > 1 and forms[first - 2][0].isdigit():  # Aug 3, 2022
        return True
    if stop == first + 1 and months[ahead] and isinstance(best, int) and best <= 31:
        return True
    if not (isinstance(best, int) and best in YEARS and stop == first + 1 and forms[first][0].isdigit()):
        return False
    if len(forms) == 1:  # nothing says that it is a year
        return False
    counted = ahead and ahead[0].isalpha() and ahead not in partitives() and len(ahead) > 3
    return months[behind] is not None or unit_words("year")[behind] is not None or not counted


def one_of(document: Document, at: int) -> str | None:
    """Return the kind of «أحد عناصر», «قتيل واحد», «عائلة واحدة», «الاثنين»; None for a number like others."""
    forms = document.forms
    word: Word | None = number_words()[forms[at]]
    if word is None:
        return None
    if word.kind == "eleven":
        return "one-of" if at + 1 < len(forms) and forms[at + 1] in person_plurals() else None
    if word.kind == "unit" and word.value == 2 and word.article and forms[at].endswith(OBLIQUE):
        return "weekday"  # «الاثنين» is Monday
    return _one(forms, at) if word.kind == "unit" and word.value == 1 and len(forms) > 1 else None


def _one(forms: list[str], at: int) -> str | None:
    """Return the kind of «واحد»: part of a greater number, a person, one of several, or an adjective."""
    ahead = forms[at + 1] if at + 1 < len(forms) else ""
    if ahead in person_plurals():  # «وأحد المدنيين» is written like «واحد»
        return "one-of"
    if ahead in partitives():
        return "one-of" if at + 2 < len(forms) and forms[at + 2] in person_plurals() else "name"
    if at and forms[at - 1] in person_singulars():
        return "cardinal"  # «قتيل واحد»
    after = number_words()[ahead]
    goes_on = ahead == WAW or (after is not None and after.joined)
    return None if goes_on or not at else "single"


def unit_after(document: Document, stop: int) -> int | None:
    """Return the token of the noun that follows a count, «من» passed over; None where the clause ends."""
    forms = document.forms
    if stop < len(forms) and forms[stop] in partitives():
        stop += 1
    if stop >= len(forms) or forms[stop] in particles():
        return None
    form = forms[stop]
    if form[0] == WAW and form not in waw_nouns():
        return None
    if form in STOPS or form in BREAKS or form in SIGNS or form[0] == NEWLINE or form[0].isdigit():
        return None
    return stop


@cache
def closing_forms() -> FormTable[bool]:
    """Return whether a form stands before any bound of the number before it: a sign that closes, or another number."""
    words = number_words()
    return FormTable(
        lambda form: form in STOPS or form in BREAKS or form[0] == NEWLINE or form[0].isdigit() or words[form] is not None
    )
