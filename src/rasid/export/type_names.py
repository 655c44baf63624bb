"""What event types are called, in both languages, for the page."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from rasid.export.wording import type_words


class TypeName(NamedTuple):
    """The names of a type; ``arabic`` is empty where none is known, ``violent`` says whether people are harmed by it."""

    english: str
    arabic: str
    violent: bool


def name_type(event_type: str) -> TypeName:
    """Return the names of *event_type*; a type of a user's own pack goes by its id."""
    return _load_names().get(event_type) or TypeName(type_words(event_type).capitalize(), "", violent=True)


@cache
def _load_names() -> dict[str, TypeName]:
    """Return the names of the wheel's types (data/ar/events/<type>/type.toml)."""
    names = {}
    for folder in sorted(files("rasid").joinpath("data/ar/events").iterdir(), key=lambda folder: folder.name):
        card = folder.joinpath("type.toml")
        if card.is_file():
            fields = tomllib.loads(card.read_text(encoding="utf-8"))
            english = fields["name_en"][:1].upper() + fields["name_en"][1:]
            names[fields["id"]] = TypeName(english, fields["name_ar"], fields["violent"])
    return names
