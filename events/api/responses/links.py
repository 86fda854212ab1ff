"""Absolute addresses of what the API speaks of, made once for a request and then by joining
strings.
"""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from events.models.reads.event_json import Addresses


class Links:
    """Where a row is found in the API, and on the page for readers."""

    def __init__(self, request: HttpRequest) -> None:
        self._events = request.build_absolute_uri(reverse("api:events"))
        # Its id is the last part of every event's page: the address of one stands for all.
        self._event_pages = request.build_absolute_uri(reverse("web:event", args=["x"]))[
            : -len("x/")
        ]
        self._articles = request.build_absolute_uri(reverse("api:articles"))
        self._article_pages = request.build_absolute_uri(reverse("web:articles"))
        self._pages = request.build_absolute_uri(reverse("api:page", args=["x"]))[: -len("x/")]
        self._page_pages = request.build_absolute_uri(reverse("web:page", args=["x"]))[: -len("x/")]
        self._feeds = request.build_absolute_uri(reverse("api:feeds"))
        self._actors = request.build_absolute_uri(reverse("api:actors"))
        self._places = request.build_absolute_uri(reverse("api:places"))

    @property
    def of_events(self) -> Addresses:
        """For what the database writes."""
        return Addresses(self._events, self._event_pages, self._articles)

    def event(self, public_id: str) -> str:
        return f"{self._events}{public_id}/"

    def event_page(self, public_id: str) -> str:
        return f"{self._event_pages}{public_id}/"

    def events(self, parameter: str, value: object) -> str:
        """The events that one parameter selects."""
        return f"{self._events}?{parameter}={value}"

    def article(self, public_id: str) -> str:
        return f"{self._articles}{public_id}/"

    def article_page(self, public_id: str) -> str:
        return f"{self._article_pages}{public_id}/"

    def page(self, public_id: str) -> str:
        return f"{self._pages}{public_id}/"

    def page_page(self, public_id: str) -> str:
        return f"{self._page_pages}{public_id}/"

    def feed(self, pk: int) -> str:
        return f"{self._feeds}{pk}/"

    def actor(self, slug: str) -> str:
        return f"{self._actors}{slug}/"

    def place(self, pk: int) -> str:
        return f"{self._places}{pk}/"
