"""What this site is and how to read it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from events.models import HarmRule
from events.wording.labels import vocabulary
from events.wording.labels.vocabulary import labelled


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "web/reference/about.html",
        {
            "kinds": labelled(vocabulary.KINDS),
            "statuses": labelled(vocabulary.STATUSES),
            "rules": list(HarmRule.objects.standing()),
        },
    )


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """For programs that ask for the old name without reading the page."""
    return redirect(static("img/icon.svg"))
