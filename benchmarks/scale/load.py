"""Put the copies of a week into the database, as fast as it takes them."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.core.management import call_command, get_commands
from django.db import connection

from benchmarks.scale.log import Log, unescaped
from benchmarks.scale.rows import Week, columns, copied_models, lines, statement, week
from events.models import Revision
from events.services.tallies import triggers

AT_ONCE = 20_000  # rows
REBUILD = "rebuild_tallies"
_STARTED = time.monotonic()


def multiply(copies: int) -> None:
    """So many copies of the week, one after the other and again from the first week on."""
    of, load = week(), _copy if connection.vendor == "postgresql" else _insert
    with _without_indexes([model._meta.db_table for model in copied_models()]):
        for model in copied_models():
            inside = statement(model, of)
            if inside:
                _run(inside, copies - 1)
            else:
                rows = lines(model, of, range(1, copies))
                log = Log(of) if model is Revision else None
                load(model._meta.db_table, columns(model), log.tied(rows) if log else rows)
                if log:
                    log.close()
            say(model.__name__)
    _move_sequences(of, copies)
    if REBUILD in get_commands():
        call_command(REBUILD)
        say("tallies")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    say("vacuum, analyze")


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


def _run(statement: str, last: int) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET statement_timeout = 0")
        cursor.execute(statement, [last])


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
        again = _drop(cursor, tables)
        yield
        cursor.execute("SET statement_timeout = 0")
        cursor.execute("SET maintenance_work_mem = '512MB'")
        for statement in again:
            cursor.execute(statement)
            say(statement[:70])


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


def _drop(cursor: Any, tables: list[str]) -> list[str]:
    """The statements that make again what was dropped."""
    cursor.execute(CONSTRAINTS, [tables, tables])
    constraints = cursor.fetchall()
    cursor.execute("SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s)", [tables])
    own = {name for _, name, _, _ in constraints}
    indexes = [row for row in cursor.fetchall() if row[0] not in own]
    for table in tables:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    for table, name, _, _ in constraints:
        cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    for name, _ in indexes:
        cursor.execute(f'DROP INDEX IF EXISTS "{name}"')
    keys = [row for row in constraints if row[3] != "f"]
    foreign = [row for row in constraints if row[3] == "f"]
    return [
        *(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {how}' for table, name, how, _ in keys),
        *(how for _, how in indexes),
        *(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {how}' for table, name, how, _ in foreign),
        *(f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables),
    ]


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
