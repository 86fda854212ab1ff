"""From longitude and latitude to a flat map with true areas, because readers compare the shaded
areas of a choropleth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from events.web.charts.drawing.topology import Point

WIDEST = 100  # degrees around the middle that Lambert's projection still draws well
Projection = Callable[[Point], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the flat map that is drawn: `scale` px a unit, `left` and `top` its corner."""

    project: Projection
    left: float
    top: float
    scale: float
    width: float
    height: float

    def at(self, point: Point) -> tuple[float, float]:
        x, y = self.project(point)
        return (x - self.left) * self.scale, (y - self.top) * self.scale


def frame_around(
    points: Iterable[Point], *, width: float, highest: float, margin: float = 0.06
) -> Frame:
    """The frame that holds these points with a margin, as wide as asked for and at most
    `highest`.
    """
    given = list(points)
    project = _fitting(given)
    flat = [project(point) for point in given]
    left, right = min(x for x, _ in flat), max(x for x, _ in flat)
    top, bottom = min(y for _, y in flat), max(y for _, y in flat)
    wide, high = (
        max(right - left, 0.02) * (1 + 2 * margin),
        max(bottom - top, 0.02) * (1 + 2 * margin),
    )
    scale = min(width / wide, highest / high)
    height = min(max(high * scale, highest * 0.55), highest)
    return Frame(
        project,
        (left + right - width / scale) / 2,
        (top + bottom - height / scale) / 2,
        scale,
        width,
        height,
    )


def _fitting(points: list[Point]) -> Projection:
    west, east = min(lon for lon, _ in points), max(lon for lon, _ in points)
    south, north = min(lat for _, lat in points), max(lat for _, lat in points)
    if east - west > WIDEST:
        return _equal_earth
    return _lambert((west + east) / 2, (south + north) / 2)


@lru_cache(maxsize=32)  # outlines are kept by it
def _lambert(lon: float, lat: float) -> Projection:
    """Lambert's azimuthal equal-area projection around this point."""
    middle, sin_middle, cos_middle = radians(lon), sin(radians(lat)), cos(radians(lat))

    def project(point: Point) -> tuple[float, float]:
        along, sin_lat, cos_lat = (
            radians(point[0]) - middle,
            sin(radians(point[1])),
            cos(radians(point[1])),
        )
        near = max(1 + sin_middle * sin_lat + cos_middle * cos_lat * cos(along), 1e-6)
        k = sqrt(2 / near)
        return k * cos_lat * sin(along), -k * (
            cos_middle * sin_lat - sin_middle * cos_lat * cos(along)
        )

    return project


def _equal_earth(point: Point) -> tuple[float, float]:
    """Šavrič, Patterson and Jenny's Equal Earth projection (2018), for the whole world."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    t = asin(sqrt(3) / 2 * sin(radians(point[1])))
    t2, t6 = t * t, t**6
    x = (
        2
        * sqrt(3)
        * radians(point[0])
        * cos(t)
        / (3 * (9 * a4 * t6 * t2 + 7 * a3 * t6 + 3 * a2 * t2 + a1))
    )
    return x, -(a4 * t6 * t2 * t + a3 * t6 * t + a2 * t2 * t + a1 * t)
