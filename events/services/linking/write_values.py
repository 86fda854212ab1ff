"""Write an event's values: those that its reports give, below those that a reviewer set."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from django.db import connection, models

from events import lengths
from events.models import Actor, Event, EventActor, EventPlace, EventWeapon, Place
from events.models.events import LEDGER
from events.models.events.told import Told, ToldSide, ToldWeapon, told_of
from events.models.occurrence import COUNTED, count_columns
from events.services.linking.derive import EventValues, Telling, sides_told
from events.services.reference.resolve import actor_key, place_key

FIELDS = {field.name: field for field in Event._meta.fields}
MODELS: Mapping[str, type[models.Model]] = {
    "places": EventPlace,
    "actors": EventActor,
    "weapons": EventWeapon,
}
COMPARED = {
    "places": ("place_id",),
    "actors": ("actor_id", "role"),
    "weapons": ("type", "launched", "intercepted"),
}

COUNTS = [column for what in COUNTED for column in count_columns(what, None)]
OF_DAYS, OF_ROWS = ("date",), ("weapons",)
OWN = [
    field.name for field in fields(EventValues) if field.name not in (*COUNTED, *OF_DAYS, *OF_ROWS)
]
SET = [*OWN, *COUNTS, "starts_on", "ends_on", "updated_at", "ledger"]


@dataclass(frozen=True, slots=True)
class Derived:
    """What the reports of an event give, whether or not a reviewer's value stands above it."""

    columns: Mapping[str, Any]
    rows: Mapping[str, Sequence[models.Model]]


def derived(
    event: Event,
    tellings: Sequence[Telling],
    values: EventValues,
    places: Mapping[str, Place],
    actors: Mapping[str, Actor],
) -> Derived:
    """The columns and rows of these values, not yet written."""
    columns = columns_of(values)
    columns["summary"] = values.summary or event.get_kind_display()
    records = [telling.report for telling in tellings]
    named = dict.fromkeys(places[place_key(place)] for record in records for place in record.places)
    sides = dict.fromkeys(
        (actor.role, actors[actor_key(actor.name)]) for actor in sides_told(records)
    )
    rows: dict[str, Sequence[models.Model]] = {
        "places": [
            EventPlace(event=event, place=place, ordinal=n) for n, place in enumerate(named)
        ],
        "actors": [EventActor(event=event, actor=actor, role=role) for role, actor in sides],
        "weapons": [
            EventWeapon(
                event=event,
                type=weapon.type,
                launched=weapon.launched,
                intercepted=weapon.intercepted,
            )
            for weapon in values.weapons
        ],
    }
    return Derived(columns, rows)


def set_columns(event: Event, found: Derived, now: datetime) -> list[str]:
    """Set the columns that a reviewer has not set; return the names of what reports contradict,
    also among the rows. `save_columns` and `write_rows` follow.
    """
    return [*_set_columns(event, dict(found.columns), now), *_contradicted(event, found.rows)]


def save_columns(events: Sequence[Event]) -> None:
    """Write what was set; on PostgreSQL of several events in one query. On SQLite the rules for
    conflicts of such a query would hold for its triggers, too, which ignore conflicts.
    """
    if len(events) > 1 and connection.vendor == "postgresql":
        Event.objects.bulk_create(
            events, update_conflicts=True, unique_fields=["id"], update_fields=SET
        )
        return
    for event in events:
        event.save(update_fields=SET)


def write_rows(
    events: Sequence[tuple[Event, Derived]], new: Collection[int] = ()
) -> dict[int, Told]:
    """Write the rows of these events that a reviewer has not set, and that have changed. `new`
    events have none yet. Returns the parts of those whose rows stayed.
    """
    told = told_of([event.pk for event, _ in events if event.pk not in new])
    told |= {key: Told() for key in new}
    written = set(new)
    for name, model in MODELS.items():
        wanted = {
            event.pk: derived.rows[name] for event, derived in events if name not in event.overrides
        }
        there = {key: _THERE[name](told[key]) for key in wanted}
        changed = [key for key in wanted if there[key] != _compared(name, wanted[key])]
        if stale := [key for key in changed if there[key]]:
            model._default_manager.filter(event__in=stale).delete()
        model._default_manager.bulk_create(row for key in changed for row in wanted[key])
        written |= {*changed}
    return {key: parts for key, parts in told.items() if key not in written}


def _compared(name: str, rows: Sequence[models.Model]) -> list[tuple[Any, ...]]:
    return [tuple(getattr(row, column) for column in COMPARED[name]) for row in rows]


def _in_order(rows: Sequence[ToldSide] | Sequence[ToldWeapon]) -> list[Any]:
    """As they were written."""
    return sorted(rows, key=lambda row: row.pk)


_THERE: Mapping[str, Callable[[Told], list[tuple[Any, ...]]]] = {
    "places": lambda told: [(row.place,) for row in told.places],
    "actors": lambda told: [(row.actor, row.role) for row in _in_order(told.sides)],
    "weapons": lambda told: [
        (row.type, row.launched, row.intercepted) for row in _in_order(told.weapons)
    ],
}


def columns_of(values: EventValues) -> dict[str, Any]:
    """The columns that keep these values; weapons are rows of their own."""
    own = {field.name: getattr(values, field.name) for field in fields(values)}
    days, _weapons = own.pop("date"), own.pop("weapons")
    columns = {"starts_on": days.start, "ends_on": days.end}
    for what in COUNTED:
        columns |= count_columns(what, own.pop(what))
    own["not_counted"] = values.not_counted[: lengths.REASON]
    return columns | own


def _set_columns(event: Event, columns: dict[str, Any], now: datetime) -> list[str]:
    kept = []
    for column in [column for column in columns if column in event.overrides]:
        reviewed = FIELDS[column].to_python(event.overrides[column])
        if reviewed != columns[column]:
            kept.append(column)
        columns[column] = reviewed
    columns["search_text"] += _names_set(event)
    columns |= {"updated_at": now, "ledger": LEDGER}
    for column, value in columns.items():
        setattr(event, column, value)
    return kept


def _names_set(event: Event) -> str:
    """Lines of names that a reviewer set: no text of the event has them, and search finds them."""
    names: list[str] = []
    if "places" in event.overrides:
        names += event.event_places.order_by("ordinal").values_list("place__name", flat=True)
    if "actors" in event.overrides:
        names += event.event_actors.order_by("pk").values_list("actor__name", flat=True)
    return "".join(f"\n{name}" for name in dict.fromkeys(names))


def _contradicted(event: Event, derived_rows: Mapping[str, Sequence[models.Model]]) -> list[str]:
    kept = []
    for name, rows in derived_rows.items():
        relation, columns = getattr(event, f"event_{name}"), COMPARED[name]
        if name not in event.overrides:
            continue
        if name == "places" and event.coarsened:
            continue  # what is shown says nothing of what was set
        if {tuple(getattr(row, column) for column in columns) for row in rows} != set(
            relation.values_list(*columns)
        ):
            kept.append(name)
    return kept
