# ruff: noqa: S608 - made of this room's own names; no value comes from outside
"""Count the events that have changed, and put together what was appended to one tally.

Every worker may ask for it; one at a time does it, in small transactions.
"""

from __future__ import annotations

from django.db import connection, transaction

from events.models import Tally, Uncounted
from events.services.tallies.contributions import COLUMNS, VIEW

AT_ONCE = 200  # events: half a second, in which a worker that changes one of them waits
MOST_ROUNDS = 20
FOLDED = "folded"  # the row that says up to which row tallies are folded
APPENDED = 5_000  # rows, before they are put together
LOCK = 7_304_410_817  # not that of turns: linking need not wait for it
KEY = COLUMNS.removesuffix(", amount")


def fold() -> int:
    """Count what is uncounted, as far as nobody is writing it; how many events."""
    counted = 0
    for _ in range(MOST_ROUNDS):
        with transaction.atomic():
            done = _count_some() if Tally.objects.kept() and _alone() else 0
        counted += done
        if done < AT_ONCE:
            break
    with transaction.atomic():
        if counted and _alone():
            _put_together()
    return counted


def _alone() -> bool:
    """Whether no other worker folds at this moment. SQLite has one writer at a time."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])


def _count_some() -> int:
    rows = Uncounted.objects.order_by("event_id")
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True)
    keys = list(rows.values_list("event_id", flat=True)[:AT_ONCE])
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tally_count(taken) FROM unnest(%s::bigint[]) taken", [keys])
        else:
            statement = f"INSERT INTO events_tally ({COLUMNS}) SELECT {COLUMNS} FROM {VIEW}"
            cursor.executemany(f"{statement} WHERE event_id = %s", [(key,) for key in keys])
            Uncounted.objects.filter(event_id__in=keys).delete()
    return len(keys)


def _put_together() -> None:
    """Rows of the same tally become one, where many have been appended since the last time."""
    mark = Tally.objects.filter(facet=FOLDED).first()
    since = mark.amount if mark else 0
    last = Tally.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    if last - since < APPENDED:
        return
    with connection.cursor() as cursor:
        for statement in _PUT_TOGETHER:
            cursor.execute(statement, {"since": since})
    last = Tally.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    mark_folded(last)


def mark_folded(last: int) -> None:
    Tally.objects.update_or_create(
        facet=FOLDED, defaults={"day": "0001-01-01", "amount": last, "kind": "", "status": ""}
    )


SAME = " AND ".join(f"t.{name} = r.{name}" for name in KEY.split(", "))
OWN = "facet NOT IN ('version', 'folded')"
_PUT_TOGETHER = (
    f"CREATE TEMPORARY TABLE tally_touched AS SELECT DISTINCT {KEY} FROM events_tally "
    f"WHERE id > %(since)s AND {OWN}",
    f"CREATE TEMPORARY TABLE tally_rows AS SELECT t.* FROM events_tally t "
    f"JOIN tally_touched r ON {SAME}",
    "DELETE FROM events_tally WHERE id IN (SELECT id FROM tally_rows)",
    f"INSERT INTO events_tally ({COLUMNS}) SELECT {KEY}, SUM(amount) FROM tally_rows "
    f"GROUP BY {KEY} HAVING SUM(amount) <> 0",
    "DROP TABLE tally_rows",
    "DROP TABLE tally_touched",
)
