"""How fast the home page opens and its brush moves with many events, in headless Chromium on a
server of its own.

    python benchmarks/explore.py [--json] [--events 10000] [--rounds 5]

Prints, each as median (least to most): `server_ms` of the first page, `load_ms` until the browser's
load event, `ready_ms` until the map has drawn its events and the page listens, `move_ms` of script
for one movement of the brush, `settle_ms` from the end of a drag until every part shows the new
days, and the kilobytes that travelled for the first view, without the map's own files and those.
Then, for each language, the kilobytes of the first view on a phone, which shows the list (250 are
all it may take), and the milliseconds until that page listens (1,000), as medians of the rounds.
Needs Chromium (CHROMIUM) and the bundle (`npm run build`). Events are made up: five years of six
kinds.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import django
from playwright.sync_api import sync_playwright

PROJECT = Path(__file__).resolve().parent.parent
# a database of its own, for this process and the server that it starts
FOLDER = tempfile.TemporaryDirectory()
os.environ.update(DATA_DIR=FOLDER.name, DATABASE_URL=f"sqlite:///{FOLDER.name}/tracker.sqlite3")
os.environ.update(DJANGO_SETTINGS_MODULE="tracker.settings", DJANGO_ALLOW_ASYNC_UNSAFE="true")
sys.path.insert(0, str(PROJECT))
django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402

from events.extraction.types import SUBKINDS, Kind, Status  # noqa: E402
from events.models import (  # noqa: E402
    Actor,
    Event,
    EventActor,
    EventPlace,
    EventWeapon,
    Place,
)

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PORT = 8178
ADDRESS = f"http://127.0.0.1:{PORT}/"
FIRST, DAYS, PLACES, SIDES = date(2020, 1, 1), 1826, 400, 40
MOVES = 60
READY = """() => document.getElementById("explore")?.dataset.ready === "yes"
  && document.getElementById("in-view").textContent !== "" """
LISTENS = """new MutationObserver((_, observer) => {
  if (document.getElementById("explore")?.dataset.ready !== "yes") return;
  window.listens = performance.now();
  observer.disconnect();
}).observe(document, { subtree: true, childList: true, attributeFilter: ["data-ready"] })"""


def fill(number: int) -> None:
    """Rows of so many events; the same ones each time."""
    chance = random.Random(1)
    precisions = ["town"] * 8 + ["region", "country"]
    places = Place.objects.bulk_create(
        Place(
            key=f"made:{n}",
            name=f"Place {n}",
            precision=chance.choice(precisions),
            country=chance.choice(["UA", "SD", "SY"]),
            lat=chance.uniform(10, 52),
            lon=chance.uniform(22, 40),
        )
        for n in range(PLACES)
    )
    sides = Actor.objects.bulk_create(
        Actor(slug=f"side-{n}", name=f"Side {n}", kind="state") for n in range(SIDES)
    )
    events = []
    for _ in range(number):
        kind = chance.choice(list(Kind))
        start = FIRST + timedelta(days=int(DAYS * chance.random() ** 0.7))
        end = start + timedelta(days=chance.choice([0] * 8 + [1, 30]))
        subkind = chance.choice(["", *sorted(SUBKINDS[kind])])
        events.append(
            Event(
                kind=kind,
                subkind=subkind,
                status=chance.choice(list(Status)),
                starts_on=start,
                ends_on=end,
                summary="Officials said that a drone had hit a depot near the town.",
            )
        )
    events = Event.objects.bulk_create(events, batch_size=1000)
    EventPlace.objects.bulk_create(
        (
            EventPlace(event=event, place=chance.choice(places))
            for event in events
            if chance.random() < 0.95
        ),
        batch_size=2000,
    )
    EventActor.objects.bulk_create(
        (
            EventActor(event=event, actor=side, role=role)
            for event in events
            for side, role in zip(chance.sample(sides, 2), ("perpetrator", "target"), strict=True)
        ),
        batch_size=2000,
    )
    EventWeapon.objects.bulk_create(
        (EventWeapon(event=event, type="drone") for event in events[::3]), batch_size=2000
    )


@contextmanager
def server(number: int) -> Iterator[None]:
    """The product's own web server over a database of its own."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    fill(number)
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "-b",
        f"127.0.0.1:{PORT}",
        "-w",
        "1",
        "--threads",
        "4",
        "tracker.wsgi",
    ]
    process = subprocess.Popen(command, cwd=PROJECT, env=os.environ, stderr=subprocess.DEVNULL)
    try:
        answers()
        yield
    finally:
        process.terminate()
        process.wait()


def answers() -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(ADDRESS).read()
            return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the server did not answer")


def travelled(page) -> dict[str, int]:
    """Bytes by address, filled while the page loads."""
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    names, sizes = {}, {}
    network.on(
        "Network.requestWillBeSent",
        lambda sent: names.update({sent["requestId"]: sent["request"]["url"]}),
    )
    network.on(
        "Network.loadingFinished",
        lambda done: sizes.update({names[done["requestId"]]: done["encodedDataLength"]}),
    )
    return sizes


def on_a_phone(browser, language: str) -> tuple[float, float]:
    """Kilobytes of the first view with an empty cache, and milliseconds until the page listens."""
    phone = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "locale": language}
    page = browser.new_context(**phone).new_page()
    sizes = travelled(page)
    page.add_init_script(LISTENS)
    page.goto(ADDRESS, wait_until="networkidle")
    page.wait_for_timeout(1000)  # typefaces come last
    listens = page.evaluate("window.listens")
    page.context.close()
    return sum(sizes.values()) / 1000, listens


def phone_views(browser, rounds: int) -> dict[str, dict[str, float]]:
    """Weight and time of the first view on a phone, by language."""
    views = {
        code: [on_a_phone(browser, code) for _ in range(rounds)] for code, _ in settings.LANGUAGES
    }
    return {
        code: dict(zip(("kb", "ms"), map(statistics.median, zip(*some, strict=True)), strict=True))
        for code, some in views.items()
    }


def first_view(browser) -> dict[str, float]:
    """Opens the page with an empty cache."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    sizes = travelled(page)
    started = time.perf_counter()
    page.goto(ADDRESS)
    while not page.evaluate(READY):
        time.sleep(0.01)
    ready = time.perf_counter() - started
    timing = page.evaluate("performance.getEntriesByType('navigation')[0].toJSON()")
    page.wait_for_timeout(500)
    of_the_map = sum(
        size for address, size in sizes.items() if "/geo/" in address or "/map/" in address
    )
    found = {
        "server_ms": timing["responseStart"] - timing["requestStart"],
        "load_ms": timing["loadEventEnd"],
        "ready_ms": 1000 * ready,
        "page_kb": (sum(sizes.values()) - of_the_map) / 1000,
        "map_kb": of_the_map / 1000,
        **drag(page),
    }
    page.close()
    return found


def drag(page) -> dict[str, float]:
    """Draws a range over the bars; script time is Chromium's own count while the pointer moves."""
    metrics = page.context.new_cdp_session(page)
    metrics.send("Performance.enable")

    def script():
        return {m["name"]: m["value"] for m in metrics.send("Performance.getMetrics")["metrics"]}[
            "ScriptDuration"
        ]

    box = page.locator("#histogram").bounding_box()
    at = lambda part: (box["x"] + part * box["width"], box["y"] + 40)  # noqa: E731
    page.mouse.move(*at(0.2))
    page.mouse.down()
    page.mouse.move(*at(0.25))
    before = script()
    for move in range(MOVES):
        page.mouse.move(*at(0.25 + 0.4 * move / MOVES))
    moved = script() - before
    old = page.locator("#matches").inner_text()
    started = time.perf_counter()
    page.mouse.up()
    while page.locator("#matches").inner_text() == old or page.locator("#explore.loading").count():
        time.sleep(0.01)
    return {"move_ms": 1000 * moved / MOVES, "settle_ms": 1000 * (time.perf_counter() - started)}


def summary(rounds: Sequence[dict[str, float]]) -> dict[str, dict[str, float]]:
    values = {name: [one[name] for one in rounds] for name in rounds[0]}
    return {
        name: {
            "median": round(statistics.median(some), 2),
            "least": round(min(some), 2),
            "most": round(max(some), 2),
        }
        for name, some in values.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0] if __doc__ else "")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    with server(args.events), sync_playwright() as playwright:
        flags = [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
        ]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        rounds = [first_view(browser) for _ in range(args.rounds)]
        phones = phone_views(browser, args.rounds)
        browser.close()
    found = summary(rounds)
    if args.json:
        print(json.dumps({"events": args.events, **found, "phones": phones}))
    else:
        for name, value in found.items():
            print(f"{name:10} {value['median']:9} ({value['least']} to {value['most']})")
        for name in ("kb", "ms"):
            print(f"phone_{name}  ", ", ".join(f"{k} {v[name]:.0f}" for k, v in phones.items()))


if __name__ == "__main__":
    main()
