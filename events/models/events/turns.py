"""Make workers that change events wait for each other, until their transactions end."""

from __future__ import annotations

from django.db import connection, transaction

LOCK = 7_304_410_816  # an advisory lock: of two workers, one settles sums after the other


def take_turns() -> None:
    """Call it before events are locked, in every transaction that links, settles sums, or adds to
    the log. Asked for again in the same transaction it costs nothing.

    SQLite has one writer at a time and needs no lock.
    """
    if connection.vendor != "postgresql" or _is_held():
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    transaction.on_commit(_end_turn)


def _is_held() -> bool:
    """What waits for a commit is forgotten with the transaction, and by going back to a savepoint
    from before it: so is the lock.
    """
    return any(waiting[1] is _end_turn for waiting in connection.run_on_commit)


def _end_turn() -> None:
    """The database lets go by itself."""
