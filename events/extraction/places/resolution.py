"""Which place a name means: the words beside it and the countries that the text is about decide,
and doubt gives no point.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from events.extraction.data.plurals import singular
from events.extraction.data.word_lists import word_set, word_sets
from events.extraction.gazetteer.gazetteer import Entry
from events.extraction.places.candidates import (
    BIG,
    REGIONS,
    SEVERAL,
    Context,
    choose,
    is_overshadowed,
)
from events.extraction.places.place_name import Choice, Name
from events.extraction.places.theatre import likely_ground
from events.extraction.types import Place, Precision

KEPT = 5  # keys of places that were passed over


def resolve(name: Name, context: Context) -> Choice | None:
    """The place, with the keys of those passed over; None where the name is no place that the text
    is about.
    """
    chosen, rule = choose(name, context)
    if chosen is None or is_overshadowed(chosen, name.entries, context):
        found = (
            _unresolved(name, context, several=rule == SEVERAL)
            if chosen is None
            else Place(name.text)
        )
        if found is None:
            return None
        return Choice(
            replace(found, among=_keys(name.entries, None)), rule if chosen is None else "in doubt"
        )
    place = replace(_as_named(chosen, name, context), among=_keys(name.entries, chosen.key))
    return Choice(place, rule)


def _keys(entries: Sequence[Entry], chosen: str | None) -> tuple[str, ...]:
    return tuple(e.key for e in entries if e.key != chosen)[:KEPT]


def _as_named(entry: Entry, name: Name, context: Context) -> Place:
    """The entry as the text speaks of it: a part of it, its district, or itself."""
    place = entry.as_place()
    if name.direction and entry.precision in REGIONS and name.type_word is None:
        part = context.part(name.direction, entry.key)
        return part.as_place() if part else _part_of(name.direction, place)
    if _is_around(entry, name):
        return replace(place, precision=Precision.DISTRICT, key=f"district:{place.key}")
    return place


def _is_around(entry: Entry, name: Name) -> bool:
    """*Nikopol district*, *Beni territory*: the land around a town, of which the gazetteer knows
    the town alone.
    """
    words = word_sets("scenery", "units", "region_words")
    return (
        entry.precision is Precision.TOWN
        and entry.key.startswith("gn:")
        and singular(name.type_word or "") in words
    )


def _part_of(direction: str, place: Place) -> Place:
    """*northern Gaza*, *eastern Ukraine*: a part without borders.

    The centre of a country would be a guess, that of a region is near.
    """
    near = place.precision is Precision.REGION
    return replace(
        place,
        name=f"{direction} {place.name}",
        precision=Precision.REGION,
        admin1=place.admin1 or (place.name if near and place.country else None),
        lat=place.lat if near else None,
        lon=place.lon if near else None,
        key=f"part:{direction}:{place.key}",
    )


def _may_be_town(name: Name) -> bool:
    return any(e.precision not in REGIONS for e in name.entries)


def _unresolved(name: Name, context: Context, *, several: bool) -> Place | None:
    """A place that is named and not found: where the text says that it lies, else in the country
    that it is about.
    """
    held = context.holder
    if (
        name.type_word is None
        and not name.stands
        and not several
        and not (held and held.precision is not Precision.COUNTRY)
    ):
        return None
    if (
        name.entries
        and singular(name.type_word or "") in word_set("scenery", "town_words")
        and not _may_be_town(name)
    ):
        return None  # "the Red Sea city": another place, on its shore
    if held is not None and held.precision is Precision.TOWN and _is_within_a_town(name, held):
        return held
    if held is not None:
        own = held.precision in {Precision.REGION, Precision.DISTRICT} and not (
            held.key or ""
        ).startswith("part:")
        inside = held.admin1 or (held.name if own else None)
        return Place(name.text, inside, held.country)
    if name.entries and not context.countries:
        return None
    if context.beside is not None:
        return Place(name.text, None, context.beside.country)
    likely = _likely_country(name, context)
    small = singular(name.type_word or "") in word_set("scenery", "small_places")
    bearers = [e for e in name.entries if not (small and e.population >= BIG)]
    return Place(name.text, _only_division(bearers, likely), likely)


def _is_within_a_town(name: Name, town: Place) -> bool:
    """*the Saltivka district of Kharkiv*, *al-Jaouni school in Nuseirat*: a part of the town."""
    called = singular(name.type_word or "")
    elsewhere = all(e.country != town.country for e in name.entries)
    return called in word_set("scenery", "quarters") or (
        elsewhere and called in word_set("scenery", "sites")
    )


def _likely_country(name: Name, context: Context) -> str | None:
    """Of the countries that the text speaks of one where the name is known, else where the side
    that it speaks of most fights.
    """
    bearers = Counter(e.country for e in name.entries if e.country in context.theatres)
    if bearers:
        return max(bearers, key=lambda c: (context.theatres[c or ""], bearers[c]))
    most = max(context.countries, key=lambda c: context.countries[c], default=None)
    return likely_ground(most) if most else None


def _only_division(entries: Sequence[Entry], country: str | None) -> str | None:
    """The division where all bearers of the name in a country lie: *there are three of them in
    Donetsk Oblast*.
    """
    divisions = {e.admin1 for e in entries if e.country == country}
    return next(iter(divisions)) if len(divisions) == 1 else None
