"""Pages: following what becomes of an address."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework import generics
from rest_framework.request import Request
from rest_framework.response import Response

from events.api import ways_in_serializers
from events.api.links import Links
from events.api.parameters import NoParameters, read_parameters
from events.api.representation import page_as_json
from events.models import Page
from events.services.intake.addresses import article_at


class PageDetail(generics.GenericAPIView):
    """One address that was submitted: whether its page has been fetched, and which article it
    brought.
    """

    queryset = Page.objects.all()
    serializer_class = ways_in_serializers.Page
    pagination_class = None
    parameters_form = NoParameters

    @extend_schema(responses=ways_in_serializers.Page)
    def get(self, request: Request, public_id: str, **kwargs: Any) -> Response:
        read_parameters(request, self)
        page = Page.objects.without_raw().filter(public_id=public_id).first()
        if page is None:
            raise Http404("There is no such page.")
        return Response(
            page_as_json(page, page.article or article_at(page.address_key), Links(request))
        )
