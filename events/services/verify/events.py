"""Events are what their reports give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from django.db.models import F, Q

from events.extraction.serialize import from_json
from events.extraction.types import Count, Kind
from events.models import Event, Report, TollStatement
from events.models.occurrence import COUNTED
from events.services.ledger.statements import current_tolls
from events.services.linking.copies import origins_of
from events.services.linking.derive import Telling, derive_event
from events.services.linking.write_values import SET, columns_of
from events.services.verify.invariant import Finding, Invariant, named

# Not compared: the status hangs on names and affiliations, which may have changed since; weapons
# are rows, which history holds.
NOT_COMPARED = {"status", "search_text", "summary"}
COMPARED = [name for name in SET if name not in {*NOT_COMPARED, "updated_at", "ledger"}]
OF_ARTICLE = [
    "article__outlet_vouched",
    *(f"{one}__{name}" for one in ("article", "article__origin") for name in ("source", "agency")),
]


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
        Invariant(
            "every event is what its reports give",
            standing.only(*COMPARED, "kind", "public_id", "overrides"),
            _not_as_derived,
            at_once=1_000,
        ),
    ]


def _not_as_derived(events: Sequence[Event]) -> Iterator[Finding]:
    told: dict[int, list[Report]] = defaultdict(list)
    reports = Report.objects.filter(event__in=events).select_related("article__origin")
    reports = reports.only("event", "extracted", *OF_ARTICLE)
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
