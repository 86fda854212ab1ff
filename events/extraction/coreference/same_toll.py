"""Groups of drafts that give one toll: *Five were killed in the east, rebels said on Saturday*, and
later *jets bombed Hpapun on Thursday, killing five*.

Draft by draft the two seem apart: the lead names another day and a broader place than the details.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from events.extraction.coreference.open_kinds import may_share_a_kind, with_one_kind
from events.extraction.coreference.told_together import (
    casualties_of,
    least,
    places_of,
    weapons_of,
)
from events.extraction.places.relations import place_relation
from events.extraction.reading.mention import Draft
from events.extraction.types import WeaponType

TELLING = 3  # dead and hurt at one place: fewer come to harm in any two attacks
TELLING_BROADLY = 5  # where one of the two names a country, or none a place
A_WEEK = timedelta(days=7)
CLOSE = {"place same", "place inside", "place of one"}
BROAD = {"place in country", "place neither"}

Toll = tuple[int | None, int | None]  # killed, wounded


def joined(groups: Sequence[Sequence[Draft]]) -> list[list[Draft]]:
    """The groups, each with the later ones that tell its toll again."""
    kept: list[list[Draft]] = []
    known: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for told in groups:
        toll = _toll(told)
        rivals = sorted({n for key in _keys(toll) for n in known[key]})
        at = next((n for n in rivals if _is_one_event(kept[n], told)), None)
        if at is None:
            at = len(kept)
            kept.append(list(told))
        else:
            kept[at] = with_one_kind([*kept[at], *told])
        for key in _keys(toll):
            known[key].append(at)
    return kept


def _toll(told: Sequence[Draft]) -> Toll:
    harm = casualties_of(told)
    return (
        None if harm.killed is None else least(harm.killed),
        None if harm.wounded is None else least(harm.wounded),
    )


def _keys(toll: Toll) -> list[tuple[str, int]]:
    """By which groups of one toll are found, however many there are."""
    return [(name, n) for name, n in zip(("killed", "wounded"), toll, strict=True) if n]


def _is_one_event(a: Sequence[Draft], b: Sequence[Draft]) -> bool:
    return (
        all(may_share_a_kind(d, a) for d in b)
        and not any(d.mention.anew or d.mention.mutual for d in (*a, *b))
        and not {d.mention.sentence.index for d in a} & {d.mention.sentence.index for d in b}
        and _tolls_agree(a, b)
        and _sides_agree(a, b)
        and _munitions_agree(a, b)
        and _days_agree(a, b)
    )


def _tolls_agree(a: Sequence[Draft], b: Sequence[Draft]) -> bool:
    """Equal numbers of dead or of hurt, enough to tell by, and no other number beside them."""
    where = place_relation(places_of(a), places_of(b))
    pairs = [
        (x, y) for x, y in zip(_toll(a), _toll(b), strict=True) if x is not None and y is not None
    ]
    enough = TELLING if where in CLOSE else TELLING_BROADLY if where in BROAD else None
    same = all(x == y for x, y in pairs)
    return enough is not None and same and sum(x for x, _ in pairs) >= enough


def _sides_agree(a: Sequence[Draft], b: Sequence[Draft]) -> bool:
    ours = {name for d in a for name in d.perpetrators}
    theirs = {name for d in b for name in d.perpetrators}
    return not ours or not theirs or bool(ours & theirs)


def _munitions_agree(a: Sequence[Draft], b: Sequence[Draft]) -> bool:
    """Not *drones killed five* and *a missile killed five*."""
    ours, theirs = ({w.type for w in weapons_of(g)} - {WeaponType.OTHER} for g in (a, b))
    return not ours or not theirs or bool(ours & theirs)


def _days_agree(a: Sequence[Draft], b: Sequence[Draft]) -> bool:
    ours = next((d for d in a if d.date), None)
    theirs = next((d for d in b if d.date), None)
    if ours is None or theirs is None or ours.date is None or theirs.date is None:
        return True
    if ours.date.overlaps(theirs.date):
        return True
    spoken, told = (ours, theirs) if ours.date.start > theirs.date.start else (theirs, ours)
    if spoken.date is None or told.date is None or not spoken.day_of_speech:
        return False
    return spoken.date.start - told.date.end <= A_WEEK
