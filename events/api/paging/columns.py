"""Columns by which rows are ordered, and how their values are written in a cursor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Generic, TypeVar

from django.db.models import F, Q
from django.db.models.expressions import OrderBy

_Value = TypeVar("_Value")
LARGEST_NUMBER = 2**31 - 1
LARGEST_ID = 2**63 - 1


@dataclass(frozen=True)
class Column(Generic[_Value]):
    """A column, and how its value is read from a cursor and written into it."""

    name: str
    read: Callable[[str], _Value]
    write: Callable[[_Value], str]


@dataclass(frozen=True)
class Order:
    """Rows by a column and then by their ids, both rising or both falling; without a column, by
    their ids alone. Where no value is known, a row comes last.
    """

    column: Column[Any] | None
    falling: bool
    has_gaps: bool = False  # whether the column may be null

    @property
    def terms(self) -> list[OrderBy]:
        """What the database orders by."""
        names = [self.column.name] if self.column else []
        last = True if self.has_gaps else None
        values = [OrderBy(F(name), descending=self.falling, nulls_last=last) for name in names]
        return [*values, OrderBy(F("id"), descending=self.falling)]

    def cursor(self, row: Any) -> str:
        """Names the row, as the last of a page: `2024-11-13_4711`."""
        if self.column is None:
            return str(row.pk)
        value = getattr(row, self.column.name)
        return f"{'' if value is None else self.column.write(value)}_{row.pk}"

    def behind(self, cursor: str) -> list[Q]:
        """The conditions that leave out all up to the row that the cursor names.

        Raises:
            ValueError: it names none in this order.
        """
        text, _, key = cursor[:60].rpartition("_")
        if not (key.isascii() and key.isdecimal()) or int(key) > LARGEST_ID:
            raise ValueError(cursor)
        if self.column is None:
            if text:
                raise ValueError(cursor)
            return [self._past("id", int(key))]
        if not text and self.has_gaps:
            return [Q(**{f"{self.column.name}__isnull": True}), self._past("id", int(key))]
        return self._behind_value(self.column.name, self.column.read(text), int(key))

    def _behind_value(self, name: str, value: object, key: int) -> list[Q]:
        """The first condition is implied by the second; databases need it to start their walk of
        the index at that value.
        """
        if self.has_gaps:
            same = Q(**{name: value}) & self._past("id", key)
            return [self._past(name, value) | same | Q(**{f"{name}__isnull": True})]
        bound = "lte" if self.falling else "gte"
        start = Q(**{f"{name}__{bound}": value})
        return [start, self._past(name, value) | self._past("id", key)]

    def _past(self, name: str, value: object) -> Q:
        return Q(**{f"{name}__{'lt' if self.falling else 'gt'}": value})


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


def _read_number(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or int(text) > LARGEST_NUMBER:
        raise ValueError(text)
    return int(text)


LAST_DAY = Column("ends_on", _read_day, date.isoformat)
SUBMITTED = Column("submitted_at", _read_moment, _write_moment)
WITHDRAWN = Column("withdrawn_at", _read_moment, _write_moment)
CHANGED = Column("updated_at", _read_moment, _write_moment)
KILLED = Column("killed_min", _read_number, str)
