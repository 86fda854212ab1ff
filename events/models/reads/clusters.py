"""Events gathered in the squares of a grid, for maps of more events than a browser can take."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor

from django.db.models import Avg, Count, ExpressionWrapper, F, FloatField, Max, Min
from django.db.models.functions import Floor

from events.models.events import EventQuerySet
from events.models.events.tallied import Grouped
from events.models.places import Box, Place
from events.models.reads.map_points import IN_AREAS, PLACE, at_points, by_place

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
    """The squares of this zoom in the box with their kinds: [((column, row), cell)],
    a square's cells together.

    Squares are of even degrees and not of Mercator's: they only gather what lies too close to tell
    apart.
    """
    side = 360 * SQUARE / (WORLD * 2**zoom)
    tallied = _tallied(events, box)
    if tallied is not None:
        return _gathered(tallied, side)
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


def _tallied(events: EventQuerySet, box: Box) -> Grouped | None:
    """How many events by (place, kind), of the places in the box that are points."""
    points = Place.objects.exclude(precision__in=IN_AREAS).filter(box.around_itself())
    return events.tallied(
        "place", ["key", "kind"], lambda part: by_place(at_points(part, box)), keys=points
    )


def _gathered(found: Grouped, side: float) -> list[tuple[tuple[int, int], Cell]]:
    rows = Place.objects.filter(pk__in={key for key, _ in found}).values_list("pk", "lat", "lon")
    points = {key: (lat, lon) for key, lat, lon in rows if lat is not None and lon is not None}
    squares: defaultdict[tuple[int, int, str], list[tuple[int, int]]] = defaultdict(list)
    for (key, kind), count in found.items():
        lat, lon = points[key]
        squares[floor(lon / side), floor(lat / side), kind].append((key, count))
    return [((x, y), _cell(kind, squares[x, y, kind], points)) for x, y, kind in sorted(squares)]


def _cell(
    kind: str, held: Sequence[tuple[int, int]], points: Mapping[int, tuple[float, float]]
) -> Cell:
    total = sum(count for _, count in held)
    lat, lon = (sum(points[key][n] * count for key, count in held) / total for n in (0, 1))
    keys = [key for key, _ in held]
    return Cell(kind, total, lat, lon, min(keys), max(keys))


def _steps(path: str, side: float) -> Floor:
    return Floor(ExpressionWrapper(F(path) / side, output_field=FloatField()))
