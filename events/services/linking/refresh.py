"""Keep events in step with their reports.

Values are derived, a reviewer's values override them, and every change makes a revision.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from events.extraction.serialize import from_json
from events.extraction.types import Count, Kind, Role
from events.models import Actor, Event, HarmRule, Report, Revision
from events.models.events.told import Told, told_of
from events.models.events.turns import take_turns
from events.services.ledger.keep_sums import keep_sums
from events.services.ledger.nodes import Loaded
from events.services.ledger.statements import current_tolls, keep_statements, statements_of
from events.services.linking.coarsen import coarsen
from events.services.linking.contradictions import (
    Said,
    is_judged,
    note_differences,
    said_of,
    without_places,
)
from events.services.linking.copies import origins_of
from events.services.linking.derive import Telling, derive_event, vouching_roles
from events.services.linking.history import Change, record_revisions
from events.services.linking.history import record_revision as record_revision
from events.services.linking.history import snapshot as snapshot
from events.services.linking.write_values import (
    Derived,
    derived,
    save_columns,
    set_columns,
    write_rows,
)
from events.services.reference.resolve import Named, actor_key


def refresh_events(
    reasons: Mapping[int, str],
    *,
    version: str,
    now: datetime,
    noting_kept: bool = False,
    new: Mapping[int, New] = MappingProxyType({}),
    named: Named | None = None,
    held: Mapping[int, Event] = MappingProxyType({}),
) -> list[Revision]:
    """Derive these events anew from their reports. In a transaction.

    `reasons` are by primary key. `Event.overrides` stands above
    the reports: under a column's name it has a reviewer's value; the keys `places`, `actors` and
    `weapons` leave those rows as the reviewer set them. An unchanged event gets no revision. With
    `noting_kept` it does if its reports differ from the reviewer's values, which were kept. `new`
    events have only just a row: nothing of them is looked for. `held` events were read and locked
    in this turn, and nobody has changed them since. Returns the revisions.
    """
    take_turns()
    refreshed = derive_events(reasons, now=now, new=new, named=named, held=held)
    changes = [
        Change(event, _reason(reasons[event.pk], found.kept), bool(found.kept) and noting_kept)
        for event, found in refreshed
    ]
    told = {event.pk: found.parts for event, found in refreshed if found.parts is not None}
    told |= told_of([event.pk for event, _ in refreshed if event.pk not in told])
    revisions = record_revisions(changes, now=now, new=new, told=told, extractor_version=version)
    for event, found in refreshed:
        compare_with_reviewer(event, found, now=now)
    keep_sums(reasons, Loaded([event for event, _ in refreshed], told), new=new)
    return [revision for revision in revisions if revision]


def _reason(reason: str, kept: Sequence[str]) -> str:
    return f"{reason}; kept as a reviewer left it: {', '.join(kept)}" if kept else reason


@dataclass(frozen=True, slots=True)
class Refreshed:
    """The names of reviewers' values that reports contradict, and what the articles of an event say
    that a reviewer has judged (None for others). `parts`: its rows, if none of them was written.
    """

    kept: list[str]
    said: Said | None
    parts: Told | None = None


def compare_with_reviewer(event: Event, found: Refreshed, *, now: datetime) -> None:
    """Keep where articles differ from what a reviewer set or accepted. After its revision."""
    if found.said is not None and event.withdrawn_at is None:
        shown = snapshot(event)
        said = without_places(found.said, shown) if event.coarsened else found.said
        note_differences(event, shown, said, now=now)


@dataclass(frozen=True, slots=True)
class New:
    """An event that has only just a row, and the reports that tell it, as they were written."""

    event: Event
    reports: list[Report]


def new_events(
    events: Mapping[int, Event], told: Mapping[int, int], written: Iterable[Report]
) -> dict[int, New]:
    """These events with the reports of one article, by primary key. `told` are the events of
    reports. One with any other report is none of these.
    """
    found = {key: New(event, []) for key, event in events.items()}
    rows = {row.pk: row for row in written}
    others = set()
    for report, event in told.items():
        if event not in found:
            continue
        if report in rows:
            rows[report].event = found[event].event
            found[event].reports.append(rows[report])
        else:
            others.add(event)
    for one in found.values():
        one.reports.sort(key=lambda row: row.ordinal)
    return {key: one for key, one in found.items() if key not in others}


def derive_events(
    keys: Collection[int],
    *,
    now: datetime,
    new: Mapping[int, New] = MappingProxyType({}),
    named: Named | None = None,
    held: Mapping[int, Event] = MappingProxyType({}),
) -> list[tuple[Event, Refreshed]]:
    """Write the values of these events from their reports, without a revision. In a transaction.

    Returns each event that a report tells. What reports name is looked up in `named`.
    """
    events, reports = _events(keys, new, held)
    named = named or Named()
    named.look_up([from_json(report.extracted) for told in reports.values() for report in told])
    tolls = statements_of(events, reports, named=named)
    keep_statements(tolls, new=new)
    told = [event for event in events if reports[event.pk]]
    rules = list(HarmRule.objects.coarsening())
    written = []
    for event in told:
        current = current_tolls(tolls[event.pk])
        written.append((event, *_derive(event, reports[event.pk], current, named, now)))
    save_columns(told)
    parts = write_rows([(event, values) for event, values, _ in written], new)
    for event in told:
        if rules or event.coarsened:
            coarsen(event, rules)
            parts.pop(event.pk, None)
    return [(event, replace(found, parts=parts.get(event.pk))) for event, _, found in written]


def _derive(
    event: Event,
    reports: Sequence[Report],
    tolls: Mapping[str, Count | None],
    named: Named,
    now: datetime,
) -> tuple[Derived, Refreshed]:
    tellings = [_telling(report, named.actors, named.names) for report in reports]
    values = derive_event(tellings, tolls, kind=Kind(event.kind))
    found = derived(event, tellings, values, named.places, named.actors)
    kept = set_columns(event, found, now)
    records = [telling.report for telling in tellings]
    judged = is_judged(event)
    said = said_of(event, found, reports, records, named.places, named.actors) if judged else None
    return found, Refreshed(kept, said)


def _events(
    keys: Collection[int], new: Mapping[int, New], held: Mapping[int, Event]
) -> tuple[list[Event], dict[int, list[Report]]]:
    """The events in order, and the reports of each by its primary key."""
    old = set(keys).difference(new)
    events = [held[key] for key in old.intersection(held)]
    unread = old.difference(held)
    rows = Event.objects.select_for_update().filter(pk__in=unread).order_by("pk")
    events += rows if unread else ()
    reports = _reports(events)
    for key in set(keys).intersection(new):
        events.append(new[key].event)
        reports[key] = new[key].reports
    return sorted(events, key=lambda event: event.pk), reports


def _reports(events: Sequence[Event]) -> dict[int, list[Report]]:
    """The reports of each event, in the order of publication, not of arrival."""
    found: dict[int, list[Report]] = defaultdict(list)
    rows = Report.objects.filter(event__in=events).select_related(
        "article__source__affiliation__parent__parent", "article__origin"
    )
    rows = rows.defer("article__text", "article__origin__text")
    for report in rows.in_order_of_publication() if events else ():
        found[report.event_id or 0].append(report)
    return found


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
