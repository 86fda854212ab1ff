"""Changes of events go to three receivers while workers are killed: none lost, none doubled.

    nice python -m benchmarks.chaos_of_messages --side sqlite --kills 1000 --changes 10000

A receiver counts a message by its id, as the standard asks: one that comes twice under one id is
the same. One receiver in three answers 500 to every fourth request. Exits with 1 if a receiver
lacks a change, or has one under two ids; the directory with logs and database stays then.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import threading
import time
from collections import Counter, defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from benchmarks.running.product import SIDES, Product
from benchmarks.running.servers import free_port

RECEIVERS = 3
PATIENCE_SECONDS = 900
KILLABLE = ("workers", "worker", "beat", "web")
FIRST_DAY = date(2024, 11, 13)


@dataclass
class Receiver:
    """What arrived: the ids under which each change came, and how often each id."""

    port: int
    fails_every: int = 0
    ids: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    requests: Counter[str] = field(default_factory=Counter)
    asked: int = 0

    def take(self, body: dict[str, object]) -> int:
        """The status to answer with."""
        self.asked += 1
        if self.fails_every and self.asked % self.fails_every == 0:
            return 500
        if body["type"] != "ping":
            data: dict[str, int] = body["data"]  # type: ignore[assignment]
            self.ids[data["position"]].add(str(body["id"]))
            self.requests[str(body["id"])] += 1
        return 204


def listen(receiver: Receiver) -> ThreadingHTTPServer:
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with lock:
                status = receiver.take(body)
            with suppress(OSError):
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", receiver.port), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def follow(receivers: list[Receiver]) -> None:
    from django.utils import timezone  # noqa: PLC0415 - the settings are the product's

    from events.models import Subscription  # noqa: PLC0415
    from events.models.going_out.subscriptions import Trigger  # noqa: PLC0415

    for receiver in receivers:
        Subscription.objects.create(
            name="All strikes",
            query="kind=strike",
            channel="webhook",
            address=f"http://127.0.0.1:{receiver.port}/",
            triggers=list(Trigger.values),
            site="http://127.0.0.1",
            confirmed_at=timezone.now(),
        )


def change_events(number: int, *, pause: float) -> set[int]:
    """Make new strikes and raise their tolls; the positions of the changes in the log."""
    from django.db import OperationalError, transaction  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from events.models import Event  # noqa: PLC0415
    from events.services.linking.refresh import record_revision  # noqa: PLC0415

    made: set[int] = set()
    event = None
    while len(made) < number:
        with suppress(OperationalError), transaction.atomic():  # a worker holds SQLite's lock
            killed = len(made) % 5
            if event is None or killed == 0:
                event = Event.objects.create(
                    kind="strike", status="reported", starts_on=FIRST_DAY, ends_on=FIRST_DAY
                )
            event.killed_min = event.killed_max = killed
            event.save(update_fields=["killed_min", "killed_max"])
            revision = record_revision(
                event, reason="a change", now=timezone.now(), extractor_version="chaos"
            )
            position = revision.position if revision else None
        if position:
            made.add(position)
        time.sleep(pause)
    return made


def kill_at_random(
    product: Product, number: int, done: threading.Event, chance: random.Random
) -> None:
    """A worker's process or one of its children, so many times."""
    for _ in range(number):
        if done.wait(chance.uniform(0.2, 1.0)):
            return
        programs = [one for name, one in product.keeper.programs.items() if name in KILLABLE]
        program = chance.choice([one for one in programs if one.pid] or programs)
        pids = [program.pid, *program.children()]
        with suppress(OSError, TypeError):
            os.kill(chance.choice(pids), signal.SIGKILL)  # type: ignore[arg-type]


def retry_now() -> None:
    """What waits for its next attempt, by now up to hours, has it at once."""
    from django.db import OperationalError  # noqa: PLC0415
    from django.db.models.functions import Now  # noqa: PLC0415

    from events.models import Delivery  # noqa: PLC0415

    with suppress(OperationalError):
        Delivery.objects.filter(status="pending", not_before__gt=Now()).update(not_before=Now())


def states() -> dict[str, int]:
    """How many messages are in which state at the end."""
    from events.models import Delivery  # noqa: PLC0415

    return dict(Counter(Delivery.objects.values_list("status", flat=True)))


def arrived(receivers: list[Receiver], made: set[int]) -> bool:
    return all(made <= set(receiver.ids) for receiver in receivers)


def run(side: str, *, kills: int, changes: int, seed: int) -> dict[str, object]:
    receivers = [Receiver(free_port(), fails_every=4 * (n == 0)) for n in range(RECEIVERS)]
    ports = ",".join(str(receiver.port) for receiver in receivers)
    product = Product(side, places=False, FETCH_ALLOWED_NETWORKS="127.0.0.1/32", FETCH_PORTS=ports)
    servers = [listen(receiver) for receiver in receivers]
    done, began = threading.Event(), time.monotonic()
    with product:
        product.open_database()
        follow(receivers)
        killer = threading.Thread(
            target=kill_at_random, args=(product, kills, done, random.Random(seed))
        )
        killer.start()
        made = change_events(changes, pause=0.6 * kills / max(1, changes))
        killer.join()
        done.set()
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not arrived(receivers, made) and time.monotonic() < deadline:
            retry_now()
            time.sleep(5)
        found = judged(receivers, made) | {"states": states()}
        if found["lost"] or found["doubled"]:
            product.keep_directory()
            print(f"Logs and database: {product.directory}", file=sys.stderr)
    for server in servers:
        server.shutdown()
    return found | {"kills": kills, "seconds": round(time.monotonic() - began)}


def judged(receivers: list[Receiver], made: set[int]) -> dict[str, object]:
    """`lost`: changes that a receiver lacks; `doubled`: those that came under two ids; `again`:
    messages that came again under their id, which a receiver leaves out.
    """
    return {
        "changes": len(made),
        "lost": sum(len(made - set(receiver.ids)) for receiver in receivers),
        "doubled": sum(len(ids) > 1 for receiver in receivers for ids in receiver.ids.values()),
        "again": sum(n - 1 for receiver in receivers for n in receiver.requests.values()),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--side", choices=SIDES, default="sqlite")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--changes", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    found = run(asked.side, kills=asked.kills, changes=asked.changes, seed=asked.seed)
    print(json.dumps(found))
    sys.exit(1 if found["lost"] or found["doubled"] else 0)


if __name__ == "__main__":
    main()
