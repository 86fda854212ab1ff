"""Which of the gazetteer's places of one name is meant: what the text calls it, where it says that
it lies and which countries it speaks of decide. None is chosen where each would be a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from events.extraction.data.folding import fold
from events.extraction.data.plurals import singular
from events.extraction.data.word_lists import word_set
from events.extraction.gazetteer.gazetteer import Entry
from events.extraction.gazetteer.naming_customs import names_recur
from events.extraction.places.order import km, lies_in
from events.extraction.places.place_name import Name
from events.extraction.types import Place, Precision

# a place outside the countries that the text names is believed only if it is a large one, by its
# first name
BIG = 50_000
SMALL = 5_000  # a place of fewer people shares its name with others too easily
RIVAL = 3  # so many times as populous as its namesakes, a place is the one that the news means
SHADOW = 10  # a town whose namesake elsewhere is so many times as populous may be meant or not
# a country named a fourth as often as the one named most is one that the article is about
OFTEN = 4
LEAST_UNIQUE = 6  # letters of a name that no word or person is likely to bear
SEVERAL = "several of the name"
REGIONS = frozenset({Precision.REGION, Precision.COUNTRY})
DISTRICTS = frozenset({Precision.DISTRICT, Precision.TOWN, Precision.SITE, Precision.REGION})
TOWNS = frozenset({Precision.TOWN, Precision.SITE, Precision.DISTRICT})
CLOSE_KM = 40
NEARBY_KM = 120  # *X, near Y*
APART_KM = 25


@dataclass(frozen=True, slots=True)
class Context:
    """What an article says around a name: how often it speaks of each country, or of one that
    fights there (`theatres`), which divisions it names, and the name's links.

    `holder` is the place that the name is said to lie in, `beside` one that it is said to lie near.
    `part` finds the entry of
    *southern Lebanon*, by direction and key of the whole.
    """

    countries: Mapping[str, int]
    theatres: Mapping[str, int]
    divisions: frozenset[str] = frozenset()
    holder: Place | None = None
    beside: Place | None = None
    part: Callable[[str, str], Entry | None] = field(default=lambda _direction, _key: None)


def choose(name: Name, context: Context) -> tuple[Entry | None, str]:
    """The entry that type word, links and country context favour, and what settled it; None where
    each would be a guess.
    """
    typed = _of_type(name)
    if not typed:
        return None, "not found"
    if all(e.country is None for e in typed):
        return _best(typed, name, context), "only one"  # a sea lies in no country
    held = [e for e in typed if lies_in(e, context.holder)] if context.holder else []
    held_elsewhere = context.holder is not None and not held and not name.is_country
    if held_elsewhere and context.holder and _elsewhere(typed, context.holder):
        return None, f"none in {context.holder.name}"
    usable = held or [e for e in typed if _believable(e, name, context)]
    if not usable:
        return None, "in no country of the article"
    usable = held or _without_lesser(usable)
    near = _nearby(usable, context.beside) if context.beside else []
    inside = near or _in_named_division(usable, context.divisions)
    if _ambiguous(inside) and not _is_one_land(inside, name):
        return None, SEVERAL
    return _best(inside, name, context), _reason(name, context, usable, inside, held=bool(held))


def _nearby(usable: Sequence[Entry], beside: Place) -> list[Entry]:
    """Those as near as neighbours are; else those of the same part of the country."""
    distances = [(km(e, beside), e) for e in usable]
    return [e for far, e in distances if far <= CLOSE_KM] or [
        e for far, e in distances if far <= NEARBY_KM
    ]


def _reason(
    name: Name, context: Context, usable: Sequence[Entry], inside: Sequence[Entry], *, held: bool
) -> str:
    if len(name.entries) == 1:
        return "only one"
    if held and context.holder is not None:
        return f"in {context.holder.name}"
    if len(inside) < len(usable):
        return f"near {context.beside.name}" if context.beside else "named division"
    if name.type_word is not None:
        return f"type word {name.type_word}"
    return "country of the article" if len({e.country for e in name.entries}) > 1 else "largest"


def _best(usable: Sequence[Entry], name: Name, context: Context) -> Entry:
    return max(usable, key=lambda e: _rank(e, name, context.theatres))


def _of_type(name: Name) -> list[Entry]:
    """Those that are what the text calls them. A *territory* or *region* that is no division is the
    land around a town.
    """
    wanted = _wanted(name.type_word)
    if wanted is None:
        return list(name.entries)
    small = singular(name.type_word or "") in word_set("scenery", "small_places")
    fitting = [
        e for e in name.entries if e.precision in wanted and not (small and e.population >= BIG)
    ]
    if wanted == REGIONS:
        regions = [e for e in fitting if e.precision is Precision.REGION]
        countries = [e for e in fitting if e.precision is Precision.COUNTRY]
        if countries and name.type_word == "territory":
            return countries  # "the territory of Georgia"
        towns = [
            e
            for e in name.entries
            if e.precision in {Precision.TOWN, Precision.DISTRICT}
            and (e.primary or e.population >= BIG)
        ]
        return (
            [e for e in regions if e.primary]
            or [e for e in fitting if e not in regions]
            or towns
            or regions
        )
    return fitting or [e for e in name.entries if e.precision is Precision.UNRESOLVED]


def _elsewhere(typed: Sequence[Entry], holder: Place) -> bool:
    """Whether the text puts the name where no bearer of it lies. What it calls a region may be
    wider than its borders.
    """
    at_home = [e for e in typed if holder.country is None or e.country == holder.country]
    return not any(e.precision in REGIONS or e.population >= BIG for e in at_home)


def _in_named_division(usable: list[Entry], divisions: frozenset[str]) -> list[Entry]:
    """Of several places of one name, those in a region that the article names."""
    inside = [e for e in usable if e.admin1 and fold(e.admin1) in divisions]
    known = any(e.precision in REGIONS or e.population >= BIG for e in usable if e not in inside)
    return inside if inside and not known else usable


def _ambiguous(usable: Sequence[Entry]) -> bool:
    """Two places of one name in one country, apart and neither of them much larger: to choose one
    of them would be a guess.
    """
    best, *others = sorted(usable, key=lambda e: (not e.primary, -e.population))
    if any(e.precision in REGIONS for e in usable) or any(_is_supplement(e) for e in usable):
        return False
    rivals = [
        e
        for e in others
        if e.country == best.country
        and e.primary == best.primary
        and km(e, best.as_place()) > APART_KM
    ]
    return any(best.population < max(SMALL, RIVAL * e.population) for e in rivals)


def _is_one_land(usable: Sequence[Entry], name: Name) -> bool:
    """*Kupwara district*, where two places of one division bear the name: the land around both."""
    unit = singular(name.type_word or "") in word_set("scenery", "units")
    first = usable[0].as_place()
    return unit and all(e.admin1 == first.admin1 and km(e, first) <= CLOSE_KM for e in usable)


def _is_supplement(entry: Entry) -> bool:
    """Whether it stands in the project's own table because the news names it; not where whole lists
    of villages stand there.
    """
    return entry.key.startswith("sup:") and not names_recur(entry.country)


def is_overshadowed(best: Entry, entries: Sequence[Entry], context: Context) -> bool:
    """*Donetsk* in a text that names Russia alone: Russia has a town of that name, the city of the
    news lies in Ukraine.
    """
    others = [
        e
        for e in entries
        if e.country != best.country and e.primary and e.precision is best.precision
    ]
    told = context.holder is not None and lies_in(best, context.holder)
    large = any(
        e.population > max(BIG, SHADOW * best.population) or _is_greater(e, best) for e in others
    )
    return best.precision is Precision.TOWN and not told and large


def _wanted(type_word: str | None) -> frozenset[Precision] | None:
    if type_word is None:
        return None
    word = singular(type_word)
    if word in word_set("scenery", "region_words"):
        return REGIONS
    return DISTRICTS if word in word_set("scenery", "district_words") else TOWNS


def _believable(entry: Entry, name: Name, context: Context) -> bool:
    votes = context.theatres.get(entry.country or "", 0)
    if (
        entry.precision is Precision.COUNTRY
        or entry.country is None
        or (votes and (entry.primary or _often(votes, context.theatres)))
        or _is_unique(entry, name)
        or (not context.countries and _is_foremost(entry, name))
    ):
        return True
    if (
        entry.precision is Precision.REGION
        and _wanted(name.type_word or fold(name.text).split()[-1]) == REGIONS
    ):
        return entry.primary and sum(e.precision is Precision.REGION for e in name.entries) == 1
    return entry.primary and entry.population >= BIG


def _has_own_region(name: Name) -> bool:
    """*Golan* is a village of Iran, too."""
    return any(_is_supplement(e) and e.precision is Precision.REGION for e in name.entries)


def _is_unique(entry: Entry, name: Name) -> bool:
    """*in Renk*: the only place that is listed under the name needs no country beside it."""
    others = [e for e in name.entries if e.key != entry.key]
    plain = name.stands or len(name.text) >= LEAST_UNIQUE
    if entry.population >= BIG and not others and plain:
        return True  # "shook Wad Madani", "in Azaz", by whichever of its spellings
    region = entry.precision is Precision.REGION
    known = entry.population >= SMALL or region or _is_supplement(entry)
    return name.stands and entry.primary and known and not any(e.primary for e in others)


def _is_foremost(entry: Entry, name: Name) -> bool:
    """*Separatists shelled Avdiivka* in a text that names no country: the town that bears the name,
    where none of another country comes near it.
    """
    rivals = (e for e in name.entries if e.primary and e.country != entry.country)
    least = max(SMALL, *(RIVAL * e.population for e in rivals), 0)
    town = entry.precision in TOWNS and entry.primary
    return town and (entry.population >= least or _is_supplement(entry))


def _without_lesser(usable: list[Entry]) -> list[Entry]:
    """Without towns that bear the name as another spelling, where a larger one is listed under it:
    *Tyre* is not Tirat Karmel.
    """
    return [e for e in usable if not any(_is_greater(other, e) for other in usable)]


def _is_greater(other: Entry, entry: Entry) -> bool:
    """Whether a town of another country has the better right to a name."""
    towns = entry.precision is Precision.TOWN and other.precision is Precision.TOWN
    larger = other.population > entry.population or _is_supplement(other)
    better = other.primary and not entry.primary and not _is_supplement(entry)
    return towns and better and larger and other.country != entry.country


def _often(votes: int, countries: Mapping[str, int]) -> bool:
    """Whether the article is about a country: the United States are named everywhere."""
    return votes * OFTEN >= max(countries.values(), default=1)


def _rank(
    entry: Entry, name: Name, countries: Mapping[str, int]
) -> tuple[bool, bool, bool, int, bool, bool, int]:
    votes = countries.get(entry.country, 0) if entry.country else 10_000  # a sea lies in no country
    spoken_of = votes > 0 and _often(votes, countries)
    towny = (
        name.type_word is None
        and name.direction is None
        and entry.precision is not Precision.REGION
        and entry.primary
        and (entry.population >= SMALL or not _has_own_region(name))
    )
    return (
        entry.precision is Precision.COUNTRY and not name.is_lesser(entry),
        spoken_of,
        (entry.primary or entry.key.startswith("sup:"))
        and entry.precision is not Precision.UNRESOLVED,
        votes,
        towny,
        _is_supplement(entry),
        entry.population,
    )
