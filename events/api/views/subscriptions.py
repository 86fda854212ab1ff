"""What an account follows: its saved views, letters and webhooks."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, QueryDict
from django.utils import timezone
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import generics, status
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from events.api import shapes
from events.api.paging import KeysetPagination
from events.api.permissions import MayFollow
from events.api.representation.subscriptions import message_as_json, subscription_as_json
from events.api.requests import submissions
from events.api.requests.parameters import WithParameters, read_parameters
from events.api.responses.errors import NotFollowed
from events.api.responses.problems import field_errors
from events.api.shapes import FieldError, serializer_of
from events.api.views import articles
from events.filters import EventFilter
from events.filters.matching import normal_query
from events.models import Delivery, Event, Subscription
from events.models.going_out.subscriptions import Channel
from events.services import configured
from events.services.subscriptions import follow as following
from events.services.subscriptions.follow import FollowRefused, Wanted
from events.services.subscriptions.payload import ping
from events.wording.notices import confirmation

ONE = serializer_of(shapes.Subscription)
REFUSALS = {code: articles.REFUSALS[code] for code in (400, 401)}


class Own(generics.GenericAPIView[Any], WithParameters):
    """Rows of the account that asks."""

    permission_classes = [MayFollow]
    serializer_class = ONE
    queryset: QuerySet[Any] = Subscription.objects.all()

    def own(self) -> QuerySet[Subscription]:
        return Subscription.objects.of_user(self.request.user)

    def one(self, public_id: str) -> Subscription:
        found = self.own().filter(public_id=public_id).first()
        if found is None:
            raise Http404("There is no such subscription.")
        return found


class SubscriptionList(Own):
    """The views that this account has saved or follows, in the order in which they were."""

    pagination_class = KeysetPagination

    @extend_schema(responses=ONE(many=True))
    def get(self, request: Request, **kwargs: object) -> Response:
        read_parameters(request, self)
        page = self.paginate_queryset(self.own()) or []
        return self.get_paginated_response([subscription_as_json(one, request) for one in page])

    @extend_schema(
        request=submissions.SubscriptionSubmission,
        responses={201: OpenApiResponse(ONE, description="Begun"), **REFUSALS},
    )
    def post(self, request: Request, **kwargs: object) -> Response:
        """Follow a view. A webhook begins at once, with a `ping`; a letter asks for an answer."""
        sent = _read(request)
        by_mail = sent["channel"] == Channel.EMAIL
        first = dict(
            confirmation(sent["name"], sent["how_often"]) if by_mail else ping(timezone.now())
        )
        query = _filter(sent.pop("filter"))
        wanted = Wanted(**sent, query=query, site=request.build_absolute_uri("/"))
        try:
            begun = following.follow(
                wanted=wanted,
                user=request.user,
                first=first,
                rules=configured.post_rules(),
                now=timezone.now(),
            )
        except FollowRefused as refused:
            raise NotFollowed(
                {"field": one.field, "reason": one.reason} for one in refused.problems
            ) from None
        body = subscription_as_json(begun, request)
        headers = {"Location": body["api_url"]}
        return Response(body, status=status.HTTP_201_CREATED, headers=headers)


class SubscriptionDetail(Own):
    """One of them."""

    pagination_class = None

    @extend_schema(responses=ONE)
    def get(self, request: Request, public_id: str, **kwargs: object) -> Response:
        read_parameters(request, self)
        return Response(subscription_as_json(self.one(public_id), request))

    @extend_schema(responses={204: OpenApiResponse(description="Nothing is sent any more")})
    def delete(self, request: Request, public_id: str, **kwargs: object) -> Response:
        """End it; what waits is dropped."""
        following.end(self.one(public_id), now=timezone.now())
        return Response(status=status.HTTP_204_NO_CONTENT)


class Resume(Own):
    """After a pause."""

    pagination_class = None

    @extend_schema(request=None, responses=ONE)
    def post(self, request: Request, public_id: str, **kwargs: object) -> Response:
        """Go on: what was given up is sent again, and what happened meanwhile is told."""
        following.go_on(self.one(public_id), now=timezone.now())
        return Response(subscription_as_json(self.one(public_id), request))


class MessageList(Own):
    """What was sent, or waits to be, the oldest first."""

    serializer_class = serializer_of(shapes.Message)
    queryset = Delivery.objects.all()
    pagination_class = KeysetPagination

    @extend_schema(responses=serializer_of(shapes.Message)(many=True))
    def get(self, request: Request, public_id: str, **kwargs: object) -> Response:
        read_parameters(request, self)
        rows = Delivery.objects.filter(subscription=self.one(public_id))
        page = self.paginate_queryset(rows) or []
        return self.get_paginated_response([message_as_json(one) for one in page])


class SendAgain(Own):
    """A message that did not arrive."""

    serializer_class = serializer_of(shapes.Message)
    pagination_class = None

    @extend_schema(request=None, responses=serializer_of(shapes.Message))
    def post(self, request: Request, public_id: str, message: str, **kwargs: object) -> Response:
        """Send it again, under the same id; one that arrived, or waits, stays as it is."""
        mine = self.one(public_id)
        following.replay(mine, delivery=message, now=timezone.now())
        found = Delivery.objects.filter(subscription=mine, public_id=message).first()
        if found is None:
            raise Http404("There is no such message.")
        return Response(message_as_json(found))


def _read(request: Request) -> dict[str, Any]:
    sent = submissions.SubscriptionSubmission(data=request.data)
    try:
        sent.is_valid(raise_exception=True)
    except ValidationError as error:
        raise NotFollowed(field_errors(error)) from error
    return dict(sent.validated_data)


def _filter(text: str) -> str:
    """The filter in its normal form.

    Raises:
        NotFollowed: if one of its parameters cannot be used.
    """
    given = QueryDict(text.encode("utf-8", "replace"))
    problems: list[FieldError] = [
        {"field": "filter", "reason": f"{one.parameter}: {one.reason}"}
        for one in EventFilter(given, Event.objects.visible()).problems
    ]
    if problems:
        raise NotFollowed(problems)
    return normal_query(given)
