"""The method on one screen."""

from __future__ import annotations

from datetime import date

from events.extraction.gazetteer import Gazetteer
from events.extraction.types import Report

VERSION = "0.1.0"


def extract_events(text: str, *, published_on: date, gazetteer: Gazetteer) -> list[Report]:
    """The events that an article reports, in the order in which it tells them."""
    return []
