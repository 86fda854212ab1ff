# ruff: noqa: S608 - made of this room's own names; no value comes from outside
"""Count all events anew: after an upgrade that changes what is counted, or a bulk load."""

from __future__ import annotations

import hashlib

from django.db import connection, transaction

from events.models import Tally, Uncounted
from events.models.counting.tallies import EVER, KINDS_OF_FACETS
from events.services.tallies.contributions import COLUMNS, VIEW, view
from events.services.tallies.fold import KEY, mark_folded


def version() -> str:
    """Changes with what is counted."""
    return hashlib.sha256(view(connection.vendor).encode()).hexdigest()[:16]


def is_current() -> bool:
    return Tally.objects.filter(facet="version", value=version()).exists()


def rebuild() -> None:
    """In one transaction, in which others can read, and wait to write."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL statement_timeout = 0")
            cursor.execute("LOCK TABLE events_uncounted IN SHARE ROW EXCLUSIVE MODE")
        Tally.objects.all()._raw_delete(Tally.objects.db)
        for facet in KINDS_OF_FACETS:
            cursor.execute(
                f"INSERT INTO events_tally ({COLUMNS}) SELECT {KEY}, SUM(amount) FROM {VIEW} "
                f"WHERE facet = %s GROUP BY {KEY} HAVING SUM(amount) <> 0",
                [facet],
            )
        Uncounted.objects.all()._raw_delete(Uncounted.objects.db)
        blank = {"day": EVER, "kind": "", "status": ""}
        Tally.objects.create(facet="version", value=version(), amount=1, **blank)
        last = Tally.objects.order_by("-pk").values_list("pk", flat=True).first()
        mark_folded(last or 0)
