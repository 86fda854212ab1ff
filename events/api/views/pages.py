"""Pages: following what becomes of an address."""

from __future__ import annotations

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework import generics
from rest_framework.request import Request
from rest_framework.response import Response

from events.api import shapes
from events.api.representation import page_as_json
from events.api.requests.arrivals import may_review
from events.api.requests.parameters import WithParameters, read_parameters
from events.api.responses.links import Links
from events.api.shapes import serializer_of
from events.models import Page
from events.services.intake.addresses import article_at


class PageDetail(generics.GenericAPIView[Page], WithParameters):
    """One address that was submitted: whether its page has been fetched, and which article it
    brought.
    """

    queryset = Page.objects.all()
    serializer_class = serializer_of(shapes.Page)
    pagination_class = None

    @extend_schema(responses=serializer_of(shapes.Page))
    def get(self, request: Request, public_id: str, **kwargs: object) -> Response:
        read_parameters(request, self)
        page = Page.objects.without_raw().filter(public_id=public_id).first()
        if page is None or (page.is_hidden and not may_review(request)):
            raise Http404("There is no such page.")
        return Response(
            page_as_json(page, page.article or article_at(page.address_key), Links(request))
        )
