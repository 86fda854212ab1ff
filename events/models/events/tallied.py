"""Counts that come from tallies as far as they can: the rest is counted directly, in one query
with them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from datetime import date, timedelta
from typing import Any, Self

from django.db import connections, models
from django.db.models import F, Func, OuterRef, Q, Sum, Value

from events.models.counting.tallies import Uncounted
from events.models.events.conditions import SEVERAL_DAYS, EventConditions
from events.models.events.selection import Selection
from events.models.places import Place

Rows = models.QuerySet[Any, Any]  # with columns named at run time
Grouped = Counter[tuple[Any, ...]]


class Among(Func):
    """`id IN (SELECT …)`, where PostgreSQL has to look each of the few ids up. Left to choose, it
    walks the keys of all events beside them: they are the newest, and its statistics are older.
    With a million events each count took a second.
    """

    template = "(%(expressions)s))"
    arg_joiner = " = ANY(ARRAY"
    output_field = models.BooleanField()


class OneOf(Func):
    """`id` is one of these keys, which are one parameter: thousands of them one by one took Django
    longer to write down than the database to find.
    """

    template = "(%(expressions)s)))"
    arg_joiner = " IN (SELECT value FROM json_each("
    output_field = models.BooleanField()

    def __init__(self, name: str, keys: Collection[int]) -> None:
        super().__init__(F(name), Value(json.dumps([*keys])))

    def as_postgresql(self, compiler: Any, connection: Any, **given: Any) -> Any:
        joined = " = ANY(ARRAY(SELECT CAST(value AS bigint) FROM json_array_elements_text("
        whole = "(%(expressions)s::json))))"
        return self.as_sql(compiler, connection, template=whole, arg_joiner=joined, **given)


class TalliedCounts(EventConditions):
    """Sums of tallies. `direct` counts the same columns of the events that they leave out."""

    def tallied(
        self,
        facet: str,
        columns: Sequence[str],
        *direct: Callable[[Self], Rows],
        keys: models.QuerySet[Place] | None = None,
    ) -> Grouped | None:
        """How many events for each value of the facet's `columns`; None where tallies cannot tell.

        Of the facets of places, only these `keys`.
        """
        selection = self.selection
        if selection is None:
            return None
        rows = selection.tallies(facet).values_list(*columns)
        if keys is not None:
            rows = rows.filter(key__in=keys.values("pk"))
        beside = self._beside(selection)
        return _summed(rows, [count(part) for part in beside for count in direct])

    def tallied_by_day(
        self, facet: str, columns: Sequence[str], direct: Callable[[Self], Rows]
    ) -> Grouped | None:
        """The same by day and the `columns`, for the facets that are kept day by day."""
        selection = self.selection
        if selection is None:
            return None
        rows = selection.tallies_by_day(facet).values_list("day", *columns)
        return _summed(rows, [direct(part) for part in self.beside_days()])

    def tallied_on(self, months: Collection[date], direct: Callable[[Self], Rows]) -> list[date]:
        """The days of these months, by their first days, that have an event; of uncounted events
        all days.
        """
        if self.selection is None:
            return []
        within = Q()
        for first in months:
            within |= Q(day__gte=first, day__lt=(first + timedelta(days=31)).replace(day=1))
        rows = self.selection.tallies_by_day("day").filter(within).values_list("day")
        return [day for (day,) in _summed(rows, [direct(part) for part in self.beside_days()])]

    def beside_days(self) -> list[Self]:
        """What tallies by day leave out: the uncounted events, and those that end after a range."""
        before = self.selection and self.selection.before
        later = [self._counted().filter(_ending_after(before))] if before else []
        return [self._uncounted(), *later]

    def _uncounted(self) -> Self:
        few = Uncounted.objects.values("event_id")
        if connections[self.db].vendor == "postgresql":
            return self.order_by().filter(Among(F("pk"), few))
        return self.order_by().filter(pk__in=few)

    def _counted(self) -> Self:
        waiting = Uncounted.objects.filter(event_id=OuterRef("pk"))
        return self.order_by().filter(~models.Exists(waiting))

    def _beside(self, selection: Selection) -> list[Self]:
        """The uncounted events, and those of days that lie in no whole month of the range."""
        first, end = selection.months
        outside = Q()
        if first and first != selection.after:
            outside |= Q(ends_on__lt=first)
        if end:
            outside |= _ending_after(end) if end == selection.before else Q(ends_on__gte=end)
        return [self._uncounted(), *([self._counted().filter(outside)] if outside else [])]


def _ending_after(before: date) -> Q:
    """Of the events that begin before a day, those that end on it or later: an index holds those of
    several days. Among all that end then, each of eight counts took 25 ms of a million.
    """
    return Q(ends_on__gte=before) & SEVERAL_DAYS


def _summed(tallies: Any, direct: list[Rows]) -> Grouped:
    """One query, so that an event that is being folded is counted on one side and not on both."""
    rows = tallies.order_by().annotate(n=Sum("amount"))
    found: Grouped = Counter()
    for *key, amount in rows.union(*direct, all=True):
        found[tuple(key)] += int(amount)  # PostgreSQL sums to a decimal
    return Counter({key: amount for key, amount in found.items() if amount})
