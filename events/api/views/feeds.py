"""Feeds: which there are, how their polling goes, adding one and changing one. For those who may
submit.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import generics, status
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer

from events.api import shapes
from events.api.paging import KeysetPagination
from events.api.permissions import MayFeed
from events.api.representation import feed_as_json
from events.api.requests import submissions
from events.api.requests.parameters import WithParameters, read_parameters
from events.api.responses.errors import FeedNotAccepted
from events.api.responses.links import Links
from events.api.responses.problems import field_errors
from events.api.shapes import serializer_of
from events.api.views import articles
from events.models import Feed
from events.services import configured
from events.services.intake.feeds.feeds import FeedRefused, add_feed, change_feed
from events.tasks import wake_poll

REFUSALS = {status: articles.REFUSALS[status] for status in (400, 401)}


class FeedList(generics.ListCreateAPIView[Feed], WithParameters):
    """Feeds, in the order in which they were added. Their addresses may hold keys, so that they are
    not public.
    """

    queryset = Feed.objects.select_related("source")
    serializer_class = serializer_of(shapes.Feed)
    permission_classes = [MayFeed]
    pagination_class = KeysetPagination

    def list(self, request: Request, *args: object, **kwargs: object) -> Response:
        read_parameters(request, self)
        links = Links(request)
        page = self.paginate_queryset(self.get_queryset()) or []
        return self.get_paginated_response([feed_as_json(feed, links) for feed in page])

    @extend_schema(
        request=submissions.FeedSubmission,
        responses={
            201: OpenApiResponse(
                serializer_of(shapes.Feed), description="Added, and polled at once"
            ),
            200: OpenApiResponse(
                serializer_of(shapes.Feed), description="It was there already, and stays as it was"
            ),
            **REFUSALS,
        },
    )
    def post(self, request: Request, *args: object, **kwargs: object) -> Response:
        """Add a feed. Its new entries come in as articles, each once."""
        sent = _valid(submissions.FeedSubmission(data=request.data))
        try:
            added = add_feed(**sent, now=timezone.now(), rules=configured.page_fetch_rules())
        except FeedRefused as refused:
            raise _not_accepted(refused) from refused
        if added.created:
            wake_poll(added.feed.pk)
        body = feed_as_json(added.feed, Links(request))
        code = status.HTTP_201_CREATED if added.created else status.HTTP_200_OK
        return Response(body, status=code, headers={"Location": body["api_url"]})


class FeedDetail(generics.GenericAPIView[Feed], WithParameters):
    """One feed, and how its polling goes."""

    queryset = Feed.objects.select_related("source")
    serializer_class = serializer_of(shapes.Feed)
    permission_classes = [MayFeed]
    pagination_class = None

    @extend_schema(responses=serializer_of(shapes.Feed))
    def get(self, request: Request, pk: int, **kwargs: object) -> Response:
        read_parameters(request, self)
        return Response(feed_as_json(self._feed(pk), Links(request)))

    @extend_schema(
        request=submissions.FeedChange,
        responses={200: serializer_of(shapes.Feed), **REFUSALS},
    )
    def patch(self, request: Request, pk: int, **kwargs: object) -> Response:
        """Poll it more or less often, lay it to rest, or take it up again."""
        feed = self._feed(pk)
        sent = _valid(submissions.FeedChange(data=request.data))
        try:
            return Response(
                feed_as_json(change_feed(feed=feed, **sent, now=timezone.now()), Links(request))
            )
        except FeedRefused as refused:
            raise _not_accepted(refused) from refused

    def _feed(self, pk: int) -> Feed:
        feed = self.get_queryset().filter(pk=pk).first()
        if feed is None:
            raise Http404("There is no such feed.")
        return feed


def _valid(sent: Serializer[Any]) -> dict[str, Any]:
    try:
        sent.is_valid(raise_exception=True)
    except ValidationError as error:
        raise FeedNotAccepted(field_errors(error)) from error
    return dict(sent.validated_data)


def _not_accepted(refused: FeedRefused) -> FeedNotAccepted:
    return FeedNotAccepted(
        {"field": problem.field, "reason": problem.reason} for problem in refused.problems
    )
