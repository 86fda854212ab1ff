"""What a dump holds, stage by stage, each in the order of a key that never changes: an event that
changes while it is written is there once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, NamedTuple

from django.urls import reverse

from events.exports.columns import BY_NAME, COLUMNS, WHERE, Column, parts_for
from events.exports.formats.table import cells, csv_lines
from events.exports.rows import EventRow
from events.models import Event, Revision
from events.services.linking.log_export import log_line

EVENTS, PLACES, DELETED, CHANGES = (
    "events.csv.gz",
    "places.csv.gz",
    "deleted.csv.gz",
    "changes.jsonl.gz",
)
PLACE_COLUMNS: Sequence[Column] = (
    BY_NAME["id"],
    *(column for column in WHERE if column.name != "places"),
)
DELETED_FIELDS: Mapping[str, tuple[str, str]] = {
    "id": ("text", "Id of the event that was withdrawn"),
    "withdrawn_at": ("moment", "When, UTC"),
    "because": ("text", "Why"),
    "merged_into": ("text", "Id of the event that holds it now. Empty: none does"),
}


class Batch(NamedTuple):
    """Bytes and number of rows for each file; `after` is the last row's key, None at the end."""

    files: dict[str, tuple[bytes, int]]
    after: int | None


@dataclass(frozen=True, slots=True)
class Stage:
    """`heads` are the first lines of its files; `read` gives the rows behind a key, up to the
    position of the log at which the dump began.
    """

    name: str
    heads: Mapping[str, bytes]
    read: Callable[[int, int, int], Batch]


def stages(site: str) -> Sequence[Stage]:
    """`site` is the beginning of the addresses of events' pages."""
    page = f"{site.rstrip('/')}{reverse('web:event', args=['x'])}"[: -len("x/")]
    events = {EVENTS: _head(COLUMNS), PLACES: _head(PLACE_COLUMNS)}
    deleted = {DELETED: f"{','.join(DELETED_FIELDS)}\r\n".encode()}
    return (
        Stage("events", events, lambda after, size, end: _events(page, after, size)),
        Stage("deleted", deleted, lambda after, size, end: _deleted(after, size)),
        Stage("changes", {CHANGES: b""}, _changes),
    )


def _head(columns: Sequence[Column]) -> bytes:
    return f"{','.join(column.name for column in columns)}\r\n".encode()


def _next(keys: list[int], size: int) -> int | None:
    return keys[-1] if len(keys) == size else None


def _events(page: str, after: int, size: int) -> Batch:
    found = list(Event.objects.visible().for_table().filter(pk__gt=after).order_by("pk")[:size])
    parts = Event.objects.parts_of(found, parts_for(COLUMNS))
    rows = [EventRow(event, parts[event.pk], f"{page}{event.public_id}/") for event in found]
    events = [line for row in rows for line in cells(row, COLUMNS, each_place=False)]
    placed = [row for row in rows if row.parts.places]
    places = [line for row in placed for line in cells(row, PLACE_COLUMNS, each_place=True)]
    files = {
        EVENTS: (csv_lines(COLUMNS, events), len(events)),
        PLACES: (csv_lines(PLACE_COLUMNS, places), len(places)),
    }
    return Batch(files, _next([event.pk for event in found], size))


def _deleted(after: int, size: int) -> Batch:
    gone = Event.objects.withdrawn().select_related("merged_into").filter(pk__gt=after)
    found = list(gone.order_by("pk")[:size])
    columns = [Column(name, kind, "", "", _unread) for name, (kind, _) in DELETED_FIELDS.items()]
    lines = csv_lines(columns, [_tombstone(event) for event in found])
    return Batch({DELETED: (lines, len(found))}, _next([event.pk for event in found], size))


def _unread(*_: Any) -> None:
    return None


def _tombstone(event: Event) -> list[Any]:
    into = event.merged_into.public_id if event.merged_into else None
    return [event.public_id, event.withdrawn_at, event.withdrawn_because, into]


def _changes(after: int, size: int, end: int) -> Batch:
    batch = next(iter(Revision.objects.in_log_order(after=after, size=size)), [])
    found = [revision for revision in batch if (revision.position or 0) <= end]
    lines = "".join(chain(map(log_line, found))).encode("utf-8", "replace")
    return Batch({CHANGES: (lines, len(found))}, _next([r.position or 0 for r in found], size))
