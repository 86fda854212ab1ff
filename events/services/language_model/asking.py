"""Ask the model about one piece: at most twice, the second time with what was wrong. Touches no
row, so that several pieces can be asked at once.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from events.extraction.model.answers import MalformedAnswer, SaidEvent, read_answer
from events.extraction.model.prompt import asked_again
from events.services.language_model.terms import Send
from events.sources.language_model.replies import (
    BadReply,
    ModelRefused,
    ModelReply,
    ModelUnavailable,
)

TRIES = 2
CUT_OFF = "it was cut off at the longest length"


@dataclass(frozen=True, slots=True)
class Try:
    """One request and what came of it. `events` is None where the answer cannot be read."""

    took_ms: int
    reply: ModelReply | None = None
    events: tuple[SaidEvent, ...] | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The tries at one piece. `unavailable` says that the model could not be asked."""

    tries: tuple[Try, ...]
    unavailable: bool = False
    retry_after: timedelta | None = None

    @property
    def events(self) -> tuple[SaidEvent, ...] | None:
        return self.tries[-1].events


def ask_about(body: dict[str, Any], send: Send) -> Asked:
    """The answer to a request, repaired once by asking again."""
    tries: list[Try] = []
    asked: dict[str, Any] = body
    while len(tries) < TRIES:
        started = time.monotonic()
        try:
            reply = send(asked)
        except ModelUnavailable as error:
            tries.append(Try(_since(started), fault=error.reason))
            return Asked(tuple(tries), unavailable=True, retry_after=error.retry_after)
        except ModelRefused as error:
            tries.append(Try(_since(started), fault=error.reason))
            return Asked(tuple(tries))
        except BadReply as error:
            tries.append(Try(_since(started), fault=str(error)))
            continue
        events, fault = read(reply)
        tries.append(Try(_since(started), reply, events, fault))
        if events is not None:
            break
        asked = asked_again(body, reply.content, fault)
    return Asked(tuple(tries))


def read(reply: ModelReply) -> tuple[tuple[SaidEvent, ...] | None, str]:
    """The events of a reply, or what is wrong with it."""
    if reply.cut_off:
        return None, CUT_OFF
    try:
        return read_answer(reply.content), ""
    except MalformedAnswer as error:
        return None, error.fault


def _since(started: float) -> int:
    return round((time.monotonic() - started) * 1000)
