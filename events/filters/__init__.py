"""The one filter of events that pages, API and exports share."""

from events.filters.events import EventFilter
from events.filters.problems import Problem

__all__ = ["EventFilter", "Problem"]
