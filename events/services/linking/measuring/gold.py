"""Annotated articles for linking: which event each article tells. JSON lines.

A line has `id`, `text`, `published_on` and `tells`: for each event its label `event`, the `kinds`
and `places` by which a text may tell it, its days `date` (first and last), and, where a text gives
them, the range of the dead `killed` and the `counts` of munitions. Two articles that tell one label
tell one event. `outlet`, where it is given, is who speaks if the text quotes nobody.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Mention:
    """An event as one article tells it."""

    event: str
    kinds: tuple[str, ...]
    places: tuple[str, ...]
    first: date
    last: date
    killed: tuple[int, int] | None = None
    counts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    id: str
    text: str
    published_on: date
    mentions: tuple[Mention, ...]
    outlet: str = ""


def read_linked(lines: Iterable[str]) -> list[LinkedArticle]:
    """The articles. Raises ValueError, with the line's number, where a line cannot be read."""
    found = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                found.append(_article(json.loads(line)))
            except (KeyError, TypeError, ValueError) as error:
                raise ValueError(f"line {number}: {type(error).__name__} {error}") from error
    return found


def _article(row: dict[str, Any]) -> LinkedArticle:
    day = date.fromisoformat(row["published_on"])
    mentions = tuple(map(_mention, row["tells"]))
    return LinkedArticle(row["id"], row["text"], day, mentions, row.get("outlet", ""))


def _mention(told: dict[str, Any]) -> Mention:
    first, last = map(date.fromisoformat, told["date"])
    killed = told.get("killed")
    return Mention(
        event=told["event"],
        kinds=tuple(told["kinds"]),
        places=tuple(told["places"]),
        first=first,
        last=last,
        killed=(killed[0], killed[1]) if killed else None,
        counts=tuple(told.get("counts") or ()),
    )
