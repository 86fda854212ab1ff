"""Changing a password, and setting one by a link that came by mail or from an administrator."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import views
from django.contrib.auth.forms import PasswordChangeForm
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from events.models.people.roles import AccountRole
from events.services.accounts.sessions import end_other_sessions
from events.web.access import needs_role
from events.web.limits import seconds_to_wait_for_attempt
from events.web.views.accounts.log_in import ask_to_wait

FORM = ["get", "head", "post"]
CHANGED = _("The password was changed. Other browsers were logged out.")
SET = _("The password was set. Log in with it.")


@method_decorator(needs_role(AccountRole.READER), name="dispatch")
class Change(views.PasswordChangeView):
    """With the old password; all other browsers are logged out."""

    template_name = "web/accounts/passwords/password_change.html"
    http_method_names = FORM
    success_url = reverse_lazy("web:account")

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        response = super().form_valid(form)
        end_other_sessions(account=form.user, but=self.request.session.session_key)
        messages.success(self.request, CHANGED)
        return response


class Forgotten(views.PasswordResetView):
    """Sends mail with a link. Whether there is such an account is not told."""

    template_name = "web/accounts/passwords/password_forgotten.html"
    http_method_names = FORM
    email_template_name = "web/accounts/passwords/mail_password.txt"
    subject_template_name = "web/accounts/passwords/mail_password_subject.txt"
    success_url = reverse_lazy("web:password_sent")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        seconds = seconds_to_wait_for_attempt(request)
        if seconds:
            return ask_to_wait(request, seconds)
        return super().post(request, *args, **kwargs)


class Sent(views.PasswordResetDoneView):
    template_name = "web/accounts/passwords/password_sent.html"


class New(views.PasswordResetConfirmView):
    """By a link that is good once. All browsers are logged out."""

    template_name = "web/accounts/passwords/password_new.html"
    http_method_names = FORM
    success_url = reverse_lazy("web:log_in")

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        end_other_sessions(account=form.user, but=None)
        messages.success(self.request, SET)
        return response
