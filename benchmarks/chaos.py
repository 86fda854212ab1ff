"""Kill the product's processes at random while clients submit, then count what was lost and what
came twice.

    python benchmarks/chaos.py --side sqlite|postgres [--kills 100] [--seconds 400] [--seed 1]
    [--articles 0] [--json] [--keep]

Starts the whole product in a directory of its own, with the real extractor, and clients that repeat
each article until it is acknowledged, by the API and by the form. Three receivers follow all
events, and a reader asks for files of them. With Redis, first freezes it for a while and measures
the longest request meanwhile. Then kills web server, workers, beat, Redis and
PostgreSQL with -9, each started again half a second later. Then lets it heal and judges the
database: every article acknowledged is there once, with exactly the reports that the extractor
makes of it, and what kills its reader is set aside; every receiver has every change under one id;
every file has all that was there when it was asked for, once. Exit code 1 where anything is lost,
doubled or wrong; then the directory stays, and what differs is printed with both versions of the
reader.
"""

from __future__ import annotations

import argparse
import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from random import Random
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from benchmarks.articles import Writer  # noqa: E402
from benchmarks.running.clients import Client, Ledger, by_api, by_form  # noqa: E402
from benchmarks.running.delays import frozen_broker, request_figures  # noqa: E402
from benchmarks.running.faults import kill_at_random  # noqa: E402
from benchmarks.running.going_out import files, messages  # noqa: E402
from benchmarks.running.going_out.receivers import Receiver  # noqa: E402
from benchmarks.running.product import SIDES, Product  # noqa: E402
from benchmarks.running.programs import wait_until, wait_while_it_moves  # noqa: E402

DRAIN_SECONDS = 900.0  # without any progress
MUST_BE_0 = {
    "messages": ("lost", "doubled"),
    "files": ("never_ready", "lost", "doubled", "differ"),
}
MOST_PRINTED = 10  # of the articles that differ; differences.json has them all


def main() -> None:
    arguments = read_arguments()
    say = (
        (lambda line: print(line, file=sys.stderr, flush=True))
        if not arguments.json
        else (lambda line: None)
    )
    receivers = messages.new_receivers()
    settings = {
        "EXTRACTION_LEASE_SECONDS": arguments.lease,
        "EXTRACTION_MAX_ATTEMPTS": arguments.attempts,
        **messages.settings_for(receivers),
    }
    with Product(
        arguments.side, places=not arguments.no_places, keep=arguments.keep, **settings
    ) as product:
        say(f"The product runs in {product.directory}")
        with kept_on_fault(product), messages.listening(receivers):
            result = run(product, receivers, arguments, say)
            differences = result.pop("differences")
            if result["faults"]:
                product.keep_directory()
                keep_differences(product.directory, differences)
    print(json.dumps(result) if arguments.json else table(result))
    if result["faults"]:
        raise SystemExit(1)


@contextmanager
def kept_on_fault(product: Product) -> Iterator[None]:
    """Whatever stops the run: its directory stays, and is named."""
    try:
        yield
    except BaseException:
        product.keep_directory()
        print(f"Stopped. Logs and database: {product.directory}", file=sys.stderr)
        raise


def keep_differences(directory: Path, differences: list[dict[str, Any]]) -> None:
    """Name the directory, and print the articles that differ with both versions of the reader."""
    print(f"Logs and database: {directory}", file=sys.stderr)
    (directory / "differences.json").write_text(
        json.dumps(differences, indent=1, ensure_ascii=False), encoding="utf-8"
    )
    for one in differences[:MOST_PRINTED]:
        versions = f"kept by {one['version_kept']}, here {one['version_here']}"
        print(f"{one['article']}, {versions}: {one['text'][:200]!r}", file=sys.stderr)
        for side in ("only_kept", "only_here"):
            for report in one[side]:
                print(f"  {side}: {json.dumps(report, ensure_ascii=False)}", file=sys.stderr)


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0] if __doc__ else "")
    parser.add_argument("--side", choices=SIDES, required=True)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument(
        "--seconds", type=float, default=400, help="over which the kills are spread"
    )
    parser.add_argument(
        "--frozen", type=float, default=10, help="seconds for which Redis stands still"
    )
    parser.add_argument(
        "--pause", type=float, default=0.3, help="of a client between two articles, on average"
    )
    parser.add_argument(
        "--poison-every", type=int, default=40, help="one article in so many kills its reader"
    )
    parser.add_argument("--lease", type=int, default=15, help="EXTRACTION_LEASE_SECONDS")
    parser.add_argument("--attempts", type=int, default=5, help="EXTRACTION_MAX_ATTEMPTS")
    parser.add_argument(
        "--seed",
        type=int,
        default=1,
        help="of texts and kills; the machine's timing is not repeatable",
    )
    parser.add_argument(
        "--articles",
        type=int,
        default=0,
        help="so many must be accepted before the clients stop, however slow the machine is",
    )
    parser.add_argument(
        "--no-places", action="store_true", help="begin with an empty table of places"
    )
    parser.add_argument(
        "--keep", action="store_true", help="keep the directory with its logs and database"
    )
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def run(
    product: Product,
    receivers: list[Receiver],
    arguments: argparse.Namespace,
    say: Callable[[str], None],
) -> dict[str, Any]:
    product.open_database()
    messages.follow(receivers)
    ledger, asked, random = Ledger(), files.Asked(), Random(arguments.seed)
    with submitting(product, ledger, arguments), asking(product, asked):
        freeze = (
            frozen_broker(product, ledger, arguments.frozen) if product.side == "postgres" else {}
        )
        began = time.monotonic()
        kills = kill_at_random(
            product, kills=arguments.kills, seconds=arguments.seconds, random=random, say=say
        )
        took = time.monotonic() - began
        wait_while_it_moves(
            lambda: max(arguments.articles - len(ledger.seconds()), 0),
            seconds=DRAIN_SECONDS,
            what="Articles are accepted",
        )
    wait_until(product.is_ready, seconds=DRAIN_SECONDS, what="All is up again")
    say("Healed; waiting for the queue")
    healed = time.monotonic()
    wait_while_it_moves(rows_that_wait, seconds=DRAIN_SECONDS, what="The queue is worked off")
    drained = time.monotonic() - healed
    say("Reading every text again, to compare")
    # Django's models, after its settings
    from benchmarks.running.verdict import events_that_stand, judge  # noqa: PLC0415

    verdict = judge(ledger)
    went_out = {
        "messages": messages.judged(receivers),
        "files": files.judged(asked, product.port, *events_that_stand()),
    }
    faults = verdict.faults | faults_of(went_out)
    if freeze and not freeze["within_bound"]:
        faults["frozen_broker"] = 1
    return {
        "side": product.side,
        "kills": sum(kills.values()),
        "kills_by_kind": dict(kills),
        "seconds": round(took),
        **asdict(verdict),
        **went_out,
        "requests": request_figures(ledger),
        "frozen_broker": freeze,
        "drained_in_seconds": round(drained),
        "faults": faults,
        "refusals": ledger.refused[:5],
    }


def faults_of(went_out: dict[str, dict[str, int]]) -> dict[str, int]:
    """What must be 0 and is not, of the messages and the files."""
    return {
        f"{what} {name}": went_out[what][name]
        for what, names in MUST_BE_0.items()
        for name in names
        if went_out[what][name]
    }


@contextmanager
def asking(product: Product, asked: files.Asked) -> Iterator[None]:
    """A reader asks for files until the block ends."""
    stop = threading.Event()
    reader = files.Asking(product.port, asked, stop)
    reader.start()
    try:
        yield
    finally:
        stop.set()
        reader.join(DRAIN_SECONDS)


@contextmanager
def submitting(product: Product, ledger: Ledger, arguments: argparse.Namespace) -> Iterator[None]:
    """Two programs and a person at a form submit until the block ends.

    Each finishes its article.
    """
    writer, stop = (
        Writer(Random(arguments.seed), poison_every=arguments.poison_every, repeats=0.1),
        threading.Event(),
    )
    ways = {
        "API 1": by_api(product.port, product.token),
        "API 2": by_api(product.port, product.token),
        "form": by_form(product.port),
    }
    clients = [
        Client(send, way=way, writer=writer, ledger=ledger, stop=stop, pause=arguments.pause)
        for way, send in ways.items()
    ]
    for client in clients:
        client.start()
    try:
        yield
    finally:
        stop.set()
        for client in clients:
            client.join(DRAIN_SECONDS)


def rows_that_wait() -> int:
    """Articles, files and messages on their way, and followers who have not been told of all."""
    from django.db import Error, close_old_connections  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from events.models import Article, Delivery, Export, Subscription  # noqa: PLC0415

    messages.retry_now()
    try:
        rows = (Article.objects, Export.objects, Delivery.objects)
        waiting = sum(one.all().waiting().count() for one in rows)
        return waiting + Subscription.objects.behind(timezone.now()).count()
    except Error:
        close_old_connections()
        return sys.maxsize


def table(result: dict[str, Any]) -> str:
    """One line for each figure; nested ones on a line of their own."""
    flat = {
        f"{name}: {inner}" if isinstance(value, dict) else name: what
        for name, value in result.items()
        for inner, what in (value.items() if isinstance(value, dict) else [("", value)])
    }
    verdict = (
        "Nothing was lost, nothing came twice."
        if not result["faults"]
        else f"WRONG: {result['faults']}"
    )
    return "\n".join(
        [
            *(
                f"{name:42} {value}"
                for name, value in flat.items()
                if not name.startswith("faults")
            ),
            verdict,
        ]
    )


if __name__ == "__main__":
    main()
