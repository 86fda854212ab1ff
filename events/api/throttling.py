"""How often one client may ask, so that a script gone wild leaves room for the others. Not a
defence against an attack.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from events.models.people.tokens import ApiToken

if TYPE_CHECKING:
    from rest_framework.views import APIView  # which loads this module by its settings

RATE = "tracker.rate"  # where a request keeps it for the headers of its answer


@dataclass(frozen=True)
class Rate:
    """So many requests in so many seconds; how many are left, and when there will be more."""

    name: str
    quota: int
    window_seconds: int
    left: int
    seconds_to_more: int


class RateHeaders:
    """Tells a client of the API how much it may still ask, in the fields `RateLimit-Policy` and
    `RateLimit` of the IETF's draft.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        rate = request.META.get(RATE)
        if isinstance(rate, Rate):
            response["RateLimit-Policy"] = f'"{rate.name}";q={rate.quota};w={rate.window_seconds}'
            response["RateLimit"] = f'"{rate.name}";r={rate.left};t={rate.seconds_to_more}'
        return response


class PerClient(SimpleRateThrottle):
    """So many reads and so many writes a minute for each token, person or address; 0 in the
    settings means no limit.
    """

    def get_rate(self) -> str | None:
        """Known only once the method is."""
        return None

    def allow_request(self, request: Request, view: APIView) -> bool:
        reads = request.method in SAFE_METHODS
        self.num_requests = (
            settings.API_READS_PER_MINUTE if reads else settings.API_WRITES_PER_MINUTE
        )
        self.duration = 60
        self.scope = "read" if reads else "write"
        self.rate = f"{self.num_requests}/min" if self.num_requests else None
        allowed = super().allow_request(request, view)
        if self.rate:
            request.META[RATE] = self._rate()
        return allowed

    def _rate(self) -> Rate:
        """What is left, and when the oldest request that still counts is forgotten."""
        oldest = self.history[-1] if self.history else self.now
        left = max(0, self.num_requests - len(self.history))
        seconds = ceil(oldest + self.duration - self.now)
        return Rate(str(self.scope), self.num_requests, self.duration, left, max(1, seconds))

    def get_cache_key(self, request: Request, view: APIView) -> str:
        return self.cache_format % {
            "scope": self.scope,
            "ident": sender(request) or self.get_ident(request),
        }


def sender(request: Request) -> str | None:
    """Who asks, where a token or a session says so."""
    if isinstance(request.auth, ApiToken):
        return f"token-{request.auth.pk}"
    return f"user-{request.user.pk}" if request.user.is_authenticated else None
