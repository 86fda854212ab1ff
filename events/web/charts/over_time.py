"""Events over time, for the pages of an actor and of a place."""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.types import Role
from events.models import Actor, Event, Place
from events.web.charts.by_kind import by_kind
from events.web.charts.by_time import axis_of
from events.web.charts.drawing.figure import Figure, at_both_widths
from events.web.charts.two_sided import two_sided


def side_over_time(sides: Sequence[Actor]) -> Figure | None:
    """The events of the sides, in either role; None where there are none."""
    visible = Event.objects.visible()
    acting, suffering = (
        visible.with_actors(sides, role, forces=False).by_day()
        for role in (Role.PERPETRATOR, Role.TARGET)
    )
    days = sorted(row["ends_on"] for row in (*acting, *suffering))
    if not days:
        return None
    axis = axis_of(days[0], days[-1])
    return at_both_widths(lambda: two_sided(acting, suffering, axis))


def place_over_time(place: Place) -> Figure | None:
    """The place's events by kind; None where there are none."""
    days = Event.objects.visible().at_places([place]).by_day()
    if not days:
        return None
    axis = axis_of(days[0]["ends_on"], days[-1]["ends_on"])
    return at_both_widths(lambda: by_kind(days, axis, name="place"))
