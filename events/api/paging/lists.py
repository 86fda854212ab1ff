"""The orders of each list; the first is that of an address that names none."""

from __future__ import annotations

from events.api.paging.keyset import KeysetPagination
from events.models.orders import NEWEST_FIRST, OF_EVENTS, SUBMITTED, WITHDRAWN, Order


class ByLastDay(KeysetPagination):
    """Events, by their last day."""

    orders = OF_EVENTS


class StatesByLastDay(KeysetPagination):
    """Events as they were, by their last day."""

    orders = {"-date": NEWEST_FIRST}


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
