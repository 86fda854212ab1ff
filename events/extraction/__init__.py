"""A library: the text of one article in, the events that it reports out. It knows no database and no network."""

from events.extraction.pipeline import VERSION, extract_events

__all__ = ["VERSION", "extract_events"]
