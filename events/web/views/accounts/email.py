"""Changing one's own e-mail address: asked for with the password, confirmed by a link."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from events.models.people.roles import AccountRole
from events.services.accounts.change_email import confirm_email, words_for
from events.services.accounts.create_account import AccountRefused
from events.web.access import needs_role
from events.web.limits import seconds_to_wait_for_attempt
from events.web.views.accounts.account import signed_in
from events.web.views.accounts.forms import EmailForm
from events.web.views.accounts.log_in import ask_to_wait

PAGE = "web/accounts/email.html"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_role(AccountRole.READER)
def email(request: HttpRequest) -> HttpResponse:
    """Send a link to the new address; the old one stays until it is opened."""
    holder = signed_in(request)
    form = EmailForm(request.POST if request.method == "POST" else None, account=holder)
    if request.method == "POST":
        seconds = seconds_to_wait_for_attempt(request)
        if seconds:
            return ask_to_wait(request, seconds)
        if form.is_valid() and _sent(request, form, holder):
            return redirect("web:account")
    return render(request, PAGE, {"form": form}, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_role(AccountRole.READER)
def confirm(request: HttpRequest, words: str) -> HttpResponse:
    """The link: a button, since programs that scan mail open links."""
    if request.method != "POST":
        return render(request, "web/accounts/email_confirm.html")
    holder = signed_in(request)
    before = holder.email
    if not confirm_email(account=holder, words=words):
        messages.error(request, gettext("This link is old or belongs to another account."))
        return redirect("web:email")
    if before:
        send_mail(
            gettext("Your e-mail address was changed"),
            gettext("Your account no longer uses this address. If it was not you, tell us."),
            settings.DEFAULT_FROM_EMAIL,
            [before],
        )
    messages.success(request, gettext("The e-mail address was changed."))
    return redirect("web:account")


def _sent(request: HttpRequest, form: EmailForm, holder: User) -> bool:
    to = form.cleaned_data["email"]
    try:
        words = words_for(account=holder, email=to)
    except AccountRefused as refused:
        form.add_error("email", str(refused))
        return False
    link = request.build_absolute_uri(reverse("web:email_confirm", args=[words]))
    text = render_to_string("web/accounts/mail_email.txt", {"link": link, "holder": holder})
    send_mail(gettext("Confirm your e-mail address"), text, settings.DEFAULT_FROM_EMAIL, [to])
    said = gettext("We sent a link to %(address)s. Open it in this browser within a day.")
    messages.success(request, said % {"address": to})
    return True
