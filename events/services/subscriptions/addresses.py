"""The addresses that messages link to."""

from __future__ import annotations

from contextlib import suppress

from django.db import DatabaseError
from django.urls import reverse

from events.models import Subscription


def load_pages() -> None:
    """Load what the first link loads: every page. It takes seconds on a busy machine."""
    reverse("web:timeline")


def load_pages_if_followed() -> None:
    """Once in a parent, so that its workers share them; not where nobody is to be told anything.
    The caller closes the connection.
    """
    with suppress(DatabaseError):  # not ready yet: whoever writes the first message loads them
        if Subscription.objects.active().exists():
            load_pages()
