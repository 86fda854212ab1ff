"""What a newcomer has at hand: articles of last week, a foreign table, an outlet with a feed."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

FEED_PORT = 8391
RUN = int(time.time())  # so that a second walk at the same product finds nothing sent before


def day_of(days_ago: int) -> date:
    return datetime.now(UTC).date() - timedelta(days=days_ago)


def words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def articles() -> str:
    """What is there before anybody begins: strikes of last week and of last month."""
    rows = [
        (3, "Kherson", "A Russian drone struck a bus in {}, killing two people and wounding five."),
        (5, "Kherson", "Russian artillery shelled {}, wounding three people, the governor said."),
        (4, "Sumy", "A Russian missile struck a hospital in {}, killing one person."),
        (33, "Kherson", "A Russian missile struck a market in {}, killing four people."),
    ]
    return "\n".join(
        json.dumps(
            {
                "title": f"Attack on {town}",
                "outlet": "Dnipro Herald",
                "text": f"{town}, {words(day_of(ago))}. {text.format(f'{town} on {_on(ago)}')}",
                "published_on": day_of(ago - 1).isoformat(),
                "run": RUN,
            }
        )
        for ago, town, text in rows
    )


def _on(days_ago: int) -> str:
    return words(day_of(days_ago))


def foreign_table() -> bytes:
    """As a German office saves it: semicolons, Windows-1252, its own headings and days."""
    lines = ["Überschrift;Volltext;Quelle;Erschienen am;lfd. Nr."]
    for n, (town, ago) in enumerate([("Nikopol", 6), ("Chuhuiv", 8)], 1):
        day = day_of(ago)
        text = f"Russian drones struck a depot in {town} on {words(day)}, wounding {n + 1} people."
        lines.append(f'Angriff auf {town};"{text}";Süddeutsche Übersicht;{day:%d.%m.%Y};{RUN + n}')
    return "\r\n".join(lines).encode("cp1252")


def feed() -> bytes:
    text = f"A Russian drone struck a school in Kupiansk on {words(day_of(2))}, wounding two."
    return f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Kharkiv Wire</title>
<link>http://127.0.0.1:{FEED_PORT}/</link><description>News</description><item>
<title>School hit</title><guid>k-1</guid><link>http://127.0.0.1:{FEED_PORT}/k-1</link>
<pubDate>{datetime.now(UTC) - timedelta(days=1):%a, %d %b %Y %H:%M:%S +0000}</pubDate>
<description>{text}</description></item></channel></rss>""".encode()


def page_of_feed() -> bytes:
    text = (
        f"A Russian drone struck a school in Kupiansk on {words(day_of(2))}, wounding two people."
    )
    more = "Firefighters worked through the night, and lessons moved to the basement. " * 4
    return (
        f"<html><head><title>School hit</title></head><body><article><h1>School hit</h1>"
        f"<p>{text}</p><p>{more}</p></article></body></html>"
    ).encode()


class Outlet(BaseHTTPRequestHandler):
    """A site with one feed and its one page."""

    def do_GET(self) -> None:
        is_feed = self.path.startswith("/feed")
        body = feed() if is_feed else page_of_feed()
        self.send_response(404 if self.path == "/robots.txt" else 200)
        self.send_header("Content-Type", "application/rss+xml" if is_feed else "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def outlet() -> Iterator[None]:
    server = ThreadingHTTPServer(("127.0.0.1", FEED_PORT), Outlet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield
    server.shutdown()
