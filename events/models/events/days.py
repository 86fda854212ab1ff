"""Days reckoned in the database."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler


class DaysLater(models.Func):
    """The day that lies so many days after that of a column.

    Django's own sum of a column and a timedelta calls Python for each row on SQLite: an eighth of a
    second for 10,000.
    """

    output_field = models.DateField()

    def __init__(self, column: str, days: int, **extra: Any) -> None:
        super().__init__(column, days=int(days), **extra)

    template = "(%(expressions)s + %(days)s)"

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        return self.as_sql(
            compiler, connection, template="date(%(expressions)s, '+%(days)s days')", **context
        )


class DaysBetween(models.Func):
    """How many days after the first column the second one lies; an index can hold it."""

    output_field = models.FloatField()
    template = "(%(expressions)s)"
    arg_joiner = " - "

    def __init__(self, first: str, second: str, **extra: Any) -> None:
        super().__init__(second, first, **extra)

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        days = "(julianday(%(expressions)s))"
        return self.as_sql(
            compiler, connection, template=days, arg_joiner=") - julianday(", **context
        )


class LongestAfter(models.Func):
    """The day that lies as long after a day as the longest event lasts.

    An event that began before that day ends before this one, so that a range of past days has both
    ends in the index. Without it, June 2022 read all that has happened since.
    """

    output_field = models.DateField()
    longest = "SELECT {0} FROM events_event longest ORDER BY {0} DESC LIMIT 1"

    def __init__(self, day: date, **extra: Any) -> None:
        super().__init__(models.Value(day, output_field=models.DateField()), **extra)

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        longest = self.longest.format("(longest.ends_on - longest.starts_on)")
        template = f"(CAST(%(expressions)s AS date) + ({longest}))"
        return self.as_sql(compiler, connection, template=template, **context)

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        longest = self.longest.format("(julianday(longest.ends_on) - julianday(longest.starts_on))")
        template = f"date(%(expressions)s, (SELECT CAST(({longest}) AS integer)) || ' days')"
        return self.as_sql(compiler, connection, template=template, **context)
