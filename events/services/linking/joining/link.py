"""Which event each report tells: decided for a whole neighbourhood, whatever came first."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Exists, OuterRef

from events import lengths
from events.models import Event, Report, ReportTraits, Revision
from events.models.events import Review
from events.models.events.turns import take_turns
from events.services.linking.joining.assignment import Assignment, assign
from events.services.linking.joining.explain import because, link_shown
from events.services.linking.joining.grouping import Group, group_reports
from events.services.linking.joining.kept_traits import Node
from events.services.linking.joining.merging import Tombstone, merge, revive
from events.services.linking.joining.neighbourhood import Neighbourhood, neighbourhood_of
from events.services.linking.joining.suggestions import suggest
from events.services.linking.matching.scoring import Rule, shipped_rule


@dataclass(slots=True)
class Linked:
    """What linking changed: why each event has to be derived anew, and revisions of merged ones.

    `told`: the event of each report that was decided of. `new`: events that have only just a row,
    and that only reports tell which were in no event before. `held`: the others as they were read
    and locked, where nothing of them has changed.
    """

    reasons: dict[int, str] = field(default_factory=dict)
    told: dict[int, int] = field(default_factory=dict)
    new: dict[int, Event] = field(default_factory=dict)
    held: dict[int, Event] = field(default_factory=dict)
    revisions: list[Revision] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Occasion:
    """What brings reports to be linked, by primary key.

    `because_of` names it, such as an article. Reports that are read `again` leave their event's id
    to reports that stand. `written` are rows that have only just been written.
    """

    seeds: Collection[int]
    because_of: str
    version: str
    now: datetime
    again: Collection[int] = ()
    written: Sequence[ReportTraits] = ()


def link_reports(occasion: Occasion, *, rule: Rule | None = None) -> Linked:
    """Decide anew which reports around these tell one event. In a transaction.

    Events are not derived: that is for the caller.
    """
    if not occasion.seeds:
        return Linked()
    take_turns()
    found = neighbourhood_of(occasion.seeds, rule or shipped_rule(), written=occasion.written)
    nodes = sorted((found.nodes[pk] for pk in found.inside), key=lambda node: node.traits.key)
    held, fixed = _locked({node.event for node in nodes if node.event})
    groups = group_reports(nodes, fixed, found)
    assigned = assign(groups, fixed=fixed, last=occasion.again)
    linked = _apply(groups, assigned, occasion, found)
    linked.held = {} if assigned.merged else held  # what a merged event held went elsewhere
    suggest(linked.told, linked.new, found)
    return linked


def _locked(events: Collection[int]) -> tuple[dict[int, Event], set[int]]:
    """These events by primary key; and those that a person has accepted, edited or changed: they
    are neither parted nor merged.
    """
    by_hand = Revision.objects.filter(event=OuterRef("pk"), changed_by__isnull=False)
    rows = Event.objects.select_for_update().filter(pk__in=events).order_by("pk")
    found = list(rows.annotate(by_hand=Exists(by_hand)))
    dealt_with = {
        event.pk
        for event in found
        if event.by_hand or event.review != Review.UNREVIEWED or event.overrides
    }
    return {event.pk: event for event in found}, dealt_with


def _apply(
    groups: Sequence[Group], assigned: Assignment, occasion: Occasion, found: Neighbourhood
) -> Linked:
    """Give each report its event, and say why each event that changed did."""
    linked = Linked()
    known = _known_events(groups, assigned)
    new = _new_events(groups, known, occasion.now)
    events = known | {position: event.pk for position, event in new.items()}
    linked.new = {event.pk: event for n, event in new.items() if not _any_was_told(groups[n])}
    for position, group in enumerate(groups):
        reason = _reason(group, events[position], known.get(position), occasion)
        if reason:
            linked.reasons[events[position]] = reason
        linked.told |= {node.report: events[position] for node in group}
    _write_links(groups, linked.told, found)
    _note_losses(groups, events, linked, occasion.because_of)
    for event, position in sorted(assigned.merged.items()):
        oldest = min((n for n in groups[position] if n.event == event), key=lambda n: n.age)
        tombstone = Tombstone(event, events[position], oldest.report, occasion.because_of)
        linked.revisions += merge(tombstone, version=occasion.version, now=occasion.now)
        linked.reasons.pop(event, None)
        linked.new = {}  # what the merged event held may be in a new one by now
    return linked


def _any_was_told(group: Group) -> bool:
    return any(node.event is not None for node in group)


def _reason(group: Group, event: int, known: int | None, occasion: Occasion) -> str:
    """Why this event has to be derived anew; empty if nothing in it has changed."""
    come, because_of = [node for node in group if node.event != event], occasion.because_of
    if known is None and not _any_was_told(group):
        return f"First told by {because_of}"
    if known is None:
        return f"Parted from another event because of {because_of}"
    if any(node.event is not None for node in come):
        return f"One with another event because of {because_of}"
    if come:
        return f"Joined by {because_of}"
    if _among(group, occasion.again):
        return f"{because_of[0].upper()}{because_of[1:]} read again"
    return f"Looked at again with {because_of}" if _among(group, occasion.seeds) else ""


def _among(group: Group, reports: Collection[int]) -> bool:
    return any(node.report in reports for node in group)


def _note_losses(
    groups: Sequence[Group], events: Mapping[int, int], linked: Linked, because_of: str
) -> None:
    """Events from which a report went elsewhere are derived anew, too."""
    for position, group in enumerate(groups):
        for node in group:
            if node.event is not None and node.event != events[position]:
                linked.reasons.setdefault(
                    node.event, f"A report went to another event because of {because_of}"
                )


def _known_events(groups: Sequence[Group], assigned: Assignment) -> dict[int, int]:
    """The event of each group by its position, merged ones that come back with their reports among
    them: with those that were linked before.
    """
    free = [position for position in range(len(groups)) if position not in assigned.events]
    back = revive(
        [[n.report for n in groups[position] if n.because or n.event] for position in free]
    )
    return assigned.events | {free[n]: event for n, event in back.items()}


def _new_events(groups: Sequence[Group], known: Collection[int], now: datetime) -> dict[int, Event]:
    """Events with their required values; the rest is derived once their reports are there."""
    new = {
        position: _new_event(group[0], now)
        for position, group in enumerate(groups)
        if position not in known
    }
    Event.objects.bulk_create(new.values())
    return new


def _new_event(first: Node, now: datetime) -> Event:
    days = first.traits.days
    return Event(
        kind=first.traits.kind,
        status="reported",
        starts_on=days.start,
        ends_on=days.end,
        created_at=now,
        updated_at=now,
    )


def _write_links(groups: Sequence[Group], told: Mapping[int, int], found: Neighbourhood) -> None:
    """Give each report its event, and keep why it is there, where one of them has changed."""
    rows, links = [], []
    for group in groups:
        for node in group:
            shown = link_shown(node, group, found)
            reason = because(node, group, shown)[: lengths.REASON]
            event = told[node.report]
            if (node.event, node.because) != (event, reason):
                rows.append(Report(pk=node.report, event_id=event, linked_because=reason))
            if node.because != reason and (node.because or shown):  # a new one has no link yet
                links.append(ReportTraits(pk=node.report, link=shown))
    Report.objects.bulk_update(rows, ["event", "linked_because"])
    ReportTraits.objects.bulk_update(links, ["link"])


def reports_of(articles: Collection[int]) -> set[int]:
    """The reports by which these articles tell events that readers see."""
    if not articles:
        return set()
    told = ReportTraits.objects.standing().filter(report__article__in=articles)
    return set(told.values_list("report", flat=True))
