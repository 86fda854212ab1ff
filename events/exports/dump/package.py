"""The description of a dump as a Data Package (frictionlessdata.io): what each file holds, its
schema and its SHA-256.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from events.exports.about import METHOD, NAME
from events.exports.columns import COLUMNS, Column
from events.exports.dump.progress import Progress
from events.exports.dump.stages import (
    CHANGES,
    DELETED,
    DELETED_FIELDS,
    EVENTS,
    PLACE_COLUMNS,
    PLACES,
)

TYPES = {
    "text": "string",
    "date": "date",
    "moment": "datetime",
    "integer": "integer",
    "number": "number",
    "flag": "boolean",
}
OF_EVENT = [{"fields": "id", "reference": {"resource": "events", "fields": "id"}}]
TITLES = {
    EVENTS: "Events, a row each",
    PLACES: "Places of events, a row each",
    DELETED: "Events that were withdrawn",
    CHANGES: "The log: every change of every event, a JSON object on each line",
}


def schemas() -> Mapping[str, Mapping[str, Any] | None]:
    """The Table Schema of each file; the log is no table."""
    deleted = [_field(name, kind, text) for name, (kind, text) in DELETED_FIELDS.items()]
    return {
        EVENTS: {"fields": _fields(COLUMNS), "primaryKey": "id"},
        PLACES: {"fields": _fields(PLACE_COLUMNS), "foreignKeys": OF_EVENT},
        DELETED: {"fields": deleted, "primaryKey": "id"},
        CHANGES: None,
    }


def data_package(progress: Progress, digests: Mapping[str, str], site: str) -> dict[str, Any]:
    """The content of datapackage.json."""
    return {
        "profile": "data-package",
        "name": "conflict-events",
        "title": NAME,
        "description": " ".join(METHOD),
        "homepage": site,
        "version": progress.version,
        "created": progress.begun_at,
        "log_position": progress.position,
        "resources": [
            _resource(name, schema, progress, digests[name]) for name, schema in schemas().items()
        ],
    }


def _resource(
    file: str, schema: Mapping[str, Any] | None, progress: Progress, digest: str
) -> dict[str, Any]:
    name, ending, _ = file.split(".")
    table = {"profile": "tabular-data-resource", "schema": schema} if schema else {}
    return {
        "name": name,
        "path": file,
        "title": TITLES[file],
        "format": ending,
        "compression": "gz",
        "encoding": "utf-8",
        "bytes": progress.of(file).size,
        "rows": progress.of(file).rows,
        "hash": f"sha256:{digest}",
        **table,
    }


def _fields(columns: Iterable[Column]) -> list[dict[str, str]]:
    return [_field(column.name, column.type, column.meaning) for column in columns]


def _field(name: str, kind: str, meaning: str) -> dict[str, str]:
    return {"name": name, "type": TYPES[kind], "description": meaning}
