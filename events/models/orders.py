"""The orders of lists and files: by which column, and how a place in it is written as a cursor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Generic, TypeVar

from django.db.models import F, Func, IntegerField, Q
from django.db.models.expressions import OrderBy
from django.db.models.lookups import (
    Exact,
    GreaterThan,
    GreaterThanOrEqual,
    LessThan,
    LessThanOrEqual,
)

_Value = TypeVar("_Value")
LARGEST_NUMBER = 2**31 - 1
UNKNOWN = -1
LARGEST_ID = 2**63 - 1


class KnownOrLast(Func):
    """A number, or -1 where none is known: an index on it leads to any page of those that have
    most, in SQLite, too, which takes no NULLS LAST in an index.
    """

    output_field = IntegerField()
    template = "COALESCE(%(expressions)s, -1)"


@dataclass(frozen=True)
class Column(Generic[_Value]):
    """A column, and how its value is read from a cursor and written into it."""

    name: str
    read: Callable[[str], _Value]
    write: Callable[[_Value], str]


@dataclass(frozen=True)
class Order:
    """Rows by a column and then by their ids, both rising or both falling; without a column, by
    their ids alone. Falling, a row whose value is not known comes last.
    """

    column: Column[Any] | None
    falling: bool
    has_gaps: bool = False  # whether the column may be null; then its numbers are 0 or more

    @property
    def terms(self) -> list[OrderBy]:
        """What the database orders by."""
        values = [] if self.column is None else [self._value(self.column.name), F("id")]
        return [OrderBy(value, descending=self.falling) for value in values or [F("id")]]

    def after(self, row: Any) -> list[Q]:
        """The conditions that leave out all up to this row."""
        return self.behind(self.cursor(row))

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
        column = self._value(self.column.name)
        if self.has_gaps and not text:  # nothing is lower: the index leads to the very row
            return [Q(Exact(column, UNKNOWN)), self._past("id", int(key))]
        return self._behind_value(column, self.column.read(text), int(key))

    def _behind_value(self, column: F | KnownOrLast, value: object, key: int) -> list[Q]:
        """The first condition is implied by the second; databases need it to start their walk of
        the index at that value.
        """
        start = LessThanOrEqual if self.falling else GreaterThanOrEqual
        same = Q(Exact(column, value)) & self._past("id", key)
        return [Q(start(column, value)), Q(self._beyond(column, value)) | same]

    def _value(self, name: str) -> F | KnownOrLast:
        return KnownOrLast(name) if self.has_gaps else F(name)

    def _past(self, name: str, value: object) -> Q:
        return Q(**{f"{name}__{'lt' if self.falling else 'gt'}": value})

    def _beyond(self, column: F | KnownOrLast, value: object) -> LessThan | GreaterThan:
        return (LessThan if self.falling else GreaterThan)(column, value)


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

# The first is that of an address that names none.
OF_EVENTS: Mapping[str, Order] = {
    "-date": Order(LAST_DAY, falling=True),
    "date": Order(LAST_DAY, falling=False),
    "-updated_at": Order(CHANGED, falling=True),
    "updated_at": Order(CHANGED, falling=False),
    "-killed": Order(KILLED, falling=True, has_gaps=True),
}
NEWEST_FIRST = OF_EVENTS["-date"]
