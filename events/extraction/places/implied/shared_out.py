"""The places that a lead lists for several events: *strikes killed 18 in X and Y. One in X killed
14.* The event in X was not in Y.
"""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.reading.mention import Draft
from events.extraction.types import Casualties, Place


def shared_out(
    where: tuple[Place, ...], told: Sequence[Draft], groups: Sequence[Sequence[Draft]]
) -> tuple[Place, ...]:
    """Without places that another event of the kind has for its only one, where a sentence of this
    event tells of the dead and hurt of the rest alone.
    """
    if len(where) < 2:
        return where
    others = {
        draft.places[0].key
        for group in groups
        if group is not told and group[0].kind is told[0].kind
        for draft in group
        if len(draft.places) == 1 and draft.places[0].key
    }
    rest = tuple(place for place in where if place.key not in others)
    kept = {place.key for place in rest}
    alone = any(
        d.places and all(p.key in kept for p in d.places) and d.casualties != Casualties()
        for d in told
    )
    return rest if rest and alone else where
