"""Events as the map's script reads them: columns, each place once, days as numbers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from events.models import Event
from events.models.occurrence import KINDS, STATUSES
from events.models.reads.clusters import Cell
from events.models.reads.map_points import Drawn, PlaceKind, Point
from events.wording.dates import days
from events.wording.labels import vocabulary
from events.wording.occurrences import counted, is_said, occurrence, where

FIRST_DAY = date(1970, 1, 1)
KIND = {kind: number for number, (kind, _) in enumerate(KINDS)}
STATUS = {status: number for number, (status, _) in enumerate(STATUSES)}
NOWHERE = -1


def columns(points: list[Point]) -> dict[str, object]:
    """Events, newest first: index of the place (-1: no coordinates), kind, status, last day since
    1970, days before it.
    """
    places = _Places()
    at = [NOWHERE if point.place is None else places.number(point.place) for point in points]
    last = [(point.ends_on - FIRST_DAY).days for point in points]
    return {
        "total": len(points),
        "without_place": at.count(NOWHERE),
        **_vocabularies(),
        "places": places.columns,
        "events": {
            "place": at,
            "kind": [KIND[point.kind] for point in points],
            "status": [STATUS[point.status] for point in points],
            "last": last,
            "before": [(point.ends_on - point.starts_on).days for point in points],
        },
    }


def areas(counts: Iterable[PlaceKind]) -> dict[str, object]:
    """Regions and countries with the number of events of each kind."""
    places = _Places()
    kinds: list[list[int]] = []
    for row in counts:
        if places.number(row.place) == len(kinds):
            kinds.append([0] * len(KINDS))
        kinds[places.number(row.place)][KIND[row.kind]] += row.count
    return {**_vocabularies(), "places": places.columns, "counts": kinds}


def squares(cells: Iterable[tuple[tuple[int, int], Cell]]) -> dict[str, object]:
    """Squares as [lat, lon, place or 0, count of each kind ...]."""
    gathered: dict[tuple[int, int], list[Cell]] = {}
    for square, cell in cells:
        gathered.setdefault(square, []).append(cell)
    return {**_vocabularies(), "squares": [_square(cells) for cells in gathered.values()]}


def lines(events: Iterable[Event]) -> list[dict[str, str]]:
    """Events from `for_list` as lines of a list."""
    return [
        {
            "url": event.get_absolute_url(),
            "kind": event.kind,
            "status": event.status,
            "title": occurrence(event),
            "where": where(event),
            "when": days(event),
            "killed": counted(event, "killed") if is_said(event, "killed") else "",
        }
        for event in events
    ]


def _square(cells: list[Cell]) -> list[float]:
    total = sum(cell.count for cell in cells)
    lat, lon = (
        sum(getattr(cell, name) * cell.count for cell in cells) / total for name in ("lat", "lon")
    )
    only = {cell.only_place for cell in cells}
    counts = [0] * len(KINDS)
    for cell in cells:
        counts[KIND[cell.kind]] = cell.count
    return [round(lat, 4), round(lon, 4), (only.pop() or 0) if len(only) == 1 else 0, *counts]


def _vocabularies() -> dict[str, object]:
    return {
        "kinds": vocabulary.labelled(vocabulary.KINDS),
        "statuses": vocabulary.labelled(vocabulary.STATUSES),
    }


class _Places:
    """Places, numbered as they first occur."""

    def __init__(self) -> None:
        self.columns: dict[str, list[object]] = {name: [] for name in Drawn._fields}
        self._numbers: dict[int, int] = {}

    def number(self, place: Drawn) -> int:
        known = self._numbers.setdefault(place.id, len(self._numbers))
        if known == len(self.columns["id"]):
            kept = place._replace(
                key=place.key if place.key.startswith("iso:") else "",
                lat=round(place.lat, 4),
                lon=round(place.lon, 4),
            )
            for column, value in kept._asdict().items():
                self.columns[column].append(value)
        return known
