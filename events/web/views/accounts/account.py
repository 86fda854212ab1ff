"""What belongs to an account."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from events.models.roles import AccountRole
from events.web.access import needs_role


@never_cache
@require_safe
@needs_role(AccountRole.READER)
def account(request: HttpRequest) -> HttpResponse:
    return render(request, "web/accounts/account.html")
