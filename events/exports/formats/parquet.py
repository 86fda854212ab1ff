"""Parquet with the metadata of GeoParquet 1.1: typed columns, and points as geometry.

Readers of plain Parquet see the same columns, and `geometry` as bytes.
"""

from __future__ import annotations

import io
import json
import struct
from collections.abc import Iterator, Sequence

import pyarrow as pa
import pyarrow.parquet as pq

from events.exports.columns import Column, parts_for
from events.exports.rows import EventRow, places_of, point_of
from events.exports.selection import Selection
from events.models.events.rows import PlaceRow

GEOMETRY = "geometry"
TYPES = {
    "text": pa.string(),
    "date": pa.date32(),
    "moment": pa.timestamp("us", tz="UTC"),
    "integer": pa.int64(),
    "number": pa.float64(),
    "flag": pa.bool_(),
}
GEO = {
    "version": "1.1.0",
    "primary_column": GEOMETRY,
    # Without `crs` it is longitude and latitude on WGS 84 (OGC:CRS84).
    "columns": {GEOMETRY: {"encoding": "WKB", "geometry_types": ["Point"]}},
}


def write_parquet(selection: Selection) -> Iterator[bytes]:
    """Each batch is a group of rows, sent once it is written."""
    sink = _Sent()
    schema = _schema(selection)
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        for batch in selection.rows((*parts_for(selection.columns), "places")):
            writer.write_batch(_record_batch(batch, selection, schema))
            yield sink.taken()
    yield sink.taken()


def _schema(selection: Selection) -> pa.Schema:
    fields = [
        pa.field(column.name, TYPES[column.type], metadata={"meaning": column.meaning})
        for column in selection.columns
    ]
    about = [list(line) for line in selection.about.lines()]
    metadata = {"geo": json.dumps(GEO), "readme": json.dumps(about, ensure_ascii=False)}
    return pa.schema([*fields, pa.field(GEOMETRY, pa.binary())], metadata=metadata)


def _record_batch(batch: list[EventRow], selection: Selection, schema: pa.Schema) -> pa.RecordBatch:
    each = selection.options.each_place
    rows = [(row, place) for row in batch for place in places_of(row, each=each)]
    arrays = [_array(rows, column) for column in selection.columns]
    points = pa.array([_well_known(place) for _, place in rows], pa.binary())
    return pa.record_batch([*arrays, points], schema=schema)


def _array(rows: Sequence[tuple[EventRow, PlaceRow | None]], column: Column) -> pa.Array:
    return pa.array([column.read(row, place) for row, place in rows], TYPES[column.type])


def _well_known(place: PlaceRow | None) -> bytes | None:
    """The point as well-known binary, little-endian."""
    point = point_of(place)
    return struct.pack("<BIdd", 1, 1, *point) if point else None


class _Sent(io.RawIOBase):
    """What the writer has written and nobody has taken yet."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes] = []
        self._position = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def write(self, piece: object) -> int:
        written = bytes(piece)  # type: ignore[call-overload]
        self._pieces.append(written)
        self._position += len(written)
        return len(written)

    def taken(self) -> bytes:
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)
