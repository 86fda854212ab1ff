"""Many articles in one request, a line each. A line that cannot be taken in refuses no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import generics
from rest_framework.exceptions import ParseError, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from events.api import idempotency, serializers
from events.api.batch_serializers import BatchLine
from events.api.errors import AddressConflict, Busy
from events.api.idempotency import answered, headers
from events.api.links import Links
from events.api.negotiation import JsonLinesRenderer
from events.api.parameters import NoParameters, read_parameters
from events.api.parsers import JsonLinesParser, OtherJsonLinesParser
from events.api.problems import field_errors
from events.api.submitting import Accepted, submit
from events.api.views.articles import REFUSALS
from events.services.intake.keyed_requests import Answer
from events.sources.json_text import NotJson, decode, read_json

MEDIA_TYPES = [JsonLinesParser.media_type, OtherJsonLinesParser.media_type]


class ArticleBatch(generics.GenericAPIView):
    """Articles as lines of JSON."""

    serializer_class = serializers.ArticleSubmission
    parser_classes = [JsonLinesParser, OtherJsonLinesParser]
    renderer_classes = [JsonLinesRenderer]
    pagination_class = None
    parameters_form = NoParameters

    @extend_schema(
        request=dict.fromkeys(MEDIA_TYPES, serializers.ArticleSubmission),
        parameters=[idempotency.PARAMETER],
        responses={
            (200, MEDIA_TYPES[0]): OpenApiResponse(
                BatchLine, description="A result for each line, in order"
            ),
            **REFUSALS,
        },
    )
    def post(self, request: Request, **kwargs: Any) -> Response:
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
        given = answered(request, request.data, lambda: _answer(request.data, links))
        waits = [line["retry_after"] for line in given.body if line["retry_after"]]
        busy = {"Retry-After": str(max(waits))} if waits else {}
        return Response(given.body, status=given.status, headers={**busy, **headers(given)})


def _answer(lines: Iterable[tuple[int, bytes]], links: Links) -> Answer:
    results = list(_results(lines, links))
    return Answer(
        200, results, keep=all(result["status"] != Busy.status_code for result in results)
    )


def _results(lines: Iterable[tuple[int, bytes]], links: Links) -> Iterator[dict[str, Any]]:
    for number, line in lines:
        try:
            accepted = submit(read_json(decode(line)))
        except NotJson as error:
            yield _refused(number, 400, [{"field": "body", "reason": f"The line is {error}"}])
        except ValidationError as error:
            yield _refused(number, 400, list(field_errors(error)))
        except Busy as error:
            yield {
                **_refused(number, 503, [{"field": "body", "reason": str(error.detail)}]),
                "retry_after": error.wait,
            }
        except AddressConflict as error:
            yield _refused(number, 409, error.errors)
        else:
            accepted.wake()
            yield _taken_in(number, accepted, links)


def _taken_in(number: int, accepted: Accepted, links: Links) -> dict[str, Any]:
    addresses = {"url": accepted.for_readers(links), "api_url": accepted.in_api(links)}
    code = 202 if accepted.created else 200
    return {
        "line": number,
        "status": code,
        "id": accepted.row.public_id,
        **addresses,
        "errors": [],
        "retry_after": None,
    }


def _refused(number: int, code: int, errors: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "line": number,
        "status": code,
        "id": None,
        "url": None,
        "api_url": None,
        "errors": errors,
        "retry_after": None,
    }
