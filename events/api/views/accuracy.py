"""How well articles are read."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import generics
from rest_framework.request import Request
from rest_framework.response import Response

from events.api import accuracy_serializers
from events.api.parameters import NoParameters, read_parameters
from events.api.representation import evaluation_as_json
from events.models import Article, Evaluation


class Accuracy(generics.GenericAPIView):
    """The last measurement on each file of annotated articles, as `manage.py evaluate` made it."""

    queryset = Evaluation.objects.latest_of_each_gold()
    serializer_class = accuracy_serializers.Accuracy
    pagination_class = None
    parameters_form = NoParameters

    @extend_schema(responses=accuracy_serializers.Accuracy)
    def get(self, request: Request, **kwargs: Any) -> Response:
        read_parameters(request, self)
        version = Article.objects.version_that_reads()
        runs = [evaluation_as_json(run, version) for run in self.get_queryset()]
        return Response({"version_at_work": version, "runs": runs})
