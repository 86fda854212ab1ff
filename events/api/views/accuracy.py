"""How well articles are read."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework import generics
from rest_framework.request import Request
from rest_framework.response import Response

from events.api import shapes
from events.api.representation import evaluation_as_json
from events.api.requests.parameters import WithParameters, read_parameters
from events.api.shapes import serializer_of
from events.models import Article, Evaluation


class Accuracy(generics.GenericAPIView[Evaluation], WithParameters):
    """The last measurement on each file of annotated articles, as `manage.py evaluate` made it."""

    queryset = Evaluation.objects.latest_of_each_gold()
    serializer_class = serializer_of(shapes.Accuracy)
    pagination_class = None

    @extend_schema(responses=serializer_of(shapes.Accuracy))
    def get(self, request: Request, **kwargs: object) -> Response:
        read_parameters(request, self)
        version = Article.objects.version_that_reads()
        runs = [evaluation_as_json(run, version) for run in self.get_queryset()]
        answer: shapes.Accuracy = {"version_at_work": version, "runs": runs}
        return Response(answer)
