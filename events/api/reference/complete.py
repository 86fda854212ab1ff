"""Completes the finished schema: a summary, examples and the errors of every operation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from events.api.reference.examples import example_of, operations

PROBLEM = "application/problem+json"
JSON = "application/json"
JSONS = (JSON, "application/x-ndjson", "application/jsonl")
TITLES = {
    "400": "Bad Request",
    "401": "Unauthorized",
    "403": "Forbidden",
    "404": "Not Found",
    "409": "Conflict",
    "410": "Gone",
    "413": "Content Too Large",
    "429": "Too Many Requests",
    "503": "Service Unavailable",
}
BAD = "`errors` names each parameter or field, and why it cannot be taken"
SIGNED_OUT = "Neither signed in nor a token that is known"
NOT_ALLOWED = "The role of the account, or the scope of the token, does not allow it"
NOTHING = "There is nothing with this id"
TOO_MANY = "Too many requests; `Retry-After` says when to ask again"


def complete(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """A hook on the finished schema."""
    schemas = result["components"]["schemas"]
    for path, operation in _operations(result):
        operation.setdefault("summary", _summary(operation))
        _add_errors(operation, path)
        _add_request(operation, schemas)
        for status, response in operation["responses"].items():
            _add_answer(status, response, schemas, path)
    return result


def _operations(result: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in result["paths"].items():
        for operation in methods.values():
            yield path, operation


def _summary(operation: dict[str, Any]) -> str:
    known = operations()["summaries"].get(operation["operationId"])
    first = operation.get("description", "").partition(". ")[0].partition("\n")[0]
    return str(known or first.removesuffix("."))


def _add_errors(operation: dict[str, Any], path: str) -> None:
    """What can happen to any operation like this one, where its view does not say it better."""
    takes = operation.get("parameters", ()) or "requestBody" in operation
    closed = {} not in operation.get("security", [{}])
    may = {
        "400": (takes, BAD),
        "401": (closed, SIGNED_OUT),
        "403": (closed, NOT_ALLOWED),
        "404": ("{" in path, NOTHING),
        "429": (True, TOO_MANY),
    }
    problem = {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}
    for status, (can, because) in may.items():
        if can:
            answer = {"description": because, "content": {PROBLEM: dict(problem)}}
            operation["responses"].setdefault(status, answer)


def _add_request(operation: dict[str, Any], schemas: dict[str, Any]) -> None:
    for media in operation.get("requestBody", {}).get("content", {}).values():
        if "example" not in media:
            media["example"] = example_of(media.get("schema", {}), schemas)


def _add_answer(status: str, response: dict[str, Any], schemas: dict[str, Any], path: str) -> None:
    content = response.get("content", {})
    for media_type, media in content.items():
        if media_type in JSONS and "example" not in media:
            media["example"] = example_of(media.get("schema", {}), schemas)
    if PROBLEM in content and status != "default":
        content[PROBLEM] = {**content[PROBLEM], "example": _problem(status, response, path)}


def _problem(status: str, response: dict[str, Any], path: str) -> dict[str, Any]:
    field = {"field": "reason", "reason": "This field is required."}
    return {
        "type": "about:blank",
        "title": TITLES.get(status, "Error"),
        "status": int(status),
        "detail": str(response.get("description", "")).replace("`", ""),
        "instance": path,
        "errors": [field] if status == "400" else [],
    }
