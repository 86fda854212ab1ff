"""The shape of an answer, as JSON Schema. Every property is required, as strict modes demand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from events.extraction.types import SUBKINDS, Kind, Stance, WeaponType

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
NUMBER_OR_NULL: Schema = {"type": ["integer", "null"]}
TEXT_OR_NULL: Schema = {"type": ["string", "null"]}


def answer_schema() -> Schema:
    """The schema of a whole answer; kinds and subkinds follow the table of kinds."""
    return _object(events=_list(_event()))


def _event() -> Schema:
    subkinds = sorted({name for names in SUBKINDS.values() for name in names})
    return _object(
        kind=_one_of([str(kind) for kind in Kind]),
        subkind={"type": ["string", "null"], "enum": [*subkinds, None]},
        sentences=_list({"type": "integer"}),
        trigger=TEXT,
        day=_or_null(_object(quote=TEXT, start=TEXT, end=TEXT)),
        places=_list(_object(name=TEXT, base=TEXT, within=TEXT_OR_NULL, quote=TEXT)),
        perpetrators=_list(_object(name=TEXT, quote=TEXT)),
        targets=_list(_object(name=TEXT, quote=TEXT)),
        weapons=_list(
            _object(
                type=_one_of([str(weapon) for weapon in WeaponType]),
                launched=NUMBER_OR_NULL,
                intercepted=NUMBER_OR_NULL,
                quote=TEXT,
            )
        ),
        killed=_or_null(_people()),
        wounded=_or_null(_people()),
        personnel=_or_null(_people()),
        sources=_list(
            _object(name=TEXT, stance=_one_of([str(stance) for stance in Stance]), quote=TEXT)
        ),
    )


def _people() -> Schema:
    return _object(
        min=NUMBER_OR_NULL, max=NUMBER_OR_NULL, parts=_list({"type": "integer"}), quote=TEXT
    )


def _object(**properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _one_of(values: Sequence[str]) -> Schema:
    return {"type": "string", "enum": list(values)}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}
