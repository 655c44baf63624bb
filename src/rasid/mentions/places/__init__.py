"""Places: where it happened, as finely as the words say and no finer."""

from rasid.gazetteers import Gazetteer, embedded
from rasid.mentions.places.finder import find_places_in
from rasid.mentions.places.record import PlaceMention
from rasid.model import Place
from rasid.text.document import make_document

__all__ = ["PlaceMention", "find_places", "find_places_in"]


def find_places(text: str, *, places: Gazetteer | None = None) -> list[Place]:
    """Return the places that *text* names, in order; *places* is what ``load_places`` returned, or the embedded gazetteer."""
    return [mention.place for mention in find_places_in(make_document(text), places or embedded())]
