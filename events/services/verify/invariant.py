"""What an invariant is, and what is said of a row that breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet


@dataclass(frozen=True, slots=True)
class Finding:
    """A row that breaks an invariant. It quotes no text.

    `public_id` is the row's name in pages and API, or that of the row it belongs to.
    """

    row_id: int
    kind: str
    public_id: str
    problem: str


@dataclass(frozen=True, slots=True)
class Keys:
    """Primary keys behind `after`, up to `last`."""

    after: int
    last: int

    def of(self, rows: QuerySet[Any], name: str = "pk") -> QuerySet[Any]:
        """Those of `rows` that have one of these keys there."""
        return rows.filter(**{f"{name}__gt": self.after, f"{name}__lte": self.last})


Look = Callable[[Sequence[Any]], Iterable[Finding]]
Suspects = Callable[[Keys], Iterable[int]]


@dataclass(frozen=True, slots=True)
class Invariant:
    """`name` says what must hold; `broken` looks at some `rows` and names those that break it.

    `rows` may be narrowed to those that break it: then `broken` has nothing more to ask. `suspects`
    gives the keys of all rows that may break it, by a query over many: `broken` looks at these
    alone. It goes through `at_once` rows, and through `span` keys at a time.
    """

    name: str
    rows: QuerySet[Any]
    broken: Look
    at_once: int = 200
    suspects: Suspects | None = None
    span: int = 20_000


def named(
    kind: str, problem: str, *, id_of: Callable[[Any], str] = lambda row: row.public_id
) -> Look:
    """For rows that the query itself has found: each is named with this problem."""

    def broken(rows: Sequence[Model]) -> Iterable[Finding]:
        return [Finding(row.pk, kind, id_of(row), problem) for row in rows]

    return broken
