"""GeoJSON (RFC 7946): a feature for each place of each event, with flat properties.

Only a point is drawn as one. An area, and an event without a known place, have a
feature without geometry, so that no map shows a mark where nothing need have happened.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain, groupby
from operator import attrgetter

from events.exports.columns import COLUMNS, Value, parts_for
from events.exports.rows import EventRow, places_of, point_of, title_of
from events.exports.selection import Selection
from events.models.events.rows import PlaceRow
from events.models.reads.table_rows import Feature

# The event's title and the same counts as before as properties of their own.
PARTS = parts_for(COLUMNS)


def write_geojson(selection: Selection) -> Iterator[bytes]:
    about = dict(selection.about.lines())
    yield _text({"type": "FeatureCollection"})[:-1] + b',"features":['
    separator, events = b"", 0
    nowhere: list[str] = []
    written = selection.features(COLUMNS)
    for batch in _built(selection) if written is None else map(_grouped, written):
        events += len(batch)
        nowhere += [id_ for id_, drawn, _ in batch if not drawn]
        yield separator + b",".join(chain.from_iterable(features for _, _, features in batch))
        separator = b","
    missing = {"events": len(nowhere), "ids": nowhere}
    members = {"events": events, "without_coordinates": missing, "about": about}
    yield b"]," + _text(members)[1:]


# an event's id, whether a map can show it, and its features
Written = tuple[str, bool, list[bytes]]


def _built(selection: Selection) -> Iterator[list[Written]]:
    for batch in selection.rows(PARTS):
        yield [
            (row.id, any(map(point_of, row.parts.places)), [_text(one) for one in _features(row)])
            for row in batch
        ]


def _grouped(batch: list[Feature]) -> list[Written]:
    """Of what the database has written, the places of an event together."""
    return [_event(list(places)) for _, places in groupby(batch, key=attrgetter("id"))]


def _event(places: list[Feature]) -> Written:
    first = places[0]
    title = _text({"title": title_of(first.kind, first.subkind, first.status, first.place)})[:-1]
    drawn = any(place.longitude is not None for place in places)
    return first.id, drawn, [_at(place, number, title) for number, place in enumerate(places)]


def _at(place: Feature, number: int, title: bytes) -> bytes:
    point = None if place.longitude is None else [place.longitude, place.latitude]
    feature = {
        "type": "Feature",
        "id": f"{place.id}-{place.place_id or number}",
        "geometry": {"type": "Point", "coordinates": point} if point else None,
    }
    properties = title + b"," + place.properties[1:].encode()
    return _text(feature)[:-1] + b',"properties":' + properties + b"}"


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
