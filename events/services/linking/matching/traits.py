"""What linking compares of a report. Pure: values in, values out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from events.extraction.types import Count, DateSpan, Kind, Precision, WeaponType
from events.services.linking.matching.words import names_within

# of a count that went on: *has climbed to 84, officials said on Tuesday*
MOST_LATER = timedelta(days=6)
_NO_POINT = (Precision.REGION, Precision.COUNTRY, Precision.UNRESOLVED)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a report. `key` is that of its row; `admin1` and `country` are what holds it."""

    key: str
    name: str
    precision: Precision
    admin1: str = ""
    country: str = ""
    lat: float | None = None
    lon: float | None = None

    @property
    def exact(self) -> bool:
        """Whether it is a point: no region, no country, no place that no gazetteer has."""
        return self.lat is not None and self.precision not in _NO_POINT

    @property
    def unsure(self) -> bool:
        """Whether the country is a guess: of an unknown name, or one named as an actor is named."""
        return self.precision in (Precision.UNRESOLVED, Precision.COUNTRY)


@dataclass(frozen=True, slots=True)
class Munition:
    """A munition with the counts that the text gives."""

    type: WeaponType
    launched: int | None = None
    intercepted: int | None = None


@dataclass(frozen=True, slots=True)
class Traits:
    """A report as linking sees it.

    `key` orders reports whatever the order of arrival. `article` and `text` say whose it is: two
    reports of one article are mostly two events, and copies share a text. Words are those that few
    articles have; sentences are fingerprints; sites are what was hit. `covers`: its words
    tell of a whole area. `adds`: its dead come on top of those told before. `grown`: they are a
    count that went on. `follows`: it says that it came a day after another attack. `parents` is
    what each side belongs to.
    """

    key: str
    article: int
    text: int
    published_on: date
    kind: Kind
    subkind: str
    days: DateSpan
    spots: tuple[Spot, ...] = ()
    perpetrators: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    killed: Count | None = None
    wounded: Count | None = None
    munitions: tuple[Munition, ...] = ()
    words: frozenset[str] = frozenset()
    sentences: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    covers: bool = False
    adds: bool = False
    grown: bool = False
    follows: bool = False
    parents: Mapping[str, frozenset[str]] = field(default_factory=dict, compare=False)

    @property
    def spot(self) -> Spot | None:
        """The first place: the one that the event is shown at."""
        return self.spots[0] if self.spots else None

    @property
    def first_day(self) -> date:
        """The first day on which what it tells may have happened."""
        counted_on = self.grown and self.days.start == self.days.end
        return self.days.start - MOST_LATER if counted_on else self.days.start

    @property
    def names(self) -> frozenset[str]:
        """The names of its places and perpetrators, as rare words have them."""
        told = (*(spot.name for spot in self.spots), *self.perpetrators)
        return frozenset().union(*(names_within(name) for name in told))

    @property
    def country_sure(self) -> bool:
        """Whether the country is known for certain."""
        return self.spot is not None and bool(self.spot.country) and not self.spot.unsure

    def lineage(self, names: Sequence[str] | frozenset[str]) -> frozenset[str]:
        """These sides with all that they belong to."""
        return frozenset(names).union(*(self.parents.get(name, frozenset()) for name in names))
