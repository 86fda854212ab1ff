"""Which mentions report the same event, and what their drafts say together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from events.extraction.coreference import same_toll
from events.extraction.coreference.open_kinds import with_one_kind
from events.extraction.coreference.ruled_out import possible
from events.extraction.coreference.same_event import among, is_lead, likelihood
from events.extraction.coreference.told_together import casualties_of, places_of
from events.extraction.places.relations import BROAD, contains
from events.extraction.reading.mention import Draft
from events.extraction.types import Casualties, Precision

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
        may = {at: told for at in near if possible(draft, told := _recent(groups[at]))}
        rivals = among(list(may.values()), groups)
        scored = [
            (likelihood(draft, told, how), at)
            for (at, told), how in zip(may.items(), rivals, strict=True)
        ]
        best, at = max(scored, default=(-1.0, 0))
        if best > 0:
            groups[at] = with_one_kind([*groups[at], draft])
        else:
            groups.append([draft])
    return _without_summaries(same_toll.joined(groups))


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
