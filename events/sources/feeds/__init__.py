"""The entries of a feed: RSS, Atom, JSON Feed."""

from events.sources.feeds.entries import Feed, FeedEntry, NotAFeed
from events.sources.feeds.feed import read_feed

__all__ = ["Feed", "FeedEntry", "NotAFeed", "read_feed"]
