"""KML 2.2 for Google Earth and QGIS: a placemark for each place of each event."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.builder import E
from lxml.etree import _Element, tostring

from events.exports.columns import COLUMNS, parts_for
from events.exports.formats.marked_up import clean, escaped
from events.exports.rows import EventRow, places_of, point_of
from events.exports.selection import Selection
from events.models.events.rows import PlaceRow

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
)
SHOWN = tuple(column for column in COLUMNS if column.name not in ("id", "page", "summary"))


def write_kml(selection: Selection) -> Iterator[bytes]:
    """Areas and unknown places have a placemark without a point: listed, and not drawn."""
    about = selection.about
    notes = "\n".join(f"{name}: {text}" for name, text in about.lines())
    name = f"<name>{escaped(about.title)}</name>"
    yield f"{HEAD}{name}<description>{escaped(notes)}</description>".encode()
    for batch in selection.rows(parts_for(COLUMNS)):
        marks = (_placemark(row, place) for row in batch for place in places_of(row, each=True))
        yield b"\n".join(tostring(mark, encoding="utf-8") for mark in marks)
    yield b"</Document></kml>"


def _placemark(row: EventRow, place: PlaceRow | None) -> _Element:
    """In the order of elements that the schema asks for."""
    values = ((column.name, column.read(row, place)) for column in SHOWN)
    data = [
        E.Data(E.value(clean(str(value))), name=name) for name, value in values if value is not None
    ]
    mark = E.Placemark(
        E.name(clean(row.title)),
        E.description(clean(f"{row.event.summary}\n{row.page}")),
        E.TimeSpan(E.begin(row.event.starts_on.isoformat()), E.end(row.event.ends_on.isoformat())),
        E.ExtendedData(E.Data(E.value(row.id), name="id"), *data),
    )
    point = point_of(place)
    if point:
        mark.append(E.Point(E.coordinates(f"{point[0]},{point[1]}")))
    return mark
