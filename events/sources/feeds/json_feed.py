"""JSON Feed, versions 1 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from events.sources.feeds.entries import (
    Feed,
    NotAFeed,
    RawEntry,
    absolute,
    entry_of,
    habits_of,
    newest_first,
)
from events.sources.json_text import NotJson, read_json
from events.sources.markup_text import plain_text
from events.sources.pages.teasers import without_teasers

NO_JSON_FEED = "This is JSON, but not a JSON Feed: it has no list of items."


def read_json_feed(text: str, *, url: str, max_entries: int) -> Feed:
    """The feed with its newest entries. Raises NotAFeed."""
    try:
        value = read_json(text)
    except NotJson as error:
        raise NotAFeed(f"This begins like JSON, but is {error}") from None
    items = value.get("items") if isinstance(value, dict) else None
    if not isinstance(items, list):
        raise NotAFeed(NO_JSON_FEED)
    raw = [_raw(item, url) for item in items if isinstance(item, dict)]
    days = (day for one in raw for day in one.published)
    habits = habits_of(days, language=_words(value, "language"))
    entries = newest_first(entry_of(one, habits) for one in raw)
    return Feed(
        title=plain_text(_words(value, "title")),
        entries=tuple(entries[:max_entries]),
        ttl=None,
        left_out=max(0, len(entries) - max_entries),
    )


def _raw(item: Mapping[str, Any], url: str) -> RawEntry:
    text = _words(item, "content_text")
    return RawEntry(
        guid=_words(item, "id"),
        url=absolute(_words(item, "url") or _words(item, "external_url"), url),
        title=plain_text(_words(item, "title")),
        published=(_words(item, "date_published"),),
        text=plain_text(_words(item, "content_html"), mend=without_teasers) or text.strip(),
        words=_words(item, "summary") or text,
    )


def _words(item: Mapping[str, Any], name: str) -> str:
    """The text under a name; numbers count: ids are often written so."""
    value = item.get(name)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
