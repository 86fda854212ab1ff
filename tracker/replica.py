"""Reads from a copy of the database (DATABASE_REPLICA_URL), where a moment's delay harms nobody.

A copy lags. Whoever has just submitted or corrected something must see it, so only pages of events,
asked for by somebody who is not signed in, are read from it. All else asks the database itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

NAME = "replica"
MAY_LAG = re.compile(
    r"^/(?:$|events/|map/|charts/|actors/|places/|about/"
    r"|api/v1/(?:events|timeline|facets|actors|places)\b)"
)
_from_replica: ContextVar[bool] = ContextVar("from_replica", default=False)


class ReplicaRouter:
    """Which database a query asks."""

    def db_for_read(self, model: type[Model], **hints: object) -> str | None:
        return NAME if _from_replica.get() else None

    def db_for_write(self, model: type[Model], **hints: object) -> str:
        return "default"

    def allow_relation(self, one: Model, other: Model, **hints: object) -> bool:
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: object) -> bool:
        return db != NAME


class ReadFromReplica:
    """Lets the requests that may lag read from the copy. First of all middleware that asks a
    database.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not may_lag(request):
            return self.get_response(request)
        with _reading_from_replica():
            response = self.get_response(request)
        chunks = response.streaming_content if isinstance(response, StreamingHttpResponse) else None
        if isinstance(response, StreamingHttpResponse) and isinstance(chunks, Iterator):
            response.streaming_content = _read_from_replica(chunks)
        return response


@contextmanager
def _reading_from_replica() -> Iterator[None]:
    token = _from_replica.set(True)
    try:
        yield
    finally:
        _from_replica.reset(token)


def _read_from_replica(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """An export asks the database while it is sent, when the view is long done."""
    with _reading_from_replica():
        yield from chunks


def may_lag(request: HttpRequest) -> bool:
    """Whether this request may be answered from what was there a moment ago."""
    signed_in = (
        settings.SESSION_COOKIE_NAME in request.COOKIES or "Authorization" in request.headers
    )
    return request.method in {"GET", "HEAD"} and not signed_in and bool(MAY_LAG.match(request.path))
