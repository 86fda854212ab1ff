"""Addresses of the current view with some parameters changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import quote

from django.http import QueryDict

from events.web.pages import paging

WORDS_OF_AN_END = 5
NO_VALUES: Mapping[str, object] = {}


def with_changes(
    query: QueryDict, values: Mapping[str, object] = NO_VALUES, *, without: Collection[str] = ()
) -> str:
    """The query string, with its question mark, with these values set and without a position in the
    list.

    None removes a parameter. Without parameters it is `?`, which links to the bare page.
    """
    changed = query.copy()
    for name in (*paging.PARAMETERS, *without, *values):
        changed.pop(name, None)
    for name, value in values.items():
        if value is not None:
            changed[name] = str(value)
    return f"?{changed.urlencode(safe='/,:')}"


def at_words(address: str, text: str) -> str:
    """The address with a text fragment, at which browsers scroll to the words and mark them."""
    words = text.split()
    ends = (words[:WORDS_OF_AN_END], words[-WORDS_OF_AN_END:])
    first, last = (quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)
    if "#" in address or not first:
        return address
    return f"{address}#:~:text={first}" + (f",{last}" if len(words) > 2 * WORDS_OF_AN_END else "")


@dataclass(frozen=True)
class Here:
    """The address of the current view."""

    query: QueryDict

    @cached_property
    def _always(self) -> str:
        bare = with_changes(self.query, {"after": None, "before": None})
        return bare if bare == "?" else f"{bare}&"

    def on(self, start: date, end: date) -> str:
        """The view of these days only, `end` exclusive. A page has hundreds of these links."""
        return f"{self._always}after={start.isoformat()}&before={end.isoformat()}"
