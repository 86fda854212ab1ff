"""Reads of places."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from events.extraction.data.folding import fold


class PlaceQuerySet(models.QuerySet):
    """Named reads of places."""

    def called(self, name: str) -> Self:
        """Every place that bears this name, however it is spelt: the name that it goes by, or
        another.
        """
        bears = self.model._meta.get_field("names").related_model._default_manager.filter(
            key=fold(name)
        )
        return self.filter(Q(name__iexact=name) | Q(pk__in=bears.values("place")))

    def for_page(self) -> Self:
        """With the names that texts call it by."""
        return self.prefetch_related("names")

    def divisions_of(self, country: str) -> list[tuple[str, str]]:
        """The first-level divisions of a country that are areas of their own: (name, ISO 3166-2
        code).
        """
        rows = self.filter(country=country, key__startswith=f"iso:{country}-").order_by("key")
        return [(name, key.removeprefix("iso:")) for name, key in rows.values_list("name", "key")]
