"""What a number counts, told by the words round it: people and things, or years, money, calibres, names."""

from __future__ import annotations

from rasid.mentions.numbers.words import Word, number_words, partitives, person_plurals, unit_words
from rasid.text.document import BREAKS, NEWLINE, STOPS, Document

OPENING = frozenset("(/")  # «(24 عاماً)», «حاتم/ 24 عاماً»: an age
YEARS = range(1900, 2101)
ARTICLE_ALONE = "\u0627\u0644"
SIGNS = frozenset("/-*#=<>|")


def sort_of(document: Document, first: int, stop: int, best: float | None) -> str:
    """Return the kind of the number in tokens [first, stop)."""
    forms = document.forms
    ahead = forms[stop] if stop < len(forms) else ""
    behind = _before(forms, first)
    herald = unit_words("before")[behind]
    unit = unit_words("after")[ahead]
    if unit is None and stop + 1 < len(forms):
        unit = unit_words("after")[f"{ahead} {forms[stop + 1]}"]
    if herald == "time":
        return "time"
    if unit == "duration" or herald == "age":
        return "age" if herald == "age" or behind in OPENING or _ages(forms, first) else "duration"
    kind = "calibre" if herald == "calibre" else unit
    if kind is None and (herald == "name" or (herald == "once" and best == 1)):
        kind = "name" if herald == "once" or forms[first][0].isdigit() else "cardinal"
    if kind is None:
        kind = "date" if _dated(forms, first, stop, best, herald) else "cardinal"
    return kind


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
    if herald == "date":
        return True
    ahead = forms[stop] if stop < len(forms) else ""
    behind = _before(forms, first)
    months = unit_words("month")
    if stop == first + 1 and months[ahead] and isinstance(best, int) and best <= 31:
        return True
    if not (isinstance(best, int) and best in YEARS and stop == first + 1 and forms[first][0].isdigit()):
        return False
    if len(forms) == 1:  # nothing says that it is a year
        return False
    counted = ahead and ahead[0].isalpha() and ahead not in partitives() and len(ahead) > 3
    return months[behind] is not None or unit_words("year")[behind] is not None or not counted


def one_of(document: Document, at: int) -> str | None:
    """Return "one-of" for «أحد عناصر», "name" for «واحدة من أكبر», None for a number."""
    forms = document.forms
    word: Word | None = number_words()[forms[at]]
    if word is None:
        return None
    ahead = forms[at + 1] if at + 1 < len(forms) else ""
    if word.kind == "eleven":
        if ahead in person_plurals():
            return "one-of"
        return None
    if word.kind == "unit" and word.value == 1 and ahead in partitives():
        return "one-of" if at + 2 < len(forms) and forms[at + 2] in person_plurals() else "name"
    return None


def unit_after(document: Document, stop: int) -> int | None:
    """Return the token of the noun that follows a count, «من» passed over; None where the clause ends."""
    forms = document.forms
    if stop < len(forms) and forms[stop] in partitives():
        stop += 1
    if stop >= len(forms):
        return None
    form = forms[stop]
    if form in STOPS or form in BREAKS or form in SIGNS or form[0] == NEWLINE or form[0].isdigit():
        return None
    return stop
