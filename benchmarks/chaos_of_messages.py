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
from typing import TYPE_CHECKING, Any

from benchmarks.running.going_out import files
from benchmarks.running.going_out.messages import (
    follow,
    judged,
    lacks,
    listening,
    new_receivers,
    retry_now,
    settings_for,
)
from benchmarks.running.going_out.receivers import Receiver
from benchmarks.running.product import SIDES, Product
from benchmarks.running.programs import Program

if TYPE_CHECKING:
    from events.models import Event

PATIENCE_SECONDS = 900
MOST_PRINTED = 10
MOST_AHEAD = 100  # changes that a receiver lacks while others are made
RETRY_EVERY_SECONDS = 2.0  # what was refused, when all wait for it
LONGEST_BETWEEN_KILLS = 60.0  # seconds: on a busy machine a worker must come to send at all
LEASE_SECONDS = 60  # so that what holds a row on a busy machine is killed, and not only too slow
OF_A_MESSAGE = ("public_id", "status", "attempts", "not_before", "lease_until", "answer")
PROCESSES = 4  # of workers: while one starts, others send
KILLABLE = ("workers", "worker", "beat", "web")
FIRST_DAY = date(2024, 11, 13)


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
            retry_now()
            time.sleep(RETRY_EVERY_SECONDS)
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
    requests: int,
    until: float,
    chance: random.Random,
    killed: Counter[str],
) -> None:
    """So many times one process, over about so many requests: most often a child of a worker, which
    sends the messages. Each as soon as some more requests have come, so that a kill hits what is at
    work however slow it is.
    """
    most = max(6, 2 * requests // number)
    while killed.total() < number and time.monotonic() < until:
        _wait_for_requests(receivers, chance.randint(1, most), until)
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
        time.sleep(0.05)


def targets_of(program: Program) -> list[tuple[str, int | None, float]]:
    """Its processes, and how often each is chosen. One that starts sends nothing for seconds, so it
    is seldom killed: otherwise no worker would ever be at work.
    """
    children = program.children()
    own = [(program.name, program.pid, 0.1 if children else 0.02)]
    often = 1.0 if program.name.startswith("work") else 0.5
    return [*own, *((f"{program.name}, child", pid, often) for pid in children)]


def states() -> dict[str, int]:
    """How many messages are in which state at the end."""
    from events.models import Delivery  # noqa: PLC0415

    return dict(Counter(Delivery.objects.values_list("status", flat=True)))


def missing(receivers: list[Receiver], made: set[int]) -> list[dict[str, object]]:
    """Each change that a receiver lacks, with its message as the product has it."""
    from events.models import Delivery  # noqa: PLC0415

    found: list[dict[str, object]] = []
    for receiver in receivers:
        for position in sorted(lacks(receiver, made)):
            rows = Delivery.objects.filter(
                subscription__address=receiver.address, position=position
            )
            message = rows.values(*OF_A_MESSAGE).first()
            found.append({"address": receiver.address, "position": position, "message": message})
    return found


def all_is_out(product: Product, receivers: list[Receiver], made: set[int]) -> bool:
    """Every change has arrived everywhere, no file waits, and the web server is up."""
    from events.models import Export  # noqa: PLC0415

    arrived = all(made <= set(receiver.ids) for receiver in receivers)
    return arrived and not Export.objects.waiting().exists() and product.is_ready()


def events_that_stand() -> set[str]:
    from events.models import Event  # noqa: PLC0415

    return set(Event.objects.visible().values_list("public_id", flat=True))


def run(side: str, *, kills: int, changes: int, minutes: float, seed: int) -> dict[str, object]:
    receivers = new_receivers()
    product = Product(
        side,
        places=False,
        processes=0,
        EXTRACTOR="benchmarks.running.reads_nothing.ReadsNothing",
        EXTRACTION_LEASE_SECONDS=LEASE_SECONDS,  # also that of the files which workers prepare
        **settings_for(receivers) | {"FETCH_LEASE_SECONDS": str(LEASE_SECONDS)},
    )
    began = time.monotonic()
    try:
        with product, listening(receivers):
            found = tried(product, receivers, kills, changes, began + 60 * minutes, seed)
            if faults(found):
                raise SystemExit(json.dumps(found))
    except BaseException:  # any fault, also of this very program
        product.keep_directory()
        print(f"Logs and database: {product.directory}", file=sys.stderr)
        raise
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
    product.start_workers(PROCESSES)  # now, so that the parent loads what tells followers
    killed: Counter[str] = Counter()
    chance = random.Random(seed)
    killer = threading.Thread(
        target=kill_at_random,
        args=(product, receivers, kills, changes * len(receivers), until, chance, killed),
        daemon=True,  # what fails here ends the kills, too
    )
    asked, stop = files.Asked(), threading.Event()
    asking = files.Asking(product.port, asked, stop)
    killer.start()
    asking.start()
    made = change_events(changes, receivers, until=until)
    killer.join()
    stop.set()
    asking.join()
    waited = states()
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not all_is_out(product, receivers, made) and time.monotonic() < deadline:
        retry_now()
        time.sleep(5)
    lacking = missing(receivers, made)
    (product.directory / "missing.json").write_text(json.dumps(lacking, indent=1, default=str))
    for one in lacking[:MOST_PRINTED]:
        print(one, file=sys.stderr)
    steady = events_that_stand()
    return {
        "changes": len(made),
        "messages": judged(receivers, made),
        "files": files.judged(asked, product.port, steady, steady),
        "killed": dict(killed),
        "states": states(),
        "after the last kill": waited,
    }


def faults(found: dict[str, Any]) -> bool:
    """Whether anything is not 0 that must be."""
    wrong = [found["messages"][name] for name in ("lost", "doubled")]
    wrong += [found["files"][name] for name in ("never_ready", "lost", "doubled", "differ")]
    return any(wrong)


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
