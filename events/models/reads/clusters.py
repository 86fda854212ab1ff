"""Events gathered in the squares of a grid, for maps of more events than a browser can take."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Avg, Count, ExpressionWrapper, F, FloatField, Max, Min
from django.db.models.functions import Floor

from events.models.events import EventQuerySet
from events.models.places import Box
from events.models.reads.map_points import PLACE, at_points

WORLD = 256  # pixels of the world's width at zoom 0, as web maps count
# pixels; less than a mark is wide, so that the browser gathers squares into marks as it gathers
# places
SQUARE = 16
DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Cell:
    """The events of a kind in a square: their middle, how many, and their place where it is the
    only one.
    """

    kind: str
    count: int
    lat: float
    lon: float
    place: int
    other_place: int

    @property
    def only_place(self) -> int | None:
        return self.place if self.place == self.other_place else None


def clusters(events: EventQuerySet, *, box: Box, zoom: int) -> list[tuple[tuple[int, int], Cell]]:
    """The squares of this zoom in the box with their kinds, by one query: [((column, row), cell)],
    a square's cells together.

    Squares are of even degrees and not of Mercator's: they only gather what lies too close to tell
    apart.
    """
    side = 360 * SQUARE / (WORLD * 2**zoom)
    lat, lon = f"{PLACE}__lat", f"{PLACE}__lon"
    squares = at_points(events, box).annotate(column=_steps(lon, side), row=_steps(lat, side))
    counted = squares.values_list("column", "row", "kind").annotate(
        count=Count("pk"),
        lat=Avg(lat),
        lon=Avg(lon),
        least=Min(f"{PLACE}__id"),
        most=Max(f"{PLACE}__id"),
    )
    return [
        ((int(x), int(y)), Cell(*cell)) for x, y, *cell in counted.order_by("column", "row", "kind")
    ]


def _steps(path: str, side: float) -> Floor:
    return Floor(ExpressionWrapper(F(path) / side, output_field=FloatField()))
