"""A submitted address: its state until the page has been fetched, then its article."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from events.models import Article, Page, QueueStatus
from events.models.people.roles import AccountRole
from events.services.intake.addresses import article_at
from events.services.queue import leases
from events.tasks import wake_fetch
from events.web.access import may_mend, needs_role
from events.web.pages.gate import may_review

UNFINISHED = {QueueStatus.PENDING, QueueStatus.RUNNING}
AGAIN = _("The page will be fetched again.")
NOT_ASIDE = _("The page had not been set aside; nothing was changed.")


@require_safe
def page(request: HttpRequest, public_id: str) -> HttpResponse:
    found = _page(request, public_id)
    article = _article(found)
    return (
        redirect(article) if article else render(request, "web/articles/page.html", _context(found))
    )


@require_safe
def page_state(request: HttpRequest, public_id: str) -> HttpResponse:
    """The state of the fetch, for polling: 204 while it is still as `seen`, then a redirect to the
    article.
    """
    found = _page(request, public_id)
    article = _article(found)
    if article:
        return HttpResponse(headers={"HX-Redirect": article.get_absolute_url()})
    if found.status in UNFINISHED and found.status == request.GET.get("seen"):
        return HttpResponse(status=204)
    return render(request, "web/articles/_page_state.html", _context(found))


@require_POST
@needs_role(AccountRole.EDITOR, or_staff=True)
def fetch_again(request: HttpRequest, public_id: str) -> HttpResponse:
    """Fetches a quarantined page again."""
    if not may_mend(request, "page"):
        raise PermissionDenied
    found = _page(request, public_id)
    if leases.retry(Page.objects.all(), found.pk, now=timezone.now()):
        wake_fetch(found.pk)
        messages.info(request, AGAIN)
    else:
        messages.info(request, NOT_ASIDE)
    return redirect(found)


def _page(request: HttpRequest, public_id: str) -> Page:
    found: Page = get_object_or_404(Page.objects.without_raw(), public_id=public_id)
    if found.is_hidden and not may_review(request):
        raise Http404
    return found


def _article(found: Page) -> Article | None:
    """The article of the page, or one that was submitted for its address in another way."""
    return found.article or article_at(found.address_key)


def _context(found: Page) -> dict[str, object]:
    return {"page": found, "unfinished": found.status in UNFINISHED}
