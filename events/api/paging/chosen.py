"""`fields=id,date`: the fields of a row that are sent."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from events.api.responses.errors import InvalidParameters
from events.filters import BadParameter

MEANING = "Only these fields, in this order; separate by commas. Without it all of them."
FIELDS = OpenApiParameter("fields", str, description=MEANING)


def chosen_fields(request: Request, known: Collection[str]) -> tuple[str, ...]:
    """The fields that the address names, each once; empty: all of them.

    Raises:
        InvalidParameters: if one is unknown.
    """
    text = request.query_params.get("fields") or ""
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    unknown = [name for name in names if name not in known]
    if unknown:
        reason = f"{unknown[0][:50]!r} is none of {', '.join(known)}."
        raise InvalidParameters([BadParameter("fields", reason)])
    return names


def only_fields(row: Mapping[str, object], names: Collection[str]) -> Mapping[str, object]:
    """The row with these fields alone, in their order; whole without any."""
    return {name: row[name] for name in names if name in row} if names else row
