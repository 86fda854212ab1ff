"""Notes now and then where an account is signed in, for the list on its page."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable

from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from events.services.accounts.sessions import note_session
from events.web.limits import address_of

SEEN_IS_KEPT_EVERY = 300  # seconds
logger = logging.getLogger(__name__)


class SessionsSeen:
    """Only after pages that asked who is signed in, so that caches can share the others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.session.accessed and request.session.session_key:
            try:
                _note_session(request, request.session.session_key)
            except (DatabaseError, InterfaceError):
                logger.warning("Where an account is signed in could not be noted", exc_info=True)
        return response


def _note_session(request: HttpRequest, key: str) -> None:
    if not isinstance(request.user, User) or not request.user.is_authenticated:
        return
    if not cache.add(f"seen-{hashlib.sha256(key.encode()).hexdigest()}", True, SEEN_IS_KEPT_EVERY):
        return
    note_session(
        account=request.user,
        session_key=key,
        user_agent=request.headers.get("User-Agent", ""),
        address=address_of(request) or "",
        now=timezone.now(),
    )
