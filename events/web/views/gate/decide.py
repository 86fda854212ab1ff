"""A reviewer's answer to a held article, from the article's page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from events.models import Article
from events.models.people.roles import AccountRole
from events.services.intake.gate.decide import NotWaiting, ReasonNeeded, accept, refuse
from events.web.access import needs_role

ACCEPTED = _("The article is public now, with what it tells.")
ACCEPTED_AND_DELAYED = _("Accepted. A rule against harm may publish it later.")
REFUSED = _("The article stays hidden. Its sender is shown your reason.")
DECIDED = _("The article does not wait any more: somebody else has decided. Nothing was changed.")


@require_POST
@needs_role(AccountRole.REVIEWER)
def accept_article(request: HttpRequest, public_id: str) -> HttpResponse:
    article = get_object_or_404(Article.objects.without_text(), public_id=public_id)
    try:
        known = accept(article_id=article.pk, user=request.user, now=timezone.now())
        messages.success(request, ACCEPTED if known.is_public else ACCEPTED_AND_DELAYED)
    except NotWaiting:
        messages.info(request, DECIDED)
    return redirect(article)


@require_POST
@needs_role(AccountRole.REVIEWER)
def refuse_article(request: HttpRequest, public_id: str) -> HttpResponse:
    article = get_object_or_404(Article.objects.without_text(), public_id=public_id)
    reason = request.POST.get("reason", "")
    try:
        refuse(article_id=article.pk, user=request.user, now=timezone.now(), reason=reason)
        messages.success(request, REFUSED)
    except NotWaiting:
        messages.info(request, DECIDED)
    except ReasonNeeded as needed:
        messages.error(request, str(needed))
    return redirect(article)
