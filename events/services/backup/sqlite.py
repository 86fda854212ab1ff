"""Copy SQLite through its backup interface: a file copy would miss the write-ahead log."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from events.services.backup.archive import BackupError

PAGES_AT_ONCE = 2_000  # 8 MB: between two of them writers get their turn


class SqliteCopies:
    """Copies of the file at `path`."""

    name = "SQLite"

    def __init__(self, path: Path) -> None:
        self._path = path

    def take(self, to: Path, tables: list[str]) -> dict[str, int]:
        """If a writer changes what is copied already, the interface copies it again."""
        with (
            closing(sqlite3.connect(self._path, timeout=20)) as source,
            closing(sqlite3.connect(to)) as copy,
        ):
            source.backup(copy, pages=PAGES_AT_ONCE, sleep=0.05)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
        _check(to)
        return _count(to, tables)

    def put_in_place(self, copy: Path, tables: dict[str, int]) -> str:
        """Rename, once nobody else has the old file open.

        They would go on writing into a deleted file.
        """
        _check(copy)
        if _count(copy, tables) != tables:
            raise BackupError("The backup does not hold as many rows as it says.")
        kept = self._set_aside()
        copy.replace(self._path)
        _sync(self._path.parent)
        return f" The database that was there is kept as {kept}." if kept else ""

    def _set_aside(self) -> Path | None:
        if not self._path.exists() or not self._path.stat().st_size:
            return None
        try:
            # Leaving the log takes sole use of the file, and leaves no log behind that would be
            # taken for the new file's.
            with closing(sqlite3.connect(self._path, timeout=2)) as old:
                old.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError as error:
            raise BackupError(
                "The database is in use. Stop the web server and the workers first."
            ) from error
        kept = self._path.with_name(f"{self._path.name}.before-restore")
        kept.unlink(missing_ok=True)
        os.link(self._path, kept)
        return kept


def _check(path: Path) -> None:
    with closing(sqlite3.connect(path)) as copy:
        found = [row[0] for row in copy.execute("PRAGMA integrity_check")]
    if found != ["ok"]:
        raise BackupError(f"The copy is not sound: {found[0]}")


def _count(path: Path, tables: Iterable[str]) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as copy:
        return {
            table: copy.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608
            for table in tables
        }


def _sync(directory: Path) -> None:
    opened = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
