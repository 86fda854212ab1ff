"""The API's own description: an OpenAPI schema, and the page of the reference made of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from drf_spectacular.views import SpectacularAPIView

from events.api.reference.page import rooms


class Schema(SpectacularAPIView):
    """OpenAPI 3, as YAML, or as JSON with `?format=json`."""


@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    """Every operation with an example and its errors."""
    return render(request, "api/docs.html", {"rooms": rooms()})
