"""Where a text reports an occurrence (`Mention`), and what its sentence says of it (`Draft`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from events.extraction.data.known_triggers import DAMAGE, HARM, OPEN_KINDS
from events.extraction.reading.document import Sentence
from events.extraction.types import (
    Attribution,
    Casualties,
    Count,
    DateSpan,
    Kind,
    Place,
    Weapon,
    Why,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that reports an occurrence.

    `kind` is None until it is settled: *the attack killed four* may be of several kinds. `trigger`
    is the token that names it, `scope` the tokens of its clause. `refers_back` marks *the attack*
    and the like, which go on with what was reported before; `anew` marks *another strike*, *a
    separate attack*; `mutual` that each side does it to the other. `leanings` are the weights for
    each kind that its own words leave open. `apart` marks what has no word of war near it, in an
    article that has some elsewhere.
    """

    kind: Kind | None
    subkind: str | None
    sentence: Sentence
    trigger: int
    rule: str
    scope: frozenset[int]
    refers_back: bool = False
    anew: bool = False
    mutual: bool = False
    apart: bool = False
    leanings: tuple[tuple[Kind, float], ...] = ()

    @property
    def named_kind(self) -> str:
        """What its own words make it: a kind, or an attack, harm or damage of no certain kind."""
        return self.rule.split("/")[0]

    @property
    def is_open(self) -> bool:
        """Whether its own words leave the kind open: *the attack*, *killed four*."""
        return self.named_kind in OPEN_KINDS

    @property
    def is_effect(self) -> bool:
        """Whether it names what an occurrence did, and not the occurrence."""
        return self.named_kind in {HARM, DAMAGE}


class Sort(StrEnum):
    """Who was counted. ANYBODY: *30 people*, which may hold all others."""

    FIGHTERS = "against_the_state"
    FORCES = "of_the_state"
    CIVILIANS = "civilians"
    ANYBODY = "anybody"


@dataclass(frozen=True, slots=True)
class Fallen:
    """A count of dead or hurt, of whom it is, and whether the text says that it comes on top."""

    field: str
    count: Count
    sort: Sort
    on_top: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention with all that its own sentence gives; what it leaves open is None or empty.

    `fallen` says who was counted, `victims` the surnames of the dead whom it names. `speakers` are
    the sides of those in `said`, None for a third party. `background` marks what is long past,
    `earlier` what its sentence tells as before the rest: *hours after a bomber struck*.
    """

    mention: Mention
    date: DateSpan | None = None
    places: tuple[Place, ...] = ()
    perpetrators: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    casualties: Casualties = field(default_factory=Casualties)
    fallen: tuple[Fallen, ...] = ()
    victims: frozenset[str] = frozenset()
    personnel: Count | None = None
    said: tuple[Attribution, ...] = ()
    speakers: tuple[str | None, ...] = ()
    why: tuple[Why, ...] = ()
    background: bool = False
    day_of_speech: bool = False
    earlier: bool = False

    @property
    def kind(self) -> Kind:
        """The kind, which every draft has."""
        if self.mention.kind is None:
            raise ValueError("a draft needs a mention whose kind is settled")
        return self.mention.kind

    @property
    def is_of_one(self) -> bool:
        """Whether it tells the killing of one person, and names them."""
        return len(self.victims) == 1 and self.casualties.killed == Count(1, 1)
