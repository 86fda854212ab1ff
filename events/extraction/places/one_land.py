"""Names of several countries in one clause: which of them says where it was."""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.data.word_lists import word_set
from events.extraction.places.place_name import Name
from events.extraction.places.toponyms import Names
from events.extraction.reading.document import Document
from events.extraction.types import Place, Precision

Pair = tuple[Name, Place]


def of_one_land(chosen: Sequence[Pair], names: Names, document: Document) -> list[Pair]:
    """Without a country that the clause names for something else: *shot at the X crossing between
    the West Bank and Jordan*, *sent a carrier to the Middle East to help defend Israel*.

    Countries in one list stay: *attacks in Chad and Niger*. Of countries alone, the one behind *in*
    or *at* stays: *an attack on an American base in Iraq*.
    """
    if len({place.country for _, place in chosen}) < 2 or _are_listed(chosen, names):
        return list(chosen)
    finer = [pair for pair in chosen if pair[1].precision is not Precision.COUNTRY]
    if finer:
        lands = {place.country for _, place in finer}
        return [pair for pair in chosen if pair in finer or pair[1].country in lands]
    behind_in = [pair for pair in chosen if _is_behind_in(pair[0], document)]
    return behind_in if len(behind_in) == 1 else list(chosen)


def _are_listed(chosen: Sequence[Pair], names: Names) -> bool:
    """Whether *and* joins them all."""
    firsts = {name.first for name, _ in chosen}
    joined = [first for first in firsts if names.links.lists.get(first) in firsts]
    return len(joined) >= len(firsts) - 1


def _is_behind_in(name: Name, document: Document) -> bool:
    """*in Iraq*; not *on a United States base*."""
    last = document.parse[name.last - 1]
    return last.dep_ == "pobj" and last.head.lower_ in word_set("place_links", "at")
