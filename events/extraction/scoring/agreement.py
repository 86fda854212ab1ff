"""Which fields of a predicted event agree with the gold event that it is compared with, by the
annotation guide's rules.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

Item = TypeVar("Item")
# an event in the guide's JSON; gold names may hold alternatives, parted by `|`
Event = Mapping[str, Any]


class Field(StrEnum):
    """What is compared of two events that tell the same; `geo` is the place by its coordinates
    alone.
    """

    DATE = "date"
    PLACE = "place"
    GEO = "geo"
    PERPETRATOR = "perpetrator"
    TARGET = "target"
    WEAPONS = "weapons"
    KILLED = "killed"
    WOUNDED = "wounded"
    SOURCE = "source"
    STATUS = "status"


# With the kind, what an event cannot do without.
RECORD = (Field.DATE, Field.PLACE, Field.PERPETRATOR, Field.KILLED, Field.WOUNDED)

EARTH_DIAMETER_KM = 12742
REACH_KM = {"district": 60, "region": 150}  # how far apart two points of one such place may lie
REACH_OF_A_TOWN_KM = 25
SHORT_SPAN_DAYS = 3
# the share of two lists that must have a partner
SAME_LIST, SAME_SPEAKERS, SAME_MUNITIONS = (0.8, 0.6, 1.0)
NAME_PARTS_LEFT_OUT = frozenset({"the", "of", "city", "region", "province", "oblast"})
# *air strike* says as much, so that these count only with a number
SAID_BY_AIR_STRIKE = frozenset({"aircraft", "bomb"})


def right_fields(gold: Event, predicted: Event) -> dict[Field, bool]:
    """For each field whether the predicted event has it right."""
    return {field: agrees(gold, predicted) for field, agrees in _RULES.items()}


def places(event: Event) -> Sequence[Event]:
    return event.get("places") or ()


def located(event: Event) -> list[Event]:
    """The places that were found."""
    return [place for place in places(event) if place.get("precision") != "unresolved"]


def sides(event: Event, role: str) -> list[str]:
    return [actor["name"] for actor in event.get("actors") or () if actor.get("role") == role]


def munitions(event: Event) -> list[Event]:
    """The weapons that the score looks at."""
    return [
        weapon
        for weapon in event.get("weapons") or ()
        if _types(weapon) - SAID_BY_AIR_STRIKE or _is_counted(weapon)
    ]


def count(event: Event, of: str) -> tuple[int | None, int | None] | None:
    """The least and the most of the dead or the hurt; None where nothing is said."""
    number = (event.get("casualties") or {}).get(of)
    return None if number is None else (number.get("min"), number.get("max"))


def agree_as_lists(
    gold: Sequence[Item],
    predicted: Sequence[Item],
    same: Callable[[Item, Item], bool],
    share: float = SAME_LIST,
) -> bool:
    """Whether two lists hold the same, each item with one partner at most."""
    if not gold or not predicted:
        return len(gold) == len(predicted)
    free = list(predicted)
    for wanted in gold:
        partner = next((index for index, found in enumerate(free) if same(wanted, found)), None)
        if partner is not None:
            del free[partner]
    return 2 * (len(predicted) - len(free)) / (len(gold) + len(predicted)) >= share


def _date(gold: Event, predicted: Event) -> bool:
    wanted, found = _span(gold), _span(predicted)
    if wanted is None or found is None:
        return False
    (start, end), (other_start, other_end) = wanted, found
    if (end - start).days <= SHORT_SPAN_DAYS:
        return abs((start - other_start).days) <= 1 and abs((end - other_end).days) <= 1
    shared = (min(end, other_end) - max(start, other_start)).days + 1
    together = (max(end, other_end) - min(start, other_start)).days + 1
    return shared > 0 and 2 * shared >= together


def _span(event: Event) -> tuple[date, date] | None:
    days = event.get("date") or {}
    try:
        return date.fromisoformat(days["start"]), date.fromisoformat(days["end"])
    except (KeyError, TypeError, ValueError):
        return None


def _place(gold: Event, predicted: Event) -> bool:
    return agree_as_lists(places(gold), places(predicted), _same_place)


def _same_place(gold: Event, predicted: Event) -> bool:
    if (gold.get("country") or "") != (predicted.get("country") or ""):
        return False
    return _share_a_name(gold.get("name"), predicted.get("name")) or _are_near(gold, predicted)


def _geo(gold: Event, predicted: Event) -> bool:
    return not located(gold) or agree_as_lists(located(gold), located(predicted), _same_point)


def _same_point(gold: Event, predicted: Event) -> bool:
    precisions = gold.get("precision"), predicted.get("precision")
    if "country" in precisions:
        return precisions[0] == precisions[1] and gold.get("country") == predicted.get("country")
    return _are_near(gold, predicted)


def _are_near(gold: Event, predicted: Event) -> bool:
    points = [(place.get("lat"), place.get("lon")) for place in (gold, predicted)]
    if any(None in point for point in points):
        return False
    return _kilometres(*points) <= REACH_KM.get(gold.get("precision") or "", REACH_OF_A_TOWN_KM)


def _kilometres(point: tuple[Any, Any], other: tuple[Any, Any]) -> float:
    """Along the great circle, by the haversine formula."""
    (south, west), (north, east) = (map(math.radians, point), map(math.radians, other))
    half = (
        math.sin((north - south) / 2) ** 2
        + math.cos(south) * math.cos(north) * math.sin((east - west) / 2) ** 2
    )
    return EARTH_DIAMETER_KM * math.asin(math.sqrt(half))


def _side(role: str) -> Callable[[Event, Event], bool]:
    return lambda gold, predicted: agree_as_lists(
        sides(gold, role), sides(predicted, role), _share_a_name
    )


def _weapons(gold: Event, predicted: Event) -> bool:
    return agree_as_lists(munitions(gold), munitions(predicted), _same_munition, SAME_MUNITIONS)


def _same_munition(gold: Event, predicted: Event) -> bool:
    counts = ("launched", "intercepted")
    return bool(_types(gold) & _types(predicted)) and all(
        gold.get(name) == predicted.get(name) for name in counts
    )


def _types(weapon: Event) -> set[str]:
    return set(weapon.get("type", "").split("|"))


def _is_counted(weapon: Event) -> bool:
    return any(weapon.get(name) is not None for name in ("launched", "intercepted"))


def _number(of: str) -> Callable[[Event, Event], bool]:
    return lambda gold, predicted: count(gold, of) == count(predicted, of)


def _source(gold: Event, predicted: Event) -> bool:
    return agree_as_lists(
        gold.get("attribution") or (),
        predicted.get("attribution") or (),
        _same_speaker,
        SAME_SPEAKERS,
    )


def _same_speaker(gold: Event, predicted: Event) -> bool:
    wanted, found = set(_words(gold.get("source"))), set(_words(predicted.get("source")))
    shared = len(wanted & found)
    return (
        shared > 0
        and 2 * shared >= min(len(wanted), len(found))
        and gold.get("stance") == predicted.get("stance")
    )


def _status(gold: Event, predicted: Event) -> bool:
    return _told_status(gold) == _told_status(predicted)


def _told_status(event: Event) -> object:
    """Annotations say *denied* of a disputed event, too: whoever else asserts it is in its
    attribution.
    """
    status = event.get("status")
    return "denied" if status == "disputed" else status


def _share_a_name(gold: str | None, predicted: str | None) -> bool:
    return not _spellings(gold).isdisjoint(_spellings(predicted))


def _spellings(name: str | None) -> set[str]:
    return {" ".join(_words(spelling)) for spelling in (name or "").split("|")}


def _words(name: str | None) -> Iterable[str]:
    """The words that tell a name from another: no case, no signs, no *the* and no *oblast*."""
    words = re.sub(r"[^\w\s]", " ", (name or "").lower()).split()
    return [word for word in words if word not in NAME_PARTS_LEFT_OUT]


_RULES: Mapping[Field, Callable[[Event, Event], bool]] = {
    Field.DATE: _date,
    Field.PLACE: _place,
    Field.GEO: _geo,
    Field.PERPETRATOR: _side("perpetrator"),
    Field.TARGET: _side("target"),
    Field.WEAPONS: _weapons,
    Field.KILLED: _number("killed"),
    Field.WOUNDED: _number("wounded"),
    Field.SOURCE: _source,
    Field.STATUS: _status,
}
