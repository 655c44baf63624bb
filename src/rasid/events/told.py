"""What one sentence tells, handed from stage to stage."""

from __future__ import annotations

from dataclasses import dataclass, field

from rasid.events.happening import Happening, Harm, Voice
from rasid.events.scene import Chunk


@dataclass(slots=True)
class Told:
    """What one sentence tells."""

    number: int
    happenings: list[Happening] = field(default_factory=list)
    loose: list[Harm] = field(default_factory=list)  # harm whose happening stands in another sentence
    voices: list[Voice] = field(default_factory=list)
    times: list[Chunk] = field(default_factory=list)
    places: list[Chunk] = field(default_factory=list)
    origins: list[Chunk] = field(default_factory=list)  # places that only say where persons come from
    background: bool = False
    quoting: bool = False  # it ends inside a quotation

    def harmed(self) -> set[int]:
        """Return the tokens that count people harmed."""
        harms = (harm for happening in self.happenings for harm in happening.harms)
        return {token for harm in (*harms, *self.loose) for token in range(harm.first, harm.stop)}
