"""With whom and against whom a side acts, in the events that readers see."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Count

from events.extraction.types import Role


class Beside(NamedTuple):
    """Another side, and in how many events it is named beside this one."""

    slug: str
    name: str
    count: int


def allies(events: Any, side: Any, top: int = 10) -> list[Beside]:
    """Those that act together with it most often: named as perpetrators of the same events."""
    return _beside(events, side, Role.PERPETRATOR, Role.PERPETRATOR, top)


def attacked(events: Any, side: Any, top: int = 10) -> list[Beside]:
    """Those that it most often acts against."""
    return _beside(events, side, Role.PERPETRATOR, Role.TARGET, top)


def attackers(events: Any, side: Any, top: int = 10) -> list[Beside]:
    """Those that most often act against it."""
    return _beside(events, side, Role.TARGET, Role.PERPETRATOR, top)


def _beside(events: Any, side: Any, role: Role, other: Role, top: int) -> list[Beside]:
    rows = events.model._meta.get_field("event_actors").related_model._default_manager
    found = events.with_actors([side], role).order_by().values("pk")
    others = rows.filter(event__in=found, role=other).exclude(actor=side)
    counted = (
        others.order_by()
        .values_list("actor__slug", "actor__name")
        .annotate(n=Count("event", distinct=True))
    )
    return [Beside(*row) for row in counted.order_by("-n", "actor__name")[:top]]
