"""The orders of each list; the first is that of an address that names none."""

from __future__ import annotations

from events.api.paging.columns import (
    CHANGED,
    KILLED,
    LAST_DAY,
    SUBMITTED,
    WITHDRAWN,
    Order,
)
from events.api.paging.keyset import KeysetPagination


class ByLastDay(KeysetPagination):
    """Events, by their last day."""

    orders = {
        "-date": Order(LAST_DAY, falling=True),
        "date": Order(LAST_DAY, falling=False),
        "-updated_at": Order(CHANGED, falling=True),
        "updated_at": Order(CHANGED, falling=False),
        "-killed": Order(KILLED, falling=True, has_gaps=True),
    }


class StatesByLastDay(KeysetPagination):
    """Events as they were, by their last day."""

    orders = {"-date": Order(LAST_DAY, falling=True)}


class BySubmission(KeysetPagination):
    """Articles, by the moment of their submission."""

    orders = {
        "-submitted_at": Order(SUBMITTED, falling=True),
        "submitted_at": Order(SUBMITTED, falling=False),
    }


class ByWithdrawal(KeysetPagination):
    """Tombstones, by the moment of withdrawal."""

    orders = {
        "-withdrawn_at": Order(WITHDRAWN, falling=True),
        "withdrawn_at": Order(WITHDRAWN, falling=False),
    }
