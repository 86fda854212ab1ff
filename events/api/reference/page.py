"""The schema as the page of the reference shows it: rooms of operations, with examples."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from drf_spectacular.generators import SchemaGenerator

from events.api.reference.complete import JSON, PROBLEM
from events.api.reference.examples import operations

SITE = "https://tracker.example"
LONGEST = 40  # lines of an answer; the schema has the whole
PATH_VALUES = {"public_id": "6b8zmhhw77", "slug": "russia", "id": "7", "secret": "Zx3k9Qm2vT7y"}


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter of an operation, or a field of its body."""

    name: str
    where: str
    kind: str
    required: bool
    meaning: SafeString


@dataclass(frozen=True, slots=True)
class Problem:
    """An answer that is no success."""

    status: str
    meaning: SafeString
    example: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one address."""

    id: str
    method: str
    path: str
    summary: str
    description: Sequence[SafeString]
    access: str
    fields: Sequence[Field]
    request: str
    status: str
    answer: str
    shortened: bool
    problems: Sequence[Problem]


@dataclass(frozen=True, slots=True)
class Room:
    """The operations on one kind of thing."""

    name: str
    operations: Sequence[Operation]


@cache
def rooms() -> Sequence[Room]:
    """All operations by what they are about. Made once: it does not change while this runs."""
    generator = SchemaGenerator()  # type: ignore[no-untyped-call]
    schema = generator.get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    found: dict[str, list[Operation]] = {}
    for path, methods in schema["paths"].items():
        for method, given in methods.items():
            one = _operation(path, method, given, schema["components"]["schemas"])
            found.setdefault(path.split("/")[3], []).append(one)
    return [Room(name, found[name]) for name in sorted(found, key=_order)]


def _order(name: str) -> tuple[bool, str]:
    """Events and articles first: they are what people come for."""
    return name not in ("events", "articles"), name if name != "events" else ""


def _operation(path: str, method: str, given: dict[str, Any], schemas: dict[str, Any]) -> Operation:
    status, success = next(
        (status, response) for status, response in given["responses"].items() if status < "300"
    )
    answer, shortened = _answer(success)
    return Operation(
        id=given["operationId"],
        method=method.upper(),
        path=path,
        summary=given["summary"],
        description=[in_code(part) for part in given.get("description", "").split("\n\n") if part],
        access=_access(given),
        fields=[*_parameters(given), *_body(given, schemas)],
        request=_request(path, method, given),
        status=status,
        answer=answer,
        shortened=shortened,
        problems=[
            _problem(*one) for one in sorted(given["responses"].items()) if "400" <= one[0] < "600"
        ],
    )


def _access(given: dict[str, Any]) -> str:
    return "" if {} in given.get("security", [{}]) else "token or session"


def _parameters(given: dict[str, Any]) -> Sequence[Field]:
    return [
        Field(
            name=one["name"],
            where=one["in"],
            kind=_kind(one.get("schema", {})),
            required=one.get("required", False),
            meaning=in_code(one.get("description", "")),
        )
        for one in given.get("parameters", ())
    ]


def _body(given: dict[str, Any], schemas: dict[str, Any]) -> Sequence[Field]:
    schema = given.get("requestBody", {}).get("content", {}).get(JSON, {}).get("schema", {})
    named = schemas.get(schema.get("$ref", "").rpartition("/")[2], {})
    return [
        Field(
            name=name,
            where="body",
            kind=_kind(one),
            required=name in named.get("required", ()),
            meaning=in_code(one.get("description", "")),
        )
        for name, one in named.get("properties", {}).items()
    ]


def _kind(schema: dict[str, Any]) -> str:
    """Its type in a word, or the values that it can have."""
    several = schema.get("items", {}) if schema.get("type") == "array" else schema
    if "enum" in several:
        return ", ".join(str(value) for value in several["enum"] if value is not None)
    return str(several.get("format") or several.get("type") or "object")


def _request(path: str, method: str, given: dict[str, Any]) -> str:
    """As one types it into a shell."""
    address = re.sub(r"\{(\w+)\}", lambda found: PATH_VALUES.get(found[1], "7"), path)
    query = operations()["queries"].get(given["operationId"], "")
    address += f"?{quote(query, safe='=&')}" if query else ""
    parts = ["curl"] if method == "get" else [f"curl -X {method.upper()}"]
    if _access(given):
        parts.append('-H "Authorization: Bearer $TOKEN"')
    for media, content in list(given.get("requestBody", {}).get("content", {}).items())[:1]:
        sent = json.dumps(content["example"], ensure_ascii=False).replace("'", "’")
        parts += [f'-H "Content-Type: {media}"', f"-d '{sent}'"]
    joined = " " if len(parts) == 1 else " \\\n  "
    return joined.join([*parts, f'"{SITE}{address}"'])


def _answer(success: dict[str, Any]) -> tuple[str, bool]:
    media: dict[str, Any] = next(iter(success.get("content", {}).values()), {})
    if "example" not in media:
        return "", False
    example = media["example"]
    lines = json.dumps(example, indent=2, ensure_ascii=False).splitlines()
    return "\n".join(lines[:LONGEST]), len(lines) > LONGEST


def _problem(status: str, response: dict[str, Any]) -> Problem:
    example = response.get("content", {}).get(PROBLEM, {}).get("example", {})
    text = json.dumps(example, indent=2, ensure_ascii=False)
    return Problem(status, in_code(response.get("description", "")), text)


def in_code(text: str) -> SafeString:
    """Escaped, with what stands in backticks as code."""
    parts = " ".join(text.split()).split("`")
    marked = (
        (format_html("<code>{}</code>", part) if n % 2 else part,) for n, part in enumerate(parts)
    )
    return format_html_join("", "{}", marked)
