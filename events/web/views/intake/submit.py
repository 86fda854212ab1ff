"""The form to submit an article."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from events.models import Article, Page, Source
from events.models.articles import SubmittedBy
from events.services import configured
from events.services.intake.check_submission import Problem, check_address, check_submission
from events.services.intake.gate.arrival import AccountNeeded, Arrival, arrival_of
from events.services.intake.gate.hold import private_secret
from events.services.intake.submit import ArticleRefused, QueueFull, submit_article
from events.services.intake.submit_address import submit_address
from events.services.queue.database_trouble import RETRY_AFTER, SENTENCES, Trouble, trouble_of
from events.tasks import wake_extraction, wake_fetch
from events.web.forms import SubmitForm
from events.web.limits import seconds_to_wait
from events.web.own_articles import remember_submitted
from events.web.pages.gate import gate_for

ADDRESS_HERE = _("This address was submitted before. Here is what it brought; nothing was added.")
MOST_OUTLETS = 500  # offered to choose from
logger = logging.getLogger(__name__)

ALREADY_HERE = _(
    "This text was submitted before. Here is the article that holds it; nothing was added."
)
TOO_OFTEN = _("You have submitted very often within a minute.")
FULL = _("Very many articles wait to be read, so that no more are taken in for now.")


@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest) -> HttpResponse:
    form = SubmitForm(
        request.POST if request.method == "POST" else None,
        initial={"url": request.GET.get("url", "")},
    )
    if request.method != "POST":
        return _show(request, form, status=200)
    try:
        arrival = arrival_of(request.user, configured.submissions())
    except AccountNeeded:
        return _show(request, form, status=403)
    seconds = seconds_to_wait(request)
    if seconds:
        return _ask_to_wait(request, form, TOO_OFTEN, seconds=seconds, status=429)
    now = timezone.now()
    if not form.is_valid():  # no day can be read; whatever else is wrong is told beside it
        return _refuse(request, form, _problems(form, now))
    try:
        return (
            _take_address(request, form, arrival, now)
            if form.only_address
            else _take_text(request, form, arrival, now)
        )
    except ArticleRefused as refused:
        return _refuse(request, form, refused.problems, taken=getattr(refused, "article", None))
    except QueueFull as full:
        return _ask_to_wait(request, form, FULL, seconds=full.retry_after, status=503)
    except (DatabaseError, InterfaceError) as error:
        return _database_in_trouble(request, form, error)


def _take_text(
    request: HttpRequest, form: SubmitForm, arrival: Arrival, now: datetime
) -> HttpResponse:
    submission = submit_article(
        **form.cleaned_data,
        submitted_by=SubmittedBy.FORM,
        arrival=arrival,
        now=now,
        max_characters=settings.MAX_ARTICLE_CHARACTERS,
        max_waiting=settings.MAX_WAITING_ARTICLES,
    )
    if submission.created:
        wake_extraction(submission.article.pk)
    if submission.article.is_hidden:
        return _to_private_page(submission.article, form, now)
    if not submission.created:
        messages.info(request, ALREADY_HERE)
    return _remembered(request, submission.article, created=submission.created)


def _take_address(
    request: HttpRequest, form: SubmitForm, arrival: Arrival, now: datetime
) -> HttpResponse:
    given = {
        name: value for name, value in form.cleaned_data.items() if name not in {"text", "url"}
    }
    came = submit_address(
        address=form.cleaned_data["url"],
        **given,
        submitted_by=SubmittedBy.FORM,
        arrival=arrival,
        now=now,
        rules=configured.page_fetch_rules(),
    )
    if came.created:
        wake_fetch(came.row.pk)
    if isinstance(came.row, Page) and came.row.is_hidden:
        return _to_private_page(came.row, form, now)
    if not came.created:
        messages.info(request, ADDRESS_HERE)
    return _remembered(request, came.row, created=came.created)


def _remembered(request: HttpRequest, row: Article | Page, *, created: bool) -> HttpResponse:
    """To the article or page; whoever has sent it first may correct its day."""
    response = redirect(row)
    if created:
        remember_submitted(request, response, row.public_id)
    return response


def _to_private_page(row: Article | Page, form: SubmitForm, now: datetime) -> HttpResponse:
    given = form.cleaned_data
    secret = private_secret(row, title=given["title"], text=given["text"], now=now)
    return redirect("web:sent", secret)


def _problems(form: SubmitForm, now: datetime) -> tuple[Problem, ...]:
    """Everything wrong but the date."""
    given = {**form.cleaned_data, "published_on": None}
    if form.only_address:
        del given["text"]
        return check_address(**given, now=now, rules=configured.page_fetch_rules())
    return check_submission(**given, now=now, max_characters=settings.MAX_ARTICLE_CHARACTERS)


def _refuse(
    request: HttpRequest,
    form: SubmitForm,
    problems: Iterable[Problem],
    *,
    taken: Article | None = None,
) -> HttpResponse:
    """`taken`: the article with this address and another text."""
    for problem in problems:
        form.add_error(problem.field, problem.reason)
    return _show(request, form, status=422, taken=taken)


def _database_in_trouble(request: HttpRequest, form: SubmitForm, error: Exception) -> HttpResponse:
    """Not the sender's fault: what was typed must not be lost."""
    trouble = trouble_of(error)
    if trouble is None:
        raise error
    logger.error("An article could not be kept. %s", SENTENCES[trouble], exc_info=error)
    status = 507 if trouble is Trouble.FULL else 503
    return _ask_to_wait(
        request, form, gettext(SENTENCES[trouble]), seconds=RETRY_AFTER[trouble], status=status
    )


def _ask_to_wait(
    request: HttpRequest, form: SubmitForm, why: str | Promise, *, seconds: int, status: int
) -> HttpResponse:
    response = _show(request, form, status=status, wait={"why": why, "seconds": seconds})
    response["Retry-After"] = str(seconds)
    return response


def _show(request: HttpRequest, form: SubmitForm, *, status: int, **more: object) -> HttpResponse:
    gate = gate_for(request)
    limit = settings.MAX_ARTICLE_CHARACTERS
    outlets = Source.objects.order_by("name").values_list("name", flat=True)[:MOST_OUTLETS]
    context = {"form": form, "gate": gate, "max_characters": limit, "outlets": outlets, **more}
    return render(request, "web/intake/submit.html", context, status=status)
