"""Addresses of a view that differ from the one on the screen in some parameters."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import QueryDict

from events.web.pages import paging

NO_VALUES: Mapping[str, object] = {}


def with_changes(
    query: QueryDict, values: Mapping[str, object] = NO_VALUES, *, without: Collection[str] = ()
) -> str:
    """The query string, beginning with its question mark, with these values set and no position in
    the list.

    A value of None takes the parameter away. Nothing left is `?`, which a link follows to the bare
    page.
    """
    changed = query.copy()
    for name in (*paging.PARAMETERS, *without, *values):
        changed.pop(name, None)
    for name, value in values.items():
        if value is not None:
            changed[name] = str(value)
    return f"?{changed.urlencode(safe='/,:')}"


@dataclass(frozen=True)
class Here:
    """The address of the view on the screen."""

    query: QueryDict

    @cached_property
    def _always(self) -> str:
        bare = with_changes(self.query, {"after": None, "before": None})
        return bare if bare == "?" else f"{bare}&"

    def on(self, start: date, end: date) -> str:
        """The view with these days alone, `end` exclusive. A page has hundreds of these."""
        return f"{self._always}after={start.isoformat()}&before={end.isoformat()}"
