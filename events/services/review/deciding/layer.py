"""What people set of an event, apart from what its articles give: kept with each decision."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from events.models import Event, EventActor, EventPlace, EventWeapon
from events.services.linking.write_values import FIELDS

ROWS = ("places", "actors", "weapons")
COLUMNS = ("review", "overrides", "kind", "withdrawn_because", "merged_into_id", "merged_report_id")


def layer_of(event: Event) -> dict[str, Any]:
    """What people set, as JSON."""
    return {
        **{name: getattr(event, name) for name in COLUMNS},
        "withdrawn_at": event.withdrawn_at.isoformat() if event.withdrawn_at else None,
        "rows": {name: _rows(event, name) for name in ROWS if name in event.overrides},
    }


def put_back(event: Event, layer: dict[str, Any]) -> None:
    """Make this what people set. The event is derived anew afterwards: by the caller."""
    for name in COLUMNS:
        setattr(event, name, layer[name])
    moment = layer["withdrawn_at"]
    event.withdrawn_at = datetime.fromisoformat(moment) if moment else None
    event.save(update_fields=[*COLUMNS, "withdrawn_at"])
    for name, rows in layer["rows"].items():
        write_rows(event, name, rows)


def write_rows(event: Event, name: str, rows: list[list[Any]]) -> None:
    """Make these the rows of places (keys), actors (role, key) or weapons (type, counts)."""
    getattr(event, f"event_{name}").all().delete()
    if name == "places":
        places = [EventPlace(event=event, place_id=key, ordinal=n) for n, (key,) in enumerate(rows)]
        EventPlace.objects.bulk_create(places)
    elif name == "actors":
        EventActor.objects.bulk_create(
            EventActor(event=event, role=role, actor_id=key) for role, key in rows
        )
    else:
        EventWeapon.objects.bulk_create(
            EventWeapon(event=event, type=kind, launched=launched, intercepted=intercepted)
            for kind, launched, intercepted in rows
        )


def set_columns(event: Event, columns: dict[str, Any]) -> None:
    """Write columns at once, for an event that no report tells any more: nothing derives it."""
    for name, value in columns.items():
        setattr(event, name, FIELDS[name].to_python(value))
    event.save(update_fields=list(columns))


def _rows(event: Event, name: str) -> list[list[Any]]:
    if name == "places":
        return [[row.place_id] for row in event.event_places.order_by("ordinal", "pk")]
    if name == "actors":
        return [[row.role, row.actor_id] for row in event.event_actors.order_by("pk")]
    return [[row.type, row.launched, row.intercepted] for row in event.event_weapons.order_by("pk")]
