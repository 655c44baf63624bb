"""Regular endings of nouns, generated from the codes of a pack's ``inflect`` column; broken plurals are rows of their own."""

from __future__ import annotations

from rasid.errors import PackError

TEH_MARBUTA = "\u0647"  # its match form, heh
TEH = "\u062a"
DUAL = ("\u0627\u0646", "\u064a\u0646")  # alef nun, yeh nun
SOUND_MASCULINE = ("\u0648\u0646", "\u064a\u0646")  # waw nun, yeh nun
CONSTRUCT = ("\u0648", "\u064a")  # before a noun the nun goes
SOUND_FEMININE = "\u0627\u062a"  # alef teh


def inflected(form: str, codes: str) -> list[tuple[str, str]]:
    """Return the written forms of a noun in match form with their number: itself (""), and what the *codes* add (d, p).

    ``m`` and ``f`` add duals, ``f`` and ``at`` the plural in alef-teh, ``in`` the sound masculine plural.
    Only the first word of a phrase is inflected («سيارة مفخخة», «سيارات مفخخة»); an adjective keeps its form.
    """
    head, _, rest = form.partition(" ")
    forms: dict[str, str] = {head: ""}
    for code in filter(None, (code.strip() for code in codes.split(","))):
        for ending, number in _endings(head, code):
            forms[ending] = "p" if forms.get(ending) == "p" or code == "in" else number  # «مدنيين» is a plural before a dual
    return [(f"{head} {rest}" if rest else head, number) for head, number in forms.items()]


def _endings(head: str, code: str) -> list[tuple[str, str]]:
    feminine = head.endswith(TEH_MARBUTA)
    stem = head[:-1] if feminine else head
    dual_stem = stem + TEH if feminine else stem
    if code in ("m", "f"):
        duals = [(dual_stem + ending, "d") for ending in DUAL]
        return [*duals, (stem + SOUND_FEMININE, "p")] if code == "f" else duals
    if code == "at":
        return [(stem + SOUND_FEMININE, "p")]
    if code == "in":
        return [(stem + ending, "p") for ending in (*SOUND_MASCULINE, *CONSTRUCT)]
    raise PackError(f"unknown inflect code {code!r}: use m, f, at or in", field="inflect")
