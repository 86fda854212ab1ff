"""Answers with a sentence when the database fails (503) or a client asks too often (429)."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from events.services.queue.database_trouble import RETRY_AFTER, SENTENCES, Trouble, trouble_of
from events.web.limits import PageLimit, seconds_to_wait

logger = logging.getLogger(__name__)


class DatabaseTrouble:
    """Answers errors of views when the database is away, full or read-only. The API has its own
    answer.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        trouble = trouble_of(exception)
        if trouble is None:
            return None
        logger.error(
            "%s %s: %s", request.method, request.path, SENTENCES[trouble], exc_info=exception
        )
        # Without the request: its context would ask the database who is signed in.
        status = 507 if trouble is Trouble.FULL else 503
        response = render(
            None, "503.html", {"sentence": gettext(SENTENCES[trouble])}, status=status
        )
        response["Retry-After"] = str(RETRY_AFTER[trouble])
        return response


class PagesPerClient:
    """Refuses a client that asks for too many pages. The API counts for itself; health checks,
    metrics and files of the pages are not counted.
    """

    NOT_COUNTED = ("/api/", "/health/", "/metrics", "/static/", "/styles/")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(self.NOT_COUNTED):
            return self.get_response(request)
        seconds = seconds_to_wait(request, PageLimit())
        return self.get_response(request) if seconds is None else _too_often(seconds)


def _too_often(seconds: int) -> HttpResponse:
    sentence = gettext("You have opened very many pages. Please wait a little.")
    response = render(None, "503.html", {"sentence": sentence}, status=429)
    response["Retry-After"] = str(seconds)
    return response
