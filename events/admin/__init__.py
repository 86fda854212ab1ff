"""The admin: every table, for people who repair data.

What was read from texts is shown and not changed: reports, evidence, claims and revisions are the
record, and an event is changed by reviewing it, which keeps what it was before. Nothing is deleted
here but names and sources that nothing refers to.
"""

from events.admin import (
    accounts,
    articles,
    decisions,
    events,
    ledger,
    programs,
    reference,
    ways_in,
)

__all__ = [
    "accounts",
    "articles",
    "decisions",
    "events",
    "ledger",
    "programs",
    "reference",
    "ways_in",
]
