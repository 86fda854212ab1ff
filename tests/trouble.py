"""A database that is full, cannot be written or lacks a rule, by its own means, as long as the
block lasts.

Full and read-only need `transaction=True`.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


def _run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def full_disk() -> Iterator[None]:
    """SQLite may not grow by a page; PostgreSQL raises what it raises when a table cannot be
    extended. SQLite's bound is the connection's own: see `read_only`.
    """
    if connection.vendor == "sqlite":
        connection.close()
        _run("VACUUM", "PRAGMA max_page_count = 1")  # no page free, and no more than there are
        lift = "PRAGMA max_page_count = 1073741823"
    else:
        _run(
            "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE "
            "EXCEPTION "
            "'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$",
            (
                "CREATE TRIGGER full_articles BEFORE INSERT ON events_article EXECUTE FUNCTION "
                "no_room()"
            ),
            (
                "CREATE TRIGGER full_evidence BEFORE INSERT ON events_evidence EXECUTE FUNCTION "
                "no_room()"
            ),
        )
        lift = "DROP FUNCTION no_room CASCADE"
    try:
        yield
    finally:
        _run(lift)


@contextmanager
def read_only() -> Iterator[None]:
    """As a replica, or a file that belongs to someone else, answers each write.

    The setting is the connection's own. One that grew too old (`CONN_MAX_AGE`) while the block
    lasts would be replaced by one that can write: so it begins with a new one.
    """
    sqlite = connection.vendor == "sqlite"
    connection.close()
    _run("PRAGMA query_only = ON" if sqlite else "SET default_transaction_read_only = on")
    try:
        yield
    finally:
        _run("PRAGMA query_only = OFF" if sqlite else "SET default_transaction_read_only = off")


@contextmanager
def unconstrained(table: str, constraint: str) -> Iterator[None]:
    """Without a rule of the table, as in a copy that was made without it. On PostgreSQL until the
    test's transaction ends.
    """
    sqlite = connection.vendor == "sqlite"
    if sqlite:
        _run("PRAGMA ignore_check_constraints = ON")
    else:
        # A table with foreign keys still to be checked cannot be altered.
        _run("SET CONSTRAINTS ALL IMMEDIATE")
        _run(f"ALTER TABLE {table} DROP CONSTRAINT {constraint}")
        _run("SET CONSTRAINTS ALL DEFERRED")
    try:
        yield
    finally:
        if sqlite:
            _run("PRAGMA ignore_check_constraints = OFF")


BOTH = {"full": full_disk, "read only": read_only}
