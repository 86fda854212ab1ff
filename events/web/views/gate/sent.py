"""The private page of one sender: what was read of a text, and whether a reviewer accepted it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from events.models import Article, Page, PrivateLink, QueueStatus
from events.models.articles import Visibility
from events.web.pages.article import read

UNFINISHED = {QueueStatus.PENDING, QueueStatus.RUNNING}


@never_cache
@require_safe
def sent(request: HttpRequest, secret: str) -> HttpResponse:
    """The secret is all that opens it. Search engines are told to leave it alone."""
    response = _answer(request, secret, "web/gate/sent.html")
    response["X-Robots-Tag"] = "noindex"
    return response


@never_cache
@require_safe
def sent_state(request: HttpRequest, secret: str) -> HttpResponse:
    """The same, for polling: 204 while it is still as `seen`, then the page is loaded anew."""
    link = _link(secret)
    row = link.leads_to or link.page
    if row and row.status in UNFINISHED and row.status == request.GET.get("seen"):
        return HttpResponse(status=204)
    return HttpResponse(headers={"HX-Redirect": reverse("web:sent", args=[secret])})


def _answer(request: HttpRequest, secret: str, template: str) -> HttpResponse:
    link = _link(secret)
    if link.leads_to and not link.leads_to.is_hidden:
        return redirect(link.leads_to)
    article = Article.objects.for_page().get(pk=link.leads_to.pk) if link.leads_to else None
    row: Article | Page | None = article or link.page
    context = {
        "link": link,
        "article": article,
        "page": link.page,
        "refused": article is not None and article.visibility == Visibility.REFUSED,
        "delayed": _is_delayed(article, link.page),
        "unfinished": row is not None and row.status in UNFINISHED,
        "reading": read(article) if article else None,
        "address": request.build_absolute_uri(reverse("web:sent", args=[secret])),
        "state_address": _polled(secret, row),
    }
    return render(request, template, context)


def _is_delayed(article: Article | None, page: Page | None) -> bool:
    if article is not None:
        return article.visibility == Visibility.DELAYED
    return page is not None and page.delayed


def _polled(secret: str, row: Article | Page | None) -> str:
    seen = urlencode({"seen": row.status if row else ""})
    return f"{reverse('web:sent_state', args=[secret])}?{seen}"


def _link(secret: str) -> PrivateLink:
    link = PrivateLink.objects.of_secret(secret)
    if link is None:
        raise Http404
    return link
