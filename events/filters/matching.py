"""Which of some events a filter selects: for those who follow it."""

from __future__ import annotations

from collections.abc import Collection

from django.http import QueryDict

from events.filters.events import EventFilter
from events.models import Event
from events.services.subscriptions.changes import FilterBroken


def matches(query: str, events: Collection[int]) -> set[int]:
    """Of these events, by primary key, those that the query of an address selects now, withdrawn
    or not: it may be their end that is told.

    Raises:
        FilterBroken: with what is wrong with a parameter.
    """
    read = EventFilter(QueryDict(query), queryset=Event.objects.all())
    if read.problems:
        raise FilterBroken("; ".join(f"{one.parameter}: {one.reason}" for one in read.problems))
    return set(read.qs.filter(pk__in=events).values_list("pk", flat=True))


def normal_query(data: QueryDict) -> str:
    """The query with the filter's own parameters alone, in the order of their names."""
    kept = QueryDict(mutable=True)
    for name in sorted(set(data) & set(EventFilter.base_filters)):
        kept.setlist(name, [value for value in data.getlist(name) if value])
    return kept.urlencode(safe="/,:")
