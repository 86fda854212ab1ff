"""The ledger holds what reports give, and sums count nothing twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from events.models import Event, PartOf, Report, TollStatement
from events.models.counting.ledger import TOLLS
from events.services.ledger.keep_sums import left_out_columns, settled, tree_of
from events.services.ledger.nodes import Loaded
from events.services.ledger.statements import stands_now
from events.services.ledger.wholes import wholes_of
from events.services.verify.invariant import Finding, Invariant


def invariants() -> list[Invariant]:
    """What must hold of statements of tolls."""
    standing = Event.objects.filter(withdrawn_at=None)
    return [
        Invariant("every number of a report is in its event's ledger", standing, _not_kept),
        Invariant("what stands in a ledger is what is said last", standing, _not_standing),
        Invariant("every event is part of what holds it by rule", standing, _not_related),
        Invariant("sums count parts or the whole, never both", standing, _not_settled),
    ]


def _not_kept(events: Sequence[Event]) -> Iterator[Finding]:
    given: dict[int, set[tuple[object, ...]]] = defaultdict(set)
    for report in Report.objects.filter(event__in=events).defer("extracted"):
        for what in TOLLS:
            count = report.people(what)
            if count is not None:
                given[report.event_id or 0].add((report.pk, what, count.min, count.max))
    kept = _statements(events)
    for event in events:
        found = {(row.report_id, row.what, row.low, row.high) for row in kept[event.pk]}
        if found != given[event.pk]:
            yield _finding(event, "its ledger does not hold what its reports give")


def _not_standing(events: Sequence[Event]) -> Iterator[Finding]:
    kept = _statements(events)
    for event in events:
        if any(row.stands is not now for row, now in stands_now(kept[event.pk])):
            yield _finding(event, "its ledger holds numbers that later ones replace")


def _not_related(events: Sequence[Event]) -> Iterator[Finding]:
    keys = [event.pk for event in events]
    rows = PartOf.objects.holding().filter(part__in=keys).order_by("pk")
    kept = {row.part_id: row.whole_id for row in rows}
    wanted = {key: one.whole_id for key, one in wholes_of(keys, Loaded()).items()}
    for event in events:
        if kept.get(event.pk) != wanted.get(event.pk):
            yield _finding(event, "it is not part of what holds it")


def _not_settled(events: Sequence[Event]) -> Iterator[Finding]:
    reasons = settled(tree_of([event.pk for event in events]))
    for event in events:
        columns = left_out_columns(event.pk, reasons)
        if any(getattr(event, column) != reason for column, reason in columns.items()):
            yield _finding(event, "sums leave out other numbers of it than they should")


def _statements(events: Sequence[Event]) -> dict[int, list[TollStatement]]:
    found: dict[int, list[TollStatement]] = defaultdict(list)
    for row in TollStatement.objects.filter(event__in=events).with_days().order_by("pk"):
        found[row.event_id].append(row)
    return found


def _finding(event: Event, problem: str) -> Finding:
    return Finding(event.pk, "event", event.public_id, problem)
