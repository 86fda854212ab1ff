"""What a group of drafts says together."""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.places.order import finest
from events.extraction.quantities.people.who_fell import added, summed
from events.extraction.reading.mention import Draft
from events.extraction.types import (
    Casualties,
    Count,
    DateSpan,
    Kind,
    Place,
    Weapon,
    WeaponType,
)

SORTS_OF_MISSILE = (WeaponType.BALLISTIC_MISSILE, WeaponType.CRUISE_MISSILE)
LONG, SHORT = 5, 3  # days: a week or a month, and a day or a night


def date_of(told: Sequence[Draft]) -> DateSpan | None:
    """The days of the first draft that names any; beside *last week*, the day that a later draft
    names. *The army said on Tuesday* gives way to a day before it.
    """
    spans = [d.date for d in told if d.date is not None]
    spans = _before_it_was_told(told) or spans
    if not spans or _days(spans[0]) < LONG:
        return spans[0] if spans else None
    return next((span for span in spans[1:] if _days(span) < SHORT), spans[0])


def _before_it_was_told(told: Sequence[Draft]) -> list[DateSpan]:
    """The days on which it happened, where its first one is a day on which somebody spoke."""
    dated = [d for d in told if d.date is not None]
    if not dated or not dated[0].day_of_speech or dated[0].date is None:
        return []
    spoken = dated[0].date
    return [d.date for d in dated if d.date and not d.day_of_speech and d.date.end <= spoken.end]


def _days(span: DateSpan) -> int:
    return (span.end - span.start).days + 1


def places_of(told: Sequence[Draft]) -> tuple[Place, ...]:
    """The places of the first draft that names any, or finer ones within them that a later draft
    names. A headline is the coarsest: what the body says goes before.
    """
    body = [d for d in told if not d.mention.sentence.headline]
    return finest(d.places for d in body) or finest(d.places for d in told)


def weapons_of(told: Sequence[Draft]) -> tuple[Weapon, ...]:
    """Each munition once, with the counts from whichever sentence gives them; a precise type
    replaces the bare *missile*.
    """
    found: dict[WeaponType, Weapon] = {}
    for draft in told:
        for weapon in draft.weapons:
            before = found.get(weapon.type)
            found[weapon.type] = weapon if before is None else _joined(before, weapon)
    if len(found) > 1:
        found = _with_count_of_unnamed(found, found.pop(WeaponType.OTHER, None))
    if any(t in found for t in SORTS_OF_MISSILE) and found.get(WeaponType.MISSILE) == Weapon(
        WeaponType.MISSILE
    ):
        found.pop(WeaponType.MISSILE)
    return tuple(found.values())


def _with_count_of_unnamed(
    found: dict[WeaponType, Weapon], unnamed: Weapon | None
) -> dict[WeaponType, Weapon]:
    """*a barrage of rockets ... 25 projectiles were fired*: so many rockets. Targets that were shot
    down may be of another sort.
    """
    if unnamed is None or unnamed.launched is None or len(found) != 1:
        return found
    return {kind: _joined(weapon, unnamed) for kind, weapon in found.items()}


def _joined(a: Weapon, b: Weapon) -> Weapon:
    launched = a.launched if a.launched is not None else b.launched
    intercepted = a.intercepted if a.intercepted is not None else b.intercepted
    return Weapon(a.type, launched, intercepted)


def casualties_of(told: Sequence[Draft]) -> Casualties:
    """The latest count that the text gives for each."""
    killed = [d.casualties.killed for d in told if d.casualties.killed is not None]
    wounded = [d.casualties.wounded for d in told if d.casualties.wounded is not None]
    return Casualties(
        _of_both_sides(told, "killed") or _latest(killed),
        _of_both_sides(told, "wounded") or _latest(wounded),
    )


def _of_both_sides(told: Sequence[Draft], field: str) -> Count | None:
    """The dead of both sides of a fight on the ground, which the text tells one after the other,
    and those of whom it says that they come on top.
    """
    kept = [d for d in told if getattr(d.casualties, field) is not None]
    of_field = [one for d in kept for one in d.fallen if one.field == field]
    if any(d.kind is Kind.GROUND_COMBAT for d in told) and (both := summed(of_field)):
        return both
    return added(of_field) if len(kept) > 1 else None


def _latest(counts: Sequence[Count]) -> Count | None:
    """The last count, unless it is less than half of what was told before: that is of some of them,
    *14 were taken to hospital*. Nor does one of them, *a boy was killed*, replace several.
    """
    latest: Count | None = None
    for count in counts:
        if latest is None or count.max == 0 or _replaces(count, latest):
            latest = count
    return latest


def _replaces(count: Count, before: Count) -> bool:
    if count == Count(1, 1):
        return least(before) < 1
    return 2 * least(count) >= least(before)


def least(count: Count) -> int:
    """The number, or the least that it may be."""
    return count.min or count.max or 0
