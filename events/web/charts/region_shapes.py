"""Counts of countries and divisions joined to the shapes of the basemap."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache, partial
from pathlib import Path

from django.conf import settings
from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from events.models import Place
from events.web.charts.drawing.topology import shapes_of
from events.web.charts.regions import Regions
from events.wording.labels.places import country_name

COUNTRY_NOTE = _("Each event counts once in each country that it names a place in.")
DIVISION_NOTE = _("Each event counts once in each first-level division that it names a place in.")

ENGLISH = "en"


def in_countries(counts: Mapping[str, int]) -> Regions:
    """`counts` by ISO 3166-1 code come from `region_counts.by_country`."""
    world = partial(shapes_of, _path("world.json"))
    known = {code: count for code, count in counts.items() if code}
    shapes = world("adm0")
    undrawn = sum(
        count for code, count in known.items() if code not in {shape.id for shape in shapes}
    )
    return Regions(
        title=gettext("Events by country"),
        shapes=shapes,
        disputed=world("disputed"),
        counts=known,
        names={shape.id: country_name(shape.id) for shape in shapes}
        | {code: country_name(code) for code in known},
        beside=_beside(
            (gettext("Events in no known country: %(count)s."), counts.get("", 0)),
            (gettext("Events in countries that the map does not draw: %(count)s."), undrawn),
        ),
        note=str(COUNTRY_NOTE),
    )


def in_divisions(country: str, counts: Mapping[str, int]) -> Regions:
    """`counts` by name of the division come from `region_counts.by_admin1`."""
    detail = partial(shapes_of, _path("detail.json"))
    shapes = detail("adm1", country)
    drawn, names = {shape.id for shape in shapes}, _names(get_language() or ENGLISH)
    codes = _codes(country, [name for name in counts if name])
    known = {codes.get(name, name): count for name, count in counts.items() if name}
    undrawn = sum(count for code, count in known.items() if code not in drawn)
    neighbours = [shape for shape in detail("adm0") if shape.id != country]
    return Regions(
        title=gettext("Events in %(country)s by first-level division")
        % {"country": country_name(country)},
        shapes=[*neighbours, *shapes],
        disputed=detail("disputed"),
        counts=known,
        names={shape.id: country_name(shape.id) for shape in neighbours}
        | {code: name for code, name in names.items() if code in drawn}
        | {
            code: names.get(code, name) if _is_translated() else name
            for name, code in codes.items()
        },
        beside=_beside(
            (
                gettext("Events in the country, with no known division: %(count)s."),
                counts.get("", 0),
            ),
            (gettext("Events in divisions that the map does not draw: %(count)s."), undrawn),
        ),
        note=str(DIVISION_NOTE),
    )


def _codes(country: str, wanted: list[str]) -> Mapping[str, str]:
    """ISO 3166-2 codes by name: from the gazetteer, or from the basemap for cities that are
    divisions.
    """
    places = dict(Place.objects.divisions_of(country))
    taken = set(places.values())
    others = {
        name: code
        for code, name in _names(ENGLISH).items()
        if code.startswith(f"{country}-") and code not in taken
    }
    return {name: code for name in wanted if (code := places.get(name) or others.get(name))}


def _beside(*counts: tuple[str, int]) -> list[str]:
    return [words % {"count": intcomma(count)} for words, count in counts if count]


def _is_translated() -> bool:
    return (get_language() or ENGLISH) != ENGLISH


@lru_cache(maxsize=8)
def _names(language: str) -> Mapping[str, str]:
    names: dict[str, str] = json.loads(
        _path(f"regions.{language}.json").read_text(encoding="utf-8")
    )
    return names


def _path(name: str) -> Path:
    return Path(settings.BASE_DIR) / "static/geo" / name
