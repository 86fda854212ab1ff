# ruff: noqa: S608 - made of names of this project; every value is a parameter
"""The ledger holds what reports give, and sums count nothing twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q

from events.extraction.types import WeaponType
from events.models import Event, EventWeapon, PartOf, Report, TollStatement
from events.models.counting.ledger import TOLLS
from events.models.events.days import DaysLater
from events.services.ledger.contain import LONGEST
from events.services.ledger.keep_sums import COLUMNS, left_out_columns, settled, tree_of
from events.services.ledger.nodes import Loaded
from events.services.ledger.statements import stands_now
from events.services.ledger.sums import MOST
from events.services.ledger.wholes import wholes_of
from events.services.verify.invariant import Finding, Invariant, Keys

# of so many munitions of one event together, at least one sort has its share
_SHARE = MOST["munitions"] // len(WeaponType) // 2
MANY = Q(launched__gte=_SHARE) | Q(intercepted__gte=_SHARE)


def invariants() -> list[Invariant]:
    """What must hold of statements of tolls."""
    standing = Event.objects.filter(withdrawn_at=None)
    return [
        Invariant(
            "every number of a report is in its event's ledger",
            standing.only("public_id"),
            _not_kept,
            suspects=_kept_otherwise,
        ),
        Invariant(
            "what stands in a ledger is what is said last",
            standing.only("public_id"),
            _not_standing,
            suspects=_saying_several,
        ),
        Invariant(
            "every event is part of what holds it by rule",
            standing.only("public_id"),
            _not_related,
            at_once=1_000,
        ),
        Invariant(
            "sums count parts or the whole, never both",
            standing.only("public_id", *COLUMNS.values()),
            _not_settled,
            suspects=_with_sums_to_settle,
        ),
    ]


def _kept_otherwise(keys: Keys) -> Iterable[int]:
    """Events with a number in a report or in the ledger, and not in both."""
    with connection.cursor() as cursor:
        cursor.execute(_KEPT_OTHERWISE, [keys.after, keys.last] * (len(TOLLS) + 1))
        return [event for (event,) in cursor.fetchall()]


def _given(what: str) -> str:
    low, high = f"{what}_min", f"{what}_max"
    return (
        f"SELECT event_id, id, '{what}', {low}, {high} FROM events_report WHERE event_id > %s "
        f"AND event_id <= %s AND ({low} IS NOT NULL OR {high} IS NOT NULL)"
    )


_KEPT_OTHERWISE = f"""
WITH given(event_id, report_id, what, low, high) AS ({" UNION ALL ".join(map(_given, TOLLS))}),
kept AS (
    SELECT event_id, report_id, what, low, high FROM events_tollstatement
    WHERE event_id > %s AND event_id <= %s
)
SELECT event_id FROM (SELECT * FROM given EXCEPT SELECT * FROM kept) unkept
UNION SELECT event_id FROM (SELECT * FROM kept EXCEPT SELECT * FROM given) ungiven
"""


def _saying_several(keys: Keys) -> Iterable[int]:
    """Events with several numbers of one sort, or one that does not stand. A number stands if it
    is one, and alone.
    """
    said = keys.of(TollStatement.objects.order_by(), "event").values("event", "what")
    one = Q(n=1, n_standing=1, n_numbers=1)
    number = Q(low__isnull=False) | Q(high__isnull=False)
    counted = said.annotate(
        n=Count("pk"),
        n_standing=Count("pk", filter=Q(stands=True)),
        n_numbers=Count("pk", filter=number),
    )
    return set(counted.exclude(one).values_list("event", flat=True))


def _with_sums_to_settle(keys: Keys) -> Iterable[int]:
    """Events that are in another or hold one, that sums leave out, or may have to for their own
    number or days.
    """
    related = PartOf.objects.holding()
    kept = ~Q(**dict.fromkeys(COLUMNS.values(), ""))
    many = Q(Exists(EventWeapon.objects.filter(MANY, event=OuterRef("pk"))))
    for what in TOLLS:
        many |= Q(**{f"{what}_min__gt": MOST[what]})
    long = Q(ends_on__gt=DaysLater("starts_on", LONGEST - 1))
    events = keys.of(Event.objects.filter(withdrawn_at=None)).filter(kept | many | long)
    return {
        *events.values_list("pk", flat=True),
        *keys.of(related, "part").values_list("part", flat=True),
        *keys.of(related, "whole").values_list("whole", flat=True),
    }


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
