"""GeoJSON (RFC 7946): a feature for each place of each event, with flat properties.

Only a point is drawn as one. An area, and an event without a known place, have a
feature without geometry, so that no map shows a mark where nothing need have happened.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain

from events.exports.columns import COLUMNS, Value, parts_for
from events.exports.rows import EventRow, places_of, point_of
from events.exports.selection import Selection
from events.models.events.rows import PlaceRow

# The event's title and the same counts as before as properties of their own.
PARTS = parts_for(COLUMNS)


def write_geojson(selection: Selection) -> Iterator[bytes]:
    about = dict(selection.about.lines())
    yield _text({"type": "FeatureCollection"})[:-1] + b',"features":['
    separator, events = b"", 0
    nowhere: list[str] = []
    for batch in selection.rows(PARTS):
        events += len(batch)
        nowhere += [row.id for row in batch if not any(map(point_of, row.parts.places))]
        features = chain.from_iterable(map(_features, batch))
        yield separator + b",".join(map(_text, features))
        separator = b","
    missing = {"events": len(nowhere), "ids": nowhere}
    members = {"events": events, "without_coordinates": missing, "about": about}
    yield b"]," + _text(members)[1:]


def _features(row: EventRow) -> Iterator[dict[str, object]]:
    for number, place in enumerate(places_of(row, each=True)):
        point = point_of(place)
        yield {
            "type": "Feature",
            "id": f"{row.id}-{place.place_id if place else number}",
            "geometry": {"type": "Point", "coordinates": list(point)} if point else None,
            "properties": _properties(row, place),
        }


def _properties(row: EventRow, place: PlaceRow | None) -> dict[str, object]:
    return {
        "title": row.title,
        **{column.name: _value(column.read(row, place)) for column in COLUMNS},
    }


def _value(value: Value) -> object:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else value


def _text(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
