"""The product with very many events, beside plain SQL and a stock Django REST framework.

    make services && source .services/env
    python benchmarks/at_scale.py --events 1000000 [--json]     # on PostgreSQL
    python benchmarks/at_scale.py --events 100000 --side sqlite

The first run makes the events in a database of their own, which is kept: a week of articles that
the product reads and links itself, and copies of that week over five years, by COPY (so
`manage.py verify` finds nothing in it). Then every question goes to each peer in turn: `product`,
`raw` (JSON built by PostgreSQL, passed on as it is) and `stock` (ModelViewSet, django-filter,
SearchFilter, page numbers). Figures are medians in milliseconds; only their ratios carry over to
another machine. `--only home` asks the questions whose names hold the word. How long each step of
making the events takes is printed; a load that was stopped begins again from the week, which is
kept. Asking takes at most `--minutes`; what was answered stands in the folder AT_SCALE as JSON
after each question. The database gets the settings that docs/operations.md
advises, except `shared_buffers`, which needs a start: POSTGRES_OPTIONS of `make services`.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg2

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))
LEAST_OF_A_WEEK, COPIES = 400, 800
ADVISED = {
    "work_mem": "32MB",
    "random_page_cost": "1.1",
    "effective_cache_size": "3GB",
    "jit": "off",
    "max_parallel_workers_per_gather": "2",
}
TOLD = ["shared_buffers", "maintenance_work_mem", "max_wal_size", "fsync", "wal_level"]
FINISHED = "at_scale_finished"  # a table that is made last
WEEK = "_week"  # what is behind the name of the database that holds the week alone
PEERS = {"postgres": ("product", "raw", "stock"), "sqlite": ("product", "stock")}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--side", choices=PEERS, default="postgres")
    parser.add_argument("--only", default="", help="a part of a question's name")
    parser.add_argument("--peers", default="", help="such as product,raw; all without it")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--budget", type=float, default=8.0, help="seconds of a peer and question")
    parser.add_argument("--minutes", type=float, default=45, help="no question begins after them")
    parser.add_argument("--remake", action="store_true", help="make the events again")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    folder = Path(os.environ.get("AT_SCALE", PROJECT / ".data" / "at_scale"))
    folder.mkdir(parents=True, exist_ok=True)
    open_database(arguments.side, arguments.events, folder, remake=arguments.remake)
    fill(arguments.events)
    peers = arguments.peers.split(",") if arguments.peers else PEERS[arguments.side]
    kept = folder / f"{arguments.side}_{arguments.events}.json"
    table = measure(peers, arguments, kept)
    print(json.dumps(table, indent=1) if arguments.json else written(table))


def open_database(side: str, events: int, folder: Path, *, remake: bool) -> None:
    """Let this process, and the servers that it starts, work on the database of so many events."""
    os.environ["DATABASE_URL"] = (
        postgres(f"at_scale_{events}", remake=remake)
        if side == "postgres"
        else sqlite(folder / f"{events}.sqlite3", remake=remake)
    )
    os.environ.update(REDIS_URL="", DATA_DIR=str(folder), LOG_LEVEL="ERROR")
    os.environ.setdefault("GAZETTEER_FILE", str(PROJECT / ".data" / "gazetteer.sqlite3"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "tracker.settings"
    import django  # noqa: PLC0415 - its settings are read from what was set above

    django.setup()


def postgres(name: str, *, remake: bool) -> str:
    given = os.environ.get("DATABASE_URL", "")
    if not given.startswith("postgres"):
        raise SystemExit("DATABASE_URL must name a PostgreSQL; see `make services`")
    connection = psycopg2.connect(given)
    connection.autocommit = True
    address = urlunsplit(urlsplit(given)._replace(path=f"/{name}"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        there = cursor.fetchone() is not None
        if there and (remake or not finished(psycopg2.connect(address), name)):
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
            there = False
        if not there:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name + WEEK])
            from_week = f" TEMPLATE {name}{WEEK}" if cursor.fetchone() else ""
            cursor.execute(f"CREATE DATABASE {name}{from_week}")
        for setting, value in ADVISED.items():
            cursor.execute(f"ALTER DATABASE {name} SET {setting} = '{value}'")
        cursor.execute("SELECT name, setting, unit FROM pg_settings WHERE name = ANY(%s)", [TOLD])
        told = ", ".join(f"{setting} {value}{unit or ''}" for setting, value, unit in cursor)
    connection.close()
    print("PostgreSQL with", told, file=sys.stderr)
    return address


def sqlite(file: Path, *, remake: bool) -> str:
    if file.exists() and (remake or not finished(sqlite3.connect(file), file.name)):
        for written in file.parent.glob(f"{file.name}*"):
            written.unlink()
    if not file.exists() and file.with_suffix(f".{WEEK}").exists():
        shutil.copy(file.with_suffix(f".{WEEK}"), file)
    return f"sqlite:///{file}"


def finished(connection: Any, name: str) -> bool:
    """Does the database hold all its events? One whose load was stopped lacks rows and indexes."""
    try:
        connection.cursor().execute(f"SELECT 1 FROM {FINISHED}")  # noqa: S608 - own name
    except (psycopg2.Error, sqlite3.Error):
        print(f"The load of {name} was stopped before its end; it begins again.", file=sys.stderr)
        return False
    finally:
        connection.close()
    return True


def fill(events: int) -> None:
    """Make the events, unless they stand there."""
    from django.core.management import call_command  # noqa: PLC0415 - after django.setup()
    from django.db import connection  # noqa: PLC0415

    from benchmarks.scale.load import multiply, say  # noqa: PLC0415
    from benchmarks.scale.seed import make_week  # noqa: PLC0415
    from events.models import Event  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    collect_assets()
    if FINISHED in connection.introspection.table_names():
        call_command("rebuild_tallies", if_needed=True)  # a version since may count more
        return
    if not Event.objects.exists():
        make_week(max(LEAST_OF_A_WEEK, events // COPIES))
        connection.close()
        keep_week()
        say("a week")
    multiply(-(-events // Event.objects.visible().count()))
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {FINISHED} (events integer)")


def collect_assets() -> None:
    """Unless that was done: pressing them takes longer than asking a few questions."""
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    pressed = Path(settings.STATIC_ROOT) / "staticfiles.json"
    newest = max(file.stat().st_mtime for file in (PROJECT / "static").rglob("*"))
    if not pressed.exists() or pressed.stat().st_mtime < newest:
        call_command("collectstatic", verbosity=0, interactive=False)


def keep_week() -> None:
    """Beside the database, so that a load that was stopped begins again from it."""
    given = os.environ["DATABASE_URL"]
    path = urlsplit(given).path
    if given.startswith("sqlite"):
        shutil.copy(path[1:], Path(path[1:]).with_suffix(f".{WEEK}"))
        return
    connection = psycopg2.connect(urlunsplit(urlsplit(given)._replace(path="/postgres")))
    connection.autocommit = True
    connection.cursor().execute(f"CREATE DATABASE {path[1:]}{WEEK} TEMPLATE {path[1:]}")
    connection.close()


def measure(peers: tuple[str, ...], arguments: argparse.Namespace, kept: Path) -> dict[str, Any]:
    """Question -> peer -> median milliseconds, with the ratios to raw and of stock."""
    from benchmarks.scale.measure import Server, ask_all  # noqa: PLC0415
    from benchmarks.scale.questions import questions  # noqa: PLC0415

    wanted = {name: asked for name, asked in questions().items() if arguments.only in name}
    servers = {name: Server(name, Path(tempfile.mkdtemp())) for name in peers}
    table: dict[str, Any] = {}
    end = time.monotonic() + 60 * arguments.minutes
    try:
        for server in servers.values():
            server.start()
        for name, variants in wanted.items():
            if time.monotonic() > end:
                print("no time for", name, file=sys.stderr, flush=True)
                continue
            found = ask_all(servers, variants, rounds=arguments.rounds, budget=arguments.budget)
            table[name] = row({peer: figure.p50 for peer, figure in found.items()})
            table[name] |= {
                f"{peer} status": figure.status
                for peer, figure in found.items()
                if figure.status != 200
            }
            print(name, table[name], file=sys.stderr, flush=True)
            kept.write_text(json.dumps(table, indent=1))
    finally:
        for server in servers.values():
            server.stop()
    return table


def row(times: Mapping[str, float]) -> dict[str, float]:
    found = dict(times)
    if "raw" in times and "product" in times:
        found["product / raw"] = round(times["product"] / times["raw"], 2)
    if "stock" in times and "product" in times:
        found["stock / product"] = round(times["stock"] / times["product"], 1)
    return found


def written(table: Mapping[str, Mapping[str, Any]]) -> str:
    heads = ("product", "raw", "stock", "product / raw", "stock / product", "product status")
    lines = [f"{'':28}" + "".join(f"{head:>17}" for head in heads)]
    for name, cells in table.items():
        lines.append(f"{name:28}" + "".join(f"{cells.get(head, '')!s:>17}" for head in heads))
    return "\n".join(lines)


if __name__ == "__main__":
    main()
