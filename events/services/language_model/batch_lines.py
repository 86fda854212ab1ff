"""The lines of batch files: requests as batch interfaces take them, and their answers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from events.services.language_model.asking import read
from events.sources.language_model.replies import BadReply, ModelReply, read_reply

URL = "/v1/chat/completions"
KEY_LENGTH = 32  # of a request's hash; with the article's id a name of 64 characters at most
LONGEST_LINE = 2_000_000


class BadLine(Exception):
    """A line that is no answer. `number` counts from 1."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(f"line {number}: {reason}")
        self.number = number
        self.reason = reason


@dataclass(frozen=True, slots=True)
class BatchAnswer:
    """An answer of a file. `fault` says why it cannot be used, or is empty."""

    number: int
    custom_id: str
    reply: ModelReply | None
    fault: str

    @property
    def article(self) -> str:
        """The public id of the article, or empty for a text that is in no table."""
        return self.custom_id.rpartition("_")[0].rpartition("_")[0]

    @property
    def key(self) -> str:
        return self.custom_id.rpartition("_")[2]


def custom_id(article: str, part: int, key: str) -> str:
    """By which an answer is known: letters, digits and `_`, as every batch interface takes them."""
    return f"{article}_{part}_{key[:KEY_LENGTH]}"


def request_line(name: str, body: Mapping[str, Any]) -> str:
    """A request as a line of JSON."""
    row = {"custom_id": name, "method": "POST", "url": URL, "body": body}
    return json.dumps(row, ensure_ascii=False) + "\n"


def answers_in(lines: Iterable[str]) -> Iterator[BatchAnswer | BadLine]:
    """Every line of a file of answers, in its order; blank lines are passed over."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _answer(number, line)


def _answer(number: int, line: str) -> BatchAnswer | BadLine:
    if len(line) > LONGEST_LINE:
        return BadLine(number, f"it is longer than {LONGEST_LINE:,} characters")
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return BadLine(number, "it is not JSON")
    name = row.get("custom_id") if isinstance(row, Mapping) else None
    if not isinstance(name, str) or not name:
        return BadLine(number, "custom_id is missing")
    reply, fault = _reply(row)
    return BatchAnswer(number, name, reply, fault)


def _reply(row: Mapping[str, Any]) -> tuple[ModelReply | None, str]:
    response = row.get("response")
    if not isinstance(response, Mapping):
        return None, f"there is no response ({json.dumps(row.get('error'))[:200]})"
    status = response.get("status_code", 200)
    if status != 200:
        return None, f"the service answered {status}"
    try:
        reply = read_reply(response.get("body") or {})
    except BadReply as error:
        return None, str(error)
    events, fault = read(reply)
    return (reply, fault) if events is None else (reply, "")
