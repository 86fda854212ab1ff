"""Groups of drafts that give one toll: *Five were killed in the east, rebels said on Saturday*, and
later *jets bombed Hpapun on Thursday, killing five*.

Draft by draft the two seem apart: the lead names another day and a broader place than the details.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from events.extraction.coreference.open_kinds import may_share_a_kind, with_one_kind
from events.extraction.coreference.told_together import casualties_of, places_of
from events.extraction.places.relations import place_relation
from events.extraction.reading.mention import Draft
from events.extraction.types import Count

TELLING = 3  # dead and hurt: fewer come to harm in any two attacks
A_WEEK = timedelta(days=7)


def joined(groups: Sequence[Sequence[Draft]]) -> list[list[Draft]]:
    """The groups, each with the later ones that tell its toll again."""
    kept: list[list[Draft]] = []
    for told in groups:
        at = next((n for n, before in enumerate(kept) if _is_one_event(before, told)), None)
        if at is None:
            kept.append(list(told))
        else:
            kept[at] = with_one_kind([*kept[at], *told])
    return kept


def _is_one_event(a: Sequence[Draft], b: Sequence[Draft]) -> bool:
    return (
        _same_toll(a, b)
        and all(may_share_a_kind(d, a) for d in b)
        and not any(d.mention.anew or d.mention.mutual for d in (*a, *b))
        and not {d.mention.sentence.index for d in a} & {d.mention.sentence.index for d in b}
        and _places_agree(a, b)
        and _sides_agree(a, b)
        and _days_agree(a, b)
    )


def _same_toll(a: Sequence[Draft], b: Sequence[Draft]) -> bool:
    """Equal numbers of dead or of hurt, enough to tell by, and no other number beside them."""
    ours, theirs = casualties_of(a), casualties_of(b)
    pairs = [
        (_least(x), _least(y))
        for x, y in ((ours.killed, theirs.killed), (ours.wounded, theirs.wounded))
        if x is not None and y is not None
    ]
    return all(x == y for x, y in pairs) and sum(x for x, _ in pairs) >= TELLING


def _least(count: Count) -> int:
    return count.min or count.max or 0


def _places_agree(a: Sequence[Draft], b: Sequence[Draft]) -> bool:
    apart = ("place other", "place near")
    return place_relation(places_of(a), places_of(b)) not in apart


def _sides_agree(a: Sequence[Draft], b: Sequence[Draft]) -> bool:
    ours = {name for d in a for name in d.perpetrators}
    theirs = {name for d in b for name in d.perpetrators}
    return not ours or not theirs or bool(ours & theirs)


def _days_agree(a: Sequence[Draft], b: Sequence[Draft]) -> bool:
    ours = next((d for d in a if d.date), None)
    theirs = next((d for d in b if d.date), None)
    if ours is None or theirs is None or ours.date is None or theirs.date is None:
        return True
    apart = max(ours.date.start, theirs.date.start) - min(ours.date.end, theirs.date.end)
    if apart <= timedelta(days=1):
        return True
    spoken = ours if ours.date.end > theirs.date.end else theirs
    return spoken.day_of_speech and apart <= A_WEEK
