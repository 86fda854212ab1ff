"""Make a backup and restore it, for any database."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path
from typing import Protocol

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from events.models import Article, Event
from events.services.backup.archive import (
    BackupError,
    Manifest,
    extract_database,
    read_manifest,
    sha256_of,
    write_archive,
)
from events.services.backup.postgres import PostgresCopies
from events.services.backup.sqlite import SqliteCopies


class Copies(Protocol):
    """What each kind of database must be able to do; `name` is what messages call it."""

    name: str

    def take(self, to: Path, tables: list[str]) -> dict[str, int]:
        """Copy the state of one moment while others write; return the number of rows by table."""

    def put_in_place(self, copy: Path, tables: dict[str, int]) -> str:
        """Replace the database by all of the copy, or by nothing; a sentence for the operator.

        `tables` are tables with their number of rows.

        Raises:
            BackupError: if it cannot be done; then all is as it was.
        """


def back_up(file: Path, *, version: str, now: datetime) -> Manifest:
    """Copy the whole database as of one moment into `file`, while others read and write.

    Raises:
        BackupError: if it failed; an existing `file` is unchanged.
    """
    with tempfile.TemporaryDirectory(dir=_directory(file), prefix=".backup-") as beside:
        copy = Path(beside) / "database"
        rows = _copies().take(copy, _tables())
        manifest = Manifest(
            version=version,
            vendor=connection.vendor,
            made_at=now.isoformat(),
            migrations=sorted(
                [app, name] for app, name in MigrationRecorder(connection).applied_migrations()
            ),
            rows=rows,
            sha256=sha256_of(copy),
        )
        write_archive(file, manifest, copy)
    return manifest


def restore(file: Path, *, replace: bool, beside: Path) -> str:
    """Replace the database by the backup; a sentence on what became of the old one.

    The caller runs migrations. `beside`: a directory for the copy, on SQLite that of the database.
    Without `replace` only an empty database is replaced.

    Raises:
        BackupError: if it cannot be done; then all is as it was.
    """
    manifest = read_manifest(file)
    if manifest.vendor != connection.vendor:
        raise BackupError(
            f"This is a backup of {manifest.vendor}, and the database is {connection.vendor}."
        )
    _refuse_newer(manifest)
    if not (replace or _is_empty()):
        raise BackupError(
            "The database is not empty. --replace puts the backup in the place of all that "
            "is in it."
        )
    connection.close()
    with tempfile.TemporaryDirectory(dir=beside, prefix=".restore-") as own:
        copy = Path(own) / "database"
        extract_database(file, manifest, copy)
        return _copies().put_in_place(copy, manifest.rows)


def _copies() -> Copies:
    settings = connection.settings_dict
    return (
        SqliteCopies(Path(settings["NAME"]))
        if connection.vendor == "sqlite"
        else PostgresCopies(settings)
    )


def _tables() -> list[str]:
    """Django's tables, without the search tables, which the database makes from them."""
    known = connection.introspection.django_table_names(only_existing=True, include_views=False)
    return sorted({*known, MigrationRecorder.Migration._meta.db_table})


def _refuse_newer(manifest: Manifest) -> None:
    known = set(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)
    newer = [f"{app}.{name}" for app, name in manifest.migrations if (app, name) not in known]
    if newer:
        raise BackupError(
            f"The backup is of a newer version ({manifest.version}), which has {newer[-1]}. "
            f"Upgrade first."
        )


def _is_empty() -> bool:
    """Whether there are no articles and no events. Places and actors come with the product."""
    there = connection.introspection.table_names()
    return not any(
        model._meta.db_table in there and model.objects.exists() for model in (Article, Event)
    )


def _directory(file: Path) -> Path:
    if not file.parent.is_dir():
        raise BackupError(f"There is no directory {file.parent}.")
    return file.parent
