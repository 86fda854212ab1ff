"""Events as tables, for those who have pandas or geopandas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from conflict_events.values import Count, Event


def frame(events: Iterable[Event]) -> Any:
    """A pandas table, a row for each event. An empty cell: no text says. Needs pandas."""
    import pandas

    rows = [_row(event) for event in events]
    table = pandas.DataFrame(rows, columns=[*COLUMNS])
    for name in ("killed_min", "killed_max", "wounded_min", "wounded_max"):
        table[name] = table[name].astype("Int64")  # whole numbers that may be missing
    for name in ("start", "end"):
        table[name] = pandas.to_datetime(table[name])
    return table.set_index("id")


def geoframe(events: Iterable[Event]) -> Any:
    """A geopandas table, a row for each place that is a point. Regions are left out: a point inside
    one is not where it happened. Needs geopandas.
    """
    import geopandas

    rows = [
        {**_row(event), "place": place.name, "lat": place.lat, "lon": place.lon}
        for event in events
        for place in event.places
        if place.is_point
    ]
    points = geopandas.points_from_xy(
        [row["lon"] for row in rows], [row["lat"] for row in rows], crs="EPSG:4326"
    )
    return geopandas.GeoDataFrame(rows, geometry=points)


def _row(event: Event) -> dict[str, Any]:
    killed, wounded = event.killed or Count(None, None), event.wounded or Count(None, None)
    return {
        "id": event.id,
        "start": event.start,
        "end": event.end,
        "kind": event.kind,
        "subkind": event.subkind,
        "status": event.status,
        "place": event.places[0].name if event.places else None,
        "country": event.places[0].country if event.places else None,
        "perpetrators": _names(event, "perpetrator"),
        "targets": _names(event, "target"),
        "killed_min": killed.min,
        "killed_max": killed.max,
        "wounded_min": wounded.min,
        "wounded_max": wounded.max,
        "confidence": event.confidence,
        "sentence": event.evidence[0].text if event.evidence else None,
        "page": event.page,
    }


def _names(event: Event, role: str) -> str | None:
    return "; ".join(actor.name for actor in event.actors if actor.role == role) or None


COLUMNS = (
    "id",
    "start",
    "end",
    "kind",
    "subkind",
    "status",
    "place",
    "country",
    "perpetrators",
    "targets",
    "killed_min",
    "killed_max",
    "wounded_min",
    "wounded_max",
    "confidence",
    "sentence",
    "page",
)
