"""One file of articles: its preview, its progress, its refused rows, its undoing."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from django.contrib import messages
from django.contrib.humanize.templatetags.humanize import intcomma
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from events.models import Import, QueueStatus, Source
from events.models.articles.imports import DRAFT
from events.models.people.roles import AccountRole
from events.services import configured
from events.services.intake.files.import_row import start_import
from events.services.intake.files.preview_file import Preview, preview_file, remembered_layout
from events.services.intake.files.progress import reading_progress
from events.services.intake.files.refused_rows import refused_rows_of
from events.services.intake.files.take_in_rows import KEPT_REFUSALS
from events.services.intake.files.undo_import import undo_import, undoable
from events.sources.article_files import FileRefused, Layout
from events.tasks import wake_import
from events.web.access import role_too_low
from events.web.layout_form import LayoutForm
from events.web.limits import remember_file
from events.web.own_articles import may_undo
from events.web.pages.gate import gate_for

UNFINISHED = {QueueStatus.PENDING, QueueStatus.RUNNING}
MOST_OUTLETS = 500


@require_safe
def file_page(request: HttpRequest, public_id: str) -> HttpResponse:
    """The preview of a file that nobody has begun; else how far it is, and its refused rows."""
    row = get_object_or_404(Import, public_id=public_id)
    if row.status == DRAFT:
        return _preview(request, row, LayoutForm(), status=200)
    return render(request, "web/intake/import.html", _context(request, row))


@require_POST
def start(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take the file in, read as the form says; with `look` only show what that gives."""
    row = get_object_or_404(Import, public_id=public_id)
    form = LayoutForm(request.POST)
    if row.status != DRAFT:
        return redirect("web:import", public_id)
    if "look" in request.POST:
        return _preview(request, row, form, status=200)
    try:
        preview = _read(row, form.layout, form.outlet)
        start_import(
            row=row,
            layout=form.layout,
            outlet=form.outlet,
            columns=preview.names,
            now=timezone.now(),
        )
    except FileRefused as refusal:
        return _preview(request, row, form, status=422, problem=str(refusal))
    remember_file(request, row.public_id)
    wake_import(row.pk)
    return redirect("web:import", public_id)


@require_safe
def file_state(request: HttpRequest, public_id: str) -> HttpResponse:
    """The page's state, for polling: 204 while it is still as `seen`."""
    row = get_object_or_404(Import.objects.without_content(), public_id=public_id)
    context = _context(request, row)
    if context["unfinished"] and context["seen"] == request.GET.get("seen"):
        return HttpResponse(status=204)
    return render(request, "web/intake/_import_state.html", context)


@require_safe
def refused(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The refused rows as CSV, with the columns of the file and the reasons."""
    row = get_object_or_404(Import, public_id=public_id)
    if not row.content:
        return redirect("web:import", public_id)
    lines = refused_rows_of(row, terms=configured.file_terms(outlet=row.outlet), now=timezone.now())
    response = StreamingHttpResponse(_as_csv(lines), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="refused.csv"'
    return response


@require_POST
def undo(request: HttpRequest, public_id: str) -> HttpResponse:
    """Withdraw what the file brought."""
    row = get_object_or_404(Import.objects.without_content(), public_id=public_id)
    if not may_undo(request, row):
        return role_too_low(request, AccountRole.EDITOR)
    number = undo_import(row=row, now=timezone.now()) if undoable(row) else 0
    words = gettext("Import undone. Articles removed: %(count)s.")
    messages.info(request, words % {"count": intcomma(number)})
    return redirect("web:import", public_id)


def _preview(
    request: HttpRequest, row: Import, form: LayoutForm, *, status: int, problem: str = ""
) -> HttpResponse:
    try:
        preview = _read(row, form.layout, form.outlet)
        if not form.is_bound and (as_before := remembered_layout(preview.names)):
            form = LayoutForm.of(as_before)
            preview = _read(row, form.layout, form.outlet)
    except FileRefused as refusal:
        preview, problem = None, str(refusal)
    if preview is not None:
        form.offer(preview.names, preview.columns)
    context = {
        "import": row,
        "form": form,
        "preview": preview,
        "headings": form.headings(preview.names, preview.columns) if preview else [],
        "problem": problem,
        "gate": gate_for(request),
        "is_table": row.name.lower().endswith((".csv", ".tsv")),
        "is_text": row.name.lower().endswith((".csv", ".tsv", ".json", ".jsonl", ".ndjson")),
        "outlets": Source.objects.order_by("name").values_list("name", flat=True)[:MOST_OUTLETS],
    }
    return render(request, "web/intake/import_preview.html", context, status=status)


def _read(row: Import, layout: Layout, outlet: str) -> Preview:
    terms = configured.file_terms(outlet=outlet)
    return preview_file(
        bytes(row.content or b""), row.name, layout=layout, terms=terms, now=timezone.now()
    )


def _context(request: HttpRequest, row: Import) -> dict[str, object]:
    progress = reading_progress(row)
    taking_in = row.status in UNFINISHED
    return {
        "import": row,
        "taking_in": taking_in,
        "progress": progress,
        "unfinished": taking_in or progress.unfinished,
        "seen": f"{row.status}-{row.position}-{progress.finished}",
        "more_refusals": row.refused > KEPT_REFUSALS or len(row.refusals) >= KEPT_REFUSALS,
        "can_download": Import.objects.uploaded().filter(pk=row.pk).exists(),
        "undoable": may_undo(request, row) and undoable(row),
    }


class _Echo:
    """What csv.writer writes to: it hands each line back."""

    def write(self, line: str) -> str:
        return line


def _as_csv(lines: Iterator[list[str]]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\ufeff"  # without it Excel takes UTF-8 for the encoding of its country
    for line in lines:
        yield writer.writerow(line)
