"""What this site is and how to read it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from events.wording import vocabulary
from events.wording.vocabulary import labelled


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "web/about.html",
        {"kinds": labelled(vocabulary.KINDS), "statuses": labelled(vocabulary.STATUSES)},
    )
