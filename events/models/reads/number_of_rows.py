"""How many rows a query selects: counted, or as the database reckons without reading them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.models import QuerySet

from events.models.events import EventQuerySet

COUNTED_BELOW = 10_000  # rows reckoned: to count so few costs little, and reckoning errs most there


@dataclass(frozen=True)
class NumberOfRows:
    number: int
    is_exact: bool


def exact_number(rows: QuerySet[Any, Any]) -> NumberOfRows:
    """How many rows, from the tallies where they can tell."""
    if isinstance(rows, EventQuerySet):
        return NumberOfRows(rows.total(), is_exact=True)
    return NumberOfRows(rows.count(), is_exact=True)


def estimated_number(rows: QuerySet[Any, Any]) -> NumberOfRows:
    """About how many, by PostgreSQL's statistics; exact where that costs little, and in SQLite,
    which keeps none.
    """
    if isinstance(rows, EventQuerySet) and rows.selection is not None:
        return exact_number(rows)
    if connections[rows.db].vendor != "postgresql":
        return exact_number(rows)
    reckoned = _reckoned(rows)
    return (
        exact_number(rows) if reckoned < COUNTED_BELOW else NumberOfRows(reckoned, is_exact=False)
    )


def _reckoned(rows: QuerySet[Any, Any]) -> int:
    (plan,) = json.loads(rows.order_by().values("pk").explain(format="json"))
    return int(plan["Plan"]["Plan Rows"])
