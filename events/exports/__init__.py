"""Events in the formats that other programs read. What a request may ask for, and what is sent."""

from events.exports.answer import download
from events.exports.registry import FORMATS, Format
from events.exports.selection import Selection

__all__ = ["FORMATS", "Format", "Selection", "download"]
