"""The basemap of static/geo/ as rings of coordinates. TopoJSON stores shared borders once, as
differences.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

Point = tuple[float, float]  # longitude, latitude
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A country or a division. `rings` are outlines and holes alike; an even-odd fill tells them
    apart.
    """

    id: str
    country: str
    rings: tuple[Ring, ...]

    @property
    def largest(self) -> Ring:
        """The ring that spans the most degrees: the mainland, without overseas parts."""
        return max(self.rings, key=_reach)


class Topology:
    """A decoded file. Its lines are decoded when a shape needs them."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._objects = data["objects"]
        self._arcs = data["arcs"]
        transform = data["transform"]
        self._scale, self._move = transform["scale"], transform["translate"]

    def shapes(self, layer: str, country: str | None = None) -> Iterator[Shape]:
        """The shapes of a layer, or those of one country."""
        for found in self._objects[layer]["geometries"]:
            properties = found.get("properties", {})
            of = properties.get("country", found.get("id", ""))
            if found.get("arcs") and country in (None, of):
                rings = tuple(self._ring(arcs) for arcs in _rings(found))
                yield Shape(found.get("id", of), of, rings)

    def _ring(self, arcs: Sequence[int]) -> Ring:
        """The lines joined: the first point of each is the last of the one before."""
        ring: list[Point] = []
        for arc in arcs:
            points = self._line(arc) if arc >= 0 else self._line(~arc)[::-1]
            ring += points[1:] if ring else points
        return tuple(ring)

    def _line(self, number: int) -> list[Point]:
        x = y = 0
        points = []
        for dx, dy in self._arcs[number]:
            x, y = x + dx, y + dy
            points.append((x * self._scale[0] + self._move[0], y * self._scale[1] + self._move[1]))
        return points


@lru_cache(maxsize=2)
def read(path: Path) -> Topology:
    """The topology of a file. Cached, because parsing 1.6 MB takes 30 ms."""
    return Topology(json.loads(path.read_text(encoding="utf-8")))


@lru_cache(maxsize=16)
def shapes_of(path: Path, layer: str, country: str | None = None) -> tuple[Shape, ...]:
    """The shapes of a layer of a file, or those of one country."""
    return tuple(read(path).shapes(layer, country))


def _rings(geometry: Mapping[str, Any]) -> Iterator[Sequence[int]]:
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    for polygon in polygons:
        yield from polygon


def _reach(ring: Ring) -> float:
    lons, lats = [point[0] for point in ring], [point[1] for point in ring]
    return (max(lons) - min(lons)) * (max(lats) - min(lats))
