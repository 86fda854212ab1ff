"""How often a client may submit forms and open pages. The API has its own limit, counted in the
same way.
"""

from __future__ import annotations

import hashlib
import ipaddress
import math
from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from rest_framework.throttling import SimpleRateThrottle

from events.models import Import

if TYPE_CHECKING:
    from rest_framework.request import Request
    from rest_framework.views import APIView

FILE_REMEMBERED_SECONDS = 86_400


class FormLimit(SimpleRateThrottle):
    """A number of submissions per minute for each user or address; 0 means no limit.

    `X-Forwarded-For` is trusted only as far as NUM_PROXIES says. Without Redis each process counts
    for itself.
    """

    scope = "form"

    def get_rate(self) -> str | None:
        return (
            f"{settings.FORM_SUBMISSIONS_PER_MINUTE}/min"
            if settings.FORM_SUBMISSIONS_PER_MINUTE
            else None
        )

    def get_cache_key(self, request: Request, view: APIView) -> str:
        return str(self.cache_format % {"scope": self.scope, "ident": client_of(request)})

    def allows(self, request: HttpRequest) -> bool:
        """Asks only what Django's request has too, and does not use the view."""
        return self.allow_request(cast("Request", request), cast("APIView", None))


class PageLimit(FormLimit):
    """A number of pages per minute for each user or address, counted like submissions."""

    scope = "page"

    def get_rate(self) -> str | None:
        return f"{settings.PAGES_PER_MINUTE}/min" if settings.PAGES_PER_MINUTE else None


class AttemptLimit(FormLimit):
    """Attempts per minute of one address to sign in, whoever it claims to be."""

    scope = "sign-in"

    def get_rate(self) -> str | None:
        limit = settings.LOG_IN_ATTEMPTS_PER_MINUTE
        return f"{limit}/min" if limit else None

    def get_cache_key(self, request: Request, view: APIView) -> str:
        return str(self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)})


def address_of(request: HttpRequest) -> str | None:
    """The client's address, as far as NUM_PROXIES lets it be believed; None if it is none."""
    given = str(FormLimit().get_ident(cast("Request", request))).strip()
    try:
        return str(ipaddress.ip_address(given))
    except ValueError:
        return None


def client_of(request: HttpRequest) -> str:
    """The user who is signed in, or the address of the client."""
    if request.user.is_authenticated:
        return f"user-{request.user.pk}"
    return str(FormLimit().get_ident(cast("Request", request)))


def seconds_to_wait(request: HttpRequest, limit: FormLimit | None = None) -> int | None:
    """Counts this submission, or what else `limit` counts. Returns how long the sender must wait
    first, or None.
    """
    limit = limit or FormLimit()
    if limit.allows(request):
        return None
    return max(1, math.ceil(limit.wait() or 1))


def seconds_to_wait_for_attempt(request: HttpRequest) -> int | None:
    """Counts this attempt to sign in, in the same way."""
    return seconds_to_wait(request, AttemptLimit())


def file_in_hand(request: HttpRequest) -> Import | None:
    """This client's file that is still being imported: one at a time per client."""
    sent = cache.get(_file_key(request))
    return (
        Import.objects.without_content().waiting().filter(public_id=sent).first() if sent else None
    )


def remember_file(request: HttpRequest, public_id: str) -> None:
    """Remembers that this client's file is being imported."""
    cache.set(_file_key(request), public_id, timeout=FILE_REMEMBERED_SECONDS)


def _file_key(request: HttpRequest) -> str:
    return hashlib.sha256(f"file of {client_of(request)}".encode()).hexdigest()
