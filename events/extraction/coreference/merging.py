"""Which mentions report the same event, and what their drafts say together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from events.extraction.coreference.open_kinds import with_one_kind
from events.extraction.coreference.same_event import is_lead, likelihood, possible
from events.extraction.places.order import finest
from events.extraction.places.relations import BROAD, contains
from events.extraction.quantities.people.who_fell import added, summed
from events.extraction.reading.mention import Draft
from events.extraction.types import (
    Casualties,
    Count,
    DateSpan,
    Kind,
    Place,
    Precision,
    Weapon,
    WeaponType,
)

SORTS_OF_MISSILE = (WeaponType.BALLISTIC_MISSILE, WeaponType.CRUISE_MISSILE)
LONG, SHORT = 5, 3  # days: a week or a month, and a day or a night
RECENT = 40
NEAREST = 60  # events told last: of thousands, only these and the lead's are looked at
COARSE = {*BROAD, Precision.DISTRICT}


def group(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Drafts grouped by event, in the order in which the text first reports each event."""
    groups: list[list[Draft]] = []
    for draft in drafts:
        near = (
            range(len(groups))
            if len(groups) <= NEAREST
            else (*range(SUMMARIES), *range(len(groups) - NEAREST, len(groups)))
        )
        scored = [(likelihood(draft, _recent(groups[at])), at) for at in near]
        best, at = max(scored, default=(-1.0, 0))
        if best > 0:
            groups[at] = with_one_kind([*groups[at], draft])
        else:
            groups.append([draft])
    return _without_summaries(groups)


def _recent(told: Sequence[Draft]) -> Sequence[Draft]:
    """The first draft and the last ones. Comparing each new draft with thousands would take time
    that grows with the square of their number.
    """
    return told if len(told) <= RECENT else (told[0], *told[-RECENT:])


def _without_summaries(groups: list[list[Draft]]) -> list[list[Draft]]:
    """A lead that sums up what the article then details is evidence of each detail. It is an event
    of its own only for what the details leave over.
    """
    kept: list[list[Draft]] = []
    for told in groups[:SUMMARIES]:
        details = (
            [g for g in groups if g is not told and _is_detail(g, told)]
            if _may_sum_up(told)
            else []
        )
        if details and _exhausted(told, details):
            for detail in details:
                detail.extend(
                    replace(d, places=(), casualties=Casualties(), weapons=()) for d in told
                )
        else:
            kept.append(told)
    return kept + groups[SUMMARIES:]


SUMMARIES = 6  # groups at the head of an article that may sum up what follows


def _may_sum_up(told: Sequence[Draft]) -> bool:
    """Whether a group stands in the lead alone, names no place or a broad one, and counts no
    munitions, which would make it a barrage.
    """
    counted = any(
        w.launched is not None or w.intercepted is not None for d in told for w in d.weapons
    )
    broad = all(p.precision in COARSE for d in told for p in d.places)
    nationwide = any(p.precision is Precision.COUNTRY for d in told for p in d.places)
    harm = casualties_of(told)
    return (
        broad
        and not counted
        and all(is_lead(d) for d in told)
        and not (nationwide and harm == Casualties())
    )


def _is_detail(detail: Sequence[Draft], lead: Sequence[Draft]) -> bool:
    if (
        detail[0].kind is not lead[0].kind
        or not possible(detail[0], lead)
        or detail[0].mention.sentence.index < lead[0].mention.sentence.index
    ):
        return False
    outer, inner = places_of(lead), places_of(detail)
    return bool(inner) and (not outer or any(contains(a, b) for a in outer for b in inner))


def _exhausted(lead: Sequence[Draft], details: Sequence[Sequence[Draft]]) -> bool:
    """Whether the details add up to the lead's number of dead, or the lead gives none."""
    total, parts = casualties_of(lead), [casualties_of(d) for d in details]
    for whole, pieces in (
        (total.killed, [p.killed for p in parts]),
        (total.wounded, [p.wounded for p in parts]),
    ):
        known = [p.min or 0 for p in pieces if p is not None]
        if whole is not None and sum(known) < (whole.min or 0):
            return False
    return True


# ---- what a group of drafts says together


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
        return _least(before) < 1
    return 2 * _least(count) >= _least(before)


def _least(count: Count) -> int:
    return count.min or count.max or 0
