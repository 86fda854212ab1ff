"""A place name where it stands in a text, and the place that was chosen for it."""

from __future__ import annotations

from dataclasses import dataclass

from events.extraction.gazetteer.gazetteer import Entry
from events.extraction.types import Place, Precision

SOME_PLACE = "place"  # the type word of a name that the gazetteer lacks and nothing describes


@dataclass(frozen=True, slots=True)
class Name:
    """A place name where it stands: tokens `[first, last)`, what the gazetteer knows of it, the
    word that says what it is.

    `stands`: whether the words before it say that it is a place, even where all bearers of the name
    lie elsewhere.
    """

    first: int
    last: int
    text: str
    entries: tuple[Entry, ...]
    type_word: str | None
    direction: str | None = None
    stands: bool = False

    @property
    def is_country(self) -> bool:
        """Whether a country has the name, and the text does not say that it means another place."""
        countries = [e for e in self.entries if e.precision is Precision.COUNTRY]
        return self.type_word is None and any(not self.is_lesser(e) for e in countries)

    def is_lesser(self, country: Entry) -> bool:
        """*Uman* is a city, and only another spelling of Oman."""
        others = any(e.primary and e.precision is Precision.TOWN for e in self.entries)
        return others and not country.primary

    @property
    def people(self) -> int:
        """Of the most populous place of the name."""
        return max((e.population for e in self.entries), default=0)


@dataclass(frozen=True, slots=True)
class Choice:
    """The place that a name means, and the rule that chose it."""

    place: Place
    rule: str
