"""Names in Latin letters, for identifiers only: readers are shown the Arabic.

The table (``data/ar/latin.tsv``) is the simplified one that newsrooms use: no marks, no apostrophes, short vowels unknown.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from rasid.text.letters import match_form


@cache
def _table() -> dict[int, str]:
    rows = (Path(__file__).parents[1] / "data" / "ar" / "latin.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {ord(letter): latin for letter, latin in (row.split("\t") for row in rows if row)}


def slug(name: str) -> str:
    """Return *name* as an identifier of lower-case Latin letters, digits and hyphens; «unnamed» where nothing is left."""
    latin = unicodedata.normalize("NFKD", match_form(name).translate(_table()))
    return "-".join(re.findall(r"[a-z0-9]+", latin.lower())) or "unnamed"
