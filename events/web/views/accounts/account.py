"""What belongs to an account, and where it is signed in."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from events.models import Subscription
from events.models.people.accounts import AccountSession
from events.models.people.roles import AccountRole
from events.services.accounts import second_factor, sessions
from events.web.access import needs_role


@never_cache
@require_safe
@needs_role(AccountRole.READER)
def account(request: HttpRequest) -> HttpResponse:
    holder = signed_in(request)
    now = timezone.now()
    context = {
        "sessions": AccountSession.objects.filter(account=holder).open(now),
        "this_session": request.session.session_key,
        "tokens": holder.api_tokens.valid(now).count(),
        "following": Subscription.objects.of_user(holder).count(),
        "two_factor": second_factor.is_on(holder),
        "codes_left": second_factor.recovery_codes_left(holder),
    }
    return render(request, "web/accounts/account.html", context)


@require_POST
@needs_role(AccountRole.READER)
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    if not sessions.end_session(account=signed_in(request), session_id=pk):
        raise Http404
    messages.success(request, gettext("That browser was logged out."))
    return redirect("web:account")


@require_POST
@needs_role(AccountRole.READER)
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    sessions.end_other_sessions(account=signed_in(request), but=request.session.session_key)
    messages.success(request, gettext("All other browsers were logged out."))
    return redirect("web:account")


def signed_in(request: HttpRequest) -> User:
    """Whose request it is, on a page that needs an account."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user
