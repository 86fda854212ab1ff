"""A library: the text of one article in, the events that it reports out. It knows no database and
no network.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from events.extraction.pipeline import VERSION, extract_events

__all__ = ["VERSION", "extract_events"]


def __getattr__(name: str) -> Any:
    """The pipeline brings the parser: two seconds and 100 MB that the web server, which needs the
    vocabulary alone, is spared.
    """
    if name in __all__:
        return getattr(import_module("events.extraction.pipeline"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
