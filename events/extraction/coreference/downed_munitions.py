"""*Russia launched 145 drones at Ukraine and 104 were shot down*: by Ukraine, and Russia's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from events.extraction.actors.sides import country_of, is_state, kind_of
from events.extraction.reading.mention import Draft
from events.extraction.types import Kind, WeaponType

NEAR = 1  # sentences
FROM_AFAR = {
    WeaponType.DRONE,
    WeaponType.MISSILE,
    WeaponType.BALLISTIC_MISSILE,
    WeaponType.CRUISE_MISSILE,
    WeaponType.ROCKET,
    WeaponType.GLIDE_BOMB,
}


def with_sides_of_the_launch(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each downing whose sides are not told with those of the launch just before it."""
    return [
        _of(d, launch) if (launch := _launch_of(d, drafts[:n])) is not None else d
        for n, d in enumerate(drafts)
    ]


def _of(downing: Draft, launch: Draft) -> Draft:
    """Its munitions are those launched; who stopped them is plain only where nothing points to a
    third country: *over Jordan*, *Jordan said*.
    """
    home = {country_of(side) for side in launch.targets}
    elsewhere = any(p.country not in home for p in downing.places)
    states = {side for side in downing.speakers if side and kind_of(side) == "state"}
    by = () if elsewhere or states - set(launch.targets) else launch.targets
    return replace(downing, perpetrators=by, targets=launch.perpetrators)


def _launch_of(downing: Draft, before: Sequence[Draft]) -> Draft | None:
    if downing.kind is not Kind.INTERCEPTION or downing.perpetrators or downing.targets:
        return None
    return next((d for d in reversed(before) if _may_tell_it(d, downing)), None)


def _may_tell_it(launch: Draft, downing: Draft) -> bool:
    """A strike with such munitions by one side on the state of another."""
    types = {w.type for w in launch.weapons} & FROM_AFAR
    ours = {w.type for w in downing.weapons} - {WeaponType.OTHER}
    return (
        launch.kind is Kind.STRIKE
        and 0 <= downing.mention.sentence.index - launch.mention.sentence.index <= NEAR
        and bool(launch.perpetrators)
        and bool(launch.targets)
        and is_state(launch.targets[0])
        and bool(types)
        and (not ours or bool(types & ours))
    )
