"""Copy PostgreSQL with its own programs.

The password is passed in the environment: every user of the machine can read arguments.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from events.services.backup.archive import BackupError

# Debian keeps every version here, and puts a wrapper alone on the PATH
INSTALLED = Path("/usr/lib/postgresql")
EMPTY = "DROP SCHEMA public CASCADE; CREATE SCHEMA public;"


class PostgresCopies:
    """Copies, by pg_dump and psql, of the database that a connection's `settings_dict` names."""

    name = "PostgreSQL"

    def __init__(self, settings: Mapping[str, Any]) -> None:
        names = {
            "PGHOST": "HOST",
            "PGPORT": "PORT",
            "PGUSER": "USER",
            "PGPASSWORD": "PASSWORD",
            "PGDATABASE": "NAME",
        }
        given = {
            variable: str(settings[name]) for variable, name in names.items() if settings.get(name)
        }
        self._environment = {
            **os.environ,
            **given,
            "PGOPTIONS": "-c lock_timeout=30s",
            "PGCONNECT_TIMEOUT": "5",
        }

    def take(self, to: Path, tables: list[str]) -> dict[str, int]:
        """pg_dump uses the same snapshot in which the rows are counted."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            cursor.execute(
                "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0"
            )
            cursor.execute("SELECT pg_export_snapshot()")
            snapshot = cursor.fetchone()[0]
            rows = {}
            for table in tables:
                cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608
                rows[table] = cursor.fetchone()[0]
            self._run(
                "pg_dump",
                "--format=custom",
                "--no-owner",
                "--no-privileges",
                f"--snapshot={snapshot}",
                f"--file={to}",
            )
        return rows

    def put_in_place(self, copy: Path, tables: dict[str, int]) -> str:
        """In one transaction: others see old rows or new ones, and a failure changes nothing."""
        connection.close()  # it would keep the tables from being dropped
        with tempfile.NamedTemporaryFile(suffix=".sql", dir=copy.parent) as script:
            self._run(
                "pg_restore", "--no-owner", "--no-privileges", f"--file={script.name}", str(copy)
            )
            whole = (
                "--no-psqlrc",
                "--quiet",
                "--single-transaction",
                "--set=ON_ERROR_STOP=1",
                "--output=/dev/null",
            )
            self._run(
                "psql",
                *whole,
                "--command",
                EMPTY,
                "--file",
                script.name,
                "--command",
                _expect(tables),
            )
        return ""

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [_find(program), *arguments], env=self._environment, capture_output=True, text=True
        )
        if done.returncode:
            raise BackupError(
                f"{program} ended with {done.returncode}: {done.stderr.strip()[-500:]}"
            )


def _expect(tables: Mapping[str, int]) -> str:
    """SQL that rolls back the transaction if a table's row count differs from the manifest."""
    wrong = " OR ".join(
        f'(SELECT count(*) FROM public."{table}") <> {int(rows)}'  # noqa: S608
        for table, rows in tables.items()
    )
    return (
        f"DO $$ BEGIN IF {wrong or 'FALSE'} THEN RAISE 'not as many rows as the backup says'; "
        f"END IF; END $$"
    )


def _find(program: str) -> str:
    """The newest version on this machine.

    An old pg_dump refuses a newer server; a new one reads an older server.
    """
    versions = sorted(
        INSTALLED.glob(f"*/bin/{program}"),
        key=lambda path: float(re.sub(r"[^\d.]", "", path.parts[-3]) or 0),
    )
    found = str(versions[-1]) if versions else shutil.which(program)
    if not found:
        raise BackupError(f"{program} is missing; on Debian: apt-get install postgresql-client")
    return found
