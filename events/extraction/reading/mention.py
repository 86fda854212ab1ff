"""Where a text tells an occurrence (`Mention`), and what its sentence says of it (`Draft`)."""

from __future__ import annotations

from dataclasses import dataclass, field

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
    """A place in the text where an occurrence is told.

    `kind` is None until it is settled: *the attack killed four* may be of several kinds. `trigger`
    is the token that tells it,
    `scope` the tokens of its clause. `refers_back` marks *the attack* and the like, which go on
    with what was told before;
    `anew` marks *another strike*, *a separate attack*; `mutual` that each side does it to the
    other.
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


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention with all that its own sentence gives; what it leaves open is None or empty.

    `speakers` are the sides that those in `said` belong to, None for a third party. `background`
    marks what is long past.
    """

    mention: Mention
    date: DateSpan | None = None
    places: tuple[Place, ...] = ()
    perpetrators: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    casualties: Casualties = field(default_factory=Casualties)
    personnel: Count | None = None
    said: tuple[Attribution, ...] = ()
    speakers: tuple[str | None, ...] = ()
    why: tuple[Why, ...] = ()
    background: bool = False

    @property
    def kind(self) -> Kind:
        """The kind, which every draft has."""
        if self.mention.kind is None:
            raise ValueError("a draft is made of a settled mention")
        return self.mention.kind
