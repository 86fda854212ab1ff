"""Chromium on the pages of a live server, with the bundle built and no way out of the origin."""

import os
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from playwright.sync_api import sync_playwright

# Playwright's synchronous interface runs an event loop in this thread, in which Django would refuse
# every query.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

ROOT = Path(settings.BASE_DIR)
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Chromium calls these errors; the pages mean them
ANSWERS = ("404 (Not Found)", "410 (Gone)", "422 (Unprocessable Entity)")


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))
            if not Path(CHROMIUM).exists():
                item.add_marker(
                    pytest.mark.skip(
                        reason=f"needs Chromium at {CHROMIUM}; name another with CHROMIUM"
                    )
                )


@pytest.fixture(scope="session")
def bundle():
    """The pages' scripts, built if they are not."""
    if not (ROOT / "static/dist/live.js").exists():
        subprocess.run(["npm", "run", "build"], cwd=ROOT, check=True)


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, bundle, live_server):
    """Opens a path of the site in a window of its own; anything that the page loads elsewhere or
    complains of fails the test.
    """
    contexts, complaints = [], []

    def open_page(path="/", **options):
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "request",
            lambda request: _own(request.url, live_server.url) or complaints.append(request.url),
        )
        page.on(
            "console", lambda message: message.type == "error" and complaints.append(message.text)
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{live_server.url}{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [
        complaint for complaint in complaints if not any(status in complaint for status in ANSWERS)
    ] == []


def _own(url: str, origin: str) -> bool:
    return urlsplit(url).scheme == "data" or urlsplit(url).netloc == urlsplit(origin).netloc
