"""The entries of a feed, RSS or Atom of any version.

Pure: bytes in, values out; nothing is fetched.
"""

from __future__ import annotations

import hashlib
import io
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urljoin

import feedparser

from events.sources.feed_xml import NotXml, UnsafeXml, safe_xml
from events.sources.markup import TooMuchMarkup
from events.sources.markup_text import plain_text
from events.sources.text_encoding import Undecodable, decode

LONGEST_TTL = timedelta(days=7)
EARLIEST = datetime.min.replace(tzinfo=UTC)
_DECLARATION = re.compile(r"<\?xml\b[^<>]{0,300}>")
_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{2,40})")
_ROOT = re.compile(r"<(?:(!doctype\s+html|html)|rss|feed|(?:\w{1,20}:)?rdf)\b", re.IGNORECASE)


class NotAFeed(Exception):
    """It is not a feed, or not one that we can read. `reason` is one sentence for a reader."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One entry of a feed.

    `guid` names the entry within its feed and is never empty: its id, else its address, else a hash
    of its words. `text` is the whole article if the feed carries it, as paragraphs with blank lines
    between, else ""; a summary is not a text. `url` is absolute or "". `published_at` is None if
    the feed does not say.
    """

    guid: str
    url: str
    title: str
    published_at: datetime | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed, newest entry first if the entries are dated.

    `ttl`: how long the feed asks to be left alone. `left_out`: how many older entries were not
    read.
    """

    title: str
    entries: tuple[FeedEntry, ...]
    ttl: timedelta | None
    left_out: int


def read_feed(body: bytes, *, url: str, max_entries: int = 500, max_bytes: int = 5_000_000) -> Feed:
    """The feed fetched from `url`, with its newest `max_entries` entries. Raises NotAFeed."""
    if len(body) > max_bytes:
        raise NotAFeed(f"The feed is larger than {max_bytes:,} bytes.")
    xml, left_out = _safe(_text(body), max_entries)
    # As a stream: feedparser would take a string for an address or a file's name, and open it.
    parsed = feedparser.parse(
        io.BytesIO(xml),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,  # only words are kept of it, see markup_text.py
        resolve_relative_uris=False,
    )
    if not parsed.version:
        raise NotAFeed("This is neither RSS nor Atom.")
    entries = [
        _entry(entry, url, is_rss=parsed.version.startswith("rss")) for entry in parsed.entries
    ]
    return Feed(
        title=plain_text(parsed.feed.get("title", "")),
        entries=tuple(
            sorted(entries, key=lambda entry: entry.published_at or EARLIEST, reverse=True)[
                :max_entries
            ]
        ),
        ttl=_ttl(parsed.feed.get("ttl", "")),
        left_out=left_out,
    )


def _text(body: bytes) -> str:
    """The feed without its XML declaration, so that no later reader sees another encoding in it."""
    said = _ENCODING.search(body[:400])
    try:
        text = decode(body, declared=[said[1].decode("ascii") if said else None])
    except Undecodable:
        raise NotAFeed("The feed's bytes are no text in any known encoding.") from None
    text = text.strip()
    declaration = _DECLARATION.match(text)
    return text[declaration.end() :].lstrip() if declaration else text


def _safe(text: str, max_entries: int) -> tuple[bytes, int]:
    if not text:
        raise NotAFeed("The feed is empty.")
    root = _ROOT.search(text[:4000])
    if root and root[1]:
        raise NotAFeed("This is an HTML page, not a feed.")
    if text[0] in "{[":
        raise NotAFeed("This is JSON, not RSS or Atom.")
    try:
        return safe_xml(text, max_entries=max_entries)
    except UnsafeXml:
        raise NotAFeed(
            "The feed declares a document type or entities, which are not read."
        ) from None
    except TooMuchMarkup:
        raise NotAFeed("The feed has too much markup to be read.") from None
    except NotXml:
        raise NotAFeed("This is neither RSS nor Atom.") from None


def _entry(entry: Any, url: str, *, is_rss: bool) -> FeedEntry:
    title, link = plain_text(entry.get("title", "")), _absolute(entry.get("link", ""), url)
    words = f"{title}\n{entry.get('summary', '')}"
    return FeedEntry(
        guid=entry.get("id")
        or link
        or hashlib.sha256(words.encode("utf-8", errors="replace")).hexdigest(),
        url=link,
        title=title,
        # RSS 1.0 says when by dc:date, which feedparser counts as a change; what Atom calls updated
        # may be years later.
        published_at=_moment(
            entry.get("published_parsed") or (entry.get("updated_parsed") if is_rss else None)
        ),
        text=plain_text(
            max((part.get("value", "") for part in entry.get("content", [])), key=len, default="")
        ),
    )


def _absolute(link: str, url: str) -> str:
    try:
        absolute = urljoin(url, link.strip()) if link.strip() else ""
    except ValueError:
        return ""
    return absolute if absolute.startswith(("http://", "https://")) else ""


def _moment(parsed: Any) -> datetime | None:
    if not parsed:
        return None
    try:
        year, month, day, hour, minute, second = parsed[:6]
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except ValueError:
        return None


def _ttl(minutes: str) -> timedelta | None:
    return (
        min(timedelta(minutes=int(minutes)), LONGEST_TTL)
        if re.fullmatch(r"\d{1,7}", minutes.strip())
        else None
    )
