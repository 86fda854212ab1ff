"""How accurate the extraction is: the latest evaluation on each file of annotated articles."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from events.models import Article, Evaluation


@require_safe
def accuracy(request: HttpRequest) -> HttpResponse:
    context = {
        "runs": Evaluation.objects.latest_of_each_gold(),
        "version": Article.objects.version_that_reads(),
    }
    return render(request, "web/accuracy.html", context)
