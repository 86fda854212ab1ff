"""ModelViewSet, nested ModelSerializers with prefetch_related, django-filter, SearchFilter and page
numbers.
"""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Count, Model, QuerySet
from django.urls import include, path
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import DefaultRouter

from events.models import (
    Actor,
    Article,
    Claim,
    Event,
    EventActor,
    EventPlace,
    EventWeapon,
    Evidence,
    Place,
    Report,
)


def serializer(model: type[Model], names: str, **nested: Any) -> Any:
    meta = type("Meta", (), {"model": model, "fields": [*names.split(), *nested]})
    return type(f"Stock{model.__name__}", (serializers.ModelSerializer,), {**nested, "Meta": meta})


Places = serializer(
    EventPlace, "ordinal", place=serializer(Place, "id name admin1 country lat lon precision")()
)
Actors = serializer(EventActor, "role", actor=serializer(Actor, "id name slug")())
Weapons = serializer(EventWeapon, "type launched intercepted")
Articles = serializer(
    Article, "public_id title url published_on", source=serializers.CharField(source="source.name")
)
Reports = serializer(
    Report,
    "linked_because status confidence extractor_version",
    article=Articles(),
    claims=serializer(Claim, "speaker stance field value start end")(many=True),
    evidence=serializer(Evidence, "field rule start end quote confidence")(many=True),
)
Events = serializer(
    Event,
    "public_id kind subkind starts_on ends_on status killed_min killed_max wounded_min wounded_max "
    "personnel_min personnel_max confidence not_counted summary article_count origin_count review "
    "updated_at",
    event_places=Places(many=True),
    event_actors=Actors(many=True),
    event_weapons=Weapons(many=True),
    reports=Reports(many=True),
)
# fmt: off
BELONGING = (
    "event_places__place", "event_actors__actor", "event_weapons", "reports__article__source",
    "reports__claims", "reports__evidence",
)
# fmt: on
# fmt: off
FACETS = (
    "kind", "status", "review", "places__country", "places__precision", "event_weapons__type",
    "actors__slug",
)
# fmt: on


class EventFilter(django_filters.FilterSet):
    after = django_filters.DateFilter("ends_on", "gte")
    before = django_filters.DateFilter("starts_on", "lt")
    country = django_filters.CharFilter("places__country", distinct=True)
    actor = django_filters.CharFilter("actors__slug", distinct=True)
    bbox = django_filters.CharFilter(method="in_box")

    class Meta:
        model = Event
        fields = ("kind", "status", "subkind")

    def in_box(self, events: QuerySet[Event], name: str, value: str) -> QuerySet[Event]:
        west, south, east, north = map(float, value.split(","))
        return events.filter(
            places__lon__range=(west, east), places__lat__range=(south, north)
        ).distinct()


class EventViewSet(viewsets.ModelViewSet):
    queryset = (
        Event.objects.filter(withdrawn_at=None)
        .order_by("-ends_on", "-id")
        .prefetch_related(*BELONGING)
    )
    serializer_class = Events
    filterset_class = EventFilter
    search_fields = ("summary", "search_text")
    lookup_field = "public_id"

    @action(detail=False)
    def timeline(self, request: Request) -> Response:
        days = self._counted().values("ends_on", "kind").annotate(n=Count("id", distinct=True))
        return Response(days.order_by("ends_on"))

    @action(detail=False)
    def facets(self, request: Request) -> Response:
        found = self._counted()
        return Response({name: self._facet(found, name) for name in FACETS})

    def _counted(self) -> QuerySet[Any, Any]:
        return self.filter_queryset(Event.objects.filter(withdrawn_at=None).order_by())

    def _facet(self, found: QuerySet[Any, Any], name: str) -> list[Any]:
        return list(found.values(name).annotate(n=Count("id", distinct=True)).order_by("-n")[:20])


router = DefaultRouter()
router.register("events", EventViewSet)
urlpatterns = [path("", include(router.urls))]
