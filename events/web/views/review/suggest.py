"""Names as they are typed: places and sides that begin with them."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from events.extraction.data.folding import fold
from events.models import Actor, ActorAlias, Place, PlaceName
from events.models.people.roles import AccountRole
from events.web.access import needs_role
from events.web.views.review.names import place_label

MOST = 12
SHORTEST = 2  # letters: fewer are the beginning of everything


@require_safe
@needs_role(AccountRole.REVIEWER)
def places(request: HttpRequest) -> JsonResponse:
    """Places of which a name begins so, the most populous first."""
    key = fold(request.GET.get("q", ""))[:100]
    if len(key) < SHORTEST:
        return JsonResponse({"results": []})
    named = PlaceName.objects.filter(key__startswith=key).order_by("key")[:200]
    rows = Place.objects.filter(pk__in=list(named.values_list("place", flat=True)))
    exact = {row.place_id for row in PlaceName.objects.filter(key=key)[:200]}
    found = sorted(rows, key=lambda row: (row.pk not in exact, -row.population, row.pk))[:MOST]
    return JsonResponse({"results": [_place(row) for row in found]})


@require_safe
@needs_role(AccountRole.REVIEWER)
def actors(request: HttpRequest) -> JsonResponse:
    """Sides of which a name has a word that begins so."""
    key = fold(request.GET.get("q", ""))[:100]
    if len(key) < SHORTEST:
        return JsonResponse({"results": []})
    begins = Q(key__startswith=key) | Q(key__contains=f" {key}")
    named = ActorAlias.objects.filter(begins).order_by("key")[:100]
    rows = Actor.objects.filter(pk__in=list(named.values_list("actor", flat=True)))
    found = rows.order_by("name")[:MOST]
    results = [{"value": row.name, "slug": row.slug, "kind": row.kind} for row in found]
    return JsonResponse({"results": results})


def _place(place: Place) -> dict[str, Any]:
    return {
        "value": place_label(place),
        "key": place.key,
        "precision": place.precision,
        "lat": place.lat,
        "lon": place.lon,
    }
