"""What is held for a reviewer: its sender follows it, a reviewer decides."""

from __future__ import annotations

from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import generics
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from events.api import shapes
from events.api.permissions import MayReview
from events.api.representation import article_in_list, held_as_json
from events.api.requests.arrivals import reviewer_of
from events.api.requests.parameters import WithParameters, read_parameters
from events.api.requests.submissions import Refusal
from events.api.responses.errors import NotHeld
from events.api.responses.links import Links
from events.api.schema import refused
from events.api.shapes import serializer_of
from events.models import Article, PrivateLink
from events.services.intake.gate.decide import NotWaiting, ReasonNeeded, accept, refuse

NOT_WAITING = {
    403: refused("Neither a reviewer nor a token with the scope `review`"),
    404: refused("There is no such article"),
    409: refused("It does not wait: somebody has decided already"),
}


class SentDetail(generics.GenericAPIView[PrivateLink], WithParameters):
    """What one sender may know of what is held: the address is the secret."""

    queryset = PrivateLink.objects.all()
    serializer_class = serializer_of(shapes.HeldState)
    pagination_class = None

    @extend_schema(responses=serializer_of(shapes.HeldState))
    def get(self, request: Request, secret: str, **kwargs: object) -> Response:
        read_parameters(request, self)
        link = PrivateLink.objects.of_secret(secret)
        if link is None:
            raise Http404("There is no such address.")
        quiet = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
        return Response(held_as_json(link, request), headers=quiet)


class AcceptArticle(generics.GenericAPIView[Article], WithParameters):
    """A reviewer makes a held article public."""

    queryset = Article.objects.all()
    serializer_class = serializer_of(shapes.ArticleInList)
    permission_classes = [MayReview]
    pagination_class = None

    @extend_schema(
        request=None, responses={200: serializer_of(shapes.ArticleInList), **NOT_WAITING}
    )
    def post(self, request: Request, public_id: str, **kwargs: object) -> Response:
        """Its reports are linked at once."""
        key = _key(public_id)
        try:
            accept(article_id=key, user=reviewer_of(request), now=timezone.now())
        except NotWaiting as error:
            raise NotHeld from error
        return _shown(key, request)


class RefuseArticle(generics.GenericAPIView[Article], WithParameters):
    """A reviewer refuses a held article."""

    queryset = Article.objects.all()
    serializer_class = serializer_of(shapes.ArticleInList)
    permission_classes = [MayReview]
    pagination_class = None

    @extend_schema(
        request=Refusal, responses={200: serializer_of(shapes.ArticleInList), **NOT_WAITING}
    )
    def post(self, request: Request, public_id: str, **kwargs: object) -> Response:
        """`reason` is shown to its sender. The text is erased when the time for it is over."""
        sent = Refusal(data=request.data)
        sent.is_valid(raise_exception=True)
        key, reason = _key(public_id), sent.validated_data["reason"]
        try:
            refuse(article_id=key, user=reviewer_of(request), now=timezone.now(), reason=reason)
        except NotWaiting as error:
            raise NotHeld from error
        except ReasonNeeded as error:
            raise ValidationError({"reason": str(error)}) from error
        return _shown(key, request)


def _key(public_id: str) -> int:
    found = Article.objects.filter(public_id=public_id).values_list("pk", flat=True).first()
    if found is None:
        raise Http404("There is no such article.")
    return found


def _shown(key: int, request: Request) -> Response:
    article = Article.objects.without_text().get(pk=key)
    return Response(article_in_list(article, Links(request)))
