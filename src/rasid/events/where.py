"""Which places a happening has, and in what order: the most specific it happened at first, those that contain it after."""

from __future__ import annotations

from rasid.events.happening import Happening
from rasid.events.salience import beside
from rasid.events.scene import Chunk, Scene
from rasid.events.told import Told
from rasid.model import Place

SITE = frozenset({"in", "near", "outskirts", "between", "over"})
AWAY = frozenset({"from", "to", "toward"})
CONTAINING = 3  # geo_precision of a governorate
# Families of which the place they come from is told: strikes, movements, people and goods taken away.
COLON = ":"
AREA = "\u0645\u0646\u0637\u0642\u0629"  # mintaqa, area
FROM_AFAR = frozenset({"strike", "movement", "detention"})


def set_places(scene: Scene, happenings: list[Happening], told: dict[int, Told]) -> None:
    """Give happenings without a place of their own that of their sentence, then of the main happening before them; and to
    all that lie in it, the governorate that the title names.
    """
    lead: Happening | None = None
    containers = _title_containers(scene, told)
    heads = _heads(scene, told)
    for happening in happenings:
        if scene.packs.types[happening.type].family not in FROM_AFAR and happening.type != "aid":
            happening.places = [chunk for chunk in happening.places if chunk.value.place.relation != "from"]
        if _from_lead(happening, lead) and all(_vague(chunk) for chunk in _sites(happening)):
            happening.places = [chunk for chunk in happening.places if not _vague(chunk)]
        if not _sites(happening):
            same = lead if _same_place(scene, happening) else None
            happening.inherited_places = _from_sentence(happening, told) or _from_lead(happening, lead) or _sites_of(same)
        if lead is None and _sites(happening) and not happening.background:
            lead = happening
        head = heads.get(happening.sentence)
        if head is not None and not _sites(happening):
            happening.inherited_places = [head]
        over = containers if head is None or any(map(_holds, happening.places)) else [*containers, head]
        happening.inherited_places += [chunk for chunk in over if _lies_in(happening, chunk)]


def _heads(scene: Scene, told: dict[int, Told]) -> dict[int, Chunk]:
    """Return the governorate that heads the lines of each sentence («حلب:: … الرقة:: …»), up to the next head."""
    heads: dict[int, Chunk] = {}
    head: Chunk | None = None
    forms = scene.document.forms
    for number, sentence in sorted(told.items()):
        first, stop = scene.document.sentences[number]
        for chunk in sentence.places[:1]:
            if chunk.first - first <= 1 and chunk.stop < stop and forms[chunk.stop] == COLON and _heads_all(chunk.value.place):
                head = chunk
        if head is not None:
            heads[number] = head
    return heads


def _heads_all(place: Place) -> bool:
    """Tell whether the name may be that of a governorate, its seat's included."""
    return _wide(place) or bool(place.latin and place.admin1_name and place.latin in place.admin1_name)


def _same_place(scene: Scene, happening: Happening) -> bool:
    """Tell whether its sentence points at the place of the news («على ذات الموقع», «في المكان نفسه»)."""
    return any(
        chunk.kind == "grammar" and chunk.value == "same-place"
        for number in happening.sentences
        for chunk in scene.by_sentence.get(number, ())
    )


def _sites_of(happening: Happening | None) -> list[Chunk]:
    return _sites(happening) if happening is not None else []


def _vague(chunk: Chunk) -> bool:
    """Tell whether the words only point at a place told before («في المنطقة»): what the news is about, before all."""
    return bool(chunk.value.reference) and AREA in chunk.value.place.quote.text


def _from_lead(happening: Happening, lead: Happening | None) -> list[Chunk]:
    """Return the lead's places for what is news beside it; history and plans may be anywhere."""
    if lead is None or (happening.background and not beside(happening)) or happening.status != "reported":
        return []
    return _sites(lead)


def _title_containers(scene: Scene, told: dict[int, Told]) -> list[Chunk]:
    """Return the governorates, countrysides and countries that the title names."""
    return [
        chunk
        for number, sentence in told.items()
        if scene.in_title(scene.document.sentences[number][0])
        for chunk in sentence.places
        if _holds(chunk)
    ]


def _holds(chunk: Chunk) -> bool:
    """Tell whether a place may contain others: a governorate or countryside; that a country does goes without saying."""
    place: Place = chunk.value.place
    return place.relation == "countryside" or (place.relation == "in" and place.geo_precision == CONTAINING)


def _lies_in(happening: Happening, container: Chunk) -> bool:
    """Tell whether a site of the happening lies in the container, and none is of another governorate or country."""
    outer: Place = container.value.place
    inner = [chunk.value.place for chunk in (*_sites(happening), *happening.inherited_places) if not _wide(chunk.value.place)]
    if not inner or any(place.country != outer.country for place in inner):
        return False
    return all(place.admin1 == outer.admin1 for place in inner)


def _wide(place: Place) -> bool:
    return place.geo_precision >= CONTAINING


def _from_sentence(happening: Happening, told: dict[int, Told]) -> list[Chunk]:
    """Return the places of its sentences; for want of any, where its victims come from («شبان من أهالي ود مدني»)."""
    for number in happening.sentences:
        found = [chunk for chunk in told[number].places if chunk.value.place.relation not in AWAY]
        if found:
            return found
    return [] if happening.background else [chunk for number in happening.sentences for chunk in told[number].origins]


def _sites(happening: Happening) -> list[Chunk]:
    return [chunk for chunk in happening.places if chunk.value.place.relation not in AWAY]


def places_of(happening: Happening) -> tuple[Place, ...]:
    """Return the places of a happening, most specific first, each name once a relation."""
    seen: set[tuple[str, str]] = set()
    kept: list[tuple[int, int, Place]] = []
    for order, chunk in enumerate([*happening.places, *happening.inherited_places]):
        place: Place = chunk.value.place
        if (place.name, place.relation) in seen or _repeats(place, kept):
            continue
        seen.add((place.name, place.relation))
        kept.append((_level(place), order, place))
    return tuple(place for _, _, place in sorted(kept, key=lambda item: item[:2]))


def _repeats(place: Place, kept: list[tuple[int, int, Place]]) -> bool:
    """Tell whether the place is already there, under a relation as good."""
    return any(place.name == other.name and place.relation in SITE and other.relation in SITE for _, _, other in kept)


def _level(place: Place) -> int:
    """Return 0 for a site to 5 for a place it came from or went to."""
    if place.relation in AWAY:
        return 5
    if place.geo_precision >= CONTAINING:
        return place.geo_precision
    if place.relation == "countryside":
        return 2
    return 0 if (place.radius_km or 0) <= 15 else 1
