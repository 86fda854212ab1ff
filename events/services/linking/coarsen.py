"""Show places coarser where a rule says so, and keep the fine ones apart."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

from events import lengths
from events.extraction.data.folding import fold
from events.extraction.gazetteer.districts import district_of
from events.extraction.types import Precision
from events.models import Event, EventPlace, FinePlace, HarmRule, Place
from events.services.reference.resolve import KEY_LENGTH

# Where the gazetteer knows no district of a town, or one of too few towns, "district" is a cell of
# this many degrees, as large as a district is, and the same for all that lies in it.
CELL = 0.5
CELL_KEY, DISTRICT_KEY = "cell:", "adm2:"
FINER_THAN = {
    str(Precision.DISTRICT): {Precision.SITE, Precision.TOWN},
    str(Precision.REGION): {Precision.SITE, Precision.TOWN, Precision.DISTRICT},
    str(Precision.COUNTRY): {
        Precision.SITE,
        Precision.TOWN,
        Precision.DISTRICT,
        Precision.REGION,
    },
}


def coarsen(event: Event, rules: Sequence[HarmRule]) -> None:
    """Bring what is shown of the event's places in step with the rules. In a transaction.

    Its places have just been derived, or are as a reviewer set them, coarsened or not.
    """
    if not rules and not event.coarsened:
        return
    rows = list(event.event_places.select_related("place").order_by("ordinal", "pk"))
    fine = _fine(event, [row.place for row in rows], rules)
    shown = list(dict.fromkeys(_shown(place, event.kind, rules) for place in fine))
    FinePlace.objects.filter(event=event).delete()
    event.coarsened = shown != fine
    if event.coarsened:
        FinePlace.objects.bulk_create(
            FinePlace(event=event, place=place, ordinal=n) for n, place in enumerate(fine)
        )
    if [row.place for row in rows] != shown:
        event.event_places.all().delete()
        EventPlace.objects.bulk_create(
            EventPlace(event=event, place=place, ordinal=n) for n, place in enumerate(shown)
        )
    Event.objects.filter(pk=event.pk).update(coarsened=event.coarsened)


def _fine(event: Event, rows: list[Place], rules: Sequence[HarmRule]) -> list[Place]:
    """The places before any rule: those kept apart, unless somebody has set others since."""
    if not event.coarsened or "places" not in event.overrides:
        return rows
    kept = [
        row.place
        for row in FinePlace.objects.filter(event=event).select_related("place").order_by("ordinal")
    ]
    finer = [place for place in rows if place.precision in FINER_THAN[str(Precision.COUNTRY)]]
    set_anew = any(
        place.precision != Precision.REGION and not place.key.startswith((CELL_KEY, DISTRICT_KEY))
        for place in finer
    )
    return rows if set_anew or not kept else kept


def _shown(place: Place, kind: str, rules: Sequence[HarmRule]) -> Place:
    """The place itself, or what the coarsest rule that means it makes of it."""
    targets = {
        rule.shown_as
        for rule in rules
        if rule.means(kind=kind, country=place.country, precision=place.precision)
        and place.precision in FINER_THAN[rule.shown_as]
    }
    if not targets:
        return place
    if str(Precision.COUNTRY) in targets:
        return _country_of(place)
    near = None if str(Precision.REGION) in targets else _district_of(place) or _cell_of(place)
    return near or _region_of(place) or _country_of(place)


def _district_of(place: Place) -> Place | None:
    """The district that the gazetteer has it in, at the middle of the towns of the district."""
    found = district_of(place.geonames_id)
    if found is None:
        return None
    return Place.objects.get_or_create(
        key=f"{DISTRICT_KEY}{found.code}",
        defaults={
            "name": found.name[: lengths.NAME],
            "country": place.country,
            "admin1": place.admin1,
            "precision": Precision.DISTRICT,
            "lat": found.lat,
            "lon": found.lon,
        },
    )[0]


def _cell_of(place: Place) -> Place | None:
    """The area of half a degree that it lies in; None without coordinates."""
    if place.lat is None or place.lon is None:
        return None
    south, west = floor(place.lat / CELL) * CELL, floor(place.lon / CELL) * CELL
    lat, lon = south + CELL / 2, west + CELL / 2
    around = (
        f"{abs(lat):.2f}° {'N' if lat >= 0 else 'S'}, {abs(lon):.2f}° {'E' if lon >= 0 else 'W'}"
    )
    division = place.admin1 or place.country
    return Place.objects.get_or_create(
        key=f"{CELL_KEY}{place.country}:{fold(place.admin1)}:{lat}:{lon}"[:KEY_LENGTH],
        defaults={
            "name": f"{division} ({around})" if division else around,
            "country": place.country,
            "admin1": place.admin1,
            "precision": Precision.DISTRICT,
            "lat": lat,
            "lon": lon,
        },
    )[0]


def _region_of(place: Place) -> Place | None:
    there = Place.objects.filter(country=place.country, precision=Precision.REGION)
    return there.filter(name=place.admin1).order_by("pk").first() if place.admin1 else None


def _country_of(place: Place) -> Place:
    """The country; a place that lies in none is shown as unresolved, without coordinates."""
    there = Place.objects.filter(country=place.country, precision=Precision.COUNTRY)
    known = there.order_by("pk").first() if place.country else None
    if known is not None:
        return known
    name = place.country or "not shown"
    return Place.objects.get_or_create(
        key=f"name:{place.country}:coarse",
        defaults={"name": name, "country": place.country, "precision": Precision.UNRESOLVED},
    )[0]
