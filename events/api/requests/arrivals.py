"""By whom a request of the API sends something, and the private address of what is held."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.urls import reverse
from rest_framework.request import Request

from events.models.people.roles import AccountRole, role_of
from events.models.people.tokens import ApiToken
from events.services import configured
from events.services.api_tokens import Scope
from events.services.intake.gate.arrival import Arrival, arrival_of


def arrival_of_request(request: Request) -> Arrival:
    """A token of an account sends as the account; one without is a program of the house."""
    if not isinstance(request.auth, ApiToken):
        return arrival_of(request.user, configured.submissions())
    account = account_of(request.auth)
    return arrival_of(account, configured.submissions()) if account else Arrival()


def account_of(token: ApiToken) -> User | None:
    return token.account


def may_review(request: Request) -> bool:
    if isinstance(request.auth, ApiToken):
        return Scope.REVIEW in request.auth.scopes
    return role_of(request.user).at_least(AccountRole.REVIEWER)


def reviewer_of(request: Request) -> User | None:
    """The account in whose name a request decides; none for a token that belongs to nobody."""
    if isinstance(request.auth, ApiToken):
        return account_of(request.auth)
    return request.user if isinstance(request.user, User) else None


def private_page(request: HttpRequest, secret: str) -> str:
    return request.build_absolute_uri(reverse("web:sent", args=[secret]))


def private_state(request: HttpRequest, secret: str) -> str:
    return request.build_absolute_uri(reverse("api:sent", args=[secret]))
