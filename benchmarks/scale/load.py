"""Put the copies of a week into the database, as fast as it takes them."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.db.models import Model

from benchmarks.scale.log import Log, unescaped
from benchmarks.scale.rows import (
    MOST_COPIES,
    Week,
    columns,
    copied_models,
    lines,
    statement,
    week,
)
from benchmarks.scale.tallied import count_copies
from events.models import Revision
from events.services.tallies import triggers

AT_ONCE = 20_000  # rows
_STARTED = time.monotonic()


def multiply(copies: int) -> None:
    """So many copies of the week, one after the other and again from the first week on."""
    if copies > MOST_COPIES:
        raise SystemExit(f"{copies} copies, but ids have room for {MOST_COPIES}: a longer week")
    of, models = week(), copied_models()
    call_command("rebuild_tallies")
    if connection.vendor == "postgresql":
        count_copies(copies - 1)
        say("tallies")
    with _without_indexes([model._meta.db_table for model in models]):
        inside = {model: statement(model, of) for model in models}
        made_here = [
            partial(_add_lines, model, of, copies) for model in models if not inside[model]
        ]
        copied = [partial(_run, model, sql, copies - 1) for model, sql in inside.items() if sql]
        _at_once(copied, made_here[::2], made_here[1::2])
    _move_sequences(of, copies)
    if connection.vendor != "postgresql":
        call_command("rebuild_tallies")
        say("tallies")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    say("vacuum, analyze")


Calls = Sequence[Callable[[], None]]


def _at_once(*parts: Calls) -> None:
    """Each part by a process with a connection of its own; SQLite lets only one write."""
    if connection.vendor != "postgresql":
        _in_turn([*chain(*parts)])
        return
    connection.close()
    with ProcessPoolExecutor(len(parts), get_context("fork")) as processes:
        for done in [processes.submit(_in_turn, part) for part in parts]:
            done.result()


def _in_turn(calls: Calls) -> None:
    for call in calls:
        call()


def _add_lines(model: type[Model], of: Week, copies: int) -> None:
    load = _copy if connection.vendor == "postgresql" else _insert
    rows = lines(model, of, range(1, copies))
    log = Log(of) if model is Revision else None
    load(model._meta.db_table, columns(model), log.tied(rows) if log else rows)
    if log:
        log.close()
    say(model.__name__)


def say(what: str) -> None:
    sys.stderr.write(f"{time.monotonic() - _STARTED:8.1f} s  {what}\n")


class _Reader:
    """Lines as a file of bytes, which COPY reads from."""

    def __init__(self, rows: Iterator[str]) -> None:
        self._rows, self._rest = rows, b""

    def read(self, size: int) -> bytes:
        while len(self._rest) < size:
            more = "".join(islice(self._rows, 2_000)).encode()
            if not more:
                break
            self._rest += more
        given, self._rest = self._rest[:size], self._rest[size:]
        return given


def _copy(table: str, names: list[str], rows: Iterator[str]) -> None:
    listed = ", ".join(f'"{name}"' for name in names)
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.copy_expert(f"COPY {table} ({listed}) FROM STDIN", _Reader(rows), 1 << 20)


def _run(model: type[Model], statement: str, last: int) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET statement_timeout = 0")
        cursor.execute(statement, [last])
    say(model.__name__)


def _insert(table: str, names: list[str], rows: Iterator[str]) -> None:
    listed = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" for _ in names)
    connection.ensure_connection()
    cursor = connection.connection.cursor()
    statement = f"INSERT INTO {table} ({listed}) VALUES ({marks})"  # noqa: S608 - own names
    while batch := [_values(line) for line in islice(rows, AT_ONCE)]:
        cursor.executemany(statement, batch)


def _values(line: str) -> list[str | None]:
    cells = line[:-1].split("\t")
    if "\\" not in line:
        return list(cells)
    return [None if cell == "\\N" else unescaped(cell) for cell in cells]


@contextmanager
def _without_indexes(tables: list[str]) -> Iterator[None]:
    """Indexes, triggers and, on PostgreSQL, keys are dropped, and made again afterwards."""
    if connection.vendor != "postgresql":
        with _one_transaction():
            again = _drop_on_sqlite(tables)
            yield
            with connection.cursor() as cursor:
                for statement in again:
                    cursor.execute(statement)
        triggers.install()
        say("indexes")
        return
    with connection.cursor() as cursor:
        of_tables, between = _drop(cursor, tables)
    yield
    # the table with most to make first, so that the two end together
    by_size = sorted(of_tables.values(), key=len, reverse=True)
    _at_once(*([partial(_make, one) for each in by_size[n::2] for one in each] for n in (0, 1)))
    for one in between:
        _make(one)


def _make(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute("SET maintenance_work_mem = '1GB'")
        cursor.execute(statement)
    say(statement[:90])


@contextmanager
def _one_transaction() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous = OFF")
        cursor.execute("PRAGMA foreign_keys = OFF")
        cursor.execute("BEGIN IMMEDIATE")
        yield
        cursor.execute("COMMIT")


def _drop_on_sqlite(tables: list[str]) -> list[str]:
    """The statements that make the indexes again. Tallies' triggers would count each row."""
    triggers.remove()
    marks = ", ".join(["%s"] * len(tables))
    found = f"FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({marks})"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT name, sql {found}", tables)
        rows = cursor.fetchall()
        for name, _ in rows:
            cursor.execute(f'DROP INDEX "{name}"')
    return [statement for _, statement in rows]


CONSTRAINTS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), contype FROM pg_constraint
WHERE contype IN ('f', 'u', 'p')
  AND (conrelid::regclass::text = ANY(%s) OR contype = 'f' AND confrelid::regclass::text = ANY(%s))
ORDER BY contype = 'f' DESC, contype
"""


def _drop(cursor: Any, tables: list[str]) -> tuple[dict[str, list[str]], list[str]]:
    """The statements that make again what was dropped: each table's own, and between tables."""
    cursor.execute(CONSTRAINTS, [tables, tables])
    constraints = cursor.fetchall()
    found = "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s)"
    cursor.execute(found, [tables])
    own = {name for _, name, _, _ in constraints}
    indexes = [row for row in cursor.fetchall() if row[1] not in own]
    for table in tables:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    for table, name, _, _ in constraints:
        cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    for _, name, _ in indexes:
        cursor.execute(f'DROP INDEX IF EXISTS "{name}"')
    of_tables: dict[str, list[str]] = {table: [] for table in tables}
    between = []
    for table, name, how, kind in constraints:
        added = f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {how}'
        (between if kind == "f" else of_tables[table]).append(added)
    for table, _, how in indexes:
        of_tables[table].append(how)
    return of_tables, between + [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables]


def _move_sequences(of: Week, copies: int) -> None:
    """So that the next row that the product writes gets a key of its own."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for model, step in of.steps.items():
            if model._meta.auto_field is not None:
                cursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)",
                    [model._meta.db_table, step * copies],
                )
