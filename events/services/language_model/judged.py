"""What a reviewer left of a report's event, in the form of annotated articles."""

from __future__ import annotations

from typing import Any

from events.models import Decided, Event, Place, Report
from events.services.linking.history import snapshot

FIELDS = (
    "kind",
    "subkind",
    "date",
    "places",
    "actors",
    "weapons",
    "casualties",
    "attribution",
    "status",
    "evidence",
)
COLUMN_OF = {
    "kind": "kind",
    "subkind": "subkind",
    "date": "starts_on",
    "weapons": "weapons",
    "status": "status",
}


def is_rejected(report: Report) -> bool:
    """Whether a reviewer said that it tells no event."""
    event = report.event
    if event is None or event.withdrawn_at is None:
        return False
    return event.decisions.standing().filter(what=Decided.REJECT).exists()


def is_as_judged(event: Event) -> bool:
    """Whether the event still stands as the reviewer judged it. A value that a reviewer set holds
    for an article only where that one alone tells the event: another may rightly say otherwise.
    """
    if event.differences.filter(stands=False).exists() or event.differences.unseen().exists():
        return False
    return not event.overrides or event.article_count == 1


def as_judged(report: Report) -> dict[str, Any]:
    """The annotation of the report, with the values that a reviewer set."""
    record = {name: report.extracted[name] for name in FIELDS}
    event = report.event
    if event is None or not event.overrides:
        return record
    shown = snapshot(event)
    for field, column in COLUMN_OF.items():
        if column in event.overrides:
            record[field] = shown[field] or None if field == "subkind" else shown[field]
    casualties = dict(record["casualties"])
    for what in ("killed", "wounded"):
        if f"{what}_min" in event.overrides:
            casualties[what] = shown[what]
    record["casualties"] = casualties
    if "actors" in event.overrides:
        record["actors"] = shown["actors"]
    if "places" in event.overrides:
        rows = event.event_places.select_related("place").order_by("ordinal")
        record["places"] = [_place(row.place) for row in rows]
    return record


def _place(place: Place) -> dict[str, Any]:
    return {
        "name": place.name,
        "admin1": place.admin1 or None,
        "country": place.country or None,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "key": place.key,
    }
