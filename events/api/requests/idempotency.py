"""The header `Idempotency-Key`: a request that is sent again gets its first answer again."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable

from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.utils.encoders import JSONEncoder

from events import lengths
from events.api.responses.errors import InvalidHeader, KeyUsedBefore
from events.api.throttling import sender
from events.services.intake.keyed_requests import Answer, KeyUsedForAnother, RequestKey, answer_once

HEADER = "Idempotency-Key"
REPLAYED = "Idempotent-Replayed"
_KEY = re.compile(rf"[\x21-\x7e]{{1,{lengths.REQUEST_KEY}}}")
PARAMETER = OpenApiParameter(
    HEADER,
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    pattern=f"^[!-~]{{1,{lengths.REQUEST_KEY}}}$",
    description="A name that you give this request, 1 to "
    f"{lengths.REQUEST_KEY} visible ASCII characters: sent again "
    f"with the same body within 48 hours, it gets the first answer again, with `{REPLAYED}: true`.",
)


def answered(request: Request, body: object, answer: Callable[[], Answer]) -> Answer:
    """What `answer()` gives, or gave when this request came first. Without the header every request
    is answered anew.

    Raises:
        InvalidHeader: where the key cannot be one.
        KeyUsedBefore: where it came with another body.
    """
    key = request.headers.get(HEADER)
    if key is None:
        return answer()
    if not _KEY.fullmatch(key):
        raise InvalidHeader(
            HEADER,
            f"It must have 1 to {lengths.REQUEST_KEY} visible ASCII characters, without spaces.",
        )
    named = RequestKey(sender(request) or "", key, _hash(request.path, body))
    try:
        return answer_once(named, now=timezone.now(), answer=lambda: _as_kept(answer()))
    except KeyUsedForAnother as error:
        raise KeyUsedBefore(
            HEADER, "This key came before with another body. Use a new key for a new request."
        ) from error


def headers(answer: Answer) -> dict[str, str]:
    """What the answer's headers say of it."""
    return {REPLAYED: "true"} if answer.replayed else {}


def _hash(path: str, body: object) -> str:
    """Of what was sent, however it was spaced."""
    return hashlib.sha256(
        json.dumps([path, body], sort_keys=True, default=bytes.hex).encode()
    ).hexdigest()


def _as_kept(answer: Answer) -> Answer:
    """In the words of JSON, so that the first answer and its repetition are the same."""
    return Answer(
        answer.status, json.loads(json.dumps(answer.body, cls=JSONEncoder)), keep=answer.keep
    )
