"""Typed client of the conflict event tracker."""

from conflict_events.client import ApiError, Tracker
from conflict_events.tables import frame, geoframe
from conflict_events.values import Actor, Change, Count, Event, Place, Sentence

__all__ = [
    "Actor",
    "ApiError",
    "Change",
    "Count",
    "Event",
    "Place",
    "Sentence",
    "Tracker",
    "frame",
    "geoframe",
]
