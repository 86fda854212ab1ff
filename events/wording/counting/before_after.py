"""A change of an event, field by field: what stands there and what would."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext

from events.extraction.types import Role
from events.services.linking.history import changed_keys
from events.wording.counting import counts
from events.wording.labels import naming
from events.wording.past.history_changes import PEOPLE, PLAIN

State = Mapping[str, Any]
# what tells a new event from others
OF_NEW = ("kind", "date", "places", "killed", "wounded", "summary")


class Line(NamedTuple):
    """A field with its words before and after."""

    field: str
    before: str
    after: str


def lines(before: State, after: State) -> list[Line]:
    """A line for each field that differs."""
    return [line for field in changed_keys(before, after) for line in _lines(field, before, after)]


def new_lines(after: State) -> list[Line]:
    """What an event that is not there yet would tell: nothing stands before."""
    return [Line(_label(field), "", _words(field, after)) for field in OF_NEW]


def value_in_words(field: str, value: Any) -> str:
    """One value as a revision keeps it; *not known* where there is none."""
    state = {field: value}
    if field == "actors":
        told = (_sides(role, state) for role in Role)
        return "; ".join(words for words in told if words) or _nothing()
    return _words(field, state)


def _lines(field: str, before: State, after: State) -> Iterator[Line]:
    if field == "actors":
        for role in Role:
            one, other = _sides(role, before), _sides(role, after)
            if one != other:
                yield Line(_label(role), one or _nothing(), other or _nothing())
    elif field == "articles":
        yield Line(_label("reports"), *(str(len(state[field])) for state in (before, after)))
    elif field == "withdrawn_because":
        yield Line(gettext("Shown to readers"), *(_shown(state) for state in (before, after)))
    else:
        yield Line(_label(field), _words(field, before), _words(field, after))


def _words(field: str, state: State) -> str:
    if field in PLAIN:
        return PLAIN[field](state) or _nothing()
    if field in PEOPLE:
        count = state.get(field) or {"min": None, "max": None}
        return counts.how_many(count["min"], count["max"]) or _nothing()
    return str(state.get(field) or _nothing())


def _sides(role: Role, state: State) -> str:
    names = (side["name"] for side in state["actors"] if side["role"] == role)
    return naming.isolated_list(names)


def _shown(state: State) -> str:
    if state.get("withdrawn_because"):
        return pgettext("whether readers see an event", "no")
    return pgettext("whether readers see an event", "yes")


def _label(field: str) -> str:
    return str(capfirst(naming.field_name(field)))


def _nothing() -> str:
    return pgettext("a value of an event", "not known")
