"""Articles: submitting one, and following what becomes of it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import generics, status
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from events.api import serializers
from events.api.links import Links
from events.api.pagination import BySubmission
from events.api.parameters import ArticleParameters, FormParameters, NoParameters, read_parameters
from events.api.representation import article_as_json, article_in_list
from events.models import Article, Event
from events.models.articles import SubmittedBy
from events.services.submit import ArticleRefused, Submission, submit_article
from events.tasks import wake_extraction

REFUSALS = {
    400: OpenApiResponse(serializers.ProblemDetails, description="Not accepted; `errors` names each field with its reason"),
    401: OpenApiResponse(serializers.ProblemDetails, description="Neither signed in nor a token that is known"),
    413: OpenApiResponse(serializers.ProblemDetails, description="The body is too large"),
}


class ArticleList(generics.ListCreateAPIView):
    """Articles as submitted, the latest first, without their texts."""

    queryset = Article.objects.all()
    serializer_class = serializers.ArticleInList
    filter_backends = [FormParameters]
    parameters_form = ArticleParameters
    pagination_class = BySubmission

    def narrow(self, articles: Any, values: dict[str, Any]) -> Any:
        return articles.filter(status__in=values["status"])

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        links = Links(request)
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset().without_text()))
        return self.get_paginated_response([article_in_list(article, links) for article in page])

    @extend_schema(
        request=serializers.ArticleSubmission,
        responses={
            202: OpenApiResponse(serializers.ArticleInList, description="Accepted: kept, and waiting to be read"),
            200: OpenApiResponse(serializers.ArticleInList, description="The same text came before: its first article"),
            **REFUSALS,
        },
    )
    def post(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Submit an article. It is read in the background: follow `api_url`, also given as `Location`.

        Sending the same text again is safe and gives the first article, so a request that got no answer can be repeated.
        """
        submission = _submit(request.data)
        if submission.created:
            wake_extraction(submission.article.pk)
        body = article_in_list(submission.article, Links(request))
        code = status.HTTP_202_ACCEPTED if submission.created else status.HTTP_200_OK
        return Response(body, status=code, headers={"Location": body["api_url"]})


class ArticleDetail(generics.GenericAPIView):
    """One article: its text, how its reading goes, and the events that it tells."""

    queryset = Article.objects.all()
    serializer_class = serializers.Article
    pagination_class = None
    parameters_form = NoParameters

    @extend_schema(responses=serializers.Article)
    def get(self, request: Request, public_id: str, **kwargs: Any) -> Response:
        read_parameters(request, self)
        article = Article.objects.with_copies().filter(public_id=public_id).first()
        if article is None:
            raise Http404("There is no such article.")
        events = Event.objects.visible().told_by([article]).newest_first()
        return Response(article_as_json(article, list(events), Links(request)))


def _submit(data: Any) -> Submission:
    """The submission, or every reason why not."""
    sent = serializers.ArticleSubmission(data=data)
    sent.is_valid(raise_exception=True)
    now, longest = timezone.now(), settings.MAX_ARTICLE_CHARACTERS
    try:
        return submit_article(**sent.validated_data, submitted_by=SubmittedBy.API, now=now, max_characters=longest)
    except ArticleRefused as refusal:
        raise ValidationError({problem.field: problem.reason for problem in refusal.problems}) from refusal
