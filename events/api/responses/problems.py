"""Every error under /api/ as problem details (RFC 9457), naming each field or parameter with its
reason.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from rest_framework import exceptions
from rest_framework.utils.encoders import JSONEncoder
from rest_framework.views import APIView, set_rollback

from events.api.responses.errors import TooLarge
from events.api.shapes import FieldError
from events.services.queue.database_trouble import RETRY_AFTER, SENTENCES, Trouble, trouble_of

logger = logging.getLogger(__name__)
AGAIN_LATER = (
    "What was accepted before is safe. Please try again later: what is sent twice is kept once."
)
WHAT_TO_DO = {
    Trouble.AWAY: "Please try again.",
    Trouble.READ_ONLY: AGAIN_LATER,
    Trouble.FULL: AGAIN_LATER,
}


def problem(
    request: HttpRequest,
    status: int,
    detail: str,
    *,
    errors: list[FieldError] | None = None,
    **members: object,
) -> HttpResponse:
    """A problem document. `instance` is the path that was asked for."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail,
    }
    body |= {"instance": request.path, "errors": errors or [], **members}
    # A field's name comes from the sender, and half a surrogate pair in it has no bytes in UTF-8.
    written = json.dumps(body, cls=JSONEncoder, ensure_ascii=False).encode("utf-8", "replace")
    return HttpResponse(written, status=status, content_type="application/problem+json")


def answer(exception: Exception, context: Mapping[str, Any]) -> HttpResponse:
    """Django REST framework's EXCEPTION_HANDLER."""
    set_rollback()
    request = context["request"]
    trouble = trouble_of(exception)
    if trouble:
        return _database_in_trouble(request, exception, trouble)
    known = _as_api_exception(exception)
    if known is None:
        logger.error("%s %s failed", request.method, request.path, exc_info=exception)
        return problem(
            request,
            500,
            "Something went wrong here; it is logged. Nothing that was accepted is lost.",
        )
    errors = getattr(known, "errors", None) or list(field_errors(known))
    response = problem(
        request,
        known.status_code,
        _detail(known, errors, context["view"]),
        errors=errors,
        **getattr(known, "members", {}),
    )
    for name, value in _headers(known).items():
        response[name] = value
    return response


def _as_api_exception(exception: Exception) -> exceptions.APIException | None:
    if isinstance(exception, Http404):
        return exceptions.NotFound(str(exception) or None)
    if isinstance(exception, PermissionDenied):
        return exceptions.PermissionDenied()
    if isinstance(exception, RequestDataTooBig):
        return TooLarge("The body is too large.")
    return exception if isinstance(exception, exceptions.APIException) else None


def _database_in_trouble(
    request: HttpRequest, exception: Exception, trouble: Trouble
) -> HttpResponse:
    """Worth another try, and not the sender's fault."""
    logger.error("%s %s: %s", request.method, request.path, SENTENCES[trouble], exc_info=exception)
    status = (
        HTTPStatus.INSUFFICIENT_STORAGE
        if trouble is Trouble.FULL
        else HTTPStatus.SERVICE_UNAVAILABLE
    )
    response = problem(request, status, f"{SENTENCES[trouble]} {WHAT_TO_DO[trouble]}")
    response["Retry-After"] = str(RETRY_AFTER[trouble])
    return response


def _detail(exception: exceptions.APIException, errors: list[FieldError], view: APIView) -> str:
    if isinstance(exception, exceptions.UnsupportedMediaType):
        return (
            f"{exception.detail} Send "
            f"{' or '.join(parser.media_type for parser in view.parser_classes)}."
        )
    if isinstance(exception, exceptions.ValidationError):
        return "The article was not accepted." if errors else "The request cannot be used."
    return str(exception.detail)


def field_errors(exception: exceptions.APIException) -> Iterator[FieldError]:
    """Each field of a submission that was refused, with each of its reasons."""
    if isinstance(exception, exceptions.ValidationError) and isinstance(exception.detail, dict):
        for field, reasons in exception.detail.items():
            for reason in reasons if isinstance(reasons, list) else [reasons]:
                yield {"field": field, "reason": str(reason)}


def _headers(exception: exceptions.APIException) -> dict[str, str]:
    # Django REST framework hangs both on exceptions that do not declare them.
    scheme: str | None = getattr(exception, "auth_header", None)
    wait: float | None = getattr(exception, "wait", None)
    return {
        **({"WWW-Authenticate": scheme} if scheme else {}),
        **({"Retry-After": str(int(wait) + 1)} if wait else {}),
    }
