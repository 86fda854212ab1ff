"""Set or correct the day of publication of an article."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from events.models import Article
from events.models.articles import DayBasis
from events.models.people.roles import AccountRole
from events.services.intake.set_day import set_day
from events.services.intake.submit import ArticleRefused
from events.tasks import wake_extraction
from events.web.access import role_too_low
from events.web.forms import DayForm
from events.web.own_articles import is_own, may_set_day
from events.web.views.articles import page_of, shown_to

DAY_SET = _("Date set. The article is being read again from that date.")
SAME_DAY = _("The article already has this date. Nothing was changed.")


@require_POST
def day(request: HttpRequest, public_id: str) -> HttpResponse:
    """For whoever sent the article, and for reviewers."""
    article = shown_to(request, public_id)
    if not may_set_day(request, article):
        return role_too_low(request, AccountRole.REVIEWER)
    form = DayForm(request.POST)
    if form.is_valid():
        basis = DayBasis.GIVEN if is_own(request, article) else DayBasis.REVIEWER
        try:
            return _set(request, article, form, basis)
        except ArticleRefused as refused:
            for problem in refused.problems:
                form.add_error("published_on", problem.reason)
    return render(
        request,
        "web/articles/article.html",
        page_of(request, article) | {"day_form": form},
        status=422,
    )


def _set(request: HttpRequest, article: Article, form: DayForm, basis: DayBasis) -> HttpResponse:
    changed = set_day(
        article=article, day=form.cleaned_data["published_on"], basis=basis, now=timezone.now()
    )
    if changed:
        wake_extraction(article.pk)
    messages.info(request, DAY_SET if changed else SAME_DAY)
    return redirect(article)
