"""A parameter of the filter: how it is read, and which named read of the events answers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import django_filters
from django import forms
from django_filters.constants import EMPTY_VALUES

from events.extraction.types import Role
from events.filters import fields
from events.models import Actor
from events.models.events import EventQuerySet

# what a parameter's field gives is for its own read to know
Answer = Callable[[EventQuerySet, Any], EventQuerySet]


class Read(django_filters.Filter):  # type: ignore[misc]  # django-filter has no types
    """A parameter, how it is read, and the named read of the queryset that answers it."""

    def __init__(
        self,
        field: type[forms.Field],
        read: Answer,
        help_text: str,
        **options: Any,
    ) -> None:
        self.field_class = field
        self.read = read
        super().__init__(help_text=help_text, **options)

    def filter(self, events: EventQuerySet, value: Any) -> EventQuerySet:
        return events if value in EMPTY_VALUES else self.read(events, value)


class SideRead(Read):
    """Sides by their slugs or one of their names."""

    def __init__(self, role: Role | None, help_text: str) -> None:
        self.role = role
        super().__init__(
            fields.SeveralRowsField,
            lambda events, sides: events.with_actors(sides, role),
            help_text,
            find=Actor.objects.called,
            what="side",
        )

    def filter(self, events: EventQuerySet, value: Any) -> EventQuerySet:
        """A side means its forces, too, unless the parameter `forces` says no."""
        if value in EMPTY_VALUES:
            return events
        forces = self.parent.read.get("forces") != "no"
        return events.with_actors(value, self.role, forces=forces)
