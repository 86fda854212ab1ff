"""The values that a report and an event have in common, and the rules that the database holds them
to.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from events import lengths
from events.extraction.types import SUBKINDS, Count, Kind, Status

KINDS = [(str(kind), kind.row.label) for kind in Kind]
SUBKIND_NAMES = sorted({name for names in SUBKINDS.values() for name in names})
SUBKINDS_OF_ALL = [(name, name) for name in SUBKIND_NAMES]
STATUSES = [(str(status), str(status)) for status in Status]
COUNTED = ("killed", "wounded", "personnel")
COUNT_COLUMNS = tuple(f"{what}_{end}" for what in COUNTED for end in ("min", "max"))


def kind_choices() -> list[tuple[str, str]]:
    """A function, so that migrations name it and a new kind needs none."""
    return KINDS


def subkind_choices() -> list[tuple[str, str]]:
    return SUBKINDS_OF_ALL


def count_columns(what: str, count: Count | None) -> dict[str, int | None]:
    """The two columns of a count, as they are kept."""
    return {
        f"{what}_min": count.min if count else None,
        f"{what}_max": count.max if count else None,
    }


class Occurrence(models.Model):
    """What happened, when and at what cost.

    Of a pair `_min`, `_max` both NULL means that the text does not say; 0 and 0 that it says none;
    *at least 5* is 5 and NULL.
    """

    kind = models.CharField(max_length=20, choices=kind_choices)
    subkind = models.CharField(max_length=20, blank=True, choices=subkind_choices)
    starts_on = models.DateField()
    ends_on = models.DateField()
    status = models.CharField(max_length=10, choices=STATUSES)
    killed_min = models.PositiveIntegerField(null=True, blank=True)
    killed_max = models.PositiveIntegerField(null=True, blank=True)
    wounded_min = models.PositiveIntegerField(null=True, blank=True)
    wounded_max = models.PositiveIntegerField(null=True, blank=True)
    personnel_min = models.PositiveIntegerField(null=True, blank=True)
    personnel_max = models.PositiveIntegerField(null=True, blank=True)
    confidence = models.FloatField(null=True, blank=True)
    not_counted = models.CharField(
        max_length=lengths.REASON,
        blank=True,
        help_text="Why totals leave it out; empty: they count it",
    )

    class Meta:
        abstract = True

    def people(self, what: str) -> Count | None:
        """How many were `killed` or `wounded`, or took part (`personnel`); None: no text says."""
        count = Count(getattr(self, f"{what}_min"), getattr(self, f"{what}_max"))
        return None if count == Count(None, None) else count


def ranges_in_order(table: str) -> list[models.CheckConstraint]:
    """A lower bound never exceeds its upper bound; either may be missing."""
    return [
        models.CheckConstraint(
            name=f"{table}_{what}_range",
            condition=Q(**{f"{what}_min__isnull": True})
            | Q(**{f"{what}_max__isnull": True})
            | Q(**{f"{what}_min__lte": F(f"{what}_max")}),
        )
        for what in COUNTED
    ]


def days_in_order(table: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=f"{table}_days_in_order", condition=Q(starts_on__lte=F("ends_on"))
    )
