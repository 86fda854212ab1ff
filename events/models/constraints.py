"""Database rules that several tables share."""

from django.db import models
from django.db.models import F, Q

COUNTED = ("killed", "wounded", "personnel")


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
