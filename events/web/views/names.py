"""Names for the fields of the filter, while somebody types."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from events.models.reads import near_names

LONGEST = 100


@require_safe
@cache_control(max_age=60)
def names(request: HttpRequest) -> JsonResponse:
    """`{"names": [...]}`: at most ten that begin with `q`; none for an unknown `field`."""
    field, text = str(request.GET.get("field", "")), str(request.GET.get("q", "")).strip()
    known = field in near_names.OF and 0 < len(text) <= LONGEST
    return JsonResponse({"names": near_names.beginning(field, text) if known else []})
