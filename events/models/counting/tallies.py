"""Counts of the events that readers see, kept as they change: what a page would otherwise count
over all events for each reader.

A tally is a sum of rows: each change appends rows, so that workers never wait for one another over
the same number; `events.services.tallies` folds them together. An event that has changed since it
was last counted stands in `Uncounted`, and none of the tallies holds it: whoever reads them counts
those few events directly.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Self

from django.db import models

from events import lengths

EVER = date(1, 1, 1)  # in place of a day: of all days together
ANYWHERE = ""
KINDS_OF_FACETS = (
    *("day", "all", "review", "unplaced", "vague", "country", "precision", "weapon", "actor"),
    *("admin1", "pair", "together", "place", "unnumbered", "barrage", "launched", "stopped"),
    *(f"{what}_{sum_}" for what in ("killed", "wounded") for sum_ in ("low", "high", "open")),
    *(f"{what}_{sum_}" for what in ("killed", "wounded") for sum_ in ("said", "out")),
)


class TallyQuerySet(models.QuerySet["Tally"]):
    """Named reads of tallies."""

    def kept(self) -> bool:
        """Whether events were counted at all in this database."""
        return self.filter(facet="version").exists()

    def of(self, facets: Collection[str], country: str = ANYWHERE) -> Self:
        return self.filter(facet__in=facets, country=country)

    def ever(self) -> Self:
        return self.filter(day=EVER)

    def in_months(self, first: date | None, end: date | None) -> Self:
        """Of the months from the one that begins on `first` to before the one that begins on `end`;
        either may be missing.
        """
        found = self.filter(day__gt=EVER)
        if first is not None:
            found = found.filter(day__gte=first)
        return found if end is None else found.filter(day__lt=end)

    def with_kinds(self, kinds: Collection[str], statuses: Collection[str]) -> Self:
        found = self.filter(kind__in=kinds) if kinds else self
        return found.filter(status__in=statuses) if statuses else found


class Tally(models.Model):
    """An amount of events with this value of a facet, of this kind and status.

    `day`: their last day for the facets that are drawn day by day; else the first of its month,
    and again under EVER. `country`: those with a place there; and again, under no country, all.
    """

    facet = models.CharField(max_length=12)
    country = models.CharField(max_length=2, blank=True)
    day = models.DateField()
    kind = models.CharField(max_length=20)
    status = models.CharField(max_length=10)
    value = models.CharField(max_length=lengths.NAME, blank=True)
    key = models.BigIntegerField(default=0, help_text="Of the side or place that it counts")
    amount = models.BigIntegerField()

    objects = TallyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "tallies"
        indexes = [
            # all columns: read from the index alone
            models.Index(
                fields=["facet", "country", "day", "kind", "status", "value", "key", "amount"],
                name="tally_whole",
            )
        ]

    def __str__(self) -> str:
        return f"{self.facet} {self.value or self.key} {self.country} {self.day}: {self.amount}"


class Uncounted(models.Model):
    """An event that the tallies do not hold, until they are folded. Written by triggers."""

    event_id = models.BigIntegerField(primary_key=True)

    class Meta:
        verbose_name_plural = "uncounted"

    def __str__(self) -> str:
        return str(self.event_id)
