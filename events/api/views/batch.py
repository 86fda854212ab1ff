"""Many articles in one request, a line each. A line that cannot be taken in refuses no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import generics
from rest_framework.exceptions import ParseError, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from events.api import shapes
from events.api.requests import idempotency, submissions
from events.api.requests.idempotency import answered, headers
from events.api.requests.parameters import WithParameters, read_parameters
from events.api.requests.parsers import JsonLinesParser, Line, OtherJsonLinesParser
from events.api.requests.submitting import Accepted, submit
from events.api.responses.errors import AddressConflict, Busy
from events.api.responses.links import Links
from events.api.responses.negotiation import JsonLinesRenderer
from events.api.responses.problems import field_errors
from events.api.shapes import serializer_of
from events.api.views.articles import REFUSALS
from events.models import Article
from events.services.intake.keyed_requests import Answer
from events.sources.json_text import NotJson, decode, read_json

MEDIA_TYPES = [JsonLinesParser.media_type, OtherJsonLinesParser.media_type]


class ArticleBatch(generics.GenericAPIView[Article], WithParameters):
    """Articles as lines of JSON."""

    serializer_class = submissions.ArticleSubmission
    parser_classes = [JsonLinesParser, OtherJsonLinesParser]
    renderer_classes = [JsonLinesRenderer]
    pagination_class = None

    @extend_schema(
        request=dict.fromkeys(MEDIA_TYPES, submissions.ArticleSubmission),
        parameters=[idempotency.PARAMETER],
        responses={
            (200, MEDIA_TYPES[0]): OpenApiResponse(
                serializer_of(shapes.BatchLine), description="A result for each line, in order"
            ),
            **REFUSALS,
        },
    )
    def post(self, request: Request, **kwargs: object) -> Response:
        """Submit up to 1,000 articles, one on each line. Each is taken in or refused by itself;
        blank lines are passed over.

        `status` of a result is 202 for what is new, 200 for what was here, 400 with `errors` for a
        line that cannot be taken in, 409 for an address that came before with another text, 503
        where the queue is full: send those lines again after
        `retry_after` seconds.
        """
        read_parameters(request, self)
        if not request.data:  # an empty body is not even parsed
            raise ParseError("The body has no line.")
        links = Links(request)
        lines = cast("list[Line]", request.data)  # as JsonLinesParser gives it
        given = answered(request, lines, lambda: _answer(lines, links, request))
        waits = [line["retry_after"] for line in given.body if line["retry_after"]]
        busy = {"Retry-After": str(max(waits))} if waits else {}
        return Response(given.body, status=given.status, headers={**busy, **headers(given)})


def _answer(lines: Iterable[Line], links: Links, request: Request) -> Answer:
    results = list(_results(lines, links, request))
    return Answer(
        200, results, keep=all(result["status"] != Busy.status_code for result in results)
    )


def _results(lines: Iterable[Line], links: Links, request: Request) -> Iterator[shapes.BatchLine]:
    for number, line in lines:
        try:
            accepted = submit(read_json(decode(line)), request)
        except NotJson as error:
            yield _refused(number, 400, [{"field": "body", "reason": f"The line is {error}"}])
        except ValidationError as error:
            yield _refused(number, 400, list(field_errors(error)))
        except Busy as error:
            full: shapes.FieldError = {"field": "body", "reason": str(error.detail)}
            yield _refused(number, 503, [full], retry_after=error.wait)
        except AddressConflict as error:
            yield _refused(number, 409, error.errors)
        else:
            accepted.wake()
            yield _taken_in(number, accepted, links)


def _taken_in(number: int, accepted: Accepted, links: Links) -> shapes.BatchLine:
    return {
        "line": number,
        "status": 202 if accepted.created or accepted.private else 200,
        "id": accepted.public_id,
        "url": accepted.for_readers(links),
        "api_url": accepted.in_api(links),
        "errors": [],
        "retry_after": None,
    }


def _refused(
    number: int, code: int, errors: list[shapes.FieldError], retry_after: int | None = None
) -> shapes.BatchLine:
    return {
        "line": number,
        "status": code,
        "id": None,
        "url": None,
        "api_url": None,
        "errors": errors,
        "retry_after": retry_after,
    }
