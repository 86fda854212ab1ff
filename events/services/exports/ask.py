"""Ask for a file, and forget the files of yesterday."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from events.models import Export

KEPT = timedelta(days=1)
GOOD_FOR = timedelta(minutes=10)  # asked again within this time, the same file will do
MOST_WAITING = 20


class TooManyWaiting(Exception):
    """As many files as may be wait to be written."""


@transaction.atomic
def ask_for_export(*, format_: str, query: str, site: str, now: datetime) -> tuple[Export, bool]:
    """The file's row, and whether it is new: one that was just asked for is given to all who ask.

    Raises:
        TooManyWaiting: if no more may wait.
    """
    found = Export.objects.same(format_, query, now - GOOD_FOR).filter(site=site).first()
    if found:
        return found, False
    if Export.objects.waiting().count() >= MOST_WAITING:
        raise TooManyWaiting
    values = {"format": format_, "query": query, "site": site}
    return Export.objects.create(**values, submitted_at=now, not_before=now), True


def forget_exports(*, now: datetime) -> int:
    """Delete the files that were asked for more than a day ago; how many."""
    deleted, _ = Export.objects.asked_before(now - KEPT).delete()
    return deleted
