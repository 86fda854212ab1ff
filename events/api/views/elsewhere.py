"""Addresses under /api/ that are none."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import Resolver404, resolve
from django.views.decorators.csrf import csrf_exempt

from events.api.responses.problems import problem

PERMANENT_SAME_METHOD = 308


@csrf_exempt
def no_such_address(request: HttpRequest, path: str = "") -> HttpResponse:
    """404 as problem details, or, where only the slash at the end is missing, the way to the right
    one with its method.
    """
    if not request.path.endswith("/") and _is_address(f"{request.path}/"):
        query = request.META.get("QUERY_STRING")
        address = f"{request.path}/?{query}" if query else f"{request.path}/"
        response = HttpResponsePermanentRedirect(address)
        response.status_code = PERMANENT_SAME_METHOD
        return response
    return problem(
        request, 404, "There is nothing at this address. /api/v1/docs/ lists what there is."
    )


def _is_address(path: str) -> bool:
    try:
        return resolve(path).func is not no_such_address
    except Resolver404:
        return False
