"""Show places coarser where a rule says so, and keep the fine ones apart."""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.types import Precision
from events.models import Event, EventPlace, FinePlace, HarmRule, Place

FINER_THAN = {
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
    set_anew = any(place.precision != Precision.REGION for place in finer)
    return rows if set_anew or not kept else kept


def _shown(place: Place, kind: str, rules: Sequence[HarmRule]) -> Place:
    """The place itself, or what the coarsest rule that means it makes of it."""
    targets = {
        rule.shown_as
        for rule in rules
        if rule.means(place, kind) and place.precision in FINER_THAN[rule.shown_as]
    }
    if not targets:
        return place
    region = _region_of(place) if targets == {str(Precision.REGION)} else None
    return region or _country_of(place)


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
