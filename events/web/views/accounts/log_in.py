"""Logging in, with a second factor where the account has one, and logging out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import login, views
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from events.services.accounts.second_factor import CodeRefused, check_code, is_on
from events.web.limits import seconds_to_wait_for_attempt
from events.web.views.accounts.forms import CodeForm

BACKEND = "django.contrib.auth.backends.ModelBackend"
WAITING = "waits_for_second_factor"
CODE_WITHIN = timedelta(minutes=10)
TOO_OFTEN = _("Too many attempts came from your address within a minute.")
WRONG = _("This code is not right. Codes of the app change every 30 seconds and count once.")
SLOWER = _("After wrong codes there is a pause, which doubles each time. Wait a moment.")


class LogIn(views.LoginView):
    """By name and password."""

    template_name = "web/accounts/logging_in/log_in.html"
    next_page = "web:timeline"
    redirect_authenticated_user = True
    http_method_names = ["get", "head", "post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        seconds = seconds_to_wait_for_attempt(request)
        if seconds:
            return ask_to_wait(request, seconds)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        account = form.get_user()
        if not is_on(account):
            return super().form_valid(form)
        self.request.session[WAITING] = {
            "account": account.pk,
            "until": (timezone.now() + CODE_WITHIN).isoformat(),
            "next": self.get_success_url(),
        }
        return redirect("web:log_in_code")


class LogOut(views.LogoutView):
    """Only by POST: a link on another site cannot log anyone out."""

    next_page = "web:timeline"
    http_method_names = ["post"]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The second step, for a few minutes after the first."""
    waiting = request.session.get(WAITING)
    account = _whose(waiting, timezone.now())
    if waiting is None or account is None:
        return redirect("web:log_in")
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        seconds = seconds_to_wait_for_attempt(request)
        if seconds:
            return ask_to_wait(request, seconds)
        if accepted(form, account):
            login(request, account, backend=BACKEND)
            request.session.pop(WAITING, None)
            return redirect(waiting["next"])
    context = {"form": form}
    return render(
        request, "web/accounts/logging_in/code.html", context, status=422 if form.errors else 200
    )


def accepted(form: CodeForm, account: User) -> bool:
    """Whether the code is the account's; if not, the form says why."""
    try:
        check_code(account=account, code=form.cleaned_data["code"])
    except CodeRefused as refused:
        form.add_error("code", SLOWER if refused.wait_until else WRONG)
        return False
    return True


def _whose(waiting: dict[str, Any] | None, now: datetime) -> User | None:
    if waiting is None or datetime.fromisoformat(waiting["until"]) < now:
        return None
    return User.objects.filter(pk=waiting["account"], is_active=True).first()


def ask_to_wait(request: HttpRequest, seconds: int) -> HttpResponse:
    """Too many attempts from this address."""
    response = render(
        request,
        "web/accounts/logging_in/wait.html",
        {"why": TOO_OFTEN, "seconds": seconds},
        status=429,
    )
    response["Retry-After"] = str(seconds)
    return response


def locked_out(
    request: HttpRequest, original_response: HttpResponseBase | None = None, *_: object
) -> HttpResponse:
    """What django-axes answers for a name that is locked at this address."""
    return render(request, "web/accounts/logging_in/locked.html", status=429)
