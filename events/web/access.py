"""Which role a page needs."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from events.models.people.roles import AccountRole, lacks_second_factor, role_of
from events.wording.labels.naming import role_name

SESSION_ENDED = _("Your session has ended. Log in to go on.")
NOT_SAVED = _("Your session has ended, so nothing was saved. Log in and send it again.")
View = Callable[..., HttpResponseBase]
SECOND_FACTOR_FIRST = _("Your role needs a second factor here. Turn it on to go on.")


def needs_role(role: AccountRole, *, or_staff: bool = False) -> Callable[[View], View]:
    """A page for accounts with at least this role, or for those that the admin is open to.

    Someone who is not signed in is sent to the log-in page and comes back from there; an account
    with a lower role is told which one is needed.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                _say_if_ended(request)
                return redirect_to_login(_way_back(request))
            if isinstance(request.user, User) and _second_factor_first(request.user, role):
                messages.warning(request, SECOND_FACTOR_FIRST)
                return redirect("web:two_factor")
            may = role_of(request.user).at_least(role) or (or_staff and request.user.is_staff)
            if not may:
                return role_too_low(request, role)
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def _say_if_ended(request: HttpRequest) -> None:
    """Say why somebody is asked to log in who was logged in before: their browser brings the key of
    a session that is over, or a form, though it drops a key whose days are over. One that goes on
    is of somebody who is yet to give the second factor.
    """
    if request.method not in {"GET", "HEAD"}:
        messages.info(request, NOT_SAVED)
    elif settings.SESSION_COOKIE_NAME in request.COOKIES and not request.session.keys():
        messages.info(request, SESSION_ENDED)


def _second_factor_first(account: User, role: AccountRole) -> bool:
    """A page above a reader's, of an account that has yet to turn its second factor on."""
    return role != AccountRole.READER and lacks_second_factor(account)


class SecondFactorForAdmin:
    """Sends staff who need a second factor to its page: Django's admin knows nothing of roles."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        account = request.user if request.path.startswith("/admin/") else None
        if isinstance(account, User) and lacks_second_factor(account):
            messages.warning(request, SECOND_FACTOR_FIRST)
            return redirect("web:two_factor")
        return self.get_response(request)


def role_too_low(request: HttpRequest, role: AccountRole) -> HttpResponse:
    """Says which role is needed, and which one the account has."""
    context = {"needed": role_name(role), "has": role_name(role_of(request.user))}
    return render(request, "web/accounts/logging_in/role_needed.html", context, status=403)


def _way_back(request: HttpRequest) -> str:
    """The page that was asked for; after a form that was sent, the page that has the form."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    referer = request.headers.get("Referer", "")
    here = request.build_absolute_uri("/")
    return "/" + referer.removeprefix(here) if referer.startswith(here) else "/"


def may_mend(request: HttpRequest, table: str) -> bool:
    """Whether rows of the queue may be sent round again: looking at them is not enough."""
    may_change = request.user.has_perm(f"events.change_{table}")
    return may_change or role_of(request.user).at_least(AccountRole.EDITOR)


def to_log_in(request: HttpRequest) -> HttpResponse:
    """In place of the admin's own log-in page, where it sends accounts that are no staff, too."""
    if request.user.is_authenticated and not request.user.is_staff:
        return role_too_low(request, AccountRole.ADMINISTRATOR)
    return redirect_to_login(request.GET.get("next") or "/admin/")
