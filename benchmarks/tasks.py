"""Five tasks of a newcomer in headless Chromium, each without the manual and in under 60 seconds.

    python benchmarks/tasks.py [--json] [--shots FOLDER] [--at ADDRESS --account NAME:PASSWORD]

Find last week's strikes in Kherson; cite one; correct the day of a paste; import a foreign CSV; add
a feed. Each begins on the home page and goes by what the pages say: names of links, buttons and
fields. Prints of each task the seconds of the machine, the actions and typed characters, and the
seconds that a person would need, by the keystroke-level model. A screenshot stands for each page.
Starts a product of its own, unless `--at` names one that runs with FETCH_ALLOWED_NETWORKS and
FETCH_PORTS for the feed (127.0.0.0/8, port 8391).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Locator, Page, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.at_hand import FEED_PORT, RUN, articles, day_of, foreign_table, outlet
from benchmarks.running.product import Product

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
MOST_SECONDS = 60.0
WAIT_MS = 45_000
# of the keystroke-level model (Card, Moran, Newell 1980): think, point and click; type a character
ACTION_SECONDS, KEY_SECONDS = 1.35 + 1.1 + 0.2, 0.28
NAME, PASSWORD = "walker", "six-long-walks-to-town"


@dataclass(slots=True)
class Took:
    """What one task took."""

    task: str
    seconds: float = 0.0
    actions: int = 0
    characters: int = 0
    shots: list[str] = field(default_factory=list)

    @property
    def with_hands(self) -> float:
        return self.seconds + self.actions * ACTION_SECONDS + self.characters * KEY_SECONDS


@dataclass(slots=True)
class Walker:
    """Somebody at the browser: clicks, types, looks."""

    page: Page
    address: str
    shots: Path | None
    took: Took

    def home(self) -> None:
        self.page.goto(f"{self.address}/")

    def click(self, found: Locator) -> None:
        found.click()
        self.took.actions += 1

    def type(self, found: Locator, text: str) -> None:
        found.fill(text)
        self.took.actions += 1
        self.took.characters += len(text)

    def link(self, name: str) -> None:
        self.click(self.page.get_by_role("link", name=name, exact=True).first)

    def button(self, name: str) -> None:
        self.click(self.page.get_by_role("button", name=name, exact=True).first)

    def look(self, name: str) -> None:
        """The screen as it is; taking the picture is not the walker's time."""
        if self.shots is None:
            return
        began = time.monotonic()
        file = self.shots / f"{len(self.took.shots) + 1}-{name}.png"
        file = file.with_name(f"{self.took.task.replace(' ', '-')}-{file.name}")
        self.page.screenshot(path=file)
        self.took.shots.append(file.name)
        self.took.seconds -= time.monotonic() - began


def find(walker: Walker) -> None:
    page = walker.page
    walker.look("home")
    walker.type(page.get_by_label("Place", exact=True), "Kherson")
    walker.click(page.get_by_role("checkbox", name="Strike"))
    walker.button("Show")
    walker.link("Last 7 days")
    expect(page.locator("#matches")).to_contain_text("2 events")
    walker.look("found")


def cite(walker: Walker) -> None:
    page = walker.page
    page.locator("#list").get_by_role("link", name="Kherson").first.click()
    walker.took.actions += 1
    walker.link("Cite, embed, download")
    expect(page.get_by_label("Citation")).to_be_in_viewport()
    walker.button("Copy citation")
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert "Dnipro Herald" in page.get_by_label("Citation").input_value()
    walker.look("cited")


def correct_the_day(walker: Walker) -> None:
    page = walker.page
    walker.link("Submit an article")
    dead = 3 + RUN % 900
    text = f"A Russian missile struck a bakery in Orikhiv on Monday, killing {dead} people."
    walker.type(page.get_by_label("Text of the article"), text)
    walker.took.characters -= len(text)  # it is pasted
    walker.button("Submit the article")
    expect(page.get_by_text("Undated: this article")).to_be_visible()
    walker.look("undated")
    walker.type(page.get_by_label("Publication date"), day_of(1).isoformat())
    walker.button("Set date")
    expect(page.get_by_role("link", name="Orikhiv").first).to_be_visible()
    walker.look("dated")


def import_a_table(walker: Walker) -> None:
    page = walker.page
    walker.link("Submit an article")
    walker.link("Submit a file")
    table = {"name": "Lage.csv", "mimeType": "text/csv", "buffer": foreign_table()}
    page.get_by_label("File", exact=True).set_input_files(table)
    walker.took.actions += 2
    walker.button("Submit the file")
    expect(page.get_by_role("heading", name="First rows")).to_be_visible()
    walker.look("preview")
    walker.button("Import 2 rows")
    expect(page.get_by_text("All rows were imported.")).to_be_visible()
    walker.look("imported")


def add_a_feed(walker: Walker) -> None:
    page = walker.page
    walker.link("Sources")
    walker.type(
        page.get_by_label("Address of the feed"), f"http://127.0.0.1:{FEED_PORT}/feed?{RUN}"
    )
    walker.button("Test")
    expect(page.get_by_text("School hit")).to_be_visible()
    walker.look("tested")
    walker.button("Add feed")
    expect(page.get_by_role("region", name="Feeds", exact=True)).to_contain_text("Kharkiv Wire")
    walker.look("added")


TASKS: Sequence[tuple[str, Callable[[Walker], None]]] = (
    ("find strikes", find),
    ("cite one", cite),
    ("correct a day", correct_the_day),
    ("import a table", import_a_table),
    ("add a feed", add_a_feed),
)


def walk(address: str, account: str, shots: Path | None) -> list[Took]:
    with sync_playwright() as playwright, outlet():
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(WAIT_MS)
        expect.set_options(timeout=WAIT_MS)
        try:
            log_in(page, address, account)
            seed(page, address)
            return [one(page, address, shots, name, task) for name, task in TASKS]
        finally:  # where it stopped, too
            if shots:
                page.screenshot(path=shots / "last.png")
            browser.close()


def one(
    page: Page, address: str, shots: Path | None, name: str, task: Callable[[Walker], None]
) -> Took:
    walker = Walker(page, address, shots, Took(name))
    began = time.monotonic()
    if task is not cite:  # goes on from what was found
        walker.home()
    task(walker)
    walker.took.seconds += time.monotonic() - began
    return walker.took


def log_in(page: Page, address: str, account: str) -> None:
    name, _, password = account.partition(":")
    page.goto(f"{address}/account/log-in/")
    page.fill("#id_username", name)
    page.fill("#id_password", password)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Log out").or_(
        page.get_by_role("link", name="Log out")
    ).wait_for()


def seed(page: Page, address: str) -> None:
    send(page, address, "week.jsonl", articles())


def send(page: Page, address: str, name: str, text: str) -> None:
    """Import a file of articles by the form, and wait until all are read."""
    page.goto(f"{address}/submit/file/")
    file = {"name": name, "mimeType": "application/jsonl", "buffer": text.encode()}
    page.get_by_label("File", exact=True).set_input_files(file)
    page.get_by_role("button", name="Submit the file").click()
    page.get_by_role("button", name="Import").click()
    page.get_by_text("All rows were imported.").wait_for()


def on_its_own(shots: Path | None) -> list[Took]:
    reach = {"FETCH_ALLOWED_NETWORKS": "127.0.0.0/8", "FETCH_PORTS": FEED_PORT}
    with Product("sqlite", processes=1, **reach) as product:
        product.manage("create_user", NAME, "--role", "editor", "--password-stdin", given=PASSWORD)
        return walk(f"http://127.0.0.1:{product.port}", f"{NAME}:{PASSWORD}", shots)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--shots", type=Path, help="where screenshots go")
    parser.add_argument("--at", help="the address of a running product")
    parser.add_argument("--account", default=f"{NAME}:{PASSWORD}", help="of an editor there")
    options = parser.parse_args()
    if options.shots:
        options.shots.mkdir(parents=True, exist_ok=True)
    took = (
        walk(options.at, options.account, options.shots)
        if options.at
        else on_its_own(options.shots)
    )
    for task in took:
        row = {"machine": task.seconds, "person": task.with_hands}
        if options.json:
            print(json.dumps({"task": task.task, **row, "shots": task.shots}))
        else:
            print(
                f"{task.task:<16} {task.seconds:5.1f} s of the machine, {task.actions} actions, "
                f"{task.with_hands:5.1f} s with a person's hands"
            )
    sys.exit(any(task.with_hands > MOST_SECONDS for task in took))


if __name__ == "__main__":
    main()
