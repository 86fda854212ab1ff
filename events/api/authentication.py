"""Programs say who they are by a token. What it may do: `permissions.py`."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AnonymousUser, User
from django.utils import timezone
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from events.models.people.tokens import ApiToken
from events.services.api_tokens import find_ended, find_token

SCHEME = b"bearer"


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer <token>`. The token is `request.auth`, its account `request.user`; a
    token of the site stands for no user.
    """

    def authenticate(self, request: Request) -> tuple[User | AnonymousUser, ApiToken] | None:
        parts = get_authorization_header(request).split()
        if not parts or parts[0].lower() != SCHEME:
            return None
        if len(parts) != 2:
            raise AuthenticationFailed("Write the header as `Authorization: Bearer <token>`.")
        words, now = parts[1].decode("latin-1"), timezone.now()
        token = find_token(words=words, now=now)
        if token is None:
            raise AuthenticationFailed(_why_not(find_ended(words=words), now))
        return token.account or AnonymousUser(), token

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


def _why_not(ended: ApiToken | None, now: datetime) -> str:
    if ended is None:
        return "This token is not known."
    if ended.revoked_at is not None:
        return f"This token was revoked at {_moment(ended.revoked_at)}."
    if ended.expires_at is not None and ended.expires_at <= now:
        return f"This token expired at {_moment(ended.expires_at)}."
    return "The account of this token is closed."


def _moment(value: datetime) -> str:
    return f"{value:%Y-%m-%d %H:%M} UTC"
