"""Events as CSV and GeoJSON, written as they are read, so that a large export takes no more memory than a small one."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from rest_framework.utils.encoders import JSONEncoder

from events.api.links import Links
from events.api.representation.events import articles_of, count
from events.models import Event, EventPlace

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = (
    *("id", "url", "kind", "subkind", "start", "end", "status"),
    *("places", "admin1", "countries", "lats", "lons", "precisions"),
    *("perpetrator", "target", "weapons", "launched", "intercepted"),
    *("killed_min", "killed_max", "wounded_min", "wounded_max", "personnel_min", "personnel_max", "not_counted"),
    *("said_by", "denied_by", "confidence", "summary", "outlets", "articles", "reports", "review", "updated_at"),
)
AS_KEPT = (
    *("kind", "subkind", "status", "killed_min", "killed_max", "wounded_min", "wounded_max"),
    *("personnel_min", "personnel_max", "not_counted", "confidence", "summary", "review"),
)


def as_csv(events: Iterable[Event], request: HttpRequest) -> StreamingHttpResponse:
    """One row for each event. What an event has several of stands in one cell, in the same order, separated by `; `."""
    return _attachment(_csv_lines(events, Links(request)), "text/csv; charset=utf-8", "csv")


def as_geojson(events: Iterable[Event], request: HttpRequest) -> StreamingHttpResponse:
    """A feature for each place with coordinates of each event, and the ids of the events that have none."""
    return _attachment(_geojson_parts(events, Links(request)), "application/geo+json", "geojson")


WRITERS: dict[str, Callable[[Iterable[Event], HttpRequest], StreamingHttpResponse]] = {"csv": as_csv, "geojson": as_geojson}


def _attachment(parts: Iterator[str], content_type: str, suffix: str) -> StreamingHttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="events.{suffix}"'}
    return StreamingHttpResponse(parts, content_type=content_type, headers=headers)


class _Line:
    """What csv.writer writes to: it hands the line back."""

    def write(self, line: str) -> str:
        return line


def _csv_lines(events: Iterable[Event], links: Links) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield writer.writerow(COLUMNS)
    for event in events:
        cells = _cells(event, links)
        yield writer.writerow([_safe(cells[column]) for column in COLUMNS])


class _Numbers(str):
    """Numbers in a cell: a leading minus is theirs."""

    __slots__ = ()


def _safe(value: Any) -> Any:
    """A text that a spreadsheet would run as a formula is led by an apostrophe; numbers and days are left as they are."""
    if isinstance(value, str) and not isinstance(value, _Numbers) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def _joined(values: Iterable[Any]) -> str:
    """Several values in a cell; one alone keeps its type for a spreadsheet, and empty ones keep their position."""
    texts = ["" if value is None else str(value) for value in values]
    return "; ".join(texts) if any(texts) else ""


def _cells(event: Event, links: Links) -> dict[str, Any]:
    return {
        **{name: getattr(event, name) for name in AS_KEPT},
        **_what(event, links),
        **_where(event),
        **_who(event),
        **_told(event),
    }


def _what(event: Event, links: Links) -> dict[str, Any]:
    weapons = event.event_weapons.all()
    return {
        "id": event.public_id,
        "url": links.event(event.public_id),
        "start": event.starts_on,
        "end": event.ends_on,
        "weapons": _joined(row.type for row in weapons),
        "launched": _joined(row.launched for row in weapons),
        "intercepted": _joined(row.intercepted for row in weapons),
        "updated_at": event.updated_at.isoformat().replace("+00:00", "Z"),
    }


def _where(event: Event) -> dict[str, Any]:
    places = [row.place for row in event.event_places.all()]
    return {
        "places": _joined(place.name for place in places),
        "admin1": _joined(place.admin1 for place in places),
        "countries": _joined(place.country for place in places),
        "lats": _Numbers(_joined(place.lat for place in places)),
        "lons": _Numbers(_joined(place.lon for place in places)),
        "precisions": _joined(place.precision for place in places),
    }


def _who(event: Event) -> dict[str, Any]:
    sides = [(row.role, row.actor.name) for row in event.event_actors.all()]
    claims = [claim for report in event.reports.all() for claim in report.claims.all()]
    return {
        "perpetrator": _joined(name for role, name in sides if role == "perpetrator"),
        "target": _joined(name for role, name in sides if role == "target"),
        "said_by": _joined(dict.fromkeys(claim.speaker for claim in claims if claim.stance == "asserts")),
        "denied_by": _joined(dict.fromkeys(claim.speaker for claim in claims if claim.stance == "denies")),
    }


def _told(event: Event) -> dict[str, Any]:
    articles = articles_of(event)
    return {
        "outlets": _joined(article.source.name if article.source else "" for article in articles),
        "articles": _joined(article.url or article.public_id for article in articles),
        "reports": len(event.reports.all()),
    }


def _geojson_parts(events: Iterable[Event], links: Links) -> Iterator[str]:
    yield '{"type":"FeatureCollection","features":['
    separator, read, nowhere = "", 0, []
    for event in events:
        read += 1
        features = [_feature(event, row, links) for row in event.event_places.all() if row.place.lat is not None]
        if not features:
            nowhere.append(event.public_id)
        for feature in features:
            yield separator + json.dumps(feature, ensure_ascii=False, cls=JSONEncoder)
            separator = ","
    yield f'],"events":{read},"without_coordinates":{json.dumps({"events": len(nowhere), "ids": nowhere})}}}'


def _feature(event: Event, row: EventPlace, links: Links) -> dict[str, Any]:
    place = row.place
    return {
        "type": "Feature",
        "id": f"{event.public_id}-{place.pk}",
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": {
            "id": event.public_id,
            "url": links.event(event.public_id),
            "kind": event.kind,
            "subkind": event.subkind or None,
            "start": event.starts_on,
            "end": event.ends_on,
            "status": event.status,
            "place": place.name,
            "admin1": place.admin1 or None,
            "country": place.country or None,
            "precision": place.precision,
            "killed": count(event.killed_min, event.killed_max),
            "wounded": count(event.wounded_min, event.wounded_max),
            "not_counted": event.not_counted or None,
            "summary": event.summary,
            "reports": len(event.reports.all()),
        },
    }
