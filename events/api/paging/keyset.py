"""Paging by key: a page begins after a row, not after a number of rows, so depth costs nothing and
nothing is counted unless the address asks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from events.api.paging.chosen import MEANING, chosen_fields, only_fields
from events.api.responses.errors import InvalidParameters
from events.filters import BadParameter
from events.models.orders import Order
from events.models.reads.number_of_rows import NumberOfRows, estimated_number, exact_number

COUNTS: Mapping[str, Callable[[QuerySet[Any, Any]], NumberOfRows] | None] = {
    "none": None,
    "exact": exact_number,
    "estimate": estimated_number,
}
HOW_COUNTED = ("exact", "estimate")
WHAT_COUNTS_ARE = (
    "`exact` or `estimate` adds `count`, the number of rows on all pages, and `count_is`, "
    "which of the two it is."
)


class KeysetPagination(BasePagination):
    """Pages of a queryset in one of its `orders`, the first by default.

    The cursor names the last row of the page before. It is good for its own order alone.
    """

    orders: ClassVar[Mapping[str, Order]] = {"id": Order(None, falling=False)}
    default_limit = 50
    largest_limit = 200
    # the fields of a row where they are not those of the view's serializer
    known_fields: Sequence[str] | None = None

    def __init__(self) -> None:
        self.next_url: str | None = None
        self.fields: tuple[str, ...] = ()
        self.number: NumberOfRows | None = None

    @property
    def parameters(self) -> tuple[str, ...]:
        """What the paginator reads of an address."""
        own = ("limit", "cursor", "count", "fields")
        return (*own, "ordering") if len(self.orders) > 1 else own

    def paginate_queryset(
        self,
        queryset: Any,  # Django REST framework allows lists as well; views give querysets alone
        request: Request,
        view: Any = None,
    ) -> list[Any]:
        given = request.query_params
        limit = self._limit(given.get("limit"))
        order = self.orders[_one_of(self.orders, "ordering", given.get("ordering"))]
        after = _behind(order, given.get("cursor"))
        self.fields = chosen_fields(request, self._known_fields(view))
        count = COUNTS[_one_of(COUNTS, "count", given.get("count"))]
        self.number = count(queryset) if count else None
        rows = list(queryset.order_by(*order.terms).filter(*after)[: limit + 1])
        if len(rows) > limit:
            self.next_url = replace_query_param(
                request.build_absolute_uri(), "cursor", order.cursor(rows[limit - 1])
            )
        return rows[:limit]

    def get_paginated_response(self, data: Any) -> Response:
        headers = {"Link": f'<{self.next_url}>; rel="next"'} if self.next_url else None
        rows = [only_fields(row, self.fields) for row in data]
        return Response({"next": self.next_url, **self._count(), "results": rows}, headers=headers)

    def _count(self) -> dict[str, object]:
        if self.number is None:
            return {}
        how = HOW_COUNTED[0] if self.number.is_exact else HOW_COUNTED[1]
        return {"count": self.number.number, "count_is": how}

    def _known_fields(self, view: Any) -> Sequence[str]:
        if self.known_fields is not None:
            return self.known_fields
        return tuple(view.serializer_class().fields)

    def _limit(self, text: str | None) -> int:
        if not text:
            return self.default_limit
        if not (
            text.isascii()
            and text.isdecimal()
            and len(text) < 5
            and 1 <= int(text) <= self.largest_limit
        ):
            raise InvalidParameters(
                [BadParameter("limit", f"Give a whole number from 1 to {self.largest_limit}.")]
            )
        return int(text)

    def get_schema_operation_parameters(self, view: object) -> list[dict[str, object]]:
        limit = {
            "type": "integer",
            "minimum": 1,
            "maximum": self.largest_limit,
            "default": self.default_limit,
        }
        text = {"type": "string"}
        described = {
            "limit": ("Rows of a page.", limit),
            "cursor": ("From the `next` of a page.", text),
            "count": (WHAT_COUNTS_ARE, _words(COUNTS)),
            "fields": (MEANING, text),
            "ordering": ("What comes first; `-` turns it round.", _words(self.orders)),
        }
        return [
            {"name": name, "in": "query", "description": meaning, "schema": schema}
            for name, (meaning, schema) in described.items()
            if name in self.parameters
        ]

    def get_paginated_response_schema(self, schema: dict[str, object]) -> dict[str, object]:
        following = {
            "type": "string",
            "format": "uri",
            "nullable": True,
            "description": "The next page, or null on the last.",
        }
        count = {"type": "integer", "description": "Rows of all pages; only where `count` asks."}
        how = {"type": "string", "enum": list(HOW_COUNTED)}
        return {
            "type": "object",
            "required": ["next", "results"],
            "properties": {"next": following, "count": count, "count_is": how, "results": schema},
        }


def _one_of(words: Mapping[str, object], parameter: str, given: str | None) -> str:
    """The word that the address gives; the first of them if it gives none."""
    if given and given not in words:
        reason = f"{given[:50]!r} is none of {', '.join(words)}."
        raise InvalidParameters([BadParameter(parameter, reason)])
    return given or next(iter(words))


def _words(words: Mapping[str, object]) -> dict[str, object]:
    return {"type": "string", "enum": list(words), "default": next(iter(words))}


def _behind(order: Order, cursor: str | None) -> list[Q]:
    """The conditions that leave out all up to the cursor's row."""
    if not cursor:
        return []
    try:
        return order.behind(cursor)
    except (ValueError, OverflowError):
        reason = "Take it from the `next` of a page with the same `ordering`."
        raise InvalidParameters([BadParameter("cursor", reason)]) from None
