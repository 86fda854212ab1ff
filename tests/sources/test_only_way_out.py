"""One module connects to the outside; whatever else could, does not."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
WAYS_OUT = {
    "httpx",
    "httpcore",
    "requests",
    "urllib3",
    "urllib.request",
    "http.client",
    "socket",
    "ftplib",
    "smtplib",
    "aiohttp",
}
ALLOWED = {
    "events/sources/fetching/http.py": {"httpx", "httpcore"},
    # to the addresses of those who follow events, through the same guard
    "events/sources/fetching/post.py": {"httpcore"},
    # its exception alone: Django sends the letters, to the server that the settings name
    "events/services/subscriptions/sending.py": {"smtplib"},
    # the one address that LLM_URL names
    "events/sources/language_model/client.py": {"httpx", "httpcore"},
    "events/sources/fetching/guarded_network.py": {"httpcore", "socket"},
    # These listen on a port of this machine, and hand it on to the web server.
    "events/management/port.py": {"socket"},
    "events/management/programs.py": {"socket"},
    "events/management/commands/serve.py": {"socket"},
}


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def test_nothing_but_the_fetcher_can_connect_to_the_outside():
    files = [path for folder in ("events", "tracker") for path in (ROOT / folder).rglob("*.py")]
    ways = {str(path.relative_to(ROOT)): set(imported(path)) & WAYS_OUT for path in files}
    assert {name: found for name, found in ways.items() if found} == ALLOWED


def test_reading_pages_and_feeds_never_fetches():
    for path in (ROOT / "events/sources").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute | ast.Name):
                assert (node.attr if isinstance(node, ast.Attribute) else node.id) not in {
                    "fetch_url",
                    "fetch_response",
                }
