"""Events are as their history left them, and it has no gaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Count, F, Max, Min, OuterRef, Q, Subquery

from events.models import Event, Revision
from events.services.linking.history import changed_keys, snapshots
from events.services.verify.invariant import Finding, Invariant, Keys


def invariants() -> list[Invariant]:
    """What must hold of the history of events."""
    events = Event.objects.defer("search_text").select_related("merged_into")
    return [
        Invariant(
            "every event has its whole history",
            Event.objects.only("public_id"),
            _gaps_in_history,
            suspects=_numbered_otherwise,
        ),
        Invariant(
            "every event is as its history left it", events, _not_as_history_says, at_once=1_000
        ),
    ]


def _numbered_otherwise(keys: Keys) -> Iterable[int]:
    """No event has two changes of one number."""
    numbered = Count("revisions"), Min("revisions__number"), Max("revisions__number")
    counted = keys.of(Event.objects.all()).order_by().values("pk")
    counted = counted.annotate(n=numbered[0], low=numbered[1], high=numbered[2])
    whole = Q(n__gt=0) & Q(low=1) & Q(high=F("n"))
    return set(counted.filter(~whole).values_list("pk", flat=True))


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
    newest = Revision.objects.filter(event=OuterRef("event")).order_by("-number").values("pk")[:1]
    last = Revision.objects.filter(event__in=events, pk=Subquery(newest))
    left = dict(last.values_list("event_id", "after"))
    found = snapshots(events)
    for event in events:
        after = left.get(event.pk)
        if after is None:
            continue
        differing = changed_keys(_comparable(after), _comparable(found[event.pk]))
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
