"""How long a reviewer with the keyboard alone waits for the next of fifty items, in Chromium.

    python benchmarks/review_keys.py [--items 50] [--at ADDRESS --account NAME:PASSWORD]

Imports articles whose tolls make their events wait, opens `/review/`, and presses `a` for each: the
time runs from the key until the next item stands there. Every tenth item is looked at longer: down
to its history and back. Prints median, nine in ten and longest, in milliseconds, and how much of it
the browser waited for the server: on a busy machine the rest is its own wait for a processor.
Starts a product of its own unless `--at` names one; the account has to be an editor's.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.at_hand import RUN, day_of, words
from benchmarks.running.product import Product
from benchmarks.tasks import CHROMIUM, NAME, PASSWORD, log_in, send

TOWNS = ("Kherson", "Sumy", "Nikopol", "Kharkiv", "Odesa", "Poltava", "Chernihiv", "Zhytomyr")
FIRST = 10 + RUN % 5_000  # days ago: other events each time
LOOK_EVERY = 10
WAIT_MS = 60_000


def articles(items: int) -> str:
    """One event each: no two on one day at one town, all with tolls that wait for a reviewer."""
    rows = (
        (TOWNS[n % len(TOWNS)], words(day_of(FIRST + n // len(TOWNS) * 3)), 60 + n)
        for n in range(items)
    )
    return "\n".join(
        json.dumps(
            {
                "text": f"A Russian missile struck a market in {town} on {day}, "
                f"killing {dead} people."
            }
        )
        for town, day, dead in rows
    )


# Of the page that stands there: the decision with its redirect, then the next item.
OF_THE_SERVER = """() => {
  const page = performance.getEntriesByType("navigation")[0];
  return page.redirectEnd - page.redirectStart + page.responseEnd - page.requestStart;
}"""


@dataclass(frozen=True, slots=True)
class Wait:
    """Milliseconds from a key until the next item stands there, and the server's part of them."""

    whole: float
    server: float


def walk(address: str, account: str, items: int) -> list[Wait]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(10 * WAIT_MS)  # for all to be read
        log_in(page, address, account)
        send(page, address, "tolls.jsonl", articles(items))
        page.goto(f"{address}/review/?why=toll")
        waits = [_accept(page, n) for n in range(items)]
        browser.close()
    return waits


def _accept(page: Page, number: int) -> Wait:
    here = page.locator("#item h2 a").get_attribute("href")
    if number % LOOK_EVERY == 0:
        page.keyboard.press("End")
        page.keyboard.press("Home")
    began = time.monotonic()
    page.keyboard.press("a")
    expect(page.locator(f"#item h2 a[href='{here}']")).to_have_count(0, timeout=WAIT_MS)
    page.wait_for_load_state("domcontentloaded")  # from then on the page hears the next key
    whole = (time.monotonic() - began) * 1000
    return Wait(whole, min(whole, float(page.evaluate(OF_THE_SERVER))))


def _in_words(waits: list[Wait]) -> str:
    wholes, servers = [wait.whole for wait in waits], [wait.server for wait in waits]
    ninth = statistics.quantiles(wholes, n=10)[-1]
    return (
        f"{len(waits)} items by keyboard: median {statistics.median(wholes):.0f} ms, "
        f"nine in ten {ninth:.0f}, longest {max(wholes):.0f}; {sum(wholes) / 1000:.0f} s together, "
        f"{sum(servers) / sum(wholes):.0%} of it the server's (median "
        f"{statistics.median(servers):.0f} ms)"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--items", type=int, default=50)
    parser.add_argument("--at", help="the address of a running product")
    parser.add_argument("--account", default=f"{NAME}:{PASSWORD}", help="of an editor there")
    options = parser.parse_args()
    if options.at:
        waits = walk(options.at, options.account, options.items)
    else:
        with Product("sqlite", processes=1) as product:
            product.manage(
                "create_user", NAME, "--role", "editor", "--password-stdin", given=PASSWORD
            )
            waits = walk(f"http://127.0.0.1:{product.port}", options.account, options.items)
    print(_in_words(waits))


if __name__ == "__main__":
    main()
