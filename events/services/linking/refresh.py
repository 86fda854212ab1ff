"""Keep events in step with their reports.

Values are derived, a reviewer's values override them, and every change makes a revision.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from django.db import models

from events import lengths
from events.extraction.serialize import from_json
from events.extraction.types import Count, Role
from events.models import (
    Actor,
    ActorAlias,
    Event,
    EventActor,
    EventPlace,
    EventWeapon,
    Place,
    Report,
    Revision,
)
from events.models.events import LEDGER
from events.models.occurrence import COUNTED, count_columns
from events.services.ledger.keep_sums import keep_sums, take_turns
from events.services.ledger.statements import current_tolls, keep_statements, statements_of
from events.services.linking.copies import origins_of
from events.services.linking.derive import EventValues, Telling, derive_event, vouching_roles
from events.services.linking.history import record_revision as record_revision
from events.services.linking.history import snapshot as snapshot
from events.services.reference.resolve import actor_key, actor_rows, place_key, place_rows

FIELDS = {field.name: field for field in Event._meta.fields}
COMPARED = {
    "places": ("place_id",),
    "actors": ("actor_id", "role"),
    "weapons": ("type", "launched", "intercepted"),
}


def refresh_events(
    reasons: Mapping[int, str], *, version: str, now: datetime, noting_kept: bool = False
) -> list[Revision]:
    """Derive these events anew from their reports. In a transaction.

    `reasons` are by primary key. `Event.overrides` stands above
    the reports: under a column's name it has a reviewer's value; the keys `places`, `actors` and
    `weapons` leave those rows as the reviewer set them. An unchanged event gets no revision. With
    `noting_kept` it does if its reports differ from the reviewer's values, which were kept. Returns
    the revisions.
    """
    revisions = []
    take_turns()
    for event, kept in derive_events(reasons, now=now):
        reason = (
            f"{reasons[event.pk]}; kept as a reviewer left it: {', '.join(kept)}"
            if kept
            else reasons[event.pk]
        )
        noted = bool(kept) and noting_kept
        revisions.append(
            record_revision(
                event, reason=reason, now=now, even_if_same=noted, extractor_version=version
            )
        )
    keep_sums(reasons)
    return [revision for revision in revisions if revision]


def derive_events(keys: Collection[int], *, now: datetime) -> list[tuple[Event, list[str]]]:
    """Write the values of these events from their reports, without a revision. In a transaction.

    Returns each event that a report tells, with the names of reviewers' values that its reports
    contradict.
    """
    events = (
        list(Event.objects.select_for_update().filter(pk__in=keys).order_by("pk")) if keys else []
    )
    reports = _reports(events)
    tolls = statements_of(events, reports)
    keep_statements(tolls)
    records = [from_json(report.extracted) for told in reports.values() for report in told]
    places = place_rows(place for record in records for place in record.places)
    actors = actor_rows(actor.name for record in records for actor in record.actors)
    names = _names_of(actors.values())
    told = [event for event in events if reports[event.pk]]
    return [
        (
            event,
            _derive(
                event, reports[event.pk], current_tolls(tolls[event.pk]), places, actors, names, now
            ),
        )
        for event in told
    ]


def _derive(
    event: Event,
    reports: Sequence[Report],
    tolls: Mapping[str, Count | None],
    places: Mapping[str, Place],
    actors: Mapping[str, Actor],
    names: Mapping[int, frozenset[str]],
    now: datetime,
) -> list[str]:
    tellings = [_telling(report, actors, names) for report in reports]
    values = derive_event(tellings, tolls)
    return [
        *_write_columns(event, values, now),
        *_write_relations(event, tellings, values, places, actors),
    ]


def _reports(events: Sequence[Event]) -> dict[int, list[Report]]:
    """The reports of each event, in the order of publication, not of arrival."""
    found: dict[int, list[Report]] = defaultdict(list)
    rows = Report.objects.filter(event__in=events).select_related(
        "article__source__affiliation__parent__parent", "article__origin"
    )
    rows = rows.defer("article__text", "article__origin__text")
    for report in rows.in_order_of_publication():
        found[report.event_id or 0].append(report)
    return found


def _names_of(actors: Iterable[Actor]) -> dict[int, frozenset[str]]:
    """The folded names of each side, by its primary key."""
    found: dict[int, set[str]] = defaultdict(set)
    for actor_id, key in ActorAlias.objects.filter(actor__in=set(actors)).values_list(
        "actor_id", "key"
    ):
        found[actor_id].add(key)
    return {actor_id: frozenset(keys) for actor_id, keys in found.items()}


def _telling(
    report: Report, actors: Mapping[str, Actor], names: Mapping[int, frozenset[str]]
) -> Telling:
    record = from_json(report.extracted)
    sides = [(actor.role, actors[actor_key(actor.name)]) for actor in record.actors]
    by_role: dict[Role, frozenset[str]] = {
        role: frozenset().union(
            *(names.get(actor.pk, frozenset()) for of, actor in sides if of is role)
        )
        for role in Role
    }
    vouched = vouching_roles(record, by_role)
    return Telling(
        article_id=report.article_id,
        report=record,
        vouched_by=vouched | _roles_of_source(report, sides),
        text_id=report.article.origin_id,
        origins=origins_of(report.article),
        vouched=report.article.outlet_vouched,
    )


def _roles_of_source(report: Report, sides: Sequence[tuple[Role, Actor]]) -> frozenset[Role]:
    """The role of the side that the outlet speaks for."""
    source = report.article.source
    mouth = source.affiliation if source else None
    return frozenset(
        role for role, actor in sides if mouth and actor.pk in (mouth.pk, mouth.parent_id)
    )


def columns_of(values: EventValues) -> dict[str, Any]:
    """The columns that keep these values; weapons are rows of their own."""
    own = {field.name: getattr(values, field.name) for field in fields(values)}
    days, _weapons = own.pop("date"), own.pop("weapons")
    columns = {"starts_on": days.start, "ends_on": days.end}
    for what in COUNTED:
        columns |= count_columns(what, own.pop(what))
    own["not_counted"] = values.not_counted[: lengths.REASON]
    return columns | own


def _write_columns(event: Event, values: EventValues, now: datetime) -> list[str]:
    columns = columns_of(values)
    columns["summary"] = values.summary or event.get_kind_display()
    kept = []
    for column in [column for column in columns if column in event.overrides]:
        reviewed = FIELDS[column].to_python(event.overrides[column])
        if reviewed != columns[column]:
            kept.append(column)
        columns[column] = reviewed
    columns |= {"updated_at": now, "ledger": LEDGER}
    for column, value in columns.items():
        setattr(event, column, value)
    event.save(update_fields=list(columns))
    return kept


def _write_relations(
    event: Event,
    tellings: Sequence[Telling],
    values: EventValues,
    places: Mapping[str, Place],
    actors: Mapping[str, Actor],
) -> list[str]:
    records = [telling.report for telling in tellings]
    named = dict.fromkeys(places[place_key(place)] for record in records for place in record.places)
    sides = dict.fromkeys(
        (actor.role, actors[actor_key(actor.name)]) for record in records for actor in record.actors
    )
    derived: dict[str, list[models.Model]] = {
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
    kept = []
    for name, rows in derived.items():
        relation, columns = getattr(event, f"event_{name}"), COMPARED[name]
        if name not in event.overrides:
            relation.all().delete()
            relation.bulk_create(rows)
        elif {tuple(getattr(row, column) for column in columns) for row in rows} != set(
            relation.values_list(*columns)
        ):
            kept.append(name)
    return kept
