"""What a feed is, whatever it is written in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from urllib.parse import urljoin

from events.sources.days import Order, WrittenDay, address_day, order_in, outlet_day, read_day
from events.sources.pages.notices import without_notices

EARLIEST = datetime.min.replace(tzinfo=UTC)


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
    between, else ""; a summary is not a text. `url` is absolute or "". `published_on` is the day in
    the outlet's own time, `published_at` the moment. Both are None if the feed does not say.
    """

    guid: str
    url: str
    title: str
    published_at: datetime | None
    published_on: date | None
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


@dataclass(frozen=True, slots=True, kw_only=True)
class RawEntry:
    """An entry as it is written. `published` are its days, the surest first."""

    guid: str
    url: str
    title: str
    published: tuple[str, ...]
    text: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Habits:
    """How the outlet writes its days: what stands first in 04/03/2025, and its zone."""

    order: Order | None
    zone: tzinfo | None


def habits_of(days: Iterable[str], *, language: str) -> Habits:
    """The habits that the feed's days show; `language` such as en-us is asked next."""
    written = [*days]
    order = order_in(written) or _order_of(language)
    told = (read_day(day, order=order) for day in written)
    zones = {
        one.moment.tzinfo
        for one in told
        if one is not None and one.moment is not None and not one.in_utc
    }
    return Habits(order, max(zones, key=str) if zones else None)


def entry_of(raw: RawEntry, habits: Habits) -> FeedEntry:
    """The entry with its day in the outlet's own time."""
    told = _told(raw, habits)
    beside = [address_day(raw.url)]
    day = None if told is None else outlet_day(told, beside=beside, zone=habits.zone)
    return FeedEntry(
        guid=raw.guid or raw.url or _hash(f"{raw.title}\n{raw.words}"),
        url=raw.url,
        title=raw.title,
        published_at=_moment(told),
        published_on=day,
        text=without_notices(raw.text),
    )


def newest_first(entries: Iterable[FeedEntry]) -> list[FeedEntry]:
    """Those without a moment stand last, in the order of the feed."""
    return sorted(entries, key=lambda entry: entry.published_at or EARLIEST, reverse=True)


def absolute(link: str, url: str) -> str:
    """The address that a link in the document at `url` leads to; "" if none of the web."""
    try:
        found = urljoin(url, link.strip()) if link.strip() else ""
    except ValueError:
        return ""
    return found if found.startswith(("http://", "https://")) else ""


def _told(raw: RawEntry, habits: Habits) -> WrittenDay | None:
    found = (read_day(written, order=habits.order) for written in raw.published)
    return next((told for told in found if told is not None), None)


def _moment(told: WrittenDay | None) -> datetime | None:
    if told is None:
        return None
    return told.moment or datetime(told.day.year, told.day.month, told.day.day, tzinfo=UTC)


def _order_of(language: str) -> Order | None:
    """The United States write the month first; English without a country says nothing."""
    name, _, country = language.strip().lower().replace("_", "-").partition("-")
    if country == "us":
        return Order.MONTH_FIRST
    return Order.DAY_FIRST if name and (country or name != "en") else None


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", errors="replace")).hexdigest()
