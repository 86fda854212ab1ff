"""Who is said to have taken, lost or left a place. The claims themselves: nothing is decided
between them.
"""

from __future__ import annotations

from events.extraction.types import Kind
from events.models.events import EventQuerySet
from events.models.places import Place

OF_SOVEREIGNTY = "sovereignty"  # says whose the place should be, not who holds it


def control_claims(events: EventQuerySet, place: Place) -> EventQuerySet:
    """Events of this place, or for a country of all of it, that tell of a change of control; newest
    first, for lists.
    """
    claims = (
        events.at_places([place]).of_kind(Kind.TERRITORIAL_CLAIM).exclude(subkind=OF_SOVEREIGNTY)
    )
    return claims.newest_first().for_list()
