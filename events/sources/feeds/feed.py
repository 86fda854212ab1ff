"""The entries of a feed: RSS or Atom of any version, or JSON Feed.

Pure: bytes in, values out; nothing is fetched.
"""

from __future__ import annotations

import io
import re
from datetime import timedelta
from typing import Any

import feedparser

from events.sources.feeds.entries import (
    Feed,
    NotAFeed,
    RawEntry,
    absolute,
    entry_of,
    habits_of,
    newest_first,
)
from events.sources.feeds.feed_xml import NotXml, UnsafeXml, safe_xml
from events.sources.feeds.json_feed import read_json_feed
from events.sources.markup import TooMuchMarkup
from events.sources.markup_text import plain_text
from events.sources.pages.teasers import without_teasers
from events.sources.text_encoding import Undecodable, decode

NEITHER = "This is neither RSS nor Atom nor JSON Feed."
LONGEST_TTL = timedelta(days=7)
_DECLARATION = re.compile(r"<\?xml\b[^<>]{0,300}>")
_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{2,40})")
# What RSS 0.91 begins with. Without a subset in brackets it declares nothing, and what it names is
# not fetched.
_BARE_DOCTYPE = re.compile(
    r"(?:\s|<!--(?:[^-]|-(?!->)){0,2000}-->)*<!DOCTYPE\s+(?:rss|rdf:RDF|feed|channel)\b[^<>\[\]]{0,400}>",
    re.IGNORECASE,
)
_ROOT = re.compile(r"<(?:(!doctype\s+html|html)|rss|feed|(?:\w{1,20}:)?rdf)\b", re.IGNORECASE)


def read_feed(body: bytes, *, url: str, max_entries: int = 500, max_bytes: int = 5_000_000) -> Feed:
    """The feed fetched from `url`, with its newest `max_entries` entries. Raises NotAFeed."""
    if len(body) > max_bytes:
        raise NotAFeed(f"The feed is larger than {max_bytes:,} bytes.")
    text = _text(body)
    if text[:1] in {"{", "["}:
        return read_json_feed(text, url=url, max_entries=max_entries)
    xml, left_out = _safe(text, max_entries)
    # As a stream: feedparser would take a string for an address or a file's name, and open it.
    parsed = feedparser.parse(
        io.BytesIO(xml),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,  # only words are kept of it, see markup_text.py
        resolve_relative_uris=False,
    )
    if not parsed.version:
        raise NotAFeed(NEITHER)
    raw = [_raw(entry, url, is_rss=parsed.version.startswith("rss")) for entry in parsed.entries]
    written = [day for one in raw for day in one.published]
    head = [_day(parsed.feed, name) for name in ("published", "updated")]
    habits = habits_of([*written, *head], language=parsed.feed.get("language", ""))
    return Feed(
        title=plain_text(parsed.feed.get("title", "")),
        entries=tuple(newest_first(entry_of(one, habits) for one in raw)[:max_entries]),
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
    text = _without(_DECLARATION, text.strip())
    return _without(_BARE_DOCTYPE, text)


def _without(head: re.Pattern[str], text: str) -> str:
    found = head.match(text)
    return text[found.end() :].lstrip() if found else text


def _safe(text: str, max_entries: int) -> tuple[bytes, int]:
    if not text:
        raise NotAFeed("The feed is empty.")
    root = _ROOT.search(text[:4000])
    if root and root[1]:
        raise NotAFeed("This is an HTML page, not a feed.")
    try:
        return safe_xml(text, max_entries=max_entries)
    except UnsafeXml:
        raise NotAFeed(
            "The feed declares a document type or entities, which are not read."
        ) from None
    except TooMuchMarkup:
        raise NotAFeed("The feed has too much markup to be read.") from None
    except NotXml:
        raise NotAFeed(NEITHER) from None


def _raw(entry: Any, url: str, *, is_rss: bool) -> RawEntry:
    # RSS 1.0 says when by dc:date, which feedparser counts as a change; what Atom calls updated
    # may be years later.
    names = ("published", "updated") if is_rss else ("published",)
    return RawEntry(
        guid=entry.get("id") or "",
        url=absolute(entry.get("link", ""), url),
        title=plain_text(entry.get("title", "")),
        published=tuple(day for name in names if (day := _day(entry, name))),
        text=plain_text(
            max((part.get("value", "") for part in entry.get("content", [])), key=len, default=""),
            mend=without_teasers,
        ),
        words=entry.get("summary", ""),
    )


def _day(entry: Any, name: str) -> str:
    """feedparser itself would give one day for the other, with a warning."""
    return dict.get(entry, name) or ""


def _ttl(minutes: str) -> timedelta | None:
    return (
        min(timedelta(minutes=int(minutes)), LONGEST_TTL)
        if re.fullmatch(r"\d{1,7}", minutes.strip())
        else None
    )
