"""What a reviewer left of a report's event, in the form of annotated articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
PEOPLE = ("killed", "wounded")


def is_rejected(report: Report) -> bool:
    """Whether a reviewer said that it tells no event."""
    event = report.event
    if event is None or event.withdrawn_at is None:
        return False
    return event.decisions.standing().filter(what=Decided.REJECT).exists()


def is_as_judged(event: Event, *, by_several: bool = False) -> bool:
    """Whether the event still stands as the reviewer judged it. A value that a reviewer set, or
    that several reports of an article give together, holds for the article only where that one
    alone tells the event: another may rightly say otherwise.
    """
    if event.withdrawn_at is not None:
        return False
    if event.differences.filter(stands=False).exists() or event.differences.unseen().exists():
        return False
    return not (event.overrides or by_several) or event.article_count == 1


def as_judged(reports: Sequence[Report]) -> dict[str, Any]:
    """The annotation of the reports of one event in one article, with the values that a reviewer
    set. Several are one event because a reviewer or a rule joined them.
    """
    first, *others = reports
    record = {name: first.extracted[name] for name in FIELDS}
    for name in ("evidence", "attribution"):
        every = [one for report in reports for one in report.extracted[name]]
        record[name] = [one for n, one in enumerate(every) if one not in every[:n]]
    event = first.event
    if event is not None and (event.overrides or others):
        record |= _of_event(event, record, whole=bool(others))
    return record


def _of_event(event: Event, record: Mapping[str, Any], *, whole: bool) -> dict[str, Any]:
    """What stands for the event in place of its report: what was set, or all that it has."""
    shown, found = snapshot(event), {}
    was_set = set(event.overrides)
    if "kind" in was_set:  # of another kind, it has no subkind of the old one
        was_set.add("subkind")
    for field, column in COLUMN_OF.items():
        if whole or column in was_set:
            found[field] = shown[field]
    if "subkind" in found:
        found["subkind"] = found["subkind"] or None
    counted = [what for what in PEOPLE if whole or f"{what}_min" in was_set]
    found["casualties"] = {**record["casualties"], **{what: shown[what] for what in counted}}
    if whole or "actors" in was_set:
        found["actors"] = shown["actors"]
    if whole or "places" in was_set:
        rows = event.event_places.select_related("place").order_by("ordinal")
        found["places"] = [_place(row.place) for row in rows]
    return found


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
