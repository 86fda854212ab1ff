"""Changes of events go to three receivers while workers are killed: none lost, none doubled.

    nice python -m benchmarks.chaos_of_messages --side sqlite --kills 1000 --changes 10000

A receiver counts a message by its id, as the standard asks: one that comes twice under one id is
the same. One receiver in three answers 500 to every fourth request. Exits with 1 if a receiver
lacks a change, or has one under two ids, or anything else fails; the directory with logs, database
and `missing.json` stays then.
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
from collections import Counter
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from benchmarks.running.product import SIDES, Product
from benchmarks.running.programs import Program
from benchmarks.running.receivers import Receiver, listen
from benchmarks.running.servers import free_port

if TYPE_CHECKING:
    from events.models import Event

RECEIVERS = 3
PATIENCE_SECONDS = 900
MOST_PRINTED = 10
MOST_AHEAD = 40  # changes that a receiver lacks while others are made
BETWEEN_KILLS = (1, 6)  # requests
LONGEST_BETWEEN_KILLS = 20.0  # seconds
OF_A_MESSAGE = ("public_id", "status", "attempts", "not_before", "lease_until", "answer")
KILLABLE = ("workers", "worker", "beat", "web")
FIRST_DAY = date(2024, 11, 13)


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


def change_events(number: int, receivers: list[Receiver], *, until: float) -> set[int]:
    """Make new strikes and raise their tolls, little faster than word of them goes out; the
    positions of the changes in the log. Only what is committed counts.
    """
    from django.db import OperationalError  # noqa: PLC0415 - the settings are the product's

    made: set[int] = set()
    event = None
    while len(made) < number and time.monotonic() < until:
        try:
            event, position = one_change(event, killed=len(made) % 5)
        except OperationalError:  # a worker holds SQLite's lock; the event may be undone, too
            event = None
        else:
            made.add(position)
        while len(made) > min(map(len, (one.ids for one in receivers))) + MOST_AHEAD:
            if time.monotonic() > until:
                break
            time.sleep(0.05)
    return made


def one_change(event: Event | None, *, killed: int) -> tuple[Event, int]:
    """A new strike, or another toll; its position in the log."""
    from django.db import transaction  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from events.models import Event  # noqa: PLC0415
    from events.services.linking.refresh import record_revision  # noqa: PLC0415

    with transaction.atomic():
        if event is None or killed == 0:
            event = Event.objects.create(
                kind="strike", status="reported", starts_on=FIRST_DAY, ends_on=FIRST_DAY
            )
        event.killed_min = event.killed_max = killed
        event.save(update_fields=["killed_min", "killed_max"])
        revision = record_revision(
            event, reason="a change", now=timezone.now(), extractor_version="chaos"
        )
    if revision is None or revision.position is None:
        raise RuntimeError("A change of a toll made no revision.")
    return event, revision.position


def kill_at_random(
    product: Product,
    receivers: list[Receiver],
    number: int,
    until: float,
    chance: random.Random,
    killed: Counter[str],
) -> None:
    """So many times one process: most often a child of a worker, which sends the messages. Each as
    soon as some more requests have come, so that a kill hits what is at work however slow it is.
    """
    while killed.total() < number and time.monotonic() < until:
        _wait_for_requests(receivers, chance.randint(*BETWEEN_KILLS), until)
        time.sleep(chance.uniform(0, 0.2))
        programs = [one for name, one in product.keeper.programs.items() if name in KILLABLE]
        targets = [target for program in programs for target in targets_of(program)]
        name, pid, weight = chance.choices(targets, [weight for _, _, weight in targets])[0]
        if pid is None or chance.random() > weight:
            continue
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
            killed[name] += 1


def _wait_for_requests(receivers: list[Receiver], more: int, until: float) -> None:
    """Or for some seconds: what starts is killed, too."""
    came = sum(receiver.asked for receiver in receivers)
    latest = min(until, time.monotonic() + LONGEST_BETWEEN_KILLS)
    while sum(receiver.asked for receiver in receivers) < came + more and time.monotonic() < latest:
        time.sleep(0.01)


def targets_of(program: Program) -> list[tuple[str, int | None, float]]:
    """Its processes, and how often each is chosen. One that starts sends nothing for seconds, so it
    is seldom killed: otherwise no worker would ever be at work.
    """
    children = program.children()
    sends = program.name.startswith("work")
    often = 0.1 if sends and children else 0.02
    own = [(program.name, program.pid, often)]
    return [*own, *((f"{program.name}, child", pid, 1.0 if sends else 0.02) for pid in children)]


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


def missing(receivers: list[Receiver], made: set[int]) -> list[dict[str, object]]:
    """Each change that a receiver lacks, with its message as the product has it."""
    from events.models import Delivery  # noqa: PLC0415

    found: list[dict[str, object]] = []
    for receiver in receivers:
        address = f"http://127.0.0.1:{receiver.port}/"
        for position in sorted(made - set(receiver.ids)):
            rows = Delivery.objects.filter(subscription__address=address, position=position)
            message = rows.values(*OF_A_MESSAGE).first()
            found.append({"address": address, "position": position, "message": message})
    return found


def arrived(receivers: list[Receiver], made: set[int]) -> bool:
    return all(made <= set(receiver.ids) for receiver in receivers)


def run(side: str, *, kills: int, changes: int, minutes: float, seed: int) -> dict[str, object]:
    receivers = [Receiver(free_port(), fails_every=4 * (n == 0)) for n in range(RECEIVERS)]
    ports = ",".join(str(receiver.port) for receiver in receivers)
    product = Product(
        side,
        places=False,
        pages=False,
        EXTRACTOR="benchmarks.running.reads_nothing.ReadsNothing",
        FETCH_ALLOWED_NETWORKS="127.0.0.1/32",
        FETCH_PORTS=ports,
        FETCH_SECONDS=5,
        FETCH_LEASE_SECONDS=15,  # of a killed worker
    )
    servers = [listen(receiver) for receiver in receivers]
    began = time.monotonic()
    try:
        with product:
            found = tried(product, receivers, kills, changes, began + 60 * minutes, seed)
            if found["lost"] or found["doubled"]:
                raise SystemExit(json.dumps(found))
    except BaseException:  # any fault, also of this very program
        product.keep_directory()
        print(f"Logs and database: {product.directory}", file=sys.stderr)
        raise
    finally:
        for server in servers:
            server.shutdown()
    return found | {"seconds": round(time.monotonic() - began)}


def tried(
    product: Product,
    receivers: list[Receiver],
    kills: int,
    changes: int,
    until: float,
    seed: int,
) -> dict[str, object]:
    """Kill and change until both are done, wait for what is on its way, and judge."""
    product.open_database()
    follow(receivers)
    killed: Counter[str] = Counter()
    chance = random.Random(seed)
    killer = threading.Thread(
        target=kill_at_random,
        args=(product, receivers, kills, until, chance, killed),
        daemon=True,  # what fails here ends the kills, too
    )
    killer.start()
    made = change_events(changes, receivers, until=until)
    killer.join()
    waited = states()
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not arrived(receivers, made) and time.monotonic() < deadline:
        retry_now()
        time.sleep(5)
    lacking = missing(receivers, made)
    (product.directory / "missing.json").write_text(json.dumps(lacking, indent=1, default=str))
    for one in lacking[:MOST_PRINTED]:
        print(one, file=sys.stderr)
    found = judged(receivers, made)
    return found | {"killed": dict(killed), "states": states(), "after the last kill": waited}


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
    parser.add_argument(
        "--minutes", type=float, default=600, help="at most so long; then what was done is judged"
    )
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    print(json.dumps(run(**vars(asked))))


if __name__ == "__main__":
    main()
