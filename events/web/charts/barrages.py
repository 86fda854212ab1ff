"""How many munitions were launched and how many were intercepted.

The same night's drones are often reported both as a strike and as an interception. So that no
barrage is counted twice:

- Munitions of one sort, launched by one side on one day, are one barrage. Missiles of all types are
  one sort, because *six ballistic missiles* in one report are *six missiles* in another. Munitions
  of an unnamed side belong to the only side named that day.
- Interceptions give the counts of a barrage. A strike gives a count only where no interception
  does.
- Where some counts are for the whole country, only those are used: they include the counts of its
  regions.

A rate needs both counts from the same events. There is none where an interception gives no launch
count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from events.extraction.kind_table import kinds_where
from events.extraction.types import Role, WeaponType
from events.models.reads.munition_counts import Counted

STOPPING = kinds_where(lambda row: row.launched_by == Role.TARGET)  # interceptions
MISSILES = {WeaponType.MISSILE, WeaponType.BALLISTIC_MISSILE, WeaponType.CRUISE_MISSILE}


@dataclass(frozen=True, slots=True)
class Fired:
    """The munitions of a bucket. A sum is None where no event gives it. `partly`: some barrage has
    no launch count.
    """

    launched: int | None
    intercepted: int | None
    partly: bool
    claimed: bool
    rated: bool

    @property
    def percent(self) -> int | None:
        """The share intercepted, in per cent; None where the counts allow no rate."""
        if (
            not self.rated
            or not self.launched
            or self.intercepted is None
            or self.intercepted > self.launched
        ):
            return None
        return round(100 * self.intercepted / self.launched)


def fired(rows: Iterable[Counted]) -> dict[date, Fired]:
    """The munitions of each day, each barrage counted once."""
    days: defaultdict[date, list[Fired]] = defaultdict(list)
    for (day, _, _), barrage in _barrages(rows).items():
        days[day].append(_of_barrage(barrage))
    return {day: together(barrages) for day, barrages in days.items()}


def together(parts: Sequence[Fired]) -> Fired:
    """Several barrages or days added up."""
    return Fired(
        _sum(part.launched for part in parts),
        _sum(part.intercepted for part in parts),
        any(part.partly for part in parts),
        any(part.claimed for part in parts),
        all(part.rated for part in parts),
    )


def _barrages(rows: Iterable[Counted]) -> Mapping[tuple[date, str, int | None], list[Counted]]:
    found: defaultdict[tuple[date, str, int | None], list[Counted]] = defaultdict(list)
    for row in rows:
        found[(row.day, _sort(row.type), row.side)].append(row)
    sides: defaultdict[tuple[date, str], list[int | None]] = defaultdict(list)
    for day, sort, side in found:
        sides[day, sort].append(side)
    for (day, sort), named in sides.items():
        if len(named) == 2 and None in named:
            (other,) = (side for side in named if side is not None)
            found[day, sort, other] += found.pop((day, sort, None))
    return found


def _sort(type_: str) -> str:
    return "missiles" if type_ in MISSILES else type_


def _of_barrage(rows: Sequence[Counted]) -> Fired:
    stopped = [row for row in rows if row.kind in STOPPING]
    strikes = _whole([row for row in rows if row.kind not in STOPPING])
    counted = _whole(stopped) or strikes
    launching = counted if _sum(row.launched for row in counted) is not None else strikes
    launched, intercepted = (
        _sum(row.launched for row in launching),
        _sum(row.intercepted for row in counted),
    )
    both = all(row.launched is not None and row.intercepted is not None for row in counted)
    partly = any(row.launched is None for row in launching) or launched is None
    used = {id(row): row for row in (*launching, *counted)}.values()
    return Fired(launched, intercepted, partly, any(row.claimed for row in used), both)


def _whole(rows: Sequence[Counted]) -> Sequence[Counted]:
    return [row for row in rows if row.whole] or rows


def _sum(values: Iterable[int | None]) -> int | None:
    given = [value for value in values if value is not None]
    return sum(given) if given else None
