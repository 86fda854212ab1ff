"""Turning the second factor on and off, and new recovery codes."""

from __future__ import annotations

import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from events.models.people.roles import AccountRole
from events.services.accounts import second_factor, sessions
from events.services.accounts.second_factor import CodeRefused
from events.web.access import needs_role
from events.web.views.accounts.account import signed_in
from events.web.views.accounts.forms import CodeForm
from events.web.views.accounts.log_in import SLOWER, WRONG, accepted

PAGE = "web/accounts/logging_in/two_factor.html"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_role(AccountRole.READER)
def two_factor(request: HttpRequest) -> HttpResponse:
    """On: how many codes are left. Off: the key for the app, and the code that turns it on."""
    holder = signed_in(request)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if second_factor.is_on(holder):
        context = {"form": CodeForm(), "codes_left": second_factor.recovery_codes_left(holder)}
        return render(request, PAGE, {"on": True, **context})
    if request.method == "POST" and form.is_valid():
        try:
            codes = second_factor.turn_on(account=holder, code=form.cleaned_data["code"])
        except CodeRefused as refused:
            form.add_error("code", SLOWER if refused.wait_until else WRONG)
        else:
            sessions.end_other_sessions(account=holder, but=request.session.session_key)
            return _show_codes(request, codes)
    address: str = second_factor.set_up(holder).config_url
    context = {"form": form, "drawing": _drawn(address), "key": _spaced(address)}
    return render(request, PAGE, context, status=422 if form.errors else 200)


@never_cache
@require_POST
@needs_role(AccountRole.READER)
def change(request: HttpRequest) -> HttpResponse:
    """With a code: turn it `off`, or make new recovery `codes`."""
    holder = signed_in(request)
    form = CodeForm(request.POST)
    if not (form.is_valid() and accepted(form, holder)):
        left = second_factor.recovery_codes_left(holder)
        return render(request, PAGE, {"on": True, "form": form, "codes_left": left}, status=422)
    if request.POST.get("do") == "codes":
        return _show_codes(request, second_factor.new_recovery_codes(holder))
    second_factor.turn_off(holder)
    messages.success(request, gettext("The second factor is off."))
    return redirect("web:account")


def _show_codes(request: HttpRequest, codes: list[str]) -> HttpResponse:
    """Once: they are on no page again."""
    return render(request, "web/accounts/logging_in/recovery_codes.html", {"codes": codes})


def _drawn(address: str) -> SafeString:
    """The QR code as SVG, black on white in either theme: readers of codes need it so."""
    drawing = segno.make(address, error="m").svg_inline(
        border=4, dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None
    )
    return mark_safe(drawing)  # noqa: S308 - squares, drawn here


def _spaced(address: str) -> str:
    """The key as one types it: groups of four."""
    key = address.partition("secret=")[2].partition("&")[0]
    return " ".join(key[start : start + 4] for start in range(0, len(key), 4))
