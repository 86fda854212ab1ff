"""With whom and against whom a side acts, in the events that readers see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count

from events.extraction.types import Role
from events.models.actors import Actor
from events.models.counting.parts import EventActor
from events.models.events import EventQuerySet
from events.models.reads.chart_counts import pairs_of, together


@dataclass(frozen=True, slots=True)
class Beside:
    """Another side, and in how many events it is named beside this one."""

    slug: str
    name: str
    count: int


def allies(events: EventQuerySet, own: Sequence[Actor], top: int = 10) -> list[Beside]:
    """Those that act together with a side most often: named as perpetrators of the same events.

    `own` are the side and its forces. From tallies, as those whom it acts against.
    """
    both = events.tallied("together", ["value", "kind"], together)
    if both is None:
        return _beside(events, own, Role.PERPETRATOR, Role.PERPETRATOR, top)
    keys = {str(actor.pk) for actor in own}
    found: Counter[str] = Counter()
    for (value, _), number in both.items():
        pair = set(value.split(">"))
        if len(pair & keys) == 1:
            found[(pair - keys).pop()] += number
    found.subtract(_counted_twice(events, own, Role.PERPETRATOR, Role.PERPETRATOR))
    return _named([found], top)[0]


class Opposed(NamedTuple):
    """Those that a side most often acts against, and those that most often act against it."""

    attacked: list[Beside]
    attackers: list[Beside]


def opposed(events: EventQuerySet, own: Sequence[Actor], top: int = 10) -> Opposed:
    """From tallies of pairs where they hold the events: a large side acts in a sixth of all."""
    pairs = events.tallied("pair", ["value", "kind"], pairs_of)
    if pairs is None:
        return Opposed(
            _beside(events, own, Role.PERPETRATOR, Role.TARGET, top),
            _beside(events, own, Role.TARGET, Role.PERPETRATOR, top),
        )
    keys = {str(actor.pk) for actor in own}
    found: dict[Role, Counter[str]] = {Role.PERPETRATOR: Counter(), Role.TARGET: Counter()}
    for (value, _), number in pairs.items():
        by, on = value.split(">")
        for role, one, other in ((Role.PERPETRATOR, by, on), (Role.TARGET, on, by)):
            if one in keys and other and other not in keys:
                found[role][other] += number
    for role, other_role in ((Role.PERPETRATOR, Role.TARGET), (Role.TARGET, Role.PERPETRATOR)):
        found[role].subtract(_counted_twice(events, own, role, other_role))
    return Opposed(*_named([found[Role.PERPETRATOR], found[Role.TARGET]], top))


def _counted_twice(
    events: EventQuerySet, own: Sequence[Actor], role: Role, other: Role
) -> Counter[str]:
    """How many pairs too many each other side is in: an event that names a state and its army has
    one for each.
    """
    if len(own) < 2:
        return Counter()
    rows = EventActor.objects.filter(actor__in=own, role=role).order_by().values_list("event")
    several = rows.annotate(n=Count("pk")).filter(n__gt=1)
    times = dict(several)
    visible = events.order_by().filter(pk__in=several.values("event")).values("pk")
    beside = EventActor.objects.filter(event__in=visible, role=other).exclude(actor__in=own)
    found: Counter[str] = Counter()
    for event, actor in beside.values_list("event", "actor") if times else ():
        found[str(actor)] += times[event] - 1
    return found


def _named(counts: Sequence[Counter[str]], top: int) -> list[list[Beside]]:
    sides = Actor.objects.filter(pk__in={key for one in counts for key in one})
    names = {str(key): (slug, name) for key, slug, name in sides.values_list("pk", "slug", "name")}
    found = [[Beside(*names[key], number) for key, number in (+one).items()] for one in counts]
    return [sorted(rows, key=lambda row: (-row.count, row.name))[:top] for rows in found]


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
