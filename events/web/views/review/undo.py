"""Take a decision back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from events.models import Decision
from events.models.judging.decisions import NEEDS_EDITOR
from events.models.people.roles import AccountRole, role_of
from events.services.review.deciding.errors import CannotUndo
from events.services.review.undo import refuse_undo, undo
from events.web.access import needs_role, role_too_low
from events.web.views.review.deciding import DecisionForm, decide_on_page


@require_http_methods(["GET", "HEAD", "POST"])
@needs_role(AccountRole.REVIEWER)
def undo_decision(request: HttpRequest, pk: int) -> HttpResponse:
    """It needs the role that the decision needed."""
    decision = get_object_or_404(Decision.objects.select_related("event", "other", "by"), pk=pk)
    if decision.what in NEEDS_EDITOR and not role_of(request.user).at_least(AccountRole.EDITOR):
        return role_too_low(request, AccountRole.EDITOR)
    form = DecisionForm(request.POST if request.method == "POST" else None)

    def decide(*, expected_revision: int | None, **by: Any) -> Decision:
        return undo(decision=decision, expected_revision=expected_revision, **by)

    concerned = (decision.other,) if decision.other else ()
    context = {"decision": decision, "cannot": None if form.is_bound else _why_not(decision)}
    return decide_on_page(
        request,
        decision.event,
        form,
        decide,
        template="web/review/undo.html",
        context=context,
        concerned=concerned,
    )


def _why_not(decision: Decision) -> CannotUndo | None:
    """Why it cannot be taken back: said before anybody thinks of a reason."""
    try:
        refuse_undo(decision)
    except CannotUndo as refused:
        return refused
    return None
