"""What a report is there to tell, and what is history or context.

News is what the lead tells and what is dated to the last days; what was told with «وكان قد», is dated long before, goes
on as a habit, or is a slow change of the front mentioned in passing, is background.
"""

from __future__ import annotations

from datetime import date

from rasid.events.happening import Happening
from rasid.model import Time

NEWS_DAYS = 2  # a daily tells what happened today, yesterday and the day before as news
FRESH_DAYS = 1  # so near, even «وكانت … قد» is news
LONG_DAYS = 20  # a time that begins so long before its end is no news
# Changes of the situation: unless dated or the report's own subject, they are told as context.
SLOW = frozenset(
    {
        "territory-change",
        "agreement",
        "organisation",
        "withdrawal",
        "recruitment",
        "siege",
        "sanction",
        "threat",
        "aid",
        "meeting",
        "displacement",
    }
)


ATTENDANT = frozenset({"aid", "deployment"})


def beside(happening: Happening) -> bool:
    """Tell whether it is told beside the news and shares its day and place: help for the victims, forces sent there."""
    return happening.type in ATTENDANT and happening.status == "reported" and not happening.history


def settle_salience(happenings: list[Happening], *, published: str | None) -> None:
    """Set which happenings are background; *published* is the local day of publication (ISO) or None."""
    if not happenings:
        return
    lead = happenings[0]
    for happening in happenings:
        happening.history = happening.background
        if happening is lead:
            happening.background = happening.background and len(happenings) > 1
        else:
            happening.background = _is_background(happening, lead, published)
    if all(happening.background for happening in happenings):
        lead.background = False


def _is_background(happening: Happening, lead: Happening, published: str | None) -> bool:
    age = _age(happening.own_time, published)
    if age is not None:
        if age > NEWS_DAYS or _long(happening.own_time):
            return True
        if age <= FRESH_DAYS and happening.time_kind == "point":
            return False
    if happening.background or happening.type == "toll" or happening.time_kind == "vague":
        return True
    if happening.status == "ongoing":
        return happening.own_time is None
    if published is None and _stands_apart(happening.own_time, lead.own_time):
        return True
    return happening.own_time is None and happening.type in SLOW and lead.type not in SLOW and happening.sentence != lead.sentence


def _age(time: Time | None, published: str | None) -> int | None:
    """Return how many days before publication the time ended, None where that is not known."""
    if time is None or not time.latest or published is None:
        return None
    return (date.fromisoformat(published) - date.fromisoformat(time.latest[:10])).days


def _long(time: Time | None) -> bool:
    if time is None or not time.earliest or not time.latest:
        return False
    return (date.fromisoformat(time.latest[:10]) - date.fromisoformat(time.earliest[:10])).days > LONG_DAYS


def _stands_apart(time: Time | None, lead: Time | None) -> bool:
    """Tell whether a report without a date gives this happening a full date or another month than the lead's."""
    if time is None:
        return False
    if time.earliest and not (lead and lead.earliest):
        return True
    ours, theirs = time.partial, lead.partial if lead else None
    return bool(ours and ours.month and theirs and theirs.month and ours.month != theirs.month)
