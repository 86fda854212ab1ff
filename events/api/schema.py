"""What the schema's generator cannot see by itself: open reads, tokens, exports, and the one shape
of every error.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiResponse

from events.api.authentication import TokenAuthentication
from events.api.permissions import OpenToRead
from events.api.shapes import ProblemDetails, serializer_of
from events.exports import FORMATS

PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}}
OTHER_PROBLEMS = {"description": "Any other problem", "content": PROBLEM}
EXPORTS = {
    format_.media_type: {"type": "string", "description": str(format_.meaning)}
    for format_ in FORMATS.values()
    if format_.media_type != "application/json"
}


def refused(because: str) -> OpenApiResponse:
    """An answer that is no success, as problem details."""
    return OpenApiResponse(serializer_of(ProblemDetails), description=because)


class ApiSchema(AutoSchema):
    """Documents filters on counts too, and asks for a key only where reading is not public."""

    def get_filter_backends(self) -> list[Any]:
        return list(getattr(self.view, "filter_backends", []))

    def get_auth(self) -> list[dict[str, Any]]:
        needed: list[dict[str, Any]] = super().get_auth()
        open_to_all = any(
            isinstance(permission, type) and issubclass(permission, OpenToRead)
            for permission in self.view.permission_classes
        )
        return [{}] if self.method == "GET" and open_to_all else needed


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How a token is sent."""

    target_class = TokenAuthentication
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "Made by `manage.py create_token NAME`.",
        }


def describe_answers(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """A hook on the finished schema: errors are problem details, exports are no JSON."""
    for operation in _operations(result):
        for status, response in operation["responses"].items():
            content = response.get("content", {})
            if status >= "400":
                response["content"] = PROBLEM
            for media_type in EXPORTS.keys() & content.keys():
                content[media_type] = {"schema": EXPORTS[media_type]}
        operation["responses"]["default"] = OTHER_PROBLEMS
    return result


def _operations(result: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for path in result["paths"].values():
        yield from path.values()
