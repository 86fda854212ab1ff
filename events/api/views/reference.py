"""Sides, places and sources: what events refer to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404
from rest_framework import generics
from rest_framework.request import Request
from rest_framework.response import Response

from events.api import shapes
from events.api.paging import KeysetPagination
from events.api.representation import actor_as_json, place_as_json, source_as_json
from events.api.requests.parameters import (
    FormParameters,
    NameParameters,
    Values,
    WithParameters,
    read_parameters,
)
from events.api.responses.links import Links
from events.api.shapes import serializer_of
from events.models import Actor, Place, Source

_Row = TypeVar("_Row", bound=Model)


class Reference(generics.GenericAPIView[_Row], WithParameters):
    """Rows of one table, and how one is written."""

    def as_json(self, row: _Row, links: Links) -> Mapping[str, object]:
        raise NotImplementedError


class ReferenceList(Reference[_Row], generics.ListAPIView[_Row]):
    """Rows in the order of their ids; `q` finds a name."""

    filter_backends = [FormParameters]
    parameters_form = NameParameters
    pagination_class = KeysetPagination

    def list(self, request: Request, *args: object, **kwargs: object) -> Response:
        links = Links(request)
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset())) or []
        return self.get_paginated_response([self.as_json(row, links) for row in page])


class ReferenceDetail(Reference[_Row]):
    """One row."""

    pagination_class = None

    def get(self, request: Request, **key: object) -> Response:
        read_parameters(request, self)
        key.pop("format", None)
        row = self.get_queryset().filter(**key).first()
        if row is None:
            raise Http404("There is no such row.")
        return Response(self.as_json(row, Links(request)))


class Actors(Reference[Actor]):
    queryset = Actor.objects.select_related("parent").prefetch_related("aliases", "parts")
    serializer_class = serializer_of(shapes.Actor)

    def as_json(self, row: Actor, links: Links) -> shapes.Actor:
        return actor_as_json(row, links)


class ActorList(Actors, ReferenceList[Actor]):
    """Sides. `q` is a slug, a name or another name."""

    def narrow(self, rows: QuerySet[Actor], values: Values) -> QuerySet[Actor]:
        return rows & Actor.objects.called(values["q"])


class ActorDetail(Actors, ReferenceDetail[Actor]):
    """A side."""

    lookup_field = "slug"


class Places(Reference[Place]):
    queryset = Place.objects.all()
    serializer_class = serializer_of(shapes.Place)

    def as_json(self, row: Place, links: Links) -> shapes.Place:
        return place_as_json(row, links)


class PlaceList(Places, ReferenceList[Place]):
    """Places. `q` is a name in any spelling."""

    def narrow(self, rows: QuerySet[Place], values: Values) -> QuerySet[Place]:
        return rows & Place.objects.called(values["q"])


class PlaceDetail(Places, ReferenceDetail[Place]):
    """A place."""


class SourceList(ReferenceList[Source]):
    """Outlets, agencies, official bodies and channels. `q` is a name."""

    queryset = Source.objects.select_related("affiliation")
    serializer_class = serializer_of(shapes.Source)

    def narrow(self, rows: QuerySet[Source], values: Values) -> QuerySet[Source]:
        return rows.filter(name__iexact=values["q"])

    def as_json(self, row: Source, links: Links) -> shapes.Source:
        return source_as_json(row, links)
