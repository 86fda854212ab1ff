"""Link reports from before anew: those that no rule, or another rule, has linked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import connection, transaction

from events.models import Report, Revision
from events.services.linking.joining.kept_traits import write_traits
from events.services.linking.joining.link import Occasion, link_reports
from events.services.linking.matching.version import rule_version
from events.services.linking.refresh import refresh_events

AT_ONCE = 100  # reports of one transaction: workers go on between
BECAUSE = "linking by another rule"


def relink(*, now: datetime) -> Iterator[list[Revision]]:
    """Link anew, the oldest reports first; yields the revisions of each batch.

    Each batch is one transaction that marks its reports, so a run that was stopped goes on where it
    was. What a reviewer set stays; an event that one has dealt with is neither parted nor merged.
    """
    found = True
    while found:  # once more: an event that came back may lie before where the run has got to
        found = False
        for revisions in _once_through(now):
            found = True
            yield revisions


def _once_through(now: datetime) -> Iterator[list[Revision]]:
    version, last = rule_version(), (0, 0)
    while True:
        with transaction.atomic():
            _alone()
            rows = list(Report.objects.linked_otherwise(version).later_than(*last)[:AT_ONCE])
            revisions = _link(rows, version, now)
        if not rows:
            return
        yield revisions
        last = rows[-1].article_id, rows[-1].pk


def _alone() -> None:
    """Let PostgreSQL start no processes to help with a query. The neighbours of a hundred reports
    are found in 10 ms, and the helpers that their estimated cost brings take half a second.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL max_parallel_workers_per_gather = 0")


def _link(rows: Sequence[Report], version: str, now: datetime) -> list[Revision]:
    write_traits(rows)
    linked = link_reports(Occasion({row.pk for row in rows}, BECAUSE, f"linking {version}", now))
    changes = refresh_events(linked.reasons, version=f"linking {version}", now=now)
    return linked.revisions + changes
