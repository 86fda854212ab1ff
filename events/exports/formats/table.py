"""CSV, and CSV with HXL tags below the names of the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain

from events.exports.columns import Column, Value, parts_for
from events.exports.rows import EventRow, places_of
from events.exports.selection import Selection
from events.sources.csv_cells import safe_cell

BYTE_ORDER_MARK = "\ufeff"  # by it Excel knows UTF-8


def write_csv(selection: Selection) -> Iterator[bytes]:
    """A row for each event, or for each of its places."""
    return _write(selection, tags=False)


def write_hxl(selection: Selection) -> Iterator[bytes]:
    """The same with a second line of tags of the Humanitarian Exchange Language."""
    return _write(selection, tags=True)


def cells(row: EventRow, columns: Sequence[Column], *, each_place: bool) -> Iterator[list[Value]]:
    """The values of an event's rows."""
    for place in places_of(row, each=each_place):
        yield [column.read(row, place) for column in columns]


def _write(selection: Selection, *, tags: bool) -> Iterator[bytes]:
    options, columns = selection.options, selection.columns
    if not options.resume_after:
        yield _head(selection, tags=tags).encode()
    written = selection.written(columns, each_place=options.each_place)
    if written is not None:
        yield from written
        return
    for batch in selection.rows(parts_for(columns)):
        values = (cells(row, columns, each_place=options.each_place) for row in batch)
        yield csv_lines(columns, chain.from_iterable(values))


def csv_lines(columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> bytes:
    """Rows of these columns, as CSV without a head."""
    write = [_WRITERS.get(column.type) for column in columns]
    lines = (
        [to_text(value) if to_text else value for to_text, value in zip(write, row, strict=True)]
        for row in rows
    )
    return _lines(lines).encode("utf-8", "replace")


def _head(selection: Selection, *, tags: bool) -> str:
    columns, options = selection.columns, selection.options
    mark = BYTE_ORDER_MARK if options.bom else ""
    about = selection.about.lines() if options.readme else ()
    readme = "".join(f"# {name}: {' '.join(text.split())}\n" for name, text in about)
    head = [[column.name for column in columns]]
    head += [[column.hxl for column in columns]] if tags else []
    return mark + readme + _lines(head)


def _flag(value: Value) -> str | None:
    return None if value is None else "true" if value else "false"


def _moment(value: Value) -> str | None:
    return value.isoformat().replace("+00:00", "Z") if isinstance(value, datetime) else None


# Numbers and days are written as they are: asking each cell what it is took a seventh of the time.
_WRITERS: Mapping[str, Callable[[Value], Value]] = {
    "text": safe_cell,
    "flag": _flag,
    "moment": _moment,
}


def _lines(rows: Iterable[Sequence[object]]) -> str:
    """A batch at once: a write to the client for each row would cost more than the row."""
    lines = io.StringIO(newline="")
    csv.writer(lines).writerows(rows)
    return lines.getvalue()
