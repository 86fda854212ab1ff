"""Keep events in step with their reports.

Values are derived, a reviewer's values override them, and every change makes a revision.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from events.extraction.serialize import from_json
from events.extraction.types import Count, Kind, Role
from events.models import Actor, Event, HarmRule, Place, Report, Revision
from events.models.events.turns import take_turns
from events.services.ledger.keep_sums import keep_sums
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
from events.services.linking.write_values import Derived, derived, write_columns, write_rows
from events.services.reference.resolve import actor_key, actors_with_names, place_rows


def refresh_events(
    reasons: Mapping[int, str],
    *,
    version: str,
    now: datetime,
    noting_kept: bool = False,
    new: Collection[int] = (),
) -> list[Revision]:
    """Derive these events anew from their reports. In a transaction.

    `reasons` are by primary key. `Event.overrides` stands above
    the reports: under a column's name it has a reviewer's value; the keys `places`, `actors` and
    `weapons` leave those rows as the reviewer set them. An unchanged event gets no revision. With
    `noting_kept` it does if its reports differ from the reviewer's values, which were kept. `new`
    events have only just a row: nothing else of them is looked for. Returns the revisions.
    """
    take_turns()
    refreshed = derive_events(reasons, now=now, new=new)
    changes = [
        Change(event, _reason(reasons[event.pk], found.kept), bool(found.kept) and noting_kept)
        for event, found in refreshed
    ]
    revisions = record_revisions(changes, now=now, new=new, extractor_version=version)
    for event, found in refreshed:
        compare_with_reviewer(event, found, now=now)
    keep_sums(reasons)
    return [revision for revision in revisions if revision]


def _reason(reason: str, kept: Sequence[str]) -> str:
    return f"{reason}; kept as a reviewer left it: {', '.join(kept)}" if kept else reason


@dataclass(frozen=True, slots=True)
class Refreshed:
    """The names of reviewers' values that reports contradict, and what the articles of an event say
    that a reviewer has judged (None for others).
    """

    kept: list[str]
    said: Said | None


def compare_with_reviewer(event: Event, found: Refreshed, *, now: datetime) -> None:
    """Keep where articles differ from what a reviewer set or accepted. After its revision."""
    if found.said is not None and event.withdrawn_at is None:
        shown = snapshot(event)
        said = without_places(found.said, shown) if event.coarsened else found.said
        note_differences(event, shown, said, now=now)


def derive_events(
    keys: Collection[int], *, now: datetime, new: Collection[int] = ()
) -> list[tuple[Event, Refreshed]]:
    """Write the values of these events from their reports, without a revision. In a transaction.

    Returns each event that a report tells.
    """
    events = (
        list(Event.objects.select_for_update().filter(pk__in=keys).order_by("pk")) if keys else []
    )
    reports = _reports(events)
    tolls = statements_of(events, reports)
    keep_statements(tolls)
    records = [from_json(report.extracted) for told in reports.values() for report in told]
    places = place_rows(place for record in records for place in record.places)
    actors, names = actors_with_names(a.name for record in records for a in record.actors)
    told = [event for event in events if reports[event.pk]]
    rules = list(HarmRule.objects.coarsening())
    written = []
    for event in told:
        current = current_tolls(tolls[event.pk])
        written.append(
            (event, *_derive(event, reports[event.pk], current, places, actors, names, now))
        )
    write_rows([(event, values) for event, values, _ in written], new)
    for event in told:
        coarsen(event, rules)
    return [(event, refreshed) for event, _, refreshed in written]


def _derive(
    event: Event,
    reports: Sequence[Report],
    tolls: Mapping[str, Count | None],
    places: Mapping[str, Place],
    actors: Mapping[str, Actor],
    names: Mapping[int, frozenset[str]],
    now: datetime,
) -> tuple[Derived, Refreshed]:
    tellings = [_telling(report, actors, names) for report in reports]
    values = derive_event(tellings, tolls, kind=Kind(event.kind))
    found = derived(event, tellings, values, places, actors)
    kept = write_columns(event, found, now)
    records = [telling.report for telling in tellings]
    judged = is_judged(event)
    said = said_of(event, found, reports, records, places, actors) if judged else None
    return found, Refreshed(kept, said)


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
