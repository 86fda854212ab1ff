"""A backup is whole while others write, comes back row for row, and never takes the place of what
it should not.
"""

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
import tarfile
import threading
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg2
import pytest
from django.db import connection, connections

from events.models import Article
from events.services.backup import BackupError, back_up, read_manifest, restore
from events.services.intake.submit import fingerprint, submit_article
from tests.factories import make_article
from tests.processes import PROJECT, environment

in_database = pytest.mark.django_db(transaction=True)
NOW = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)


RESTORE_EACH = """
import io, json, os
from django.core.management import CommandError, call_command
def told(arguments):
    try:
        call_command("restore", *arguments, stdout=io.StringIO())
    except CommandError as error:
        return str(error)
    return ""
print(json.dumps([told(arguments) for arguments in json.loads(os.environ["RESTORED"])]))
"""


class Empty:
    """Another database, with nothing in it, for `manage.py` to restore into."""

    def __init__(self, url, connect):
        self.url, self.connect = url, connect

    def restore(self, file, *options):
        command = [sys.executable, "manage.py", "restore", str(file), *options]
        variables = {**environment(), "DATABASE_URL": self.url}
        return subprocess.run(
            command, cwd=PROJECT, env=variables, capture_output=True, text=True, timeout=120
        )

    def restore_each(self, *arguments):
        """The same one after the other in one process, for each the error or "": a process takes
        seconds to start.
        """
        variables = {
            **environment(),
            "DATABASE_URL": self.url,
            "RESTORED": json.dumps([[str(one) for one in of] for of in arguments]),
        }
        command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", RESTORE_EACH]
        done = subprocess.run(
            command, cwd=PROJECT, env=variables, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def tables(self, names):
        with closing(self.connect()) as opened:
            return checksums(opened.cursor(), names)


@pytest.fixture
def empty(tmp_path):
    if connection.vendor == "sqlite":
        path = tmp_path / "other.sqlite3"
        yield Empty(f"sqlite:///{path}", lambda: sqlite3.connect(path))
        return
    name = f"restored_{os.getpid()}"
    with connection.cursor() as cursor:
        # a busy disk takes its time over a new database
        cursor.execute("SET statement_timeout = 0")
        cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {name}")
    url = f"{os.environ['DATABASE_URL'].rsplit('/', 1)[0]}/{name}"
    yield Empty(url, lambda: psycopg2.connect(url))
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def own_tables(names):
    """Read without Django, like the other side: each driver's values are compared as given."""
    if connection.vendor == "sqlite":
        opened = sqlite3.connect(connection.settings_dict["NAME"])
    else:
        opened = psycopg2.connect(
            f"{os.environ['DATABASE_URL'].rsplit('/', 1)[0]}/{connection.settings_dict['NAME']}"
        )
    with closing(opened):
        return checksums(opened.cursor(), names)


def checksums(cursor, tables):
    """Number of rows and SHA-256 of all that is in each table."""
    found = {}
    for table in tables:
        cursor.execute(f'SELECT * FROM "{table}" ORDER BY 1')  # noqa: S608
        rows = cursor.fetchall()
        found[table] = len(rows), hashlib.sha256(repr(rows).encode()).hexdigest()
    return found


def submit(n):
    text = f"The war went on, and nobody slept in town {n}. " * 50
    submit_article(text=text, submitted_by="form", now=NOW, max_characters=100_000)


@contextmanager
def writing():
    """Somebody submits article after article."""
    stop = threading.Event()

    def write():
        for n in range(10_000):
            if stop.is_set():
                break
            submit(n)
        connections.close_all()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield
    finally:
        stop.set()
        writer.join()


@in_database
def test_a_backup_taken_while_others_write_is_of_one_moment_and_verifies(tmp_path, empty):
    for n in range(20):
        submit(f"before {n}")
    file = tmp_path / "one.backup"
    with writing():
        manifest = back_up(file, version="1", now=NOW)
    counted = manifest.rows["events_article"]
    assert 20 <= counted <= Article.objects.count()
    done = empty.restore(file)
    assert done.returncode == 0, done.stderr
    assert "All is as it should be." in done.stdout
    assert empty.tables(["events_article"])["events_article"][0] == counted


@in_database
def test_what_comes_back_is_what_was_there_row_for_row(tmp_path, empty):
    for n in range(3):
        submit(n)
    first, second = tmp_path / "one.backup", tmp_path / "two.backup"
    back_up(first, version="1", now=NOW)
    submit("more")
    manifest = back_up(second, version="1", now=NOW)
    there, refused, replaced = empty.restore_each([first], [second], [second, "--replace"])
    assert (there, replaced) == ("", "")
    assert "not empty" in refused
    own = own_tables(manifest.rows)
    assert empty.tables(manifest.rows) == own
    assert {table: rows for table, (rows, _) in own.items()} == manifest.rows
    assert sorted(path.name for path in tmp_path.glob("*.backup")) == ["one.backup", "two.backup"]


@in_database
def test_a_backup_is_readable_by_its_owner_alone_and_leaves_nothing_else(tmp_path):
    file = tmp_path / "one.backup"
    back_up(file, version="1", now=NOW)
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [file]


def altered(file, to, change=lambda manifest: manifest, database=None):
    """The backup with another manifest or database."""
    with tarfile.open(file) as source, tarfile.open(to, "w") as made:
        for member in source.getmembers():
            content = source.extractfile(member).read()
            if member.name == "manifest.json":
                content = json.dumps(change(json.loads(content))).encode()
            elif database:
                content = database(content)
            path = Path(f"{to}.part")
            path.write_bytes(content)
            made.add(path, member.name)
    return to


REFUSED = {
    "of a newer version": (
        {
            "change": lambda found: {
                **found,
                "migrations": [*found["migrations"], ["events", "9999_later"]],
            }
        },
        "newer version",
    ),
    "of another kind of database": (
        {"change": lambda found: {**found, "vendor": "oracle"}},
        "backup of oracle",
    ),
    "with a changed byte": ({"database": lambda content: content[:-1] + b"x"}, "damaged"),
    "with fewer rows than it says": (
        {"change": lambda found: {**found, "rows": {**found["rows"], "events_article": 7}}},
        "as many rows",
    ),
}


@in_database
def test_a_backup_is_refused_that_is_not_whole_or_of_something_else(tmp_path, empty):
    submit(1)
    file = tmp_path / "one.backup"
    back_up(file, version="1", now=NOW)
    files = [altered(file, tmp_path / f"{why}.backup", **how) for why, (how, _) in REFUSED.items()]
    *told, there = empty.restore_each(*[[refused] for refused in files], [file])
    for (why, (_, message)), error in zip(REFUSED.items(), told, strict=True):
        assert message in error, why
    assert there == ""  # the database was left empty by all of them


@pytest.mark.parametrize("content", [b"", b"not a backup"])
def test_a_file_that_is_no_backup_is_called_so(tmp_path, content):
    file = tmp_path / "one"
    file.write_bytes(content)
    with pytest.raises(BackupError, match="no backup"):
        read_manifest(file)


def test_a_backup_into_a_directory_that_is_not_there_says_so(tmp_path):
    with pytest.raises(BackupError, match="no directory"):
        back_up(tmp_path / "nowhere" / "one", version="1", now=NOW)


@in_database
def test_a_sqlite_database_in_use_is_left_alone(tmp_path):
    if connection.vendor != "sqlite":
        return
    text = "In use."
    make_article(text, sha256=fingerprint(text))
    back_up(tmp_path / "one.backup", version="1", now=NOW)
    path = connection.settings_dict["NAME"]
    with closing(sqlite3.connect(path)) as other:
        other.execute("SELECT count(*) FROM events_article").fetchone()
        with pytest.raises(BackupError, match="in use"):
            restore(tmp_path / "one.backup", replace=True, beside=Path(path).parent)
    assert Article.objects.count() == 1
