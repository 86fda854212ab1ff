"""Steady submissions for a long time: does memory grow, does the queue keep up, does anything fail?

    python benchmarks/soak.py --side sqlite|postgres --minutes 60 [--per-second 2] [--json]

Prints a line a minute, then start, median and end of each. Memory is what a program and its
children hold together, shared pages counted once (PSS); the start is the first full minute.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from benchmarks.articles import Writer  # noqa: E402
from benchmarks.running.clients import Client, Ledger, by_api, by_form  # noqa: E402
from benchmarks.running.product import SIDES, Product  # noqa: E402
from benchmarks.running.programs import children_of, memory_of  # noqa: E402

MEGABYTE = 1_000_000
MEASURED = ("web_mb", "workers_mb", "waiting", "oldest_waits_seconds", "submitted", "repeated")


@dataclass(frozen=True, slots=True)
class Minute:
    """One line: memory in MB, the queue at that moment, requests in the minute.

    `repeated` got an error or no answer first.
    """

    minute: int
    web_mb: int
    workers_mb: int
    waiting: int
    oldest_waits_seconds: float
    submitted: int
    repeated: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0] if __doc__ else "")
    parser.add_argument("--side", choices=SIDES, default="sqlite")
    parser.add_argument("--minutes", type=int, default=60)
    parser.add_argument("--per-second", type=float, default=2.0)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with Product(arguments.side) as product:
        product.open_database()
        minutes = soak(
            product,
            minutes=arguments.minutes,
            pause=2 / arguments.per_second,
            tell=not arguments.json,
        )
        result = summary(product, minutes)
    print(
        json.dumps(result)
        if arguments.json
        else "\n".join(f"{key:24} {value}" for key, value in result.items())
    )
    if result["set_aside"] or result["errors"]:
        raise SystemExit(1)


def soak(product: Product, *, minutes: int, pause: float, tell: bool) -> list[Minute]:
    """A line for each minute, of two clients: a program and a form."""
    ledger, writer, stop, lines = Ledger(), Writer(Random(1)), threading.Event(), []
    ways = {"API": by_api(product.port, product.token), "form": by_form(product.port)}
    clients = [
        Client(send, way=way, writer=writer, ledger=ledger, stop=stop, pause=pause)
        for way, send in ways.items()
    ]
    for client in clients:
        client.start()
    began = time.monotonic()
    for number in range(1, minutes + 1):
        time.sleep(max(0.0, began + number * 60 - time.monotonic()))
        lines.append(look(product, ledger, number))
        if tell:
            print(
                "  ".join(f"{name} {value}" for name, value in asdict(lines[-1]).items()),
                flush=True,
            )
    stop.set()
    for client in clients:
        client.join(60)
    return lines


def look(product: Product, ledger: Ledger, number: int) -> Minute:
    from django.utils import timezone  # noqa: PLC0415 - Django's models, after its settings

    from events.models import Article  # noqa: PLC0415

    since = time.monotonic() - 60
    requests = [one for one in list(ledger.requests) if one.began >= since]
    acknowledged = sum(one.acknowledged for one in requests)
    waiting = Article.objects.waiting()
    oldest = waiting.order_by("submitted_at").values_list("submitted_at", flat=True).first()
    return Minute(
        minute=number,
        web_mb=held_by(product, "web"),
        workers_mb=held_by(product, "workers" if product.side == "sqlite" else "worker"),
        waiting=waiting.count(),
        oldest_waits_seconds=round((timezone.now() - oldest).total_seconds(), 1) if oldest else 0.0,
        submitted=acknowledged,
        repeated=len(requests) - acknowledged,
    )


def held_by(product: Product, name: str) -> int:
    pid = product.keeper.programs[name].pid
    return round(sum(map(memory_of, [pid, *children_of(pid)])) / MEGABYTE) if pid else 0


def summary(product: Product, minutes: list[Minute]) -> dict[str, Any]:
    from events.models import Article  # noqa: PLC0415

    shown = {}
    for name in MEASURED:
        values = [getattr(minute, name) for minute in minutes]
        shown[name] = (
            f"start {values[0]}, median {statistics.median(values)}, end {values[-1]}, most "
            f"{max(values)}"
        )
    aside = Article.objects.set_aside().count()
    errors = sum(minute.repeated for minute in minutes)
    return {
        "side": product.side,
        "minutes": len(minutes),
        **shown,
        "errors": errors,
        "set_aside": aside,
    }


if __name__ == "__main__":
    main()
