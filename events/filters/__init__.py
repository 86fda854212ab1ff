"""The one filter of events that pages, API and exports share."""

from events.filters.events import EventFilter
from events.filters.problems import BadParameter

__all__ = ["BadParameter", "EventFilter"]
