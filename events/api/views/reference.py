"""Sides, places and sources: what events refer to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.http import Http404
from rest_framework import generics
from rest_framework.request import Request
from rest_framework.response import Response

from events.api import serializers
from events.api.links import Links
from events.api.pagination import KeysetPagination
from events.api.parameters import FormParameters, NameParameters, NoParameters, read_parameters
from events.api.representation import actor_as_json, place_as_json, source_as_json
from events.models import Actor, Place, Source


class ReferenceList(generics.ListAPIView):
    """Rows in the order of their ids; `q` finds a name."""

    as_json: ClassVar[Callable[[Any, Links], dict[str, Any]]]
    filter_backends = [FormParameters]
    parameters_form = NameParameters
    pagination_class = KeysetPagination

    def narrow(self, rows: Any, values: dict[str, Any]) -> Any:
        return rows.called(values["q"])

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        links = Links(request)
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response([type(self).as_json(row, links) for row in page])


class ReferenceDetail(generics.GenericAPIView):
    """One row."""

    as_json: ClassVar[Callable[[Any, Links], dict[str, Any]]]
    pagination_class = None
    parameters_form = NoParameters

    def get(self, request: Request, **key: Any) -> Response:
        read_parameters(request, self)
        key.pop("format", None)
        row = self.get_queryset().filter(**key).first()
        if row is None:
            raise Http404("There is no such row.")
        return Response(type(self).as_json(row, Links(request)))


class ActorList(ReferenceList):
    """Sides. `q` is a slug, a name or another name."""

    queryset = Actor.objects.select_related("parent").prefetch_related("aliases")
    serializer_class = serializers.Actor
    as_json = staticmethod(actor_as_json)


class ActorDetail(ReferenceDetail):
    """A side."""

    queryset = Actor.objects.select_related("parent").prefetch_related("aliases")
    serializer_class = serializers.Actor
    as_json = staticmethod(actor_as_json)
    lookup_field = "slug"


class PlaceList(ReferenceList):
    """Places. `q` is a name in any spelling."""

    queryset = Place.objects.all()
    serializer_class = serializers.Place
    as_json = staticmethod(place_as_json)


class PlaceDetail(ReferenceDetail):
    """A place."""

    queryset = Place.objects.all()
    serializer_class = serializers.Place
    as_json = staticmethod(place_as_json)


class SourceList(ReferenceList):
    """Outlets, agencies, official bodies and channels. `q` is a name."""

    queryset = Source.objects.select_related("affiliation")
    serializer_class = serializers.Source
    as_json = staticmethod(source_as_json)

    def narrow(self, sources: Any, values: dict[str, Any]) -> Any:
        return sources.filter(name__iexact=values["q"])
