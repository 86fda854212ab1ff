"""Place names of an article, resolved: the gazetteer, the words beside a name and the countries
that the text is about decide.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from events.extraction.data import known_actors
from events.extraction.data.folding import fold
from events.extraction.data.word_lists import word_set
from events.extraction.gazetteer.gazetteer import Entry, Gazetteer
from events.extraction.places.candidates import BIG, SEVERAL, Context
from events.extraction.places.coherence import coherent
from events.extraction.places.countries import countries_of
from events.extraction.places.descriptions.definite_descriptions import find_described
from events.extraction.places.descriptions.lands import LAND_OF_A_PEOPLE, land_before
from events.extraction.places.links import LARGE_CITY, Links, find_links
from events.extraction.places.place_name import Choice, Name
from events.extraction.places.resolution import resolve
from events.extraction.places.spotting.toponym_spotting import spot_names
from events.extraction.places.theatre import theatres
from events.extraction.reading.document import Document
from events.extraction.types import Place, Precision

if TYPE_CHECKING:
    from spacy.tokens import Doc

NEARBY = 60  # tokens before a sentence: about two sentences


@dataclass(frozen=True, slots=True)
class Names:
    """All place names of an article, and how often it speaks of each country.

    `places` and `rules` (why it is that place) are by the first token of the name; so are the
    `links` between names.
    """

    found: tuple[Name, ...]
    countries: Mapping[str, int]
    places: Mapping[int, Place]
    links: Links = field(default_factory=Links)
    rules: Mapping[int, str] = field(default_factory=dict)

    def within(self, first: int, last: int) -> tuple[Name, ...]:
        """The names that begin in tokens `[first, last)`; a long text has thousands, and each
        sentence asks.
        """
        begin = bisect_left(self.found, first, key=lambda name: name.first)
        return self.found[begin : bisect_left(self.found, last, key=lambda name: name.first)]

    @property
    def main_country(self) -> str | None:
        """The country that the text speaks of most. Where it names none, that of its places is no
        answer: *soldiers* in Jenin or Donetsk are not those of the map.
        """
        return max(self.countries, key=lambda c: self.countries[c], default=None)


def find_names(document: Document, gazetteer: Gazetteer) -> Names:
    """Every place name of the article, resolved in the context of the countries it is about."""
    found = tuple(spot_names(document, gazetteer))
    links = find_links(found, document.parse)
    countries = countries_of(document, found)
    choices = _Resolver(found, links, countries, gazetteer, document.parse).choices()
    choices = _as_listed(choices, found, links)
    choices = coherent(choices, found, links)
    choices = _on_the_ground(choices, found, links, document, theatres(countries))
    main = max(countries, key=lambda c: countries[c], default=None)
    named = {first: choice.place for first, choice in choices.items()}
    described = list(find_described(document.parse, found, named, main, gazetteer))
    choices |= {one.name.first: one.choice for one in described}
    all_names = sorted((*found, *(one.name for one in described)), key=lambda name: name.first)
    # *in the capital* speaks for its country, too
    choices = _on_the_ground(choices, all_names, links, document, theatres(countries))
    places = {first: choice.place for first, choice in choices.items()}
    rules = {first: choice.rule for first, choice in choices.items()}
    # "Albanian villages around X": X is no landmark of a country
    linked = [name for name in all_names if rules.get(name.first) != LAND_OF_A_PEOPLE]
    return Names(
        tuple(all_names), countries, places, _with_described(links, linked, document), rules
    )


def _as_listed(
    choices: dict[int, Choice], names: Sequence[Name], links: Links
) -> dict[int, Choice]:
    """*hit Bodai, Saraain and Nabi Chit*: a small town of another country is not what is meant
    among those of one; the village is not known.
    """
    by_first = {name.first: name for name in names}
    for members in _lists(links):
        told = [first for first in members if first in choices]
        countries = Counter(choices[first].place.country for first in told)
        for first in told:
            choice, name = choices[first], by_first.get(first)
            most, times = countries.most_common(1)[0]
            alone = most != choice.place.country and countries[choice.place.country] == 1
            if name and most and times > 1 and alone and _is_small(choice.place, name):
                found = next((e for e in name.entries if e.country == most), None)
                place = found.as_place() if found else Place(name.text, None, most)
                choices[first] = Choice(place, choice.rule if found else "not found")
    return choices


def _lists(links: Links) -> list[list[int]]:
    """The names of each list, by their first tokens."""
    found: list[list[int]] = []
    for later, earlier in sorted(links.lists.items()):
        row = next((row for row in found if earlier in row), None)
        if row is None:
            found.append([earlier, later])
        else:
            row.append(later)
    return found


def _is_small(place: Place, name: Name) -> bool:
    people = max((e.population for e in name.entries if e.key == place.key), default=0)
    return place.precision is Precision.TOWN and people < BIG


def _on_the_ground(
    choices: dict[int, Choice],
    names: Sequence[Name],
    links: Links,
    document: Document,
    told_of: Mapping[str, int],
) -> dict[int, Choice]:
    """What is not found lies where the places of its sentence do, else of the text: *the Rwandans
    took X* in Mozambique.
    """
    where = {
        name.first: choice.place.country
        for name in names
        if (choice := choices.get(name.first))
        and choice.place.lat is not None
        and choice.place.precision is not Precision.COUNTRY
        if choice.place.country and fold(name.text) not in known_actors.stand_ins()
        # "Konin", which the news of Eritrea names, too, is a town of Poland
        if not told_of or choice.place.country in told_of or name.people >= BIG
    }
    for first, choice in choices.items():
        told = first in links.holders or first in links.landmarks.values() or choice.rule == SEVERAL
        if choice.place.precision is Precision.UNRESOLVED and choice.place.key is None and not told:
            sentence = document.parse[first].sent
            beside = [
                where[other] for other in where if sentence.start <= other < sentence.end
            ] or [where[other] for other in where if sentence.start - NEARBY <= other < first]
            ground = Counter(
                beside if beside or choice.place.country in where.values() else where.values()
            )
            if ground and choice.place.country not in ground:
                choices[first] = replace(
                    choice,
                    place=replace(choice.place, country=_most(ground, told_of), admin1=None),
                )
    return choices


def _most(ground: Counter[str], told_of: Mapping[str, int]) -> str:
    """The country of most places; of as many, the one that the text speaks of more, then the last
    named.
    """
    last = list(ground)
    return max(ground, key=lambda c: (ground[c], told_of.get(c, 0), last.index(c)))


def _with_described(links: Links, names: Sequence[Name], document: Document) -> Links:
    """The links also of words for places: *the capital's Green Zone*."""
    more = find_links(names, document.parse)
    return Links(
        {**links.holders, **more.holders},
        {**links.landmarks, **more.landmarks},
        {**links.lists, **more.lists},
    )


class _Resolver:
    """Resolves names one by one, what holds a name before the name itself."""

    def __init__(
        self,
        found: Sequence[Name],
        links: Links,
        countries: Mapping[str, int],
        gazetteer: Gazetteer,
        doc: Doc,
    ) -> None:
        self._doc = doc
        self._names = {name.first: name for name in found}
        self._links = links
        self._countries = countries
        self._theatres = theatres(countries)
        self._gazetteer = gazetteer
        self._divisions = frozenset(
            fold(e.name) for n in found for e in n.entries if e.precision is Precision.REGION
        )
        self._choices: dict[int, Choice | None] = {}

    def choices(self) -> dict[int, Choice]:
        for first in self._names:
            self._choice(first)
        return {
            first: choice for first in self._names if (choice := self._choices[first]) is not None
        }

    def _choice(self, first: int) -> Choice | None:
        if first not in self._choices:
            # two names that hold each other: the second is read without the first
            self._choices[first] = None
            self._choices[first] = resolve(self._names[first], self._context(first))
        return self._choices[first]

    def _context(self, first: int) -> Context:
        holder = (
            self._division_of(first)
            or self._place(self._links.holders.get(first))
            or self._land_of_its_people(first)
        )
        landmark = next(
            (near for near, name in self._links.landmarks.items() if name == first), None
        )
        beside = self._place(landmark if landmark is not None else self._links.lists.get(first))
        return Context(self._countries, self._theatres, self._divisions, holder, beside, self._part)

    def _land_of_its_people(self, first: int) -> Place | None:
        """*the Malian village of X*: in Mali, if none of its bearers lies elsewhere alone."""
        name = self._names[first]
        country = land_before(name, self._doc)
        entry = self._gazetteer.entry(f"iso:{country}") if country else None
        known = {e.country for e in name.entries}
        return entry.as_place() if entry is not None and (not known or country in known) else None

    def _division_of(self, first: int) -> Place | None:
        """*X district of Surin*: of the province, not of the small town that it is called after."""
        outer = self._names.get(self._links.holders.get(first, -1))
        if (
            outer is None
            or self._names[first].type_word not in word_set("scenery", "units")
            or outer.people >= LARGE_CITY
        ):
            return None
        place = self._place(outer.first)
        regions = [
            e
            for e in outer.entries
            if e.precision is Precision.REGION and place and e.country == place.country
        ]
        return (
            regions[0].as_place()
            if regions and place and place.precision is Precision.TOWN
            else None
        )

    def _place(self, first: int | None) -> Place | None:
        """The place of a holder; where that is no place, of what holds it in turn."""
        while first is not None:
            choice = self._choice(first)
            if choice is not None and choice.place.country is not None:
                return choice.place
            further = self._links.holders.get(first)
            first = further if further != first and further not in self._choices else None
        return None

    def _part(self, direction: str, key: str) -> Entry | None:
        return self._gazetteer.entry(f"part:{direction}:{key}")
