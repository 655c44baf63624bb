"""A happening while it is being read: what the sentences say of it, gathered until it becomes an event."""

from __future__ import annotations

from dataclasses import dataclass, field

from rasid.events.scene import Chunk
from rasid.mentions.actors import ActorMention
from rasid.model import Quote, Time


@dataclass(slots=True)
class Part:
    """An actor in a role; ``quote`` is None where it was inferred."""

    role: str
    id: str
    quote: Quote | None
    framing: str | None = None
    mention: ActorMention | None = None


@dataclass(slots=True)
class Harm:
    """A count of people harmed, before it has its index."""

    quote: Quote
    outcome: str
    who: str
    low: int | None
    best: int | None
    high: int | None
    part_of: Harm | None = None
    framing: str | None = None
    first: int = 0  # the token it starts at
    stop: int = 0
    implied: bool = False  # one person, by the verb alone: any count told elsewhere says it better
    doer: Chunk | None = None  # the subject of an active verb of harm
    both: bool = False  # «ضحايا»: dead or wounded, the word does not say
    among: bool = False  # «بين القتلى طفلان»: a part of a count told before
    corpse: bool = False  # told as a body: no harm of a strike told beside it


@dataclass(slots=True)
class Voice:
    """Who says so, before duplicates are merged."""

    speaker: Quote | None
    kind: str
    verb: Quote | None
    stance: str
    to: Quote | None = None
    since: int = 0  # the token from which it governs its sentence («…، وسط أنباء عن …»)
    at: int = 0  # the token of its words of saying
    anew: bool = False  # they begin a clause of their own («…، وقال سكان إن»): what follows is said by nobody before

    def governs(self, token: int, voices: list[Voice]) -> bool:
        """Tell whether what is told at *token* is its saying, other *voices* of the sentence being given the word behind it."""
        return self.since <= token and not any(voice.anew and self.at < voice.at < token for voice in voices)


@dataclass(slots=True)
class Happening:
    """What is known so far of one happening."""

    type: str
    trigger: Chunk
    sentence: int
    triggers: list[Chunk] = field(default_factory=list)
    frame: str = ""
    strength: str = "strong"
    status: str = "reported"
    background: bool = False
    history: bool = False  # its own words tell that it is past («وكان قد»), not only its place beside the news
    own_time: Time | None = None
    dayless: bool = False  # its own time is an hour alone
    since: bool = False  # its own time runs since or during something
    time_kind: str = ""  # of its own time: point, span, habit, vague
    time: Time | None = None
    time_rank: int = 9  # 0 the clause's own, 1 the sentence's, 2 inherited
    places: list[Chunk] = field(default_factory=list)
    inherited_places: list[Chunk] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    targets: list[Chunk] = field(default_factory=list)
    weapons: list[Chunk] = field(default_factory=list)
    numbers: list[Chunk] = field(default_factory=list)
    harms: list[Harm] = field(default_factory=list)
    voices: list[Voice] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    means: set[str] = field(default_factory=set)  # event types that its words of means point to
    open: bool = False  # only said to be an attack: any more precise word names its type
    other: bool = False  # «أخرى», «مماثل»: said to be another one

    def roles(self, role: str) -> list[Part]:
        """Return its parts in one role."""
        return [part for part in self.parts if part.role == role]

    def add_part(self, part: Part) -> None:
        """Add an actor once a role; the first words that name it stand, unless they were inferred."""
        for known in self.parts:
            if known.role == part.role and known.id == part.id:
                if known.quote is None:
                    known.quote = part.quote
                return
        self.parts.append(part)
