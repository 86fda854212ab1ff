"""The link that signs in once. Opening it asks; the button signs in, so that no program which only
looks at the link uses it up.
"""

from __future__ import annotations

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from events.models.people.roles import role_of
from events.services.accounts.one_time_link import find_link, take_link, why_ended
from events.web.limits import seconds_to_wait_for_attempt
from events.web.views.accounts.log_in import BACKEND, ask_to_wait

PAGE = "web/accounts/logging_in/link.html"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, words: str) -> HttpResponse:
    seconds = seconds_to_wait_for_attempt(request)
    if seconds:
        return ask_to_wait(request, seconds)
    if request.method != "POST":
        found = find_link(words=words, now=timezone.now())
        if found is None:
            return _ended(request, words)
        return render(request, PAGE, {"account": found.account, "role": role_of(found.account)})
    account = take_link(words=words, now=timezone.now())
    if account is None:
        return _ended(request, words)
    login(request, account, backend=BACKEND)
    return redirect("web:timeline")


def _ended(request: HttpRequest, words: str) -> HttpResponse:
    why = why_ended(words=words, now=timezone.now())
    return render(request, PAGE, {"ended": why}, status=410)
