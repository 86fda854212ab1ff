"""Articles: the list, and one article with its reports or its state in the queue."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from events.filters.problems import BadParameter, unknown_parameters
from events.models import Article, ModelRequest, QueueStatus
from events.models.articles import Visibility
from events.web.forms import DayForm
from events.web.own_articles import may_set_day
from events.web.pages.article import read
from events.web.pages.gate import may_edit, may_review
from events.web.views.gate.withdraw import tombstone

OLDER = "older_than"
DAY, UNDATED = "day", "undated"
LIST_SIZE = 50
MOST_REQUESTS = 50  # to a model, of one article
UNFINISHED = {QueueStatus.PENDING, QueueStatus.RUNNING}


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    only_undated = request.GET.get(DAY) == UNDATED
    newest = Article.objects.public().newest_first().for_list()
    newest = newest.undated() if only_undated else newest
    last_seen = _article_named(request.GET.get(OLDER))
    if last_seen:
        newest = newest.older_than(last_seen.submitted_at, last_seen.pk)
    found = list(newest[: LIST_SIZE + 1])
    context = {
        "articles": found[:LIST_SIZE],
        "only_undated": only_undated,
        "undated": Article.objects.public().undated().count(),
        "older": found[LIST_SIZE - 1].public_id if len(found) > LIST_SIZE else None,
        "paged": last_seen is not None,
        "problems": list(_problems(request.GET, last_seen)),
    }
    return render(request, "web/articles/articles.html", context)


@require_safe
def article(request: HttpRequest, public_id: str) -> HttpResponse:
    found = shown_to(request, public_id)
    if found.visibility == Visibility.WITHDRAWN:
        return tombstone(request, found)
    return render(request, "web/articles/article.html", page_of(request, found))


@require_safe
def article_state(request: HttpRequest, public_id: str) -> HttpResponse:
    """The state of the article, for polling: 204 while it is still as `seen`, then the whole
    article.
    """
    found = shown_to(request, public_id)
    if found.visibility == Visibility.WITHDRAWN:
        raise Http404
    if found.status in UNFINISHED and found.status == request.GET.get("seen"):
        return HttpResponse(status=204)
    return render(
        request,
        "web/articles/_article_state.html",
        _context(found) | {"swap": found.status not in UNFINISHED},
    )


def page_of(request: HttpRequest, found: Article) -> dict[str, object]:
    """What the article's page shows; `found` comes from `for_page`."""
    form = DayForm(initial={"published_on": found.published_on})
    return {
        **_context(found),
        "may_set_day": may_set_day(request, found),
        "may_edit": may_edit(request),
        "day_form": form,
    }


def shown_to(request: HttpRequest, public_id: str) -> Article:
    """An article that the reader may see: held and refused ones are for reviewers."""
    found = Article.objects.for_page().filter(public_id=public_id).first()
    if found is None or (found.is_hidden and not may_review(request)):
        raise Http404
    return found


def _article_named(public_id: str | None) -> Article | None:
    """The article with this id; none if it cannot be an id, such as a NUL, which PostgreSQL
    refuses.
    """
    if not public_id or not public_id.isalnum():
        return None
    return Article.objects.public().filter(public_id=public_id).only("submitted_at").first()


def _problems(parameters: QueryDict, last_seen: Article | None) -> Iterator[BadParameter]:
    yield from unknown_parameters(parameters, [OLDER, DAY])
    if parameters.get(DAY, UNDATED) != UNDATED:
        yield BadParameter(DAY, gettext("The only value is “undated”."))
    if OLDER in parameters and last_seen is None:
        yield BadParameter(OLDER, gettext("There is no such article."))


def _context(found: Article) -> dict[str, object]:
    return {
        "article": found,
        "unfinished": found.status in UNFINISHED,
        "reading": read(found),
        "sent": ModelRequest.objects.of_text(found.text)[:MOST_REQUESTS],
    }
