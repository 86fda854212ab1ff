"""The product's processes, started as an operator starts them, on the test's database."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.db import connection

from events.models import Article, Event, Evidence, Report
from events.models.queued import Queued

PROJECT = Path(__file__).resolve().parent.parent


def environment(**values: object) -> dict[str, str]:
    """The variables of a process that shares the test's database and reads with the scripted
    extractor.
    """
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": _database_url(),
        "EXTRACTOR": "tests.fakes.ScriptedExtractor",
        **{name: str(value) for name, value in values.items()},
    }


def _database_url() -> str:
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return f"{os.environ['DATABASE_URL'].rsplit('/', 1)[0]}/{name}"


@contextmanager
def started(*arguments: str, pipes: bool = False, **values: object) -> Iterator[subprocess.Popen]:
    """`python ARGUMENTS`, with its children in a group of their own; all are killed at the end."""
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True} if pipes else {}
    command = [sys.executable, *arguments]
    process = subprocess.Popen(
        command, cwd=PROJECT, env=environment(**values), start_new_session=True, **streams
    )
    try:
        yield process
    finally:
        kill_all(process)


def kill_all(process: subprocess.Popen) -> None:
    """SIGKILL to the process and its children, as when the machine's memory ran out."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def run(*arguments: str, **values: object) -> str:
    """What `python ARGUMENTS` prints; it must end well."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=PROJECT,
        env=environment(**values),
        capture_output=True,
        text=True,
        timeout=180,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def wait_until(condition: Callable[[], object], seconds: float = 90, pause: float = 0.05) -> None:
    """Wait until `condition()` holds, asking after each pause."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "It did not happen in time"
        time.sleep(pause)


def is_now(row: Queued, status: str) -> bool:
    """Whether the article, page or file has this status, read again."""
    row.refresh_from_db()
    return row.status == status


def kept(article: Article) -> tuple[int, int, int]:
    """How many reports, sentences and events stand for it."""
    reports = Report.objects.filter(article=article)
    events = Event.objects.filter(reports__in=reports).distinct()
    return reports.count(), Evidence.objects.filter(report__in=reports).count(), events.count()


def children(process: subprocess.Popen) -> list[int]:
    """The process ids of its children."""
    found = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(process.pid)], capture_output=True, text=True
    )
    return [int(pid) for pid in found.stdout.split()]
