"""In which language the pages speak: the reader's choice, else what the browser asks for."""

from __future__ import annotations

from django.http import HttpRequest
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

ONE_LANGUAGE = ("/api/", "/health/", "/metrics")


class PageLanguage(LocaleMiddleware):
    """Django's own middleware, but not for what programs read.

    Its words must not change with the language of the machine that asks.
    """

    def process_request(self, request: HttpRequest) -> None:
        if request.path_info.startswith(ONE_LANGUAGE):
            translation.activate("en")
            request.LANGUAGE_CODE = "en"
        else:
            super().process_request(request)
