"""Tell from an error whether the database is full, read-only or away.

Drivers raise different classes (PostgreSQL's read-only error is not an OperationalError), so their
codes are compared.
"""

from __future__ import annotations

import sqlite3
from enum import StrEnum

from django.db import DatabaseError, InterfaceError, OperationalError
from django.utils.translation import gettext_noop


class Trouble(StrEnum):
    """What was to be written is not at fault: the same write may succeed later."""

    FULL = "full"
    READ_ONLY = "read only"
    AWAY = "away"  # down, restarting, locked for too long, or too slow


# Of SQLite's codes the low byte, which is the same for all that were derived from one: of READONLY
# alone there are six.
SQLITE_CODES = {
    sqlite3.SQLITE_FULL: Trouble.FULL,
    # a quota or a file's greatest size is met as an error of writing
    sqlite3.SQLITE_IOERR: Trouble.FULL,
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Trouble.READ_ONLY,  # the directory allows no journal
}
# https://www.postgresql.org/docs/15/errcodes-appendix.html
POSTGRES_CODES = {
    "53100": Trouble.FULL,  # disk_full
    "58030": Trouble.FULL,  # io_error
    "25006": Trouble.READ_ONLY,  # read_only_sql_transaction
}


def trouble_of(error: BaseException | None) -> Trouble | None:
    """The trouble behind this error; None for other faults, such as a broken constraint."""
    cause = error.__cause__ if isinstance(error, DatabaseError | InterfaceError) else None
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    found = SQLITE_CODES.get(code) or POSTGRES_CODES.get(getattr(cause, "pgcode", None) or "")
    return found or (Trouble.AWAY if isinstance(error, OperationalError | InterfaceError) else None)


def cannot_write(error: BaseException | None) -> bool:
    """Whether the database answers, but cannot write at the moment."""
    return trouble_of(error) in (Trouble.FULL, Trouble.READ_ONLY)


# For logs and programs; a page translates them.
SENTENCES = {
    Trouble.FULL: gettext_noop("There is no room left where articles are kept."),
    Trouble.READ_ONLY: gettext_noop("The database can be read but not written at the moment."),
    Trouble.AWAY: gettext_noop("The database did not answer in time."),
}
# seconds until another try may find it mended
RETRY_AFTER = {Trouble.FULL: 60, Trouble.READ_ONLY: 60, Trouble.AWAY: 5}
