"""Events are what their reports and their history say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import F, Q

from events.extraction.serialize import from_json
from events.extraction.types import Count, Kind
from events.models import Event, Report, Revision, TollStatement
from events.models.occurrence import COUNTED
from events.services.ledger.statements import current_tolls
from events.services.linking.copies import origins_of
from events.services.linking.derive import Telling, derive_event
from events.services.linking.history import changed_keys, snapshot
from events.services.linking.write_values import columns_of
from events.services.verify.invariant import Finding, Invariant, named

# Not compared: the status hangs on names and affiliations, which may have changed since; weapons
# are rows, which history holds.
NOT_COMPARED = {"status", "search_text", "summary"}


def invariants() -> list[Invariant]:
    """What must hold of events."""
    standing = Event.objects.filter(withdrawn_at=None)
    crossed = Q(starts_on__gt=F("ends_on"))
    for what in COUNTED:
        crossed |= Q(**{f"{what}_min__gt": F(f"{what}_max")})
    return [
        Invariant(
            "every event is told or withdrawn",
            standing.filter(reports=None),
            named("event", "no report tells it"),
        ),
        Invariant(
            "no range runs backwards",
            Event.objects.filter(crossed),
            named("event", "a minimum exceeds its maximum"),
        ),
        Invariant("every event is what its reports give", standing, _not_as_derived),
        Invariant("every event has its whole history", Event.objects.all(), _gaps_in_history),
        Invariant(
            "every event is as its history left it", Event.objects.all(), _not_as_history_says
        ),
    ]


def _not_as_derived(events: Sequence[Event]) -> Iterator[Finding]:
    told: dict[int, list[Report]] = defaultdict(list)
    reports = Report.objects.filter(event__in=events).select_related("article__origin")
    reports = reports.defer("article__text", "article__origin__text")
    for report in reports.in_order_of_publication():
        told[report.event_id or 0].append(report)
    tolls: dict[int, list[TollStatement]] = defaultdict(list)
    for row in TollStatement.objects.filter(event__in=events).with_days().order_by("pk"):
        tolls[row.event_id].append(row)
    for event in events:
        reports_of, counts = told[event.pk], current_tolls(tolls[event.pk])
        problem = _difference(event, reports_of, counts) if reports_of else ""
        if problem:
            yield Finding(event.pk, "event", event.public_id, problem)


def _difference(event: Event, reports: Sequence[Report], tolls: Mapping[str, Count | None]) -> str:
    try:
        values = derive_event(
            [_telling(report) for report in reports], tolls, kind=Kind(event.kind)
        )
    except (KeyError, TypeError, ValueError):
        return "one of its reports holds no record that can be read"
    wrong = [
        name
        for name, value in columns_of(values).items()
        if name not in {*NOT_COMPARED, *event.overrides} and getattr(event, name) != value
    ]
    return f"not as its reports give it: {', '.join(wrong)}" if wrong else ""


def _telling(report: Report) -> Telling:
    """Without who vouches for it, which only decides the status."""
    article, record = report.article, from_json(report.extracted)
    return Telling(
        article.pk,
        record,
        text_id=article.origin_id,
        origins=origins_of(article),
        vouched=article.outlet_vouched,
    )


def _gaps_in_history(events: Sequence[Event]) -> Iterator[Finding]:
    numbers: dict[int, list[int]] = defaultdict(list)
    rows = Revision.objects.filter(event__in=events).order_by("number")
    for event_id, number in rows.values_list("event_id", "number"):
        numbers[event_id].append(number)
    for event in events:
        found = numbers[event.pk]
        if not found or found != list(range(1, len(found) + 1)):
            yield Finding(
                event.pk,
                "event",
                event.public_id,
                f"its changes are not numbered 1 to {len(found) or 'n'}",
            )


def _not_as_history_says(events: Sequence[Event]) -> Iterator[Finding]:
    last = Revision.objects.filter(event__in=events).order_by("event_id", "number")
    left = dict(last.values_list("event_id", "after"))  # of several the last, whatever came before
    for event in events:
        after = left.get(event.pk)
        if after is None:
            continue
        differing = changed_keys(_comparable(after), _comparable(snapshot(event)))
        erased = set() if isinstance(after.get("summary"), str) else {"summary"}
        wrong = [name for name in differing if name in after and name not in erased]
        if wrong:
            yield Finding(
                event.pk,
                "event",
                event.public_id,
                f"changed since its last revision: {', '.join(wrong)}",
            )


def _comparable(snapshot: Mapping[str, Any]) -> dict[str, Any]:
    """Places by key only: a newer gazetteer may change a name."""
    return {**snapshot, "places": [place.get("key") for place in snapshot.get("places", [])]}
