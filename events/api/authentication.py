"""Who may write: a signed-in person, or a program with a token. Reading is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from events.models.tokens import ApiToken
from events.services.api_tokens import Scope, find_token

if TYPE_CHECKING:
    from rest_framework.views import APIView  # which loads this module by its settings

SCHEME = b"bearer"


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer <token>`. The token is `request.auth`; it stands for no user."""

    def authenticate(self, request: Request) -> tuple[AnonymousUser, ApiToken] | None:
        parts = get_authorization_header(request).split()
        if not parts or parts[0].lower() != SCHEME:
            return None
        if len(parts) != 2:
            raise AuthenticationFailed("Write the header as `Authorization: Bearer <token>`.")
        token = find_token(words=parts[1].decode("latin-1"), now=timezone.now())
        if token is None:
            raise AuthenticationFailed("This token is not known, or it was revoked.")
        return AnonymousUser(), token

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class MaySubmit(BasePermission):
    """A person signed in, or a token with the scope `submit`."""

    message = "This token may not submit articles."

    def has_permission(self, request: Request, view: APIView) -> bool:
        if request.user.is_authenticated:
            return True
        return isinstance(request.auth, ApiToken) and Scope.SUBMIT in request.auth.scopes


class ReadOrSubmit(MaySubmit):
    """Anyone reads; who may submit writes."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        return request.method in SAFE_METHODS or super().has_permission(request, view)
