"""How accurate the extraction is: the latest evaluation on each file of annotated articles."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from events.models import Article, Evaluation, ModelRequest
from events.models.reads.agreement import JUDGED_FIELDS, judged_by_month
from events.services.linking.measuring.stored import stored

# The first of these that was measured speaks for the press: best what nobody looked at
PRESS, AGENCY = ("held_back.jsonl", "press.jsonl"), "agency.jsonl"


@require_safe
def accuracy(request: HttpRequest) -> HttpResponse:
    runs = list(Evaluation.objects.latest_of_each_gold())
    context = {
        "runs": runs,
        "version": Article.objects.version_that_reads(),
        "compared": _compared(runs),
        "asked": ModelRequest.objects.figures(),
        "linking": stored(),
        "judged": judged_by_month(),
        "judged_fields": JUDGED_FIELDS,
    }
    return render(request, "web/accuracy/accuracy.html", context)


def _compared(runs: list[Evaluation]) -> dict[str, object] | None:
    """The figures on press articles and on agency stories, if the press fares worse."""
    told = {run.gold_name: run.results for run in runs}
    press = next((told[name] for name in PRESS if name in told), None)
    agency = told.get(AGENCY)
    if press and agency and press["f1"]["value"] < agency["f1"]["value"]:
        return {"press": press, "agency": agency}
    return None
