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

from events.api import serializers, ways_in_serializers
from events.api.authentication import MaySubmit
from events.api.errors import FeedNotAccepted
from events.api.links import Links
from events.api.pagination import KeysetPagination
from events.api.parameters import NoParameters, read_parameters
from events.api.problems import field_errors
from events.api.representation import feed_as_json
from events.models import Feed
from events.services import configured
from events.services.intake.feeds.feeds import FeedRefused, add_feed, change_feed
from events.tasks import wake_poll

REFUSALS = {
    400: OpenApiResponse(
        serializers.ProblemDetails,
        description="Not accepted; `errors` names each field with its reason",
    ),
    401: OpenApiResponse(
        serializers.ProblemDetails, description="Neither signed in nor a token that is known"
    ),
}


class FeedList(generics.ListCreateAPIView):
    """Feeds, in the order in which they were added. Their addresses may hold keys, so that they are
    not public.
    """

    queryset = Feed.objects.select_related("source")
    serializer_class = ways_in_serializers.Feed
    permission_classes = [MaySubmit]
    pagination_class = KeysetPagination
    parameters_form = NoParameters

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        read_parameters(request, self)
        links = Links(request)
        return self.get_paginated_response(
            [feed_as_json(feed, links) for feed in self.paginate_queryset(self.get_queryset())]
        )

    @extend_schema(
        request=ways_in_serializers.FeedSubmission,
        responses={
            201: OpenApiResponse(ways_in_serializers.Feed, description="Added, and polled at once"),
            200: OpenApiResponse(
                ways_in_serializers.Feed, description="It was there already, and stays as it was"
            ),
            **REFUSALS,
        },
    )
    def post(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Add a feed. Its new entries come in as articles, each once."""
        sent = _valid(ways_in_serializers.FeedSubmission(data=request.data))
        try:
            added = add_feed(**sent, now=timezone.now(), rules=configured.page_fetch_rules())
        except FeedRefused as refused:
            raise _not_accepted(refused) from refused
        if added.created:
            wake_poll(added.feed.pk)
        body = feed_as_json(added.feed, Links(request))
        code = status.HTTP_201_CREATED if added.created else status.HTTP_200_OK
        return Response(body, status=code, headers={"Location": body["api_url"]})


class FeedDetail(generics.GenericAPIView):
    """One feed, and how its polling goes."""

    queryset = Feed.objects.select_related("source")
    serializer_class = ways_in_serializers.Feed
    permission_classes = [MaySubmit]
    pagination_class = None
    parameters_form = NoParameters

    @extend_schema(responses=ways_in_serializers.Feed)
    def get(self, request: Request, pk: int, **kwargs: Any) -> Response:
        read_parameters(request, self)
        return Response(feed_as_json(self._feed(pk), Links(request)))

    @extend_schema(
        request=ways_in_serializers.FeedChange,
        responses={200: ways_in_serializers.Feed, **REFUSALS},
    )
    def patch(self, request: Request, pk: int, **kwargs: Any) -> Response:
        """Poll it more or less often, lay it to rest, or take it up again."""
        feed = self._feed(pk)
        sent = _valid(ways_in_serializers.FeedChange(data=request.data))
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


def _valid(sent: Serializer) -> dict[str, Any]:
    try:
        sent.is_valid(raise_exception=True)
    except ValidationError as error:
        raise FeedNotAccepted(field_errors(error)) from error
    return dict(sent.validated_data)


def _not_accepted(refused: FeedRefused) -> FeedNotAccepted:
    return FeedNotAccepted(
        {"field": problem.field, "reason": problem.reason} for problem in refused.problems
    )
