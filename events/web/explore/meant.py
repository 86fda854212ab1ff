"""What may have been meant by words that lead to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict

from events.filters.problems import BadParameter
from events.models.reads import near_names
from events.web.pages.addresses import with_changes

NAMED = {
    "place": "place",
    "actor": "actor",
    "perpetrator": "actor",
    "target": "actor",
    "source": "source",
}


@dataclass(frozen=True, slots=True)
class Meant:
    name: str
    address: str


def meant(given: QueryDict, problems: list[BadParameter], *, found: bool) -> list[Meant]:
    """Names like those that are unknown; for words without any event, places and sides."""
    unknown = [problem.parameter for problem in problems if problem.parameter in NAMED]
    asked = [(name, NAMED[name], str(given[name])) for name in unknown]
    if not found and not asked and given.get("q"):
        asked = [("q", field, str(given["q"])) for field in ("place", "actor")]
    return [one for name, field, text in asked for one in _like(given, name, field, text)]


def _like(given: QueryDict, name: str, field: str, text: str) -> Iterator[Meant]:
    for likely in near_names.like(field, text):
        changes = {"q": None, field: likely} if name == "q" else {name: likely}
        yield Meant(likely, with_changes(given, changes))
