"""How often one client may ask, so that a script gone wild leaves room for the others. Not a
defence against an attack.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from events.models.tokens import ApiToken

if TYPE_CHECKING:
    from rest_framework.views import APIView  # which loads this module by its settings


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
        return super().allow_request(request, view)

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
