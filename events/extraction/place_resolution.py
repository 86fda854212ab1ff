"""Which place a name means: the words beside it and the countries that the text is about decide, and doubt gives no point."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from events.extraction.gazetteer import Entry
from events.extraction.text import fold
from events.extraction.types import Place, Precision
from events.extraction.vocabulary import word_set

BIG = 50_000  # a place outside the countries that the text names is believed only if it is a large one, by its first name
SMALL = 5_000  # a place of fewer people shares its name with others too easily
RIVAL = 3  # so many times as populous as its namesakes, a place is the one that the news means
SHADOW = 10  # a town whose namesake elsewhere is so many times as populous may be meant or not
REGIONS = {Precision.REGION, Precision.COUNTRY}


@dataclass(frozen=True, slots=True)
class Name:
    """A place name where it stands: tokens `[first, last)`, what the gazetteer knows of it, the word that says what it is."""

    first: int
    last: int
    text: str
    entries: tuple[Entry, ...]
    type_word: str | None
    direction: str | None = None


def resolve(name: Name, countries: Mapping[str, int], divisions: frozenset[str]) -> Place | None:
    entry = _choose(name, countries, divisions)
    if entry is None:
        return _unresolved(name, countries)
    if _overshadowed(entry, name.entries):
        return Place(name.text)
    place = entry.as_place()
    if name.direction and entry.precision in {Precision.COUNTRY, Precision.REGION} and name.type_word is None:
        return _part_of(name.direction, place)
    return place


def _part_of(direction: str, place: Place) -> Place:
    """*northern Gaza*, *eastern Ukraine*: a part without borders.

    The centre of a country would be a guess, that of a region is near.
    """
    near = place.precision is Precision.REGION
    return replace(
        place,
        name=f"{direction} {place.name}",
        precision=Precision.REGION,
        admin1=place.admin1 or (place.name if near else None),
        lat=place.lat if near else None,
        lon=place.lon if near else None,
        key=f"part:{direction}:{place.key}",
    )


def _unresolved(name: Name, countries: Mapping[str, int]) -> Place | None:
    """A place that is named and not found: in the country that has such places, else the one that the article is about."""
    if name.type_word is None or (name.entries and not countries):
        return None
    bearers = Counter(e.country for e in name.entries if e.country in countries)
    likely = max(bearers or countries, key=lambda c: (countries[c or ""], bearers[c]), default=None)
    return Place(name.text, None, likely)


def _in_named_division(usable: list[Entry], divisions: frozenset[str]) -> list[Entry]:
    """Of several places of one name, those in a region that the article names."""
    inside = [e for e in usable if e.admin1 and fold(e.admin1) in divisions]
    small = all(e.precision in {Precision.TOWN, Precision.DISTRICT} and e.population < SMALL for e in usable)
    return inside if inside and small and len(usable) > 1 else usable


def _ambiguous(usable: Sequence[Entry]) -> bool:
    """Two places of one name in one country, neither of them much larger: to choose one of them would be a guess."""
    best, *others = sorted(usable, key=lambda e: -e.population)
    if any(e.precision not in {Precision.TOWN, Precision.DISTRICT} for e in usable):
        return False
    rivals = [e for e in others if e.country == best.country and e.admin1 != best.admin1]
    return any(best.population < max(SMALL, RIVAL * e.population) for e in rivals)


def _choose(name: Name, countries: Mapping[str, int], divisions: frozenset[str]) -> Entry | None:
    """The entry that type word and country context favour; None where each would be a guess."""
    wanted = _wanted(name.type_word)
    usable = [e for e in name.entries if _believable(e, name, countries)]
    usable = _in_named_division(usable, divisions)
    if wanted is not None:
        usable = [e for e in usable if e.precision in wanted]
    if not usable or _ambiguous(usable):
        return None
    return max(usable, key=lambda e: _rank(e, name, countries))


def _overshadowed(best: Entry, entries: Sequence[Entry]) -> bool:
    """*Donetsk* in a text that names Russia alone: Russia has a town of that name, the city of the news lies in Ukraine."""
    others = [e for e in entries if e.country != best.country and e.primary and e.precision is best.precision]
    return best.precision is Precision.TOWN and any(e.population > max(BIG, SHADOW * best.population) for e in others)


def _wanted(type_word: str | None) -> set[Precision] | None:
    if type_word is None:
        return None
    word = type_word.rstrip("s")
    if word in word_set("scenery", "region_words"):
        return REGIONS
    if word in word_set("scenery", "district_words"):
        return {Precision.DISTRICT, Precision.TOWN, Precision.REGION}
    return {Precision.TOWN, Precision.SITE, Precision.DISTRICT}


def _believable(entry: Entry, name: Name, countries: Mapping[str, int]) -> bool:
    if entry.precision is Precision.COUNTRY or entry.country is None or countries.get(entry.country):
        return True
    if entry.precision is Precision.REGION and _wanted(name.type_word or fold(name.text).split()[-1]) == REGIONS:
        return entry.primary and sum(e.precision is Precision.REGION for e in name.entries) == 1
    return entry.primary and entry.population >= BIG


def _rank(entry: Entry, name: Name, countries: Mapping[str, int]) -> tuple[bool, int, bool, bool, int]:
    votes = countries.get(entry.country, 0) if entry.country else 10_000  # a sea lies in no country
    towny = name.type_word is None and name.direction is None and entry.precision is not Precision.REGION and entry.primary
    return entry.precision is Precision.COUNTRY, votes if votes else 0, towny, entry.primary, entry.population
