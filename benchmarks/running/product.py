"""The whole product in a directory of its own, with the real extractor.

It is run as in docs/operations.md. `sqlite`: web server and local workers. `postgres`: its own
PostgreSQL and Redis, web server, Celery's worker and beat.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.request
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.running.programs import PROJECT, Keeper, Program, kill_strays, wait_until
from benchmarks.running.servers import Server, free_port, make_postgres, make_redis

SIDES = ("sqlite", "postgres")
START_SECONDS = 900.0  # at the lowest priority on a busy machine; a server at rest needs three
OURS = {"DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE", "DATA_DIR", "SECRET_KEY"}
GAZETTEER = PROJECT / ".data" / "gazetteer.sqlite3"
STATIC = PROJECT / ".data" / "static"
EXTRACTOR = "benchmarks.running.poison.PoisonableExtractor"


class Product:
    """Enter it to have it running; what it ran in is removed at the end unless `keep`.

    `settings` are environment variables above the defaults. `places` loads the whole gazetteer into
    the database, as an operator does. With 0 `processes` there is nobody to read until
    `start_workers`.
    """

    def __init__(
        self,
        side: str,
        *,
        processes: int = 2,
        places: bool = True,
        keep: bool = False,
        **settings: object,
    ) -> None:
        self.side = side
        self.port = free_port()
        self.keeper = Keeper()
        self.directory = Path(tempfile.mkdtemp(prefix="tracker-benchmark-"))
        self.directory.chmod(0o755)  # PostgreSQL may run as another user
        self.token = ""
        self._processes, self._places, self._keep = processes, places, keep
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in OURS},
            "DATA_DIR": str(self.directory),
            "GAZETTEER_FILE": os.environ.get("GAZETTEER_FILE", str(GAZETTEER)),
            "EXTRACTOR": EXTRACTOR,
            "API_WRITES_PER_MINUTE": "100000",  # counted all the same, as in earnest
            "FORM_SUBMISSIONS_PER_MINUTE": "100000",
            "PAGES_PER_MINUTE": "100000",
            "SUBMISSIONS": "open",  # as on a machine of one's own
            "WEB_CONCURRENCY": "2",
            "LOG_LEVEL": "WARNING",
            **{name: str(value) for name, value in settings.items()},
        }

    def __enter__(self) -> Product:
        # so that what was started ends with this, too
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
        self.keeper.begin()
        try:
            self._start_servers()
            self._prepare()
            self._start_web()
            if self._processes:
                self.start_workers(self._processes)
            wait_until(self.is_ready, seconds=START_SECONDS, what="The web server answers")
        except BaseException:
            self.keep_directory()  # the logs say why it did not start
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.keeper.stop()
        kill_strays(f"DATA_DIR={self.directory}")
        if not self._keep:
            shutil.rmtree(self.directory, ignore_errors=True)

    def keep_directory(self) -> None:
        """Leave it there at the end: logs and database explain what went wrong."""
        self._keep = True

    def manage(self, *arguments: str, given: str = "") -> str:
        """What `manage.py ARGUMENTS` prints, `given` on its standard input."""
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(
            command,
            cwd=PROJECT,
            env=self.environment,
            input=given,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"manage.py {' '.join(arguments)}: {done.stderr}")
        return done.stdout

    def is_ready(self) -> bool:
        """The web server answers, and all programs run."""
        with suppress(OSError):
            answered = (
                urllib.request.urlopen(
                    f"http://127.0.0.1:{self.port}/health/ready", timeout=5
                ).status
                == 200
            )
            return answered and all(program.pid for program in self.keeper.programs.values())
        return False

    def start_workers(self, processes: int) -> None:
        """And beat, where there is a broker."""
        if self.side == "sqlite":
            work = ("manage.py", "work", "--processes", str(processes))
            self.keeper.keep(self._program("workers", sys.executable, *work))
            return
        celery, quietly = (
            (sys.executable, "-m", "celery", "--app", "tracker"),
            ("--loglevel", "WARNING"),
        )
        self.keeper.keep(
            self._program("worker", *celery, "worker", "--concurrency", str(processes), *quietly)
        )
        schedule = ("--schedule", str(self.directory / "schedule"), "--pidfile", "")
        self.keeper.keep(self._program("beat", *celery, "beat", *schedule, *quietly))

    def stop_workers(self) -> None:
        for name in ("workers", "worker", "beat"):
            self.keeper.drop(name)

    def open_database(self) -> None:
        """Let this very process read the product's database by Django's models."""
        os.environ.update(self.environment | {"DJANGO_SETTINGS_MODULE": "tracker.settings"})
        import django  # noqa: PLC0415 - its settings are read from what was set above

        django.setup()

    def _start_servers(self) -> None:
        if self.side == "postgres":
            for name, server in (
                ("DATABASE_URL", make_postgres(self.directory)),
                ("REDIS_URL", make_redis(self.directory)),
            ):
                self.keeper.keep(server.program)
                wait_until(
                    lambda server=server: answers(server),
                    seconds=START_SECONDS,
                    what=f"{server.program.name} answers",
                )
                self.environment[name] = server.url

    def _prepare(self) -> None:
        self._put_style_sheets()
        self.manage(*(("prepare",) if self._places else ("migrate", "--verbosity", "0")))
        self.token = next(
            word
            for word in self.manage("create_token", "benchmark").split()
            if word.count(".") == 1
        )

    def _put_style_sheets(self) -> None:
        """Those that the set-up made, where there are any: to compress them takes minutes on a busy
        machine.
        """
        if (STATIC / "staticfiles.json").exists():
            shutil.copytree(STATIC, self.directory / "static")
        else:
            self.manage("collectstatic", "--noinput", "--verbosity", "0")

    def _start_web(self) -> None:
        gunicorn = (
            "-m",
            "gunicorn",
            "--config",
            "tracker/web_server.py",
            "--bind",
            f"127.0.0.1:{self.port}",
            "tracker.wsgi",
        )
        self.keeper.keep(self._program("web", sys.executable, *gunicorn))

    def _program(self, name: str, *command: str) -> Program:
        environment = (
            {**self.environment, "REMAP_SIGTERM": "SIGQUIT"}
            if name == "worker"
            else self.environment
        )
        return Program(name, command, environment, self.directory / f"{name}.log")


def answers(server: Server) -> bool:
    parts = urlsplit(server.url)
    with (
        suppress(OSError),
        socket.create_connection((parts.hostname or "", parts.port or 0), timeout=2),
    ):
        return True
    return False
