"""Public ids survive: a merged event leads to its holder, and comes back if the two part."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from events import lengths
from events.models import Event, Report, Revision, Suggestion
from events.services.ledger.keep_sums import let_go
from events.services.linking.history import record_revision


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A merged event, the event that holds its reports now, and the oldest of them."""

    event: int
    into: int
    report: int
    because_of: str


def merge(merged: Tombstone, *, version: str, now: datetime) -> list[Revision]:
    """Leave a tombstone that leads to the event which holds the reports now.

    Returns the revision.
    """
    gone = lay_to_rest(merged, now=now)
    let_go([gone.pk])
    revision = record_revision(
        gone, reason=gone.withdrawn_because, now=now, extractor_version=version
    )
    return [revision] if revision else []


def lay_to_rest(merged: Tombstone, *, now: datetime) -> Event:
    """The tombstone, with sums not yet settled and no revision yet."""
    gone, holder = Event.objects.get(pk=merged.event), Event.objects.get(pk=merged.into)
    Event.objects.filter(merged_into=gone).update(merged_into=holder)
    Suggestion.objects.touching([merged.event]).delete()
    gone.withdrawn_at = gone.updated_at = now
    gone.withdrawn_because = _because(holder, merged.because_of)[: lengths.CHANGE]
    gone.merged_into, gone.merged_report = holder, Report(pk=merged.report)
    gone.article_count = gone.origin_count = 0
    gone.save(update_fields=TOMBSTONE)
    gone.toll_statements.all().delete()
    return gone


def revive(groups: Sequence[Collection[int]]) -> dict[int, int]:
    """The oldest merged event whose oldest report is in each of these groups of reports, as an
    event again; by the position of the group.
    """
    homes = {report: position for position, group in enumerate(groups) for report in group}
    found: dict[int, int] = {}
    merged = Event.objects.filter(merged_into__isnull=False, merged_report__in=homes)
    for event in merged.order_by("pk") if homes else ():
        position = homes[event.merged_report_id or 0]
        if position not in found:
            _bring_back(event)
            found[position] = event.pk
    return found


def _bring_back(event: Event) -> None:
    event.withdrawn_at = event.merged_into = event.merged_report = None
    event.withdrawn_because = ""
    event.save(update_fields=TOMBSTONE)


TOMBSTONE = (
    *("withdrawn_at", "withdrawn_because", "merged_into", "merged_report", "updated_at"),
    *("article_count", "origin_count"),
)


def _because(holder: Event, because_of: str) -> str:
    return f"One with event {holder.public_id} because of {because_of}"
