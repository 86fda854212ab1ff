"""Pages of the list of events. Each starts where another ends, so that new events shift nothing and
no count is needed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext

from events.filters.problems import BadParameter, unknown_parameters
from events.models import Event
from events.models.events import EventQuerySet

OLDER, NEWER = "older_than", "newer_than"
NUMBER = "page"
PARAMETERS = (OLDER, NEWER, NUMBER)
SORTS = ("day", "toll", "updated")
MOST_PAGES = 100
PAGE_SIZE = 30
COUNT_UP_TO = 1_000

_POSITION = re.compile(r"(\d{4}-\d{2}-\d{2})\.(\d{1,18})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Position:
    """An event's place in `newest_first`."""

    ends_on: date
    pk: int

    def __str__(self) -> str:
        return f"{self.ends_on.isoformat()}.{self.pk}"


@dataclass(frozen=True, slots=True)
class EventPage:
    """Events, newest first, and the query strings of the next pages in both directions, or None."""

    events: Sequence[Event]
    newer: str | None
    older: str | None


def problems(parameters: QueryDict) -> list[BadParameter]:
    """Which positions in the address are not valid."""
    unreadable = [
        name
        for name in (OLDER, NEWER)
        if name in parameters and _position(str(parameters[name])) is None
    ]
    if NUMBER in parameters and _number(parameters) is None:
        unreadable.append(NUMBER)
    return [
        BadParameter(name, gettext("Not a position in the list; follow the links below it."))
        for name in unreadable
    ]


def problems_of_address(parameters: QueryDict) -> list[BadParameter]:
    """The same, and all other parameters are unknown."""
    return [*unknown_parameters(parameters, PARAMETERS), *problems(parameters)]


def sorted_page_of(events: EventQuerySet, parameters: QueryDict, sort: str) -> EventPage:
    """As `page_of`, in another order. Its pages are numbered: numbers of killed and moments of
    change are no positions, since they change.
    """
    if sort == SORTS[0]:
        return page_of(events, parameters)
    number = _number(parameters) or 1
    ordered = events.by_toll() if sort == "toll" else events.last_changed_first()
    start = (number - 1) * PAGE_SIZE
    found = list(ordered[start : start + PAGE_SIZE + 1])
    return EventPage(
        found[:PAGE_SIZE],
        _numbered(parameters, number - 1) if number > 1 else None,
        _numbered(parameters, number + 1) if found[PAGE_SIZE:] and number < MOST_PAGES else None,
    )


def page_of(events: EventQuerySet, parameters: QueryDict, *, size: int = PAGE_SIZE) -> EventPage:
    """The page that the parameters ask for; the first one if the position is not valid."""
    older_than, newer_than = (
        _position(str(parameters[name])) if name in parameters else None for name in (OLDER, NEWER)
    )
    if newer_than and not older_than:
        found = list(events.newer_than(newer_than.ends_on, newer_than.pk)[: size + 1])
        shown = found[:size][::-1]
        return _page(shown, parameters, newer=len(found) > size, older=bool(shown))
    after = events.older_than(older_than.ends_on, older_than.pk) if older_than else events
    found = list(after.newest_first()[: size + 1])
    return _page(found[:size], parameters, newer=older_than is not None, older=len(found) > size)


def capped_count(events: EventQuerySet) -> int:
    """The number of events, counted up to one past COUNT_UP_TO."""
    return events.order_by()[: COUNT_UP_TO + 1].count()


def _position(text: str | None) -> Position | None:
    """The position in the text; None if there is none, or no such day."""
    found = _POSITION.fullmatch(text or "")
    try:
        return Position(date.fromisoformat(found[1]), int(found[2])) if found else None
    except ValueError:
        return None


def _number(parameters: QueryDict) -> int | None:
    text = str(parameters.get(NUMBER, ""))
    known = text.isascii() and text.isdecimal() and 1 <= int(text[:4]) <= MOST_PAGES
    return int(text) if known and len(text) < 4 else None


def _numbered(parameters: QueryDict, number: int) -> str:
    query = parameters.copy()
    for other in PARAMETERS:
        query.pop(other, None)
    query[NUMBER] = str(number)
    return f"?{query.urlencode()}"


def _page(events: Sequence[Event], parameters: QueryDict, *, newer: bool, older: bool) -> EventPage:
    return EventPage(
        events,
        _link(parameters, NEWER, events[0]) if newer and events else None,
        _link(parameters, OLDER, events[-1]) if older and events else None,
    )


def _link(parameters: QueryDict, name: str, event: Event) -> str:
    query = parameters.copy()
    for other in PARAMETERS:
        query.pop(other, None)
    query[name] = str(Position(event.ends_on, event.pk))
    return f"?{query.urlencode()}"
