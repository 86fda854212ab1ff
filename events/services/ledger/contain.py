"""Whether the numbers of one event hold those of another, and why. Pure: values in, values out."""

from __future__ import annotations

from dataclasses import dataclass

from events.extraction.types import Kind, Precision
from events.models.counting.ledger import PartRule
from events.services.ledger.distances import kilometres
from events.services.ledger.nodes import WHATS, Node, Spot
from events.services.ledger.parts_of_countries import lies_in_part

# One attack is told as any of these: a mosque bombed is a strike and an attack on civilians
ALIKE = frozenset({Kind.STRIKE, Kind.ATTACK_ON_CIVILIANS, Kind.GROUND_COMBAT})
ONE_NIGHT = 2  # days: *overnight into Wednesday*
DISTRICT_KM = 40  # from its middle
TOLD_TOGETHER_KM = 100  # an article may name a large territory for its villages
LONGEST = 7  # days: what is told of a longer time is a running total
FINER = (Precision.SITE, Precision.TOWN, Precision.DISTRICT)


@dataclass(frozen=True, slots=True)
class Contained:
    """Why, as a rule and in words."""

    rule: PartRule
    because: str


def contained(part: Node, whole: Node) -> Contained | None:
    """Why `whole` holds `part`; None if it does not."""
    if part.pk == whole.pk or not _comparable(part, whole):
        return None
    if _same_area(part, whole):
        return _told_twice(part, whole)
    if not _lies_in(part, whole):
        return None
    if whole.sums_up:
        return _as_total(part, whole)
    if whole.is_area and _same_number(part, whole):
        return Contained(PartRule.SAME_NUMBER, f"the same number, told of {_area(whole)}")
    return None


def preference(whole: Node, rule: str) -> tuple[object, ...]:
    """Of several that hold an event, the one with the least of this is its whole: a region before
    its country, a night before a week, of two totals the greater.
    """
    country = bool(whole.spots) and whole.spots[0].precision == Precision.COUNTRY
    numbers = tuple(-(whole.least(what) or 0) for what in WHATS)
    return (rule != PartRule.TWICE, country, whole.days_told, numbers, whole.pk)


def alike(kind: str) -> list[str]:
    """The kinds whose numbers are compared with those of this kind."""
    return sorted(ALIKE) if kind in ALIKE else [kind]


def _comparable(part: Node, whole: Node) -> bool:
    return (
        part.kind in alike(whole.kind)
        and whole.days_told <= LONGEST
        and _days_fit(part, whole)
        and _sides_fit(part, whole)
    )


def _days_fit(part: Node, whole: Node) -> bool:
    """The part's days lie within the whole's; of one night either way round."""
    inside = whole.days.start <= part.days.start and part.days.end <= whole.days.end
    around = part.days.start <= whole.days.start and whole.days.end <= part.days.end
    return inside or (around and part.days_told <= ONE_NIGHT)


def _sides_fit(part: Node, whole: Node) -> bool:
    """One agent in common; where one names none, the targets decide. Whom the same side attacks
    need not be named alike: *the Congolese army*, *civilians*.
    """
    if part.agents and whole.agents:
        return bool(part.agents & whole.agents)
    return _fit(part.targets, whole.targets)


def _fit(one: frozenset[int], other: frozenset[int]) -> bool:
    """One side in common, or none named in one."""
    return not one or not other or bool(one & other)


def _same_area(part: Node, whole: Node) -> bool:
    return (
        part.sums_up
        and whole.sums_up
        and bool(part.spots)
        and part.spots[0].is_area
        and {spot.place for spot in part.spots} == {spot.place for spot in whole.spots}
    )


def _told_twice(part: Node, whole: Node) -> Contained | None:
    """The one with the greater number holds the other; of two alike the older."""
    if _rank(part) >= _rank(whole):
        return None
    return Contained(PartRule.TWICE, f"another total of {_area(whole)} and the same days")


def _rank(node: Node) -> tuple[int, ...]:
    return (*(node.least(what) or 0 for what in ("killed", "munitions", "wounded")), -node.pk)


def _lies_in(part: Node, whole: Node) -> bool:
    if not whole.spots:
        return bool(part.articles & whole.articles) and bool(part.spots)
    if not part.spots:
        return False
    if not all(spot.is_area for spot in whole.spots):
        return _is_some_of(part, whole) or _is_around(part, whole)
    return _is_some_of(part, whole) or all(
        any(_within(spot, area) for area in whole.spots) for spot in part.spots
    )


def _is_around(part: Node, whole: Node) -> bool:
    """Whether the part is one of several attacks that are counted in one district, or in one town
    by an article that tells both.
    """
    if len(whole.spots) > 1 or part.sums_up or any(spot.is_area for spot in part.spots):
        return False
    area = whole.spots[0]
    if part.articles & whole.articles:
        return not any(_beyond(TOLD_TOGETHER_KM, spot, area) for spot in part.spots)
    known = all(spot.point for spot in part.spots)
    around = not any(_beyond(DISTRICT_KM, spot, area) for spot in part.spots)
    return area.precision == Precision.DISTRICT and known and around


def _beyond(most: float, spot: Spot, area: Spot) -> bool:
    """Whether the two are known to lie further apart."""
    if spot.point is None or area.point is None:
        return False
    return kilometres(spot.point, area.point) > most


def _is_some_of(part: Node, whole: Node) -> bool:
    return {spot.place for spot in part.spots} < {spot.place for spot in whole.spots}


def _within(spot: Spot, area: Spot) -> bool:
    if not spot.country or spot.country != area.country:
        return False
    if area.precision == Precision.COUNTRY:
        return spot.precision != Precision.COUNTRY
    if area.precision != Precision.REGION or spot.precision not in FINER:
        return False
    if not area.admin1 and lies_in_part(spot.point, area.point, area.country):
        return True
    return bool(spot.admin1) and spot.admin1 in {area.name, area.admin1}


def _as_total(part: Node, whole: Node) -> Contained:
    if part.articles & whole.articles:
        return Contained(PartRule.LEAD, f"the sum that the same article gives for {_area(whole)}")
    if whole.munitions is not None:
        return Contained(PartRule.BARRAGE, f"a barrage on {_area(whole)}")
    if len(whole.spots) > 1:
        return Contained(PartRule.SEVERAL, f"a number of {_area(whole)} together")
    return Contained(PartRule.AREA, f"a number of the whole of {_area(whole)}")


def _same_number(part: Node, whole: Node) -> bool:
    return any(
        getattr(part, what) == getattr(whole, what) and bool(whole.least(what))
        for what in ("killed", "wounded")
    )


def _area(whole: Node) -> str:
    return ", ".join(spot.name for spot in whole.spots[:3]) or "all its places"
