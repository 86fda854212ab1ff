"""Events as they were at a moment: the revisions that stood then, and conditions on them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q
from django.db.models.sql.compiler import SQLCompiler

if TYPE_CHECKING:
    from events.models.events.revisions import Revision

Compiled = tuple[str, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of a state: those of `name`, of which `key` is one of the values, or of the countries
    (of places, by the gazetteer); and `fixed` has these values.
    """

    name: str
    key: str
    values: Collection[str]
    fixed: Mapping[str, str]
    in_countries: bool = False


class HoldsPart(Func):
    """The condition that the state after a revision has such a part."""

    output_field = BooleanField()

    def __init__(self, part: Part, **extra: Any) -> None:
        self.part = part
        super().__init__(F("after"), **extra)

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any
    ) -> Compiled:
        after, params = compiler.compile(self.source_expressions[0])
        rows = f"json_each({after}, '$.{self.part.name}') AS part"
        return self._exists(rows, "json_extract(part.value, '$.{}')", params)

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any
    ) -> Compiled:
        after, params = compiler.compile(self.source_expressions[0])
        rows = f"jsonb_array_elements({after} -> '{self.part.name}') AS part"
        return self._exists(rows, "part ->> '{}'", params)

    def _exists(self, rows: str, value: str, params: Any) -> Compiled:
        """Names of parts and keys are our own; values are parameters."""
        given, fixed = self.part.values, self.part.fixed
        marks = ", ".join(["%s"] * len(given)) or "NULL"
        if self.part.in_countries:
            marks = f'SELECT "key" FROM "events_place" WHERE "country" IN ({marks})'  # noqa: S608 - marks
        wanted = f"{value.format(self.part.key)} IN ({marks})"
        wanted += "".join(f" AND {value.format(key)} = %s" for key in fixed)
        condition = f"EXISTS (SELECT 1 FROM {rows} WHERE {wanted})"  # noqa: S608 - our own names
        return condition, (*params, *given, *fixed.values())


class StatesThen(models.QuerySet["Revision"]):
    """Named reads of the states of events at a moment; each names what a list can be narrowed by.
    A revision from before a key was kept is found by no condition on that key.
    """

    def standing_at(self, moment: datetime) -> Self:
        """The last revision of each event not later than the moment, without the events that were
        withdrawn then.
        """
        return (
            self.latest_at(moment)
            .exclude(after__withdrawn_because__gt="")
            .filter(ends_on__isnull=False)
        )

    def latest_at(self, moment: datetime) -> Self:
        """The same with the withdrawn ones. The look for a later one takes the index of numbers."""
        later = self.model._default_manager.filter(
            event=OuterRef("event"), number__gt=OuterRef("number"), changed_at__lte=moment
        )
        return self.filter(~Exists(later), changed_at__lte=moment)

    def of_kind(self, *kinds: str) -> Self:
        return self.filter(after__kind__in=kinds)

    def of_subkind(self, *subkinds: str) -> Self:
        return self.filter(after__subkind__in=subkinds)

    def with_status(self, *statuses: str) -> Self:
        return self.filter(after__status__in=statuses)

    def between(self, after: date | None = None, before: date | None = None) -> Self:
        """As of events: some day lies in the half-open range."""
        found = self if after is None else self.filter(ends_on__gte=after)
        return found if before is None else found.filter(after__date__start__lt=before.isoformat())

    def with_killed_at_least(self, number: int) -> Self:
        return self.filter(after__killed__min__gte=number)

    def at_places(self, keys: Collection[str], countries: Collection[str] = ()) -> Self:
        """Those at a place of these keys, or in one of these countries as the gazetteer has them
        now.
        """
        found = self.alias(there=HoldsPart(Part("places", "key", keys, {})))
        within = HoldsPart(Part("places", "key", countries, {}, in_countries=True))
        return found.alias(within=within).filter(Q(there=True) | Q(within=True))

    def with_sides(self, names: Collection[str], role: str | None = None) -> Self:
        fixed = {"role": role} if role else {}
        return self.filter(HoldsPart(Part("actors", "name", names, fixed)))

    def with_weapons(self, *types: str) -> Self:
        return self.filter(HoldsPart(Part("weapons", "type", types, {})))

    def newest_first(self) -> Self:
        return self.order_by("-ends_on", "-id")

    def older_than(self, ends_on: date, pk: int) -> Self:
        """Those behind this one in `newest_first`; the first condition is where a walk begins."""
        return self.filter(ends_on__lte=ends_on).filter(Q(ends_on__lt=ends_on) | Q(id__lt=pk))

    def in_batches(self, size: int = 1000) -> Iterator[list[Revision]]:
        """All of them, newest first, in batches that each begin after the one before."""
        batch = list(self.newest_first()[:size])
        while batch:
            yield batch
            last = batch[-1]
            day = last.ends_on or date.min
            batch = list(self.newest_first().older_than(day, last.pk)[:size])
