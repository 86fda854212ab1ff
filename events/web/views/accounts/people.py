"""The accounts of this site, for administrators: made, given a role, closed."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from events.models.people.roles import AccountRole
from events.services.accounts import change_account
from events.services.accounts.create_account import AccountRefused, create_account, password_link
from events.web.access import needs_role
from events.web.views.accounts.account import signed_in
from events.web.views.accounts.forms import NewAccountForm

PAGE = "web/accounts/people.html"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_role(AccountRole.ADMINISTRATOR)
def people(request: HttpRequest) -> HttpResponse:
    form = NewAccountForm(
        request.POST if request.method == "POST" else None, initial={"role": AccountRole.REVIEWER}
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = create_account(**form.cleaned_data)
        except AccountRefused as refused:
            form.add_error("name", str(refused))
        else:
            return _show(request, NewAccountForm(), link_of=made)
    return _show(request, form, status=422 if form.errors else 200)


@never_cache
@require_POST
@needs_role(AccountRole.ADMINISTRATOR)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """`do`: give the `role`, `close` or `open` the account, make a `link` to set the password."""
    account = get_object_or_404(User, pk=pk)
    do, role = request.POST.get("do"), request.POST.get("role")
    if do == "link" and account.is_active:
        return _show(request, NewAccountForm(), link_of=account)
    if account == signed_in(request):
        messages.error(request, gettext("Another administrator must change your account."))
    elif do in {"close", "open"}:
        change_account.set_open(account=account, is_open=do == "open")
        messages.success(request, gettext("The account was changed."))
    elif role in AccountRole.values:
        change_account.set_role(account=account, role=AccountRole(role))
        messages.success(request, gettext("The account was changed."))
    return redirect("web:people")


def _show(
    request: HttpRequest, form: NewAccountForm, *, link_of: User | None = None, status: int = 200
) -> HttpResponse:
    accounts = User.objects.prefetch_related("groups").order_by("-is_active", "username")
    context: dict[str, object] = {"form": form, "accounts": accounts, "link_of": link_of}
    if link_of:
        context["link"] = request.build_absolute_uri(password_link(link_of))
    return render(request, PAGE, context, status=status)
