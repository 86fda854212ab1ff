"""What two reports tell of: what was hit, and the rare words that they share."""

from __future__ import annotations

from events.services.linking.matching.traits import Traits


def sites(one: Traits, other: Traits) -> str:
    if not one.sites or not other.sites:
        return "unnamed in one"
    return "same" if one.sites & other.sites else "other"


def words(one: Traits, other: Traits) -> str:
    """How many rare words both have, without the names that place and sides are compared by."""
    named = one.names | other.names
    mine, theirs = one.words - named, other.words - named
    least = min(len(mine), len(theirs))
    shared = len(mine & theirs)
    if shared == 0 or least == 0:
        return "none" if least else "none to compare"
    share = shared / max(least, 4)
    return "few" if share < 0.2 else "some" if share < 0.45 else "many"


def shared(one: Traits, other: Traits) -> bool:
    """Whether both name what was hit, or neither names anything else and they share rare words."""
    site = sites(one, other)
    return site == "same" or (site != "other" and words(one, other) in ("few", "some", "many"))
