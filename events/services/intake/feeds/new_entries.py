"""Which entries of a feed have not been shown before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from events import lengths
from events.models import Feed, FeedEntry
from events.services.intake.feeds.feed_entries import guid_key
from events.services.intake.feeds.fetch_page import one_line
from events.sources import feeds
from events.sources.web_addresses import canonical_address


@dataclass(frozen=True, slots=True)
class _Shown:
    address: str | None
    title: str


def unseen(feed: Feed, entries: Sequence[feeds.FeedEntry]) -> list[feeds.FeedEntry]:
    """Entries that the feed has not shown before, oldest first, each once.

    Some feeds give an id again to another article. An id with another address and another title is
    another entry; with another address alone, the outlet has moved its article.
    """
    shown = _shown(feed, entries)
    new: list[feeds.FeedEntry] = []
    for entry in reversed(entries):
        what = _Shown(canonical_address(entry.url), one_line(entry.title, lengths.TITLE))
        if _is_another(shown.get(guid_key(entry.guid)), what):
            entry = replace(entry, guid=_with_address(entry))
        if guid_key(entry.guid) not in shown:
            new.append(entry)
        shown.setdefault(guid_key(entry.guid), what)
    return new


def _shown(feed: Feed, entries: Sequence[feeds.FeedEntry]) -> dict[str, _Shown]:
    ids = [guid for entry in entries for guid in (entry.guid, _with_address(entry))]
    rows = FeedEntry.objects.filter(feed=feed, guid_key__in=[guid_key(guid) for guid in ids])
    return {
        key: _Shown(canonical_address(address), title)
        for key, address, title in rows.values_list("guid_key", "address", "title")
    }


def _is_another(before: _Shown | None, what: _Shown) -> bool:
    if before is None or None in (before.address, what.address):
        return False
    return before.address != what.address and before.title != what.title


def _with_address(entry: feeds.FeedEntry) -> str:
    return f"{entry.guid}\n{entry.url}"
