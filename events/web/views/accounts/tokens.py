"""The tokens of an account: made, rotated, revoked. A token's words are shown once."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from events.models.people.roles import AccountRole, role_of
from events.models.people.tokens import ApiToken
from events.services import api_tokens
from events.services.api_tokens import Scope
from events.web.access import needs_role
from events.web.views.accounts.account import signed_in
from events.web.views.accounts.forms import TokenForm

PAGE = "web/accounts/tokens.html"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_role(AccountRole.READER)
def tokens(request: HttpRequest) -> HttpResponse:
    form = TokenForm(request.POST if request.method == "POST" else None, role=role_of(request.user))
    if request.method != "POST" or not form.is_valid():
        return _show(request, form, status=422 if form.errors else 200)
    days = form.cleaned_data["lifetime"]
    _, words = api_tokens.create_token(
        name=form.cleaned_data["name"],
        scopes=[Scope(scope) for scope in form.cleaned_data["scopes"]],
        account=signed_in(request),
        expires_at=timezone.now() + timedelta(days=int(days)) if days else None,
    )
    return _show(request, TokenForm(role=role_of(request.user)), words=words)


@never_cache
@require_POST
@needs_role(AccountRole.READER)
def rotate(request: HttpRequest, pk: int) -> HttpResponse:
    now = timezone.now()
    _, words = api_tokens.rotate_token(token=_own(request, pk), now=now)
    return _show(request, TokenForm(role=role_of(request.user)), words=words, rotated=True)


@require_POST
@needs_role(AccountRole.READER)
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    api_tokens.revoke_token(token=_own(request, pk), now=timezone.now())
    messages.success(request, gettext("The token was revoked."))
    return redirect("web:tokens")


def _own(request: HttpRequest, pk: int) -> ApiToken:
    """A valid token of this account; those of others are not there."""
    valid = ApiToken.objects.valid(timezone.now())
    return get_object_or_404(valid, account=signed_in(request), pk=pk)


def _show(
    request: HttpRequest, form: TokenForm, *, status: int = 200, **more: object
) -> HttpResponse:
    own = signed_in(request).api_tokens.valid(timezone.now()).order_by("-pk")
    return render(request, PAGE, {"form": form, "tokens": own, **more}, status=status)
