"""Add all feeds of a list, as feed readers export them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from events import lengths
from events.services.intake.feeds.feeds import FeedRefused, add_feed
from events.services.intake.feeds.fetch_page import one_line
from events.sources.feeds.opml import read_opml
from events.sources.fetching.answers import FetchRules


@dataclass(slots=True)
class AddedFeeds:
    """How many were new (primary keys) or known, and each refused one with its reason."""

    added: list[int] = field(default_factory=list)
    known: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)


def add_feeds(content: bytes, *, now: datetime, rules: FetchRules) -> AddedFeeds:
    """Add each feed of an OPML file; its name in the list becomes its outlet.

    Raises:
        NotOpml: the file is no such list; nothing is kept.
    """
    done = AddedFeeds()
    for listed in read_opml(content):
        outlet = one_line(listed.title, lengths.NAME)
        try:
            addition = add_feed(address=listed.address, outlet=outlet, now=now, rules=rules)
        except FeedRefused as refused:
            reasons = " ".join(problem.reason for problem in refused.problems)
            done.refused.append((listed.address, reasons))
            continue
        if addition.created:
            done.added.append(addition.feed.pk)
        else:
            done.known += 1
    return done
