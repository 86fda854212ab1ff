"""Events as CSV and GeoJSON, written as they are read, so that a large export takes no more memory
than a small one.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from django.http import HttpRequest, StreamingHttpResponse
from rest_framework.utils.encoders import JSONEncoder

from events.api.links import Links
from events.api.representation.events import articles_of, count
from events.extraction.types import Role, Stance
from events.models import Event
from events.models.events import SUMMED
from events.models.events.rows import Parts, PlaceRow
from events.models.occurrence import COUNT_COLUMNS
from events.sources.csv_cells import Numbers, safe_cell

LEFT_OUT = tuple(f"{what}_left_out" for what in SUMMED)
COLUMNS = (
    *("id", "page", "kind", "subkind", "start", "end", "status"),
    *("places", "admin1", "countries", "lats", "lons", "precisions"),
    *("perpetrator", "target", "weapons", "launched", "intercepted"),
    *(*COUNT_COLUMNS, "not_counted", *LEFT_OUT),
    *("said_by", "denied_by", "confidence", "summary", "outlets", "articles", "reports"),
    *("article_count", "origin_count", "review", "updated_at"),
)
AS_KEPT = (
    *("kind", "subkind", "status", *COUNT_COLUMNS, *LEFT_OUT, "confidence", "summary"),
    *("review", "article_count", "origin_count"),
)
IN_CSV = ("places", "actors", "weapons", "reports", "claims")
IN_GEOJSON = ("places", "reports")
Batches = Iterable[list[Event]]


def as_csv(batches: Batches, request: HttpRequest) -> StreamingHttpResponse:
    """One row for each event. What an event has several of stands in one cell, in the same order,
    separated by `; `.
    """
    return _attachment(_csv_lines(batches, Links(request)), "text/csv; charset=utf-8", "csv")


def as_geojson(batches: Batches, request: HttpRequest) -> StreamingHttpResponse:
    """A feature for each place with coordinates of each event, and the ids of the events that have
    none.
    """
    return _attachment(_geojson_parts(batches, Links(request)), "application/geo+json", "geojson")


WRITERS: dict[str, Callable[[Batches, HttpRequest], StreamingHttpResponse]] = {
    "csv": as_csv,
    "geojson": as_geojson,
}


def _attachment(chunks: Iterator[str], content_type: str, suffix: str) -> StreamingHttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="events.{suffix}"'}
    return StreamingHttpResponse(chunks, content_type=content_type, headers=headers)


def _with_parts(batch: list[Event], names: Collection[str]) -> Iterator[tuple[Event, Parts]]:
    parts = Event.objects.parts_of(batch, names)
    for event in batch:
        yield event, parts[event.pk]


def _csv_lines(batches: Batches, links: Links) -> Iterator[str]:
    yield _lines([COLUMNS])
    for batch in batches:
        rows = (_cells(event, parts, links) for event, parts in _with_parts(batch, IN_CSV))
        yield _lines([safe_cell(cells[column]) for column in COLUMNS] for cells in rows)


def _lines(rows: Iterable[Sequence[object]]) -> str:
    """A batch at once: a write to the client for each row would cost more than the row."""
    lines = io.StringIO(newline="")
    csv.writer(lines).writerows(rows)
    return lines.getvalue()


def _joined(values: Iterable[object]) -> str:
    """Several values in a cell, in their order; empty ones keep their position, and none at all
    leave the cell empty.
    """
    texts = ["" if value is None else str(value) for value in values]
    return "; ".join(texts) if any(texts) else ""


def _cells(event: Event, parts: Parts, links: Links) -> dict[str, object]:
    return {
        **{name: getattr(event, name) for name in AS_KEPT},
        **_what(event, parts, links),
        **_where(parts),
        **_who(parts),
        **_told(parts),
    }


def _what(event: Event, parts: Parts, links: Links) -> dict[str, object]:
    return {
        "id": event.public_id,
        "page": links.event_page(event.public_id),
        "start": event.starts_on,
        "end": event.ends_on,
        "not_counted": event.why_not_counted,
        "weapons": _joined(row.type for row in parts.weapons),
        "launched": _joined(row.launched for row in parts.weapons),
        "intercepted": _joined(row.intercepted for row in parts.weapons),
        "updated_at": event.updated_at.isoformat().replace("+00:00", "Z"),
    }


def _where(parts: Parts) -> dict[str, object]:
    return {
        "places": _joined(row.name for row in parts.places),
        "admin1": _joined(row.admin1 for row in parts.places),
        "countries": _joined(row.country for row in parts.places),
        "lats": Numbers(_joined(row.lat for row in parts.places)),
        "lons": Numbers(_joined(row.lon for row in parts.places)),
        "precisions": _joined(row.precision for row in parts.places),
    }


def _who(parts: Parts) -> dict[str, object]:
    return {
        "perpetrator": _joined(row.name for row in parts.actors if row.role == Role.PERPETRATOR),
        "target": _joined(row.name for row in parts.actors if row.role == Role.TARGET),
        "said_by": _joined(
            dict.fromkeys(row.speaker for row in parts.claims if row.stance == Stance.ASSERTS)
        ),
        "denied_by": _joined(
            dict.fromkeys(row.speaker for row in parts.claims if row.stance == Stance.DENIES)
        ),
    }


def _told(parts: Parts) -> dict[str, object]:
    articles = articles_of(parts)
    return {
        "outlets": _joined(row.source for row in articles),
        "articles": _joined(row.url or row.article for row in articles),
        "reports": len(parts.reports),
    }


def _geojson_parts(batches: Batches, links: Links) -> Iterator[str]:
    yield '{"type":"FeatureCollection","features":['
    separator, read, nowhere = "", 0, []
    for batch in batches:
        read += len(batch)
        features: list[str] = []
        for event, parts in _with_parts(batch, IN_GEOJSON):
            of_event = [
                _feature(event, row, parts, links) for row in parts.places if row.lat is not None
            ]
            features += [
                json.dumps(feature, ensure_ascii=False, cls=JSONEncoder) for feature in of_event
            ]
            nowhere += [] if of_event else [event.public_id]
        if features:
            yield separator + ",".join(features)
            separator = ","
    missing = json.dumps({"events": len(nowhere), "ids": nowhere})
    yield f'],"events":{read},"without_coordinates":{missing}}}'


def _feature(event: Event, row: PlaceRow, parts: Parts, links: Links) -> dict[str, object]:
    return {
        "type": "Feature",
        "id": f"{event.public_id}-{row.place_id}",
        "geometry": {"type": "Point", "coordinates": [row.lon, row.lat]},
        "properties": {
            "id": event.public_id,
            "page": links.event_page(event.public_id),
            "kind": event.kind,
            "subkind": event.subkind or None,
            "start": event.starts_on,
            "end": event.ends_on,
            "status": event.status,
            "place": row.name,
            "admin1": row.admin1 or None,
            "country": row.country or None,
            "precision": row.precision,
            "killed": count(event, "killed"),
            "wounded": count(event, "wounded"),
            "not_counted": event.why_not_counted or None,
            "summary": event.summary,
            "reports": len(parts.reports),
        },
    }
