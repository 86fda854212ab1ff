"""With whom and against whom a side acts, in the events that readers see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from events.extraction.types import Role
from events.models.actors import Actor
from events.models.counting.parts import EventActor
from events.models.events import EventQuerySet


@dataclass(frozen=True, slots=True)
class Beside:
    """Another side, and in how many events it is named beside this one."""

    slug: str
    name: str
    count: int


def allies(events: EventQuerySet, own: Sequence[Actor], top: int = 10) -> list[Beside]:
    """Those that act together with a side most often: named as perpetrators of the same events.

    `own` are the side and its forces.
    """
    return _beside(events, own, Role.PERPETRATOR, Role.PERPETRATOR, top)


def attacked(events: EventQuerySet, own: Sequence[Actor], top: int = 10) -> list[Beside]:
    """Those that it most often acts against."""
    return _beside(events, own, Role.PERPETRATOR, Role.TARGET, top)


def attackers(events: EventQuerySet, own: Sequence[Actor], top: int = 10) -> list[Beside]:
    """Those that most often act against it."""
    return _beside(events, own, Role.TARGET, Role.PERPETRATOR, top)


def _beside(
    events: EventQuerySet, own: Sequence[Actor], role: Role, other: Role, top: int
) -> list[Beside]:
    found = events.with_actors(own, role, forces=False).order_by().values("pk")
    others = EventActor.objects.filter(event__in=found, role=other).exclude(actor__in=own)
    counted = (
        others.order_by()
        .values_list("actor__slug", "actor__name")
        .annotate(n=Count("event", distinct=True))
    )
    return [Beside(*row) for row in counted.order_by("-n", "actor__name")[:top]]
