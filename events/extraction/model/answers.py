"""A model's answer, read: the JSON of its schema as values, before any is believed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

MOST_EVENTS = 60  # of one piece; more is a model that repeats itself
MOST_VALUES = 20  # of one list
LONGEST = 2_000  # characters of a value; grounding is stricter with quotations
MOST_PEOPLE = 100_000_000

_Value = TypeVar("_Value")
_FENCE = re.compile(r"\A\s*```(?:json)?\s*(?P<inside>.*?)\s*```\s*\Z", re.DOTALL)
_THOUGHT = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)


class MalformedAnswer(Exception):
    """The answer is not JSON of the schema; `fault` says what is wrong, in words for the model."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class SaidDay:
    quote: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class SaidName:
    """A side or a place: its name, and the words that hold it. Places have `base` and `within`."""

    name: str
    quote: str
    base: str = ""
    within: str = ""


@dataclass(frozen=True, slots=True)
class SaidWeapon:
    type: str
    launched: int | None
    intercepted: int | None
    quote: str


@dataclass(frozen=True, slots=True)
class SaidCount:
    min: int | None
    max: int | None
    parts: tuple[int, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class SaidSource:
    name: str
    stance: str
    quote: str


@dataclass(frozen=True, slots=True)
class SaidEvent:
    """An event as the model says it."""

    kind: str
    subkind: str | None
    sentences: tuple[int, ...]
    trigger: str
    day: SaidDay | None
    places: tuple[SaidName, ...]
    perpetrators: tuple[SaidName, ...]
    targets: tuple[SaidName, ...]
    weapons: tuple[SaidWeapon, ...]
    killed: SaidCount | None
    wounded: SaidCount | None
    personnel: SaidCount | None
    sources: tuple[SaidSource, ...]


def read_answer(content: str) -> tuple[SaidEvent, ...]:
    """The events of an answer. Raises MalformedAnswer.

    A fence of Markdown or thoughts before the JSON, which many local models add, are taken off.
    """
    bare = _THOUGHT.sub("", content)
    fenced = _FENCE.match(bare)
    try:
        found = json.loads(fenced["inside"] if fenced else bare, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise MalformedAnswer(f"it is not JSON ({str(error)[:80]})") from error
    events = _member(found, "events", list)
    if len(events) > MOST_EVENTS:
        raise MalformedAnswer(f"it has more than {MOST_EVENTS} events")
    return tuple(map(_event, events))


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number")


def _event(row: Any) -> SaidEvent:
    return SaidEvent(
        kind=_text(row, "kind"),
        subkind=_text_or_none(row, "subkind"),
        sentences=tuple(_whole(n) for n in _member(row, "sentences", list)[:MOST_VALUES]),
        trigger=_text(row, "trigger"),
        day=_optional(row, "day", _day),
        places=_list(row, "places", _place),
        perpetrators=_list(row, "perpetrators", _name),
        targets=_list(row, "targets", _name),
        weapons=_list(row, "weapons", _weapon),
        killed=_optional(row, "killed", _count),
        wounded=_optional(row, "wounded", _count),
        personnel=_optional(row, "personnel", _count),
        sources=_list(row, "sources", _source),
    )


def _day(row: Any) -> SaidDay:
    return SaidDay(_text(row, "quote"), _text(row, "start"), _text(row, "end"))


def _name(row: Any) -> SaidName:
    return SaidName(_text(row, "name"), _text(row, "quote"))


def _place(row: Any) -> SaidName:
    return SaidName(
        _text(row, "name"),
        _text(row, "quote"),
        _text_or_none(row, "base") or "",
        _text_or_none(row, "within") or "",
    )


def _weapon(row: Any) -> SaidWeapon:
    return SaidWeapon(
        _text(row, "type"),
        _number(row, "launched"),
        _number(row, "intercepted"),
        _text(row, "quote"),
    )


def _count(row: Any) -> SaidCount:
    parts = tuple(_whole(n) for n in _member(row, "parts", list, or_none=True) or ())[:MOST_VALUES]
    return SaidCount(_number(row, "min"), _number(row, "max"), parts, _text(row, "quote"))


def _source(row: Any) -> SaidSource:
    return SaidSource(_text(row, "name"), _text(row, "stance"), _text(row, "quote"))


def _list(row: Any, name: str, read: Callable[[Any], _Value]) -> tuple[_Value, ...]:
    return tuple(map(read, (_member(row, name, list, or_none=True) or [])[:MOST_VALUES]))


def _optional(row: Any, name: str, read: Callable[[Any], _Value]) -> _Value | None:
    found = _member(row, name, dict, or_none=True)
    return None if found is None else read(found)


def _text(row: Any, name: str) -> str:
    return str(_member(row, name, str))[:LONGEST]


def _text_or_none(row: Any, name: str) -> str | None:
    found = _member(row, name, str, or_none=True)
    return None if found is None else str(found)[:LONGEST]


def _number(row: Any, name: str) -> int | None:
    found = _member(row, name, int, or_none=True)
    return None if found is None else _whole(found)


def _whole(found: Any) -> int:
    """A count. True and false, which Python takes for numbers, are none."""
    if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found <= MOST_PEOPLE:
        raise MalformedAnswer(f"{str(found)[:40]!r} is no whole number")
    return found


def _member(row: Any, name: str, kind: type, *, or_none: bool = False) -> Any:
    """A member of an object. One that is missing is null, where it may be."""
    if not isinstance(row, Mapping):
        raise MalformedAnswer(f"{name!r} stands in no object")
    found = row.get(name)
    if isinstance(found, kind) or (or_none and found is None):
        return found
    raise MalformedAnswer(f"{name!r} is missing or of another type")
