"""How the munitions of two reports agree: their counts, or else what they are."""

from __future__ import annotations

from events.extraction.types import WeaponType
from events.services.linking.matching.tolls import SMALL
from events.services.linking.matching.traits import Munition, Traits

# what one explosion is told as: a plane, its bomb, the missile that it fired
_ONE_BLAST = (
    frozenset(
        {
            WeaponType.AIRCRAFT,
            WeaponType.BOMB,
            WeaponType.GLIDE_BOMB,
            WeaponType.MISSILE,
            WeaponType.OTHER,
        }
    ),
    frozenset(
        {
            WeaponType.MISSILE,
            WeaponType.BALLISTIC_MISSILE,
            WeaponType.CRUISE_MISSILE,
            WeaponType.ROCKET,
        }
    ),
    frozenset({WeaponType.ARTILLERY, WeaponType.ROCKET, WeaponType.OTHER}),
    frozenset({WeaponType.BOMB, WeaponType.MINE, WeaponType.OTHER}),
    frozenset({WeaponType.DRONE, WeaponType.BOMB, WeaponType.AIRCRAFT, WeaponType.OTHER}),
)


def relation(one: Traits, other: Traits) -> str:
    """One name for how the munitions agree; counts, where both give them, say more than types."""
    numbers = _numbers(one.munitions), _numbers(other.munitions)
    if numbers[0] and numbers[1]:
        return _numbers_agree(*numbers)
    mine, theirs = ({m.type for m in report.munitions} for report in (one, other))
    if not mine or not theirs:
        return "unnamed in both" if mine == theirs else "unnamed in one"
    if mine & theirs:
        return "same"
    alike = any(blast & mine and blast & theirs for blast in _ONE_BLAST)
    return "alike" if alike else "other"


def _numbers(munitions: tuple[Munition, ...]) -> dict[str, int]:
    found = {}
    for munition in munitions:
        for what in ("launched", "intercepted"):
            if (number := getattr(munition, what)) is not None:
                found[f"{munition.type} {what}"] = number
    return found


def _numbers_agree(mine: dict[str, int], theirs: dict[str, int]) -> str:
    shared = mine.keys() & theirs.keys()
    if not shared:
        return "counted otherwise"
    if any(mine[what] != theirs[what] for what in shared):
        return "counts other"
    if max(mine[what] for what in shared) <= SMALL:
        return "counts equal, few"
    return "count equal" if len(shared) == 1 else "counts equal"
