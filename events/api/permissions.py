"""Which role or scope a view of the API needs. Reading is open.

A person who is signed in needs the role, a program with a token the scope.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from events.models.people.roles import AccountRole, role_of
from events.models.people.tokens import ApiToken
from events.services.api_tokens import Scope

if TYPE_CHECKING:
    from rest_framework.views import APIView  # which loads this module by its settings


class NeedsRole(BasePermission):
    """For accounts with at least `role`, and tokens with `scope`. Views take one of those below."""

    role: ClassVar[AccountRole]
    scope: ClassVar[Scope]
    message = ""

    def has_permission(self, request: Request, view: APIView) -> bool:
        if isinstance(request.auth, ApiToken):
            return self._token_may(request.auth)
        return self._account_may(role_of(request.user))

    def _token_may(self, token: ApiToken) -> bool:
        self.message = f"This token does not have the scope `{self.scope}`."
        if self.scope not in token.scopes:
            return False
        return token.account is None or self._account_may(role_of(token.account))

    def _account_may(self, role: AccountRole) -> bool:
        self.message = f"This needs the role {self.role}; the account has the role {role}."
        return role.at_least(self.role)


class MaySubmit(NeedsRole):
    role, scope = AccountRole.SUBMITTER, Scope.SUBMIT


class MayFeed(NeedsRole):
    """Feeds may hold keys in their addresses, so that even reading them needs it."""

    role, scope = AccountRole.SUBMITTER, Scope.FEEDS


class MayReview(NeedsRole):
    role, scope = AccountRole.REVIEWER, Scope.REVIEW


class MayEdit(NeedsRole):
    """What a reviewer may not do yet: a token needs the scope `review`."""

    role, scope = AccountRole.EDITOR, Scope.REVIEW


class MayFollow(NeedsRole):
    """What belongs to one account; a token of the site has none."""

    role, scope = AccountRole.READER, Scope.FOLLOW

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Whoever is not signed in is a reader, too, but has nothing of their own."""
        known = request.user.is_authenticated or isinstance(request.auth, ApiToken)
        return known and super().has_permission(request, view)

    def _token_may(self, token: ApiToken) -> bool:
        if not super()._token_may(token):
            return False
        self.message = "This token belongs to no account, so that it follows nothing."
        return token.account is not None


class OpenToRead(NeedsRole):
    """Anyone reads; a role or scope is needed to write."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        return request.method in SAFE_METHODS or super().has_permission(request, view)


class ReadOrSubmit(OpenToRead, MaySubmit):
    pass


class ReadOrReview(OpenToRead, MayReview):
    pass
