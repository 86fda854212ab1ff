"""Keeping events in step with their reports: derived values, a reviewer's values above them, and a revision of each change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from events.extraction.serialize import from_json
from events.extraction.types import Count, Role
from events.models import Actor, ActorAlias, Event, EventActor, EventPlace, EventWeapon, Place, Report, Revision
from events.services.derive import EventValues, Telling, derive_event, vouching_roles
from events.services.resolve import actor_key, actor_rows, place_key, place_rows

FIELDS = {field.name: field for field in Event._meta.fields}


def refresh_events(reasons: Mapping[int, str], *, version: str, now: datetime) -> None:
    """Derive these events (primary keys, each with the reason of the change) anew from their reports. In a transaction.

    `Event.overrides` stands above the reports: under a column's name a reviewer's value; a key `places`, `actors` or `weapons`
    leaves those rows as the reviewer set them. An event that comes out as it was gets no revision.
    """
    events = list(Event.objects.select_for_update().filter(pk__in=reasons).order_by("pk"))
    reports = _reports(events)
    records = [from_json(report.extracted) for told in reports.values() for report in told]
    places = place_rows(place for record in records for place in record.places)
    actors = actor_rows(actor.name for record in records for actor in record.actors)
    names = _names_of(actors.values())
    for event in events:
        if reports[event.pk]:
            _refresh(event, reports[event.pk], places, actors, names, reason=reasons[event.pk], version=version, now=now)


def snapshot(event: Event) -> dict[str, Any]:
    """The event as revisions keep it, in the annotation guide's names."""
    sides = event.event_actors.select_related("actor").order_by("role", "actor__name")
    return {
        "kind": event.kind,
        "subkind": event.subkind,
        "date": {"start": event.starts_on.isoformat(), "end": event.ends_on.isoformat()},
        "places": [{"name": at.place.name, "key": at.place.key} for at in _places(event)],
        "actors": [{"role": side.role, "name": side.actor.name} for side in sides],
        "weapons": list(event.event_weapons.order_by("type").values("type", "launched", "intercepted")),
        **{what: _bounds(event, what) for what in ("killed", "wounded", "personnel")},
        "status": event.status,
        "summary": event.summary,
        "not_counted": event.not_counted,
        "articles": list(event.reports.order_by("pk").values_list("article__public_id", flat=True)),
        "withdrawn_because": event.withdrawn_because,
    }


def record_revision(event: Event, *, reason: str, now: datetime, **by: Any) -> Revision | None:
    """Note what has become of the event, `by` an `extractor_version` or `changed_by` a user. None where nothing changed.

    What it was before is what the revision before it left: a change without a revision would show in the next one.
    """
    last = event.revisions.order_by("number").last()
    before, after = last.after if last else None, snapshot(event)
    if after == before:
        return None
    number = last.number + 1 if last else 1
    return Revision.objects.create(
        event=event, number=number, changed_at=now, reason=reason[:500], before=before, after=after, **by
    )


def _refresh(
    event: Event,
    reports: Sequence[Report],
    places: Mapping[str, Place],
    actors: Mapping[str, Actor],
    names: Mapping[int, frozenset[str]],
    *,
    reason: str,
    version: str,
    now: datetime,
) -> None:
    tellings = [_telling(report, actors, names) for report in reports]
    values = derive_event(tellings)
    _write_columns(event, values, now)
    _write_relations(event, tellings, values, places, actors)
    record_revision(event, reason=reason, now=now, extractor_version=version)


def _reports(events: Sequence[Event]) -> dict[int, list[Report]]:
    """The reports of each event, in the order of publication."""
    found: dict[int, list[Report]] = defaultdict(list)
    rows = Report.objects.filter(event__in=events).select_related("article__source__affiliation").defer("article__text")
    for report in rows.order_by("article__published_on", "pk"):
        found[report.event_id or 0].append(report)
    return found


def _names_of(actors: Iterable[Actor]) -> dict[int, frozenset[str]]:
    """The folded names of each side, by its primary key."""
    found: dict[int, set[str]] = defaultdict(set)
    for actor_id, key in ActorAlias.objects.filter(actor__in=set(actors)).values_list("actor_id", "key"):
        found[actor_id].add(key)
    return {actor_id: frozenset(keys) for actor_id, keys in found.items()}


def _telling(report: Report, actors: Mapping[str, Actor], names: Mapping[int, frozenset[str]]) -> Telling:
    record = from_json(report.extracted)
    sides = [(actor.role, actors[actor_key(actor.name)]) for actor in record.actors]
    by_role: dict[Role, frozenset[str]] = {
        role: frozenset().union(*(names.get(actor.pk, frozenset()) for of, actor in sides if of is role)) for role in Role
    }
    vouched = vouching_roles(record, by_role)
    return Telling(report.article_id, record, vouched | _roles_of_source(report, sides))


def _roles_of_source(report: Report, sides: Sequence[tuple[Role, Actor]]) -> frozenset[Role]:
    """The role of the side that the outlet itself speaks for."""
    source = report.article.source
    mouth = source.affiliation if source else None
    return frozenset(role for role, actor in sides if mouth and actor.pk in (mouth.pk, mouth.parent_id))


def _write_columns(event: Event, values: EventValues, now: datetime) -> None:
    columns: dict[str, Any] = {
        "subkind": values.subkind,
        "starts_on": values.date.start,
        "ends_on": values.date.end,
        "status": values.status,
        "summary": values.summary or event.get_kind_display(),
        "search_text": values.search_text,
        "confidence": values.confidence,
        "not_counted": values.not_counted[:200],
    }
    for what in ("killed", "wounded", "personnel"):
        count = getattr(values, what) or Count(None, None)
        columns |= {f"{what}_min": count.min, f"{what}_max": count.max}
    for column, value in event.overrides.items():
        if column in columns:
            columns[column] = FIELDS[column].to_python(value)
    columns |= {"article_count": values.article_count, "updated_at": now}
    for column, value in columns.items():
        setattr(event, column, value)
    event.save(update_fields=list(columns))


def _write_relations(
    event: Event,
    tellings: Sequence[Telling],
    values: EventValues,
    places: Mapping[str, Place],
    actors: Mapping[str, Actor],
) -> None:
    records = [telling.report for telling in tellings]
    if "places" not in event.overrides:
        named = dict.fromkeys(places[place_key(place)] for record in records for place in record.places)
        event.event_places.all().delete()
        EventPlace.objects.bulk_create(EventPlace(event=event, place=place, ordinal=n) for n, place in enumerate(named))
    if "actors" not in event.overrides:
        sides = dict.fromkeys((actor.role, actors[actor_key(actor.name)]) for record in records for actor in record.actors)
        event.event_actors.all().delete()
        EventActor.objects.bulk_create(EventActor(event=event, actor=actor, role=role) for role, actor in sides)
    if "weapons" not in event.overrides:
        event.event_weapons.all().delete()
        EventWeapon.objects.bulk_create(
            EventWeapon(event=event, type=weapon.type, launched=weapon.launched, intercepted=weapon.intercepted)
            for weapon in values.weapons
        )


def _places(event: Event) -> Iterable[EventPlace]:
    return event.event_places.select_related("place").order_by("ordinal")


def _bounds(event: Event, what: str) -> dict[str, int | None] | None:
    bounds = {"min": getattr(event, f"{what}_min"), "max": getattr(event, f"{what}_max")}
    return None if bounds == {"min": None, "max": None} else bounds
