"""The vocabulary of an event, once: kinds, roles, precisions, and the frozen values that a text
yields.

Kinds are the rows of `data/kinds.toml`. Model choices, API enums and forms derive from them and
from the enumerations here. Throughout, `None` means "the text does not say" and `0` means "the
text says none".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from events.extraction.kind_table import SUBKINDS as SUBKINDS
from events.extraction.kind_table import Kind as Kind


class Precision(StrEnum):
    """How finely a place is known. `unresolved`: named in the text, found in no gazetteer, no
    coordinates.
    """

    SITE = "site"
    TOWN = "town"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"
    UNRESOLVED = "unresolved"


class Role(StrEnum):
    """The part a side plays in an event."""

    PERPETRATOR = "perpetrator"
    TARGET = "target"


class WeaponType(StrEnum):
    """Munitions that a text names."""

    DRONE = "drone"
    MISSILE = "missile"
    BALLISTIC_MISSILE = "ballistic_missile"
    CRUISE_MISSILE = "cruise_missile"
    ROCKET = "rocket"
    ARTILLERY = "artillery"
    GLIDE_BOMB = "glide_bomb"
    BOMB = "bomb"
    AIRCRAFT = "aircraft"
    MINE = "mine"
    SMALL_ARMS = "small_arms"
    OTHER = "other"


class Stance(StrEnum):
    """Whether a speaker says that it happened or that it did not."""

    ASSERTS = "asserts"
    DENIES = "denies"


class Status(StrEnum):
    """How far an event is established, by who says so. See the annotation guide's `status`.

    `disputed`: somebody says that it happened and the side accused denies it. `denied`: only the
    denial is told.
    """

    CLAIMED = "claimed"
    REPORTED = "reported"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence (or clause) of the article: `text == article[start:end]`, always."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Why:
    """Which rule set a field, the words it read, and how sure the reader is of it (0 to 1; None
    where it does not say).
    """

    field: str
    rule: str
    start: int
    end: int
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class NotShown:
    """A value that was read and is too unsure to be shown, as words, and the reason that set it."""

    value: str
    why: Why


@dataclass(frozen=True, slots=True)
class Count:
    """How many, as far as the text says: *at least 5* is Count(5, None), *up to 5* is Count(None,
    5).
    """

    min: int | None
    max: int | None


@dataclass(frozen=True, slots=True)
class DateSpan:
    """The days in which it happened, both inclusive."""

    start: date
    end: date

    def overlaps(self, other: DateSpan) -> bool:
        return self.start <= other.end and other.start <= self.end


@dataclass(frozen=True, slots=True)
class Place:
    """A named place. `key` is the gazetteer's own id of it (`gn:703448`, `iso:UA-65`, `iso:UA`),
    None where it has none.

    `among` are the keys of other places of the name that were passed over.
    """

    name: str
    admin1: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision = Precision.UNRESOLVED
    key: str | None = None
    among: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Actor:
    """A side of an event, named by its state or organisation."""

    role: Role
    name: str


@dataclass(frozen=True, slots=True)
class Weapon:
    """A munition, with the counts that the text gives."""

    type: WeaponType
    launched: int | None = None
    intercepted: int | None = None


@dataclass(frozen=True, slots=True)
class Casualties:
    """The dead and the hurt of one event."""

    killed: Count | None = None
    wounded: Count | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so, in the text's words, and where they are named."""

    source: str
    stance: Stance
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Report:
    """One event as one article tells it. `not_counted` is the reason why totals leave it out, or
    None. `not_shown` are the values that are kept from readers because they are too unsure.
    """

    kind: Kind
    subkind: str | None
    date: DateSpan
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    casualties: Casualties = Casualties()
    personnel: Count | None = None
    attribution: tuple[Attribution, ...] = ()
    status: Status = Status.REPORTED
    evidence: tuple[Evidence, ...] = ()
    confidence: float | None = None
    not_counted: str | None = None
    why: tuple[Why, ...] = field(default=())
    not_shown: tuple[NotShown, ...] = ()


@dataclass(frozen=True, slots=True)
class Toll:
    """A running total that a text tells: *40,000 killed since the war began*. It is never an event.

    `since` and `until` are the days between which it was counted, as far as the text says. `start`
    and `end` are the characters of the sentence that tells it.
    """

    killed: Count | None
    wounded: Count | None
    since: date | None
    until: date | None
    place: Place | None
    by: str | None
    source: str | None
    start: int
    end: int
