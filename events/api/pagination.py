"""Paging by key: a page begins after a row, not after a number of rows, so depth costs nothing and
nothing is counted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, ClassVar, Generic, TypeVar

from django.db.models import Model, Q
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from events.api.errors import InvalidParameters
from events.filters import BadParameter

_Value = TypeVar("_Value")
LARGEST_ID = 2**63 - 1


@dataclass(frozen=True)
class Column(Generic[_Value]):
    """A column by which rows are ordered, and how its value is written in a cursor."""

    name: str
    read: Callable[[str], _Value]
    write: Callable[[_Value], str]

    def before(self, text: str, key: int) -> list[Q]:
        """The conditions that leave out all up to this value and key.

        The first is implied by the second; databases need it to start their walk of the index at
        that value.
        """
        value = self.read(text)
        earlier = Q(**{f"{self.name}__lt": value}) | Q(id__lt=key)
        return [Q(**{f"{self.name}__lte": value}), earlier]


def _read_day(text: str) -> date:
    day = date.fromisoformat(text)
    if not 1900 <= day.year <= 2100:
        raise ValueError(text)
    return day


def _read_moment(text: str) -> datetime:
    """Microseconds since 1970: exact, and free of the characters that an address escapes."""
    moment = datetime.fromtimestamp(int(text) // 1_000_000, tz=UTC).replace(
        microsecond=int(text) % 1_000_000
    )
    if not 1900 <= moment.year <= 2100:
        raise ValueError(text)
    return moment


def _write_moment(moment: datetime) -> str:
    since = moment - datetime(1970, 1, 1, tzinfo=UTC)
    return str((since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds)


LAST_DAY = Column("ends_on", _read_day, date.isoformat)
SUBMITTED = Column("submitted_at", _read_moment, _write_moment)
WITHDRAWN = Column("withdrawn_at", _read_moment, _write_moment)


class KeysetPagination(BasePagination):
    """Pages of a queryset in the order (`column`, id), newest first, or by id alone, oldest first,
    where `column` is None.

    The cursor names the last row of the page before: `2024-11-13_4711`.
    """

    column: ClassVar[Column[Any] | None] = None
    default_limit = 50
    largest_limit = 200
    parameters: ClassVar[tuple[str, ...]] = ("limit", "cursor")

    def paginate_queryset(
        self,
        queryset: Any,  # Django REST framework allows lists as well; views give querysets alone
        request: Request,
        view: object = None,
    ) -> list[Any]:
        limit = self._limit(request.query_params.get("limit"))
        after = self._after(request.query_params.get("cursor"))
        order = (f"-{self.column.name}", "-id") if self.column else ("id",)
        ordered = queryset.order_by(*order)
        rows = list((ordered.filter(*after))[: limit + 1])
        self.next_url = None
        if len(rows) > limit:
            self.next_url = replace_query_param(
                request.build_absolute_uri(), "cursor", self._cursor(rows[limit - 1])
            )
        return rows[:limit]

    def get_paginated_response(self, data: object) -> Response:
        headers = {"Link": f'<{self.next_url}>; rel="next"'} if self.next_url else None
        return Response({"next": self.next_url, "results": data}, headers=headers)

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

    def _after(self, cursor: str | None) -> list[Q]:
        """The conditions that leave out all up to the cursor's row."""
        if not cursor:
            return []
        try:
            return self._conditions(cursor)
        except (ValueError, OverflowError):
            raise InvalidParameters(
                [BadParameter("cursor", "Take it from the `next` of a page.")]
            ) from None

    def _conditions(self, cursor: str) -> list[Q]:
        value, _, key = cursor[:60].rpartition("_")
        if (
            not (key.isascii() and key.isdecimal())
            or int(key) > LARGEST_ID
            or bool(value) != bool(self.column)
        ):
            raise ValueError(cursor)
        return self.column.before(value, int(key)) if self.column else [Q(id__gt=int(key))]

    def _cursor(self, row: Model) -> str:
        if self.column is None:
            return str(row.pk)
        return f"{self.column.write(getattr(row, self.column.name))}_{row.pk}"

    def get_schema_operation_parameters(self, view: object) -> list[dict[str, object]]:
        limit = {
            "type": "integer",
            "minimum": 1,
            "maximum": self.largest_limit,
            "default": self.default_limit,
        }
        return [
            {"name": "limit", "in": "query", "description": "Rows of a page.", "schema": limit},
            {
                "name": "cursor",
                "in": "query",
                "description": "From the `next` of a page.",
                "schema": {"type": "string"},
            },
        ]

    def get_paginated_response_schema(self, schema: dict[str, object]) -> dict[str, object]:
        following = {
            "type": "string",
            "format": "uri",
            "nullable": True,
            "description": "The next page, or null on the last.",
        }
        return {
            "type": "object",
            "required": ["next", "results"],
            "properties": {"next": following, "results": schema},
        }


class ByLastDay(KeysetPagination):
    """Events, by their last day."""

    column = LAST_DAY


class BySubmission(KeysetPagination):
    """Articles, by the moment of their submission."""

    column = SUBMITTED


class ByWithdrawal(KeysetPagination):
    """Tombstones, by the moment of withdrawal."""

    column = WITHDRAWN
