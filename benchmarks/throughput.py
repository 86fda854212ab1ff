"""How fast articles come in and are read, with one and with two workers, all in one run,
alternating.

    python benchmarks/throughput.py --side sqlite|postgres [--articles 120] [--rounds 3] [--json]

Submitting: by the API, one client and four at once, while no worker runs. Reading: what was
submitted, by one worker process and by two, from the first article done to the last. Beside them,
in the same run: the extractor alone in this process, and with Celery a task that does nothing on
the same broker. Figures of a second depend on the machine; the ratios are what to compare.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from benchmarks.articles import Text, Writer  # noqa: E402
from benchmarks.running.clients import by_api  # noqa: E402
from benchmarks.running.product import SIDES, Product  # noqa: E402
from benchmarks.running.programs import Program, wait_until  # noqa: E402

NOTHINGS = 2_000
DRAIN_SECONDS = 600.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0] if __doc__ else "")
    parser.add_argument("--side", choices=SIDES, required=True)
    parser.add_argument("--articles", type=int, default=120, help="of each measurement")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with Product(arguments.side, processes=0) as product:
        product.open_database()
        result = measure(product, articles=arguments.articles, rounds=arguments.rounds)
    print(
        json.dumps(result)
        if arguments.json
        else "\n".join(f"{key:42} {value}" for key, value in result.items())
    )


def measure(product: Product, *, articles: int, rounds: int) -> dict[str, Any]:
    """Medians over the rounds of what is measured once in each."""
    writer, rates = Writer(Random(1)), []
    texts: list[Text] = []
    # the web server loads what it needs
    submit(product, [writer.next() for _ in range(8)], clients=4)
    read(product, workers=1)
    for _ in range(rounds):
        rate = {}
        for workers, clients in ((1, 1), (2, 4)):
            texts = [writer.next() for _ in range(articles)]
            rate[f"submitted, {clients} clients"] = submit(product, texts, clients=clients)
            rate[f"read, {workers} workers"] = read(product, workers=workers)
            if product.side == "postgres":
                rate[f"nothing, {workers} workers"] = do_nothing(product, workers=workers)
        rate["extractor alone"] = extract(texts)
        rates.append(rate)
    return summary(rates) | {
        "side": product.side,
        "words": round(statistics.mean(len(one.text.split()) for one in texts)),
    }


def summary(rates: list[dict[str, float]]) -> dict[str, Any]:
    per_second = {
        f"{name}, per second": round(statistics.median(rate[name] for rate in rates), 2)
        for name in rates[0]
    }
    pairs = {
        "submitted: 4 clients to 1": ("submitted, 4 clients", "submitted, 1 clients"),
        "read: 2 workers to 1": ("read, 2 workers", "read, 1 workers"),
        "read by 1 worker to extractor alone": ("read, 1 workers", "extractor alone"),
        "nothing to read, 1 worker": ("nothing, 1 workers", "read, 1 workers"),
        "nothing: 2 workers to 1": ("nothing, 2 workers", "nothing, 1 workers"),
    }
    ratios = {
        name: [rate[above] / rate[below] for rate in rates]
        for name, (above, below) in pairs.items()
        if above in rates[0] and below in rates[0]
    }
    shown = {
        f"ratio, {name}": f"{statistics.median(found):.2f} ({min(found):.2f} to {max(found):.2f})"
        for name, found in ratios.items()
    }
    return per_second | shown


def rate_of(number: int, work: Callable[[], object]) -> float:
    began = time.monotonic()
    work()
    return number / (time.monotonic() - began)


def submit(product: Product, texts: list[Text], *, clients: int) -> float:
    """Articles a second that were acknowledged; each must be."""
    send = by_api(product.port, product.token)
    with ThreadPoolExecutor(clients) as pool:
        return rate_of(
            len(texts),
            lambda: [answer.article or sys.exit(str(answer)) for answer in pool.map(send, texts)],
        )


def read(product: Product, *, workers: int) -> float:
    """Articles a second, from the first one done to the last, without the start of the workers."""
    from django.db.models import Max, Min  # noqa: PLC0415 - Django's models, after its settings

    from events.models import Article  # noqa: PLC0415

    waiting = list(Article.objects.waiting().values_list("pk", flat=True))
    product.start_workers(workers)
    wait_until(
        lambda: not Article.objects.waiting().exists(),
        seconds=DRAIN_SECONDS,
        what="The queue is empty",
    )
    product.stop_workers()
    done = Article.objects.filter(pk__in=waiting, status="done").aggregate(
        first=Min("finished_at"), last=Max("finished_at")
    )
    return (len(waiting) - 1) / (done["last"] - done["first"]).total_seconds()


def do_nothing(product: Product, *, workers: int) -> float:
    """Tasks a second from the first that is taken to the last that is acknowledged."""
    import redis  # noqa: PLC0415 - not needed without a broker

    from benchmarks.running.noop import nothing  # noqa: PLC0415

    broker = redis.Redis.from_url(product.environment["REDIS_URL"])
    broker.delete("celery")  # wake-ups for articles that are read already
    for _ in range(NOTHINGS):
        nothing.delay()
    command = (
        sys.executable,
        "-m",
        "celery",
        "--app",
        "benchmarks.running.noop",
        "worker",
        "--concurrency",
        str(workers),
    )
    product.keeper.keep(
        Program("nothing", command, product.environment, product.directory / "nothing.log")
    )
    wait_until(
        lambda: broker.llen("celery") < NOTHINGS, seconds=DRAIN_SECONDS, what="The worker begins"
    )
    rate = rate_of(
        NOTHINGS,
        lambda: wait_until(
            lambda: not (broker.llen("celery") or broker.hlen("unacked")),
            seconds=DRAIN_SECONDS,
            what="All is done",
        ),
    )
    product.keeper.drop("nothing")
    return rate


def extract(texts: list[Text]) -> float:
    """The same texts by the extractor alone, in this process."""
    from events.services import configured  # noqa: PLC0415

    extractor = configured.extractor()
    return rate_of(
        len(texts),
        lambda: [
            extractor(one.text, published_on=date.fromisoformat(one.published_on)) for one in texts
        ],
    )


if __name__ == "__main__":
    main()
