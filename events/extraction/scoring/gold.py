"""Articles with the events that people annotated in them, read from JSONL and checked before
anything is measured by them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from events.extraction.scoring.agreement import Event
from events.extraction.types import Kind, Precision, Role, Stance, Status, WeaponType

MOST_PROBLEMS = 10
MOST_DEGREES = 180


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article, and its events in the guide's JSON.

    `war` may be empty. An article is `left_out` if nobody looked at it while rules were written.
    """

    id: str
    text: str
    published_on: date
    events: tuple[Event, ...]
    war: str = ""
    left_out: bool = False


class BadGold(Exception):
    """Lines that cannot be used: each with its number and the reason."""

    def __init__(self, problems: list[str]) -> None:
        shown, more = problems[:MOST_PROBLEMS], len(problems) - MOST_PROBLEMS
        super().__init__("\n".join([*shown, f"and {more} more"] if more > 0 else shown))


def read_gold(lines: Iterable[str]) -> list[GoldArticle]:
    """The articles, in order.

    Raises:
        BadGold: with every line that is wrong, or if there is no article at all.
    """
    articles: dict[str, GoldArticle] = {}
    problems = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                article = _article(line)
                _check(article.id not in articles, f"the id {article.id} is there already")
                articles[article.id] = article
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                problems.append(f"line {number}: {_reason(error)}")
    if not articles and not problems:
        problems.append("no article")
    if problems:
        raise BadGold(problems)
    return list(articles.values())


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON ({error.msg})"
    return f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)


def _article(line: str) -> GoldArticle:
    row = json.loads(line)
    _check(isinstance(row, dict), "not an object")
    _check(
        isinstance(row["id"], str | int) and row["id"] != "", "id is neither a name nor a number"
    )
    _check(isinstance(row["text"], str) and row["text"] != "", "text is no string, or empty")
    _check(
        "\0" not in row["text"] and bool(row["text"].encode()),
        "text holds a NUL, which no database keeps",
    )
    _check(isinstance(row["published_on"], str), "published_on is no day")
    _check(isinstance(row["events"], list), "events is no list")
    for number, event in enumerate(row["events"], 1):
        for problem in _problems(event, row["text"]):
            raise ValueError(f"event {number}: {problem}")
    war, left_out = row.get("war", ""), row.get("left_out", False)
    _check(isinstance(war, str), "war is no name")
    _check(isinstance(left_out, bool), "left_out is neither true nor false")
    return GoldArticle(
        id=str(row["id"]),
        text=row["text"],
        published_on=date.fromisoformat(row["published_on"]),
        events=tuple(row["events"]),
        war=war,
        left_out=left_out,
    )


def _check(fits: bool, problem: str) -> None:
    if not fits:
        raise ValueError(problem)


def _problems(event: Mapping[str, Any], text: str) -> Iterator[str]:
    """What the score would stumble over, or count as our error while it is gold's."""
    if event["kind"] not in set(Kind):
        yield f"kind {event['kind']!r} is not known"
    if event["status"] not in set(Status):
        yield f"status {event['status']!r} is not known"
    if date.fromisoformat(event["date"]["start"]) > date.fromisoformat(event["date"]["end"]):
        yield "its date ends before it starts"
    yield from _misquoted(event, text)
    yield from _bad_words(event)
    yield from _bad_points(event)
    yield from _bad_numbers(event)


def _misquoted(event: Mapping[str, Any], text: str) -> Iterator[str]:
    if not event["evidence"]:
        yield "it has no evidence"
    for passage in event["evidence"]:
        start, end, words = passage["start"], passage["end"], passage["text"]
        if not (_is_count(start) and _is_count(end) and words and text[start:end] == words):
            yield f"its evidence is not the text at {start}:{end}"


def _bad_words(event: Mapping[str, Any]) -> Iterator[str]:
    words = [("role", actor["role"], set(Role)) for actor in event["actors"]]
    words += [("precision", place["precision"], set(Precision)) for place in event["places"]]
    words += [("stance", said["stance"], set(Stance)) for said in event["attribution"]]
    words += [
        ("weapon", name, set(WeaponType))
        for weapon in event["weapons"]
        for name in weapon["type"].split("|")
    ]
    yield from (f"{what} {word!r} is not known" for what, word, known in words if word not in known)
    names = [thing["name"] for thing in (*event["actors"], *event["places"])] + [
        said["source"] for said in event["attribution"]
    ]
    yield from (
        f"{name!r} names nobody and nothing"
        for name in names
        if not isinstance(name, str) or not name
    )


def _bad_points(event: Mapping[str, Any]) -> Iterator[str]:
    for place in event["places"]:
        point = place["lat"], place["lon"]
        if point != (None, None) and not all(
            isinstance(number, int | float) and abs(number) <= MOST_DEGREES for number in point
        ):
            yield f"{point} is no point"


def _bad_numbers(event: Mapping[str, Any]) -> Iterator[str]:
    numbers = [("launched", weapon["launched"]) for weapon in event["weapons"]]
    numbers += [("intercepted", weapon["intercepted"]) for weapon in event["weapons"]]
    for what in ("killed", "wounded"):
        count = event["casualties"][what]
        if count is not None and (count["min"], count["max"]) == (None, None):
            yield f"{what} holds no number; null says that the text gives none"
        numbers += [] if count is None else [(what, count["min"]), (what, count["max"])]
    yield from (
        f"{what} {number!r} is no count"
        for what, number in numbers
        if number is not None and not _is_count(number)
    )


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
