"""Files of many articles: the upload. What follows is in import_page.py."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.humanize.templatetags.humanize import intcomma
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from events.models import Import
from events.models.articles.imports import DRAFT
from events.services import configured
from events.services.intake.files.import_row import accept_upload
from events.services.intake.gate.arrival import arrival_of
from events.services.intake.submit import QueueFull
from events.sources.article_files import ENDINGS, FileRefused
from events.web.limits import file_in_hand, seconds_to_wait
from events.web.own_articles import remember_submitted
from events.web.pages.gate import gate_for

ALREADY_HERE = _("This file was submitted before. Here is what became of it; nothing was added.")
TOO_OFTEN = _("You have submitted very often within a minute.")
FULL = _("Very many files wait to be taken in, so that no more are accepted for now.")
SECONDS_UNTIL_ANOTHER_LOOK = 30


@require_http_methods(["GET", "HEAD", "POST"])
def submit_file(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _show(request, status=200)
    if gate_for(request) == "accounts":
        return _show(request, status=403)
    seconds = seconds_to_wait(request)
    if seconds:
        return _ask_to_wait(request, TOO_OFTEN, seconds=seconds, status=429)
    earlier = file_in_hand(request)
    if earlier:
        return _ask_to_wait(
            request, None, earlier=earlier, seconds=SECONDS_UNTIL_ANOTHER_LOOK, status=429
        )
    upload = request.FILES.get("file")
    if not isinstance(upload, UploadedFile):
        return _show(request, status=422, problem=gettext("Choose a file first."))
    if (upload.size or 0) > settings.MAX_FILE_BYTES:
        reason = gettext(
            "The file has %(bytes)s bytes; %(most)s are allowed. Divide it into parts."
        )
        sizes = {"bytes": intcomma(upload.size), "most": intcomma(settings.MAX_FILE_BYTES)}
        return _show(request, status=413, problem=reason % sizes)
    return _accept(request, upload)


def _accept(request: HttpRequest, upload: UploadedFile[bytes]) -> HttpResponse:
    try:
        begun = accept_upload(
            name=upload.name or "",
            content=upload.read(),
            now=timezone.now(),
            draft=True,
            arrival=arrival_of(request.user, configured.submissions()),
        )
    except FileRefused as refused:
        return _show(request, status=422, problem=str(refused))
    except QueueFull as full:
        return _ask_to_wait(request, FULL, seconds=full.retry_after, status=503)
    if begun.row.status != DRAFT:
        messages.info(request, ALREADY_HERE)
    response = redirect("web:import", begun.row.public_id)
    remember_submitted(request, response, begun.row.public_id)
    return response


def _ask_to_wait(
    request: HttpRequest,
    why: str | Promise | None,
    *,
    seconds: int,
    status: int,
    earlier: Import | None = None,
) -> HttpResponse:
    response = _show(
        request, status=status, wait={"why": why, "seconds": seconds, "earlier": earlier}
    )
    response["Retry-After"] = str(seconds)
    return response


def _show(request: HttpRequest, *, status: int, **more: object) -> HttpResponse:
    limits = {
        "max_bytes": settings.MAX_FILE_BYTES,
        "max_characters": settings.MAX_ARTICLE_CHARACTERS,
        "gate": gate_for(request),
    }
    context = {
        **limits,
        "megabytes": settings.MAX_FILE_BYTES // 1_000_000,
        "formats": ",".join(ENDINGS),
        **more,
    }
    return render(request, "web/intake/submit_file.html", context, status=status)
