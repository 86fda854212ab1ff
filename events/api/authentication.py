"""Programs say who they are by a token. What it may do: `permissions.py`."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser, User
from django.utils import timezone
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from events.models.people.tokens import ApiToken
from events.services.api_tokens import find_token

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
        token = find_token(words=parts[1].decode("latin-1"), now=timezone.now())
        if token is None:
            raise AuthenticationFailed("This token is not known, or it was revoked or has expired.")
        return token.account or AnonymousUser(), token

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"
