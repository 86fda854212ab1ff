"""The prompt, and the request that asks a model about one piece of an article."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from events.extraction.model.numbered import Piece
from events.extraction.model.schema import answer_schema

FILE = Path(__file__).with_name("prompt.md")
ANSWER_TOKENS = 4_000  # an event takes about 270: room for fourteen
HASH_LENGTH = 12
ASK_AGAIN = (
    "Your answer was not valid: {fault}. Send the whole answer again, as one JSON object "
    "of the schema and nothing else."
)


@cache
def prompt() -> str:
    """What the model is told, the same for every article."""
    return FILE.read_text(encoding="utf-8").partition("\n")[2].strip()


@cache
def prompt_version() -> str:
    """The number at the head of the file, which a person raises when the rulings change."""
    return FILE.read_text(encoding="utf-8").partition("\n")[0].removeprefix("version:").strip()


@cache
def prompt_hash() -> str:
    """The first digits of SHA-256 over all that a model is told besides the article."""
    told = json.dumps([prompt(), answer_schema(), ANSWER_TOKENS], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:HASH_LENGTH]


class Form(StrEnum):
    """How a server is told the form of an answer. Some know only that it is JSON, some nothing."""

    SCHEMA = "json_schema"
    OBJECT = "json_object"
    NONE = "none"


def request_body(
    piece: Piece, *, published_on: date, model: str, form: Form = Form.SCHEMA
) -> dict[str, Any]:
    """The body of a request to the OpenAI-compatible chat interface. The same piece gives the same
    body.
    """
    return {
        "model": model,
        "temperature": 0,
        "max_tokens": ANSWER_TOKENS,
        "messages": [
            {"role": "system", "content": prompt()},
            {"role": "user", "content": _asked(piece, published_on)},
        ],
        **_response_format(form),
    }


def request_key(body: Mapping[str, Any]) -> str:
    """SHA-256 of all that is asked, but for the model: answers of any model are known by it."""
    asked = [body["messages"], body["max_tokens"], answer_schema()]
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()


def asked_again(body: dict[str, Any], answer: str, fault: str) -> dict[str, Any]:
    """The request that asks once more, after an answer that cannot be read."""
    return {
        **body,
        "messages": [
            *body["messages"],
            {"role": "assistant", "content": answer},
            {"role": "user", "content": ASK_AGAIN.format(fault=fault)},
        ],
    }


def _response_format(form: Form) -> dict[str, Any]:
    if form is Form.NONE:
        return {}
    schema = {"name": "events", "strict": True, "schema": answer_schema()}
    told = {"json_schema": schema} if form is Form.SCHEMA else {}
    return {"response_format": {"type": str(form), **told}}


def _asked(piece: Piece, published_on: date) -> str:
    return f"Published {published_on.isoformat()} (a {published_on:%A}).\n{piece.lines}"
