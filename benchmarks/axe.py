"""axe on every page of a running product, in every language and look, and on a narrow screen.

    python benchmarks/axe.py [--at ADDRESS] [--account NAME:PASSWORD] [--languages en,ar]

Goes through the pages of readers, and with the account of an editor also those of review, account
and the desk; an event, an article, a place and an actor are those that the first page links to.
Each is looked at in light, dark and forced colours, and 320 pixels wide, with everything unfolded.
Prints what axe finds and what runs off the screen; exits with 1 if there is any. Of rows that
repeat (tables of thousands of cells, bars of a drawing) the first ones are looked at. Takes some
three seconds a page and language, so it is no part of the suite; how far it is goes to standard
error.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.tasks import CHROMIUM, log_in

AXE = Path(__file__).resolve().parent.parent / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOURS = ["color-contrast", "link-in-text-block"]
LANGUAGES = "en,uk,ru,ar,fr,es"
OF_SHAPE = {"color-contrast": {"enabled": False}}  # narrow: the colours were looked at when wide
UNFOLD = """() => {
  for (const closed of document.querySelectorAll("details")) closed.open = true;
  const firstOf = (parts, most) => [...parts].slice(most).forEach((part) => part.remove());
  for (const rows of document.querySelectorAll("main :is(tbody, ul, ol)")) {
    firstOf(rows.querySelectorAll(":scope > :is(tr, li)"), 12);
  }
  for (const drawing of document.querySelectorAll("main svg")) {
    firstOf(drawing.querySelectorAll("rect, path, circle, line, text"), 60);
  }
}"""
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
READERS = (
    *(
        "/",
        "/?as=table",
        "/charts/",
        "/articles/",
        "/totals/",
        "/accuracy/",
        "/about/",
        "/sources/",
    ),
    *("/submit/", "/submit/file/", "/follow/", "/exports/", "/account/log-in/", "/api/v1/docs/"),
)
EDITORS = (
    *("/review/", "/review/?why=same", "/review/?why=held", "/review/aliases/", "/queue/"),
    *("/desk/", "/desk/harm/", "/desk/trust/", "/account/", "/account/email/", "/account/tokens/"),
    *("/account/two-factor/", "/account/password/"),
)
OF_EVENT = ("", "mistake/", "embed/")
OF_EVENT_DECIDED = ("correct/", "merge/", "part-of/", "accept/", "reject/", "withdraw/")


def paths(page: Page, address: str, *, editor: bool) -> list[str]:
    page.goto(f"{address}/")
    event = page.locator(".event-title a").first.get_attribute("href") or "/"
    page.goto(f"{address}{event}")
    linked = [
        found.first.get_attribute("href") or ""
        for kind in ("articles", "places", "actors")
        if (found := page.locator(f"main a[href^='/{kind}/']")).count()
    ]
    below = (*OF_EVENT, *(OF_EVENT_DECIDED if editor else ()))
    return [*READERS, *(EDITORS if editor else ()), *(event + one for one in below), *linked]


@cache
def script() -> str:
    return AXE.read_text(encoding="utf-8")


def found_on(page: Page) -> Iterator[tuple[str, Any]]:
    """What axe finds on the open page, by look."""
    page.evaluate(UNFOLD)
    page.evaluate(script())
    yield "light", violations(page, "tag", TAGS)
    page.emulate_media(color_scheme="dark")
    yield "dark", violations(page, "rule", OF_COLOURS)
    page.emulate_media(color_scheme="dark", forced_colors="active")
    yield "forced colours", violations(page, "rule", OF_COLOURS)
    page.emulate_media(color_scheme="light", forced_colors="none")
    page.set_viewport_size(NARROW)
    yield "narrow", violations(page, "tag", TAGS, OF_SHAPE)
    width = page.evaluate("document.documentElement.scrollWidth")
    yield "width", [width] if width > NARROW["width"] else []
    page.set_viewport_size(WIDE)


def violations(
    page: Page, kind: str, values: list[str], rules: dict[str, Any] | None = None
) -> list[tuple[str, str]]:
    options = {
        "runOnly": {"type": kind, "values": values},
        "rules": rules or {},
        "resultTypes": ["violations"],
    }
    result = page.evaluate("options => axe.run(document, options)", options)
    return [
        (found["id"], str(node["target"])[:120])
        for found in result["violations"]
        for node in found["nodes"]
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--at", default="http://127.0.0.1:8000", help="a running product")
    parser.add_argument("--account", help="of an editor there, NAME:PASSWORD")
    parser.add_argument("--languages", default=LANGUAGES)
    parser.add_argument("--only", default="", help="a part of the paths to look at")
    options = parser.parse_args()
    looked_at = faults = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport=WIDE)
        page.set_default_timeout(60_000)
        if options.account:
            log_in(page, options.at, options.account)
        every = paths(page, options.at, editor=bool(options.account))
        for language in options.languages.split(","):
            page.context.add_cookies(
                [{"name": "django_language", "value": language, "url": options.at}]
            )
            for path in (one for one in every if options.only in one):
                began = time.monotonic()
                page.goto(f"{options.at}{path}")
                looked_at += 1
                for look, found in found_on(page):
                    if found:
                        faults += len(found)
                        print(language, path, look, found, flush=True)
                print(f"{language} {path} {time.monotonic() - began:.0f} s", file=sys.stderr)
        browser.close()
    print(f"{looked_at} pages in {options.languages}: {faults} faults")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
