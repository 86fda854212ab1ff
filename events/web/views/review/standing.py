"""Whether an event stands: accept it, reject it, withdraw it, give it back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from events.models import Decision
from events.models.people.roles import AccountRole
from events.services.review.accept import accept
from events.services.review.reject import reject
from events.services.review.restore import restore
from events.services.review.withdraw import withdraw
from events.web.access import needs_role
from events.web.views.review.deciding import DecisionForm, decide_on_page, event_to_decide


class Step(NamedTuple):
    """What one of these pages does."""

    decide: Callable[..., Decision]
    title: str | Promise
    meaning: str | Promise


ACCEPT = Step(
    accept,
    _("Accept this event"),
    _("You have checked it against its articles. If they say something else later, it comes back."),
)
REJECT = Step(
    reject,
    _("Reject: not an event"),
    _("No article tells such an event. Readers no longer see it, and it does not come back."),
)
WITHDRAW = Step(
    withdraw,
    _("Withdraw this event"),
    _("Readers no longer see it. Its address says that it was withdrawn, and your reason."),
)
RESTORE = Step(
    restore,
    _("Restore this event"),
    _("Readers see it again, with what reviewers had set."),
)


def _page(step: Step, role: AccountRole) -> Callable[..., HttpResponseBase]:
    @require_http_methods(["GET", "HEAD", "POST"])
    @needs_role(role)
    def view(request: HttpRequest, public_id: str) -> HttpResponse:
        event = event_to_decide(public_id)
        form = DecisionForm(request.POST if request.method == "POST" else None)
        context = {"title": step.title, "meaning": step.meaning}
        decide = partial(step.decide, event=event)
        return decide_on_page(
            request, event, form, decide, template="web/review/standing.html", context=context
        )

    return view


accept_event = _page(ACCEPT, AccountRole.REVIEWER)
reject_event = _page(REJECT, AccountRole.REVIEWER)
withdraw_event = _page(WITHDRAW, AccountRole.EDITOR)
restore_event = _page(RESTORE, AccountRole.EDITOR)
