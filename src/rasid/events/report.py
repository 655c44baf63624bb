"""All sentences of a report in order: what each tells is merged into what was told before."""

from __future__ import annotations

from rasid.events.happening import Happening, Voice
from rasid.events.harms_home import settle_loose
from rasid.events.inherit import inherit_doers
from rasid.events.merge import absorb, find_home
from rasid.events.records import make_event
from rasid.events.salience import settle_salience
from rasid.events.scene import Scene
from rasid.events.sentence import read_sentence
from rasid.events.speakers import account_of
from rasid.events.told import Told
from rasid.events.when import set_times
from rasid.events.where import set_places
from rasid.model import Event


def read_events(scene: Scene, report_id: str, *, published: str | None) -> list[Event]:
    """Return the events of a laid-out report; *published* is the local day of publication (ISO) or None."""
    happenings, told = gather(scene)
    inherit_doers(scene, happenings)
    settle_salience(happenings, published=published)
    set_places(scene, happenings, told)
    set_times(happenings, told, published=published)
    return [make_event(scene, happening, f"{report_id}#{number}") for number, happening in enumerate(happenings, 1)]


def gather(scene: Scene) -> tuple[list[Happening], dict[int, Told]]:
    """Return the happenings of the report, each once, and what every sentence told."""
    happenings: list[Happening] = []
    told: dict[int, Told] = {}
    spoken: list[Voice] = []
    for number in range(len(scene.document.sentences)):
        before = told.get(number - 1)
        sentence = read_sentence(scene, number, spoken, before=before)
        told[number] = sentence
        spoken.extend(sentence.voices)
        settle_loose(scene, sentence, happenings)
        for new in sentence.happenings:
            home = find_home(scene, new, happenings)
            if home is None:
                happenings.append(new)
            else:
                absorb(scene, home, new)
    account = account_of(scene)
    if account is not None:
        for happening in happenings:
            happening.voices = happening.voices or [account]
    happenings.sort(key=lambda happening: happening.trigger.first)
    return happenings, told
