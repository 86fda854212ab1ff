"""What entries a feed lists: RSS and Atom of every version. Pure: bytes in, values out; nothing is fetched."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import ParseError

import defusedxml.ElementTree
import feedparser
from defusedxml.common import DefusedXmlException

from events.sources.markup_text import plain_text
from events.sources.text_encoding import Undecodable, decode

LONGEST_TTL = timedelta(days=7)
EARLIEST = datetime.min.replace(tzinfo=UTC)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{2,40})")
_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html\b)", re.IGNORECASE | re.DOTALL)


class NotAFeed(Exception):
    """It is no feed, or not one that is read. `reason` is one sentence for a reader."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One entry. `guid` is never empty and names the entry within its feed: its id, else its address, else a hash of its words.

    `text` is the whole article where the feed carries it, as paragraphs with blank lines between, else ""; a summary is no
    text. `url` is absolute, or "". `published_at` is None where the feed does not say when.
    """

    guid: str
    url: str
    title: str
    published_at: datetime | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed, newest entry first where it says when.

    `ttl` is how long it asks to be left alone, `left_out` how many older entries were not taken.
    """

    title: str
    entries: tuple[FeedEntry, ...]
    ttl: timedelta | None
    left_out: int


def read_feed(body: bytes, *, url: str, max_entries: int = 500, max_bytes: int = 5_000_000) -> Feed:
    """The feed that was fetched from `url`; of more than `max_entries`, the newest. Raises NotAFeed."""
    if len(body) > max_bytes:
        raise NotAFeed(f"The feed is larger than {max_bytes:,} bytes.")
    parsed = feedparser.parse(
        io.BytesIO(_safe_xml(body)),
        response_headers={"content-type": "application/xml; charset=utf-8", "content-location": url},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not parsed.version:
        raise NotAFeed("This is neither RSS nor Atom.")
    entries = _newest_first([_entry(entry, url) for entry in parsed.entries])
    return Feed(
        title=plain_text(parsed.feed.get("title", "")),
        entries=tuple(entries[:max_entries]),
        ttl=_ttl(parsed.feed.get("ttl", "")),
        left_out=max(0, len(entries) - max_entries),
    )


def _safe_xml(body: bytes) -> bytes:
    """The feed in UTF-8 without its declaration, so that the check and the reader cannot differ over the encoding."""
    said = _ENCODING.search(body[:400])
    try:
        text = decode(body, declared=[said[1].decode("ascii") if said else None])
    except Undecodable:
        raise NotAFeed("The feed's bytes are no text in any known encoding.") from None
    text = _DECLARATION.sub("", text, count=1).strip()
    _refuse_others(text)
    safe = text.encode("utf-8", errors="replace")
    try:
        defusedxml.ElementTree.fromstring(safe, forbid_dtd=True)
    except DefusedXmlException:
        raise NotAFeed("The feed declares a document type or entities, which are not read.") from None
    except ParseError:
        _refuse_declarations(text)
    return safe


def _refuse_others(text: str) -> None:
    if not text:
        raise NotAFeed("The feed is empty.")
    if _HTML.match(text):
        raise NotAFeed("This is an HTML page, not a feed.")
    if text[0] in "{[":
        raise NotAFeed("This is JSON, not RSS or Atom.")


def _refuse_declarations(text: str) -> None:
    """In a feed that is not well-formed the check may have stopped before a declaration."""
    if re.search(r"<!(?:doctype|entity)", text, re.IGNORECASE):
        raise NotAFeed("The feed declares a document type or entities, which are not read.")


def _entry(entry: Any, url: str) -> FeedEntry:
    title, link = plain_text(entry.get("title", "")), _absolute(entry.get("link", ""), url)
    words = f"{title}\n{entry.get('summary', '')}"
    return FeedEntry(
        guid=entry.get("id") or link or hashlib.sha256(words.encode("utf-8", errors="replace")).hexdigest(),
        url=link,
        title=title,
        published_at=_moment(entry.get("published_parsed")),
        text=plain_text(max((part.get("value", "") for part in entry.get("content", [])), key=len, default="")),
    )


def _newest_first(entries: Sequence[FeedEntry]) -> list[FeedEntry]:
    return sorted(entries, key=lambda entry: entry.published_at or EARLIEST, reverse=True)


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
    return min(timedelta(minutes=int(minutes)), LONGEST_TTL) if re.fullmatch(r"\d{1,7}", minutes.strip()) else None
