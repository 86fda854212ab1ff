"""Answers 503 with a sentence when the database fails, instead of the page for a program error."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from events.services.queue.database_trouble import RETRY_AFTER, SENTENCES, Trouble, trouble_of

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
