"""Articles: submitting one, and following what becomes of it."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import OpenApiResponse, PolymorphicProxySerializer, extend_schema
from rest_framework import generics, status
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from events.api import shapes
from events.api.paging import FIELDS, BySubmission, chosen_fields, only_fields
from events.api.permissions import ReadOrReview
from events.api.representation import article_as_json, article_in_list, article_tombstone
from events.api.requests import idempotency, submissions
from events.api.requests.arrivals import may_review
from events.api.requests.idempotency import answered, headers
from events.api.requests.parameters import (
    ArticleParameters,
    FormParameters,
    Values,
    WithParameters,
    read_parameters,
)
from events.api.requests.submitting import submit
from events.api.responses.errors import ArticleWithdrawn
from events.api.responses.links import Links
from events.api.schema import refused
from events.api.shapes import serializer_of
from events.models import Article, Event
from events.models.articles import DayBasis, Visibility
from events.services.intake.keyed_requests import Answer
from events.services.intake.set_day import set_day
from events.services.intake.submit import ArticleRefused
from events.tasks import wake_extraction

REFUSALS = {
    400: refused("Not accepted; `errors` names each field with its reason"),
    401: refused("Neither signed in nor a token that is known"),
    409: refused(
        "The address came before with another text, that of `article`; or the "
        "Idempotency-Key with another body"
    ),
    413: refused("The body is too large"),
    503: refused("Too many articles wait; `Retry-After` says when to try again"),
}
ARTICLE_OR_PAGE = PolymorphicProxySerializer(
    component_name="ArticleOrPage",
    serializers=[
        serializer_of(shapes.ArticleInList),
        serializer_of(shapes.Page),
        serializer_of(shapes.Held),
    ],
    resource_type_field_name=None,
    many=False,
)


class ArticleList(generics.ListCreateAPIView[Article], WithParameters):
    """Articles as submitted, the latest first, without their texts."""

    queryset = Article.objects.all()
    serializer_class = serializer_of(shapes.ArticleInList)
    filter_backends = [FormParameters]
    parameters_form = ArticleParameters
    pagination_class = BySubmission

    def narrow(self, articles: QuerySet[Article], values: Values) -> QuerySet[Article]:
        return articles.filter(status__in=values["status"])

    def list(self, request: Request, *args: object, **kwargs: object) -> Response:
        links = Links(request)
        page = (
            self.paginate_queryset(self.filter_queryset(Article.objects.public().without_text()))
            or []
        )
        return self.get_paginated_response([article_in_list(article, links) for article in page])

    @extend_schema(
        request=submissions.ArticleSubmission,
        parameters=[idempotency.PARAMETER],
        responses={
            202: OpenApiResponse(
                ARTICLE_OR_PAGE, description="Accepted: kept, and waiting to be read, or fetched"
            ),
            200: OpenApiResponse(
                ARTICLE_OR_PAGE,
                description="It came before: the first article, or the page of the address",
            ),
            **REFUSALS,
        },
    )
    def post(self, request: Request, *args: object, **kwargs: object) -> Response:
        """Submit an article. It is read in the background: follow `api_url`, also given as
        `Location`.

        With `url` and without `text` its page is fetched, and `api_url` is where that can be
        followed. What is given of title, outlet and day stands above what the page says.

        Sending the same text again is safe and gives the first article, so a request that got no
        answer can be repeated; with an `Idempotency-Key` it then gets the very same answer.
        """
        links = Links(request)
        given = answered(request, request.data, lambda: _submit(request, links))
        return Response(
            given.body,
            status=given.status,
            headers={"Location": given.body["api_url"], **headers(given)},
        )


class ArticleDetail(generics.GenericAPIView[Article], WithParameters):
    """One article: its text, how its reading goes, and the events that it tells."""

    queryset = Article.objects.all()
    serializer_class = serializer_of(shapes.Article)
    permission_classes = [ReadOrReview]
    pagination_class = None

    @extend_schema(
        parameters=[FIELDS],
        responses={
            200: serializer_of(shapes.Article),
            404: refused("There is no such article"),
            410: refused("Withdrawn; `tombstone` says when and why"),
        },
    )
    def get(self, request: Request, public_id: str, **kwargs: object) -> Response:
        read_parameters(request, self, also=("fields",))
        names = chosen_fields(request, shapes.Article.__annotations__)
        article = Article.objects.with_copies().filter(public_id=public_id).first()
        if article is None or (article.is_hidden and not may_review(request)):
            raise Http404("There is no such article.")
        if article.visibility == Visibility.WITHDRAWN:
            raise ArticleWithdrawn(article_tombstone(article))
        events = Event.objects.visible().told_by([article]).newest_first()
        return Response(only_fields(article_as_json(article, list(events), Links(request)), names))

    @extend_schema(
        request=submissions.DayOfArticle,
        responses={
            200: serializer_of(shapes.ArticleInList),
            403: refused("Neither a reviewer nor a token with the scope `review`"),
            404: refused("There is no such article"),
        },
    )
    def patch(self, request: Request, public_id: str, **kwargs: object) -> Response:
        """A reviewer sets the day on which the article was published. It is read again from it."""
        sent = submissions.DayOfArticle(data=request.data)
        sent.is_valid(raise_exception=True)
        article = Article.objects.filter(public_id=public_id).first()
        if article is None or article.visibility == Visibility.WITHDRAWN:
            raise Http404("There is no such article.")
        _set_day(article, sent.validated_data["published_on"])
        article = Article.objects.without_text().get(pk=article.pk)
        return Response(article_in_list(article, Links(request)))


def _set_day(article: Article, day: date) -> None:
    try:
        changed = set_day(article=article, day=day, basis=DayBasis.REVIEWER, now=timezone.now())
    except ArticleRefused as refused:
        raise ValidationError({one.field: one.reason for one in refused.problems}) from refused
    if changed:
        wake_extraction(article.pk)


def _submit(request: Request, links: Links) -> Answer:
    accepted = submit(request.data, request)
    accepted.wake()
    return Answer(
        status.HTTP_202_ACCEPTED if accepted.created or accepted.private else status.HTTP_200_OK,
        accepted.as_json(links),
    )
