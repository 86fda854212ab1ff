"""How far the work of reading grows with workers, on a machine whose processors others use, too.

    make services && source .services/env
    python benchmarks/workers.py [--articles 80] [--rounds 2] [--json]

One worker process reads so many articles, then two read as many each, on a PostgreSQL database of
its own (`--here`: on that of DATABASE_URL, to which the articles are added). How long it took says
nothing where others take the processors. What carries over are processor seconds an article, of the
worker and of its database process, and the share of its time in which a worker waits for a lock:
`pg_stat_activity` is asked every 20 ms. From them: how many times as much two workers read as one,
where each has a processor. Two that share caches with others also take more seconds an article; so
do later articles, which have more like them.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psycopg2

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from benchmarks.at_scale import postgres  # noqa: E402

NAME = "tracker-reads"
EVERY = 0.02  # seconds between two looks
WAITING = (
    "SELECT count(*), count(*) FILTER (WHERE wait_event_type = 'Lock') FROM pg_stat_activity "
    "WHERE application_name = %s"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--articles", type=int, default=80, help="of each worker")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--here", action="store_true", help="on the database of DATABASE_URL")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--read", help="keys of articles: this process is a worker")
    arguments = parser.parse_args()
    if not (arguments.here or arguments.read):
        os.environ["DATABASE_URL"] = postgres("at_workers", remake=True)
    os.environ.update(DJANGO_SETTINGS_MODULE="tracker.settings", REDIS_URL="", LOG_LEVEL="ERROR")
    import django  # noqa: PLC0415 - its settings are read from what was set above

    django.setup()
    if arguments.read:
        read([int(key) for key in arguments.read.split(",")])
        return
    result = measure(arguments.articles, arguments.rounds, empty=not arguments.here)
    lines = (f"{key:50} {value}" for key, value in result.items())
    print(json.dumps(result) if arguments.json else "\n".join(lines))


def measure(articles: int, rounds: int, *, empty: bool) -> dict[str, Any]:
    from django.core.management import call_command  # noqa: PLC0415

    if empty:
        call_command("migrate", verbosity=0)
        call_command("rebuild_tallies", verbosity=0)
    found: dict[int, list[dict[str, float]]] = {1: [], 2: []}
    keys = iter(submit(3 * articles * rounds))
    for _ in range(rounds):
        for workers in (1, 2):
            parts = [[next(keys) for _ in range(articles)] for _ in range(workers)]
            found[workers].append(read_by(parts))
    return summary(found)


def summary(found: dict[int, list[dict[str, float]]]) -> dict[str, Any]:
    middle = {
        workers: {name: statistics.median(one[name] for one in rounds) for name in rounds[0]}
        for workers, rounds in found.items()
    }
    one, two = middle[1], middle[2]
    work = (one["worker"] + one["database"]) / (two["worker"] + two["database"])
    free = (1 - two["waiting"]) / (1 - one["waiting"])
    return {
        f"{name}, {workers} worker(s)": round(value, 4)
        for workers, values in middle.items()
        for name, value in values.items()
    } | {
        "two workers to one, by locks alone": round(2 * free, 2),
        "two workers to one, with what a worker's articles cost then": round(2 * work * free, 2),
    }


def submit(number: int) -> list[int]:
    """The keys of so many articles that wait to be read."""
    from datetime import UTC, datetime  # noqa: PLC0415

    from django.conf import settings  # noqa: PLC0415

    from benchmarks.articles import Writer  # noqa: PLC0415
    from events.models import Article  # noqa: PLC0415
    from events.models.articles import SubmittedBy  # noqa: PLC0415
    from events.services.intake.submit import submit_article  # noqa: PLC0415

    writer, before = Writer(seed()), set(Article.objects.values_list("pk", flat=True))
    for _ in range(number):
        text = writer.next()
        submit_article(
            text=text.text,
            outlet=f"Paper {text.number % 30}",
            published_on=datetime.fromisoformat(text.published_on).date(),
            submitted_by=SubmittedBy.API,
            now=datetime.now(UTC),
            max_characters=settings.MAX_ARTICLE_CHARACTERS,
        )
    added = Article.objects.exclude(pk__in=before).order_by("pk")
    return list(added.values_list("pk", flat=True))


def read_by(parts: Sequence[Sequence[int]]) -> dict[str, float]:
    """Seconds of processor an article, and the share of time that workers wait for locks."""
    command = [sys.executable, __file__, "--here", "--read"]
    environment = {**os.environ, "PGAPPNAME": NAME}
    workers = [
        subprocess.Popen(
            [*command, ",".join(map(str, keys))],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for keys in parts
    ]
    for worker in workers:
        worker.stdout.readline()  # it is ready
    for worker in workers:
        worker.stdin.write("go\n")
        worker.stdin.flush()
    waiting = share_waiting(workers)
    told = [json.loads(worker.stdout.read()) for worker in workers]
    means = {name: statistics.mean(one[name] for one in told) for name in told[0]}
    return {**means, "waiting": waiting}


def share_waiting(workers: Sequence[subprocess.Popen[str]]) -> float:
    """While all of them read."""
    looks = waits = 0
    connection = psycopg2.connect(os.environ["DATABASE_URL"])
    connection.autocommit = True
    with connection.cursor() as cursor:
        while all(worker.poll() is None for worker in workers):
            cursor.execute(WAITING, [NAME])
            there, waited = cursor.fetchone()
            looks, waits = looks + there, waits + waited
            time.sleep(EVERY)
    connection.close()
    return waits / max(looks, 1)


def read(keys: Sequence[int]) -> None:
    """As a worker: the first article is read before the others are waited for."""
    from datetime import UTC, datetime  # noqa: PLC0415

    from django.db import connection  # noqa: PLC0415

    from events.services import configured  # noqa: PLC0415
    from events.services.reading.extract import extract_article  # noqa: PLC0415

    extractor, rules = configured.extractor(), configured.queue_rules()

    def one(key: int) -> None:
        extract_article(
            article_id=key, extractor=extractor, rules=rules, clock=lambda: datetime.now(UTC)
        )

    one(keys[0])
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = cursor.fetchone()[0]
    print("ready", flush=True)
    sys.stdin.readline()
    began = processor(), processor_of(backend)
    queries = 0

    def count(execute: Any, *rest: Any) -> Any:
        nonlocal queries
        queries += 1
        return execute(*rest)

    with connection.execute_wrapper(count):
        for key in keys[1:]:
            one(key)
    number = len(keys) - 1
    told = {
        "worker": (processor() - began[0]) / number,
        "database": (processor_of(backend) - began[1]) / number,
        "queries": queries / number,
    }
    print(json.dumps(told), flush=True)


def processor() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def processor_of(process: int) -> float:
    """Seconds of processor that another process of this machine has used; 0 where none can see."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def seed() -> Any:
    from random import Random  # noqa: PLC0415

    return Random(time.time_ns())


if __name__ == "__main__":
    main()
