"""Pages of the list of a moment: each begins behind a state, so nothing is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from events.models.events import RevisionQuerySet
from events.models.reads.then import Then, states

BEHIND = "older_than"
PARAMETERS = (BEHIND,)
PAGE_SIZE = 30
_POSITION = re.compile(r"(\d{4}-\d{2}-\d{2})\.(\d{1,18})", re.ASCII)


@dataclass(frozen=True, slots=True)
class ThenPage:
    """Events as they were, newest first; the query strings of the first and of the next page."""

    events: Sequence[Then]
    first: str | None
    older: str | None


def page_of(found: RevisionQuerySet, parameters: QueryDict) -> ThenPage:
    """The page that the parameters ask for; the first one if the position cannot be read."""
    position = _position(str(parameters.get(BEHIND, "")))
    behind = found.older_than(*position) if position else found
    rows = list(behind.newest_first()[: PAGE_SIZE + 1])
    shown = rows[:PAGE_SIZE]
    last = shown[-1] if len(rows) > PAGE_SIZE else None
    return ThenPage(
        states(shown),
        _link(parameters, None) if position else None,
        _link(parameters, f"{last.ends_on}.{last.pk}") if last else None,
    )


def _position(text: str) -> tuple[date, int] | None:
    found = _POSITION.fullmatch(text)
    try:
        return (date.fromisoformat(found[1]), int(found[2])) if found else None
    except ValueError:
        return None


def _link(parameters: QueryDict, position: str | None) -> str:
    query = parameters.copy()
    query.pop(BEHIND, None)
    if position:
        query[BEHIND] = position
    return f"?{query.urlencode(safe=',:')}"
