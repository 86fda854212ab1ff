"""The named features by which two reports are compared, and what rules out one event."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import timedelta

from events.extraction.types import Kind
from events.services.linking.matching import arms, content, days, places, tolls
from events.services.linking.matching.traits import Traits

# one mosque is told as strike, as attack on civilians and as ground combat
ALIKE = (frozenset({Kind("strike"), Kind("attack_on_civilians"), Kind("ground_combat")}),)
# "this week"; what is told of a month is a summary, not a night's strike
APART = ("near", "in reach", "other")
LONGEST_SPAN = timedelta(days=7)
MOST_APART = timedelta(days=1)  # a day misread, an event of the night


def refusal(one: Traits, other: Traits) -> str:
    """Why the two cannot tell one event, whatever else they share. Empty: they can."""
    return next((why for why, holds in REFUSALS.items() if holds(one, other)), "")


def copied(one: Traits, other: Traits) -> bool:
    """Whether copies of one text tell the two by the same sentence.

    Other values may differ: a cut has lost who fired, and *on Tuesday* is another day in a reprint
    a week later.
    """
    return (
        one.text == other.text
        and one.article != other.article
        and one.kind == other.kind
        and bool(one.sentences & other.sentences)
        and (one.spot is None or other.spot is None or one.spot.name == other.spot.name)
    )


def features(one: Traits, other: Traits) -> frozenset[str]:
    """The features that hold of the pair. Which of the two is named first makes no difference."""
    place = places.relation(one, other)
    found = {
        f"kind {'same' if one.kind == other.kind else 'alike'}",
        f"place {place}",
        f"days {days.relation(one.days, other.days)}",
        f"perpetrator {_sides(one, other)}",
        f"killed {tolls.killed_relation(one, other)}",
        f"wounded {tolls.wounded_relation(one, other)}",
        f"munitions {arms.relation(one, other)}",
        f"site {content.sites(one, other)}",
        f"words {content.words(one, other)}",
    }
    if one.sentences & other.sentences and "words none to compare" not in found:
        found.add("sentence same")
    if not place.startswith(("same", "far")) and places.named_by_both(one, other):
        found.add("place named by both")
    if _adds(one, other) or _adds(other, one):
        found.add("adds to it")
    if days.day_of_telling(one, other):
        found.add("day of telling")
    if days.counted_on(one, other):
        found.add("counted on")
    if not _agree_in_more(found):
        found |= _little_shared(found)
    return frozenset(found)


def _adds(late: Traits, early: Traits) -> bool:
    """*Three more people died of wounds from the strike of 3 September*, told on the 8th: dead were
    told of that strike before. Of the same day, it may be another one.
    """
    told_before = early.killed is not None and early.published_on < late.published_on
    later = late.published_on - late.days.end > MOST_APART
    same = early.days.overlaps(late.days) and places.relation(early, late) == "same place"
    return late.adds and told_before and later and same


def _agree_in_more(found: Collection[str]) -> bool:
    """Whether a pair agrees in more than place, day and side.

    Nearly any two small numbers are close, and any larger number of a later report may have grown
    from the earlier: *3 killed on Monday*, *4 on Tuesday* in one town are two attacks.
    """
    by_chance = _LOOSELY | {"killed equal, few"} if "days apart" in found else _LOOSELY
    if (_AGREE - by_chance) & set(found):
        return True
    one_day = {"days same", "days nested"} & set(found)
    if {"adds to it", "counted on"} & set(found):
        return True
    loosely = _LOOSELY & set(found) and "place same place" in found and one_day
    return bool(loosely) and "words none" not in found


def _little_shared(found: Collection[str]) -> frozenset[str]:
    """What a pair has that agrees in nothing but place, day and perhaps side.

    A town under fire is hit in many places of a day, always by the same side.
    """
    if "words none" in found:
        return frozenset({"nothing else shared"})
    if "words none to compare" not in found:
        return frozenset()
    side = {"days same", "days nested"} & set(found) and "perpetrator same" in found
    return frozenset({"nothing else but the side" if side else "nothing else told"})


def two_of_one_article(one: Traits, other: Traits) -> bool:
    """Whether one article tells the two apart, so that no other article can make them one."""
    return one.article == other.article and not _told_twice(one, other)


def _told_twice(one: Traits, other: Traits) -> bool:
    """Whether one article may tell one event by both.

    Its lead gives the region and the dead, its body the town: nothing that it gives tells them
    apart. Or both give one place and one day, and the side, the munition or the kind differs:
    gunmen killed nine, police killed seven gunmen. Whether they are one is for other articles to
    say.
    """
    if one.article != other.article or not one.days.overlaps(other.days):
        return False
    place = places.relation(one, other)
    if place in ("same place", "spelt alike"):
        two = one.kind == other.kind or content.sites(one, other) == "other"
        return not (tolls.contradict(one, other) and two)
    return place not in (*APART, places.EACH_NAMES_BOTH) and not told_apart(one, other)


def told_apart(one: Traits, other: Traits) -> int:
    """In how many of side, dead, wounded, munitions and site the two differ."""
    return sum(relation(one, other) in apart for relation, apart in _TELL_APART)


def _unlike(one: Traits, other: Traits) -> bool:
    return one.kind != other.kind and not any({one.kind, other.kind} <= kinds for kinds in ALIKE)


def _days_apart(one: Traits, other: Traits) -> bool:
    return days.apart(one.days, other.days) > MOST_APART and not days.counted_on(one, other)


def _places_apart(one: Traits, other: Traits) -> bool:
    return places.relation(one, other) == "other" and not places.named_by_both(one, other)


def _contradicting(one: Traits, other: Traits) -> bool:
    differ = _places_differ(one, other) or content.sites(one, other) == "other"
    return differ and tolls.contradict(one, other)


def _total_of_an_area(one: Traits, other: Traits) -> bool:
    """*Strikes killed 48 across the Gaza Strip* holds the 29 of a school: it is no such strike."""
    if one.covers == other.covers:
        return False
    whole, part = (one, other) if one.covers else (other, one)
    holds = places.relation(one, other) in (places.INSIDE, places.IN_COUNTRY)
    finer = part.spot is not None and part.spot.exact
    return holds and finer and tolls.is_more(whole.killed, part.killed)


def _other_countries(one: Traits, other: Traits) -> bool:
    return one.country_sure and other.country_sure and _country(one) != _country(other)


def comparable(one: Traits, other: Traits) -> bool:
    """Whether the two can find each other: a report of no sure country is found by its side."""
    if _country(one) and _country(one) == _country(other):
        return True
    if one.perpetrators and one.perpetrators == other.perpetrators:
        return True
    return not _country(one) and not _country(other) and _same_spot(one, other)


def _country(report: Traits) -> str:
    return report.spot.country if report.spot else ""


def _same_spot(one: Traits, other: Traits) -> bool:
    return places.relation(one, other).startswith("same")


def _too_long(one: Traits, other: Traits) -> bool:
    longest = max(one.days.end - one.days.start, other.days.end - other.days.start)
    return one.days != other.days and longest >= LONGEST_SPAN


def _places_differ(one: Traits, other: Traits) -> bool:
    return places.relation(one, other) in APART


def _sides(one: Traits, other: Traits) -> str:
    mine, theirs = one.perpetrators, other.perpetrators
    if not mine or not theirs:
        return "unnamed in both" if mine == theirs else "unnamed in one"
    if mine == theirs:
        return "same"
    if mine & theirs:
        return "shared"
    if one.lineage(mine) & other.lineage(theirs):
        return "kin"
    return "mirrored" if mine <= other.targets and theirs <= one.targets else "other"


_TELL_APART: tuple[tuple[Callable[[Traits, Traits], str], tuple[str, ...]], ...] = (
    (_sides, ("other", "mirrored")),
    (tolls.killed_relation, ("contradicting", "growing")),
    (tolls.wounded_relation, ("contradicting",)),
    (arms.relation, ("other", "counts other")),
    (content.sites, ("other",)),
)
_AGREE = frozenset(
    {
        *(f"killed {how}" for how in tolls.AGREE),
        *(f"wounded {how}" for how in tolls.AGREE),
        *("munitions count equal", "munitions counts equal", "munitions same", "site same"),
        *("killed allowed, far", "place named by both"),
    }
)
_LOOSELY = frozenset({"killed close", "killed growing", "wounded close"})
# in the order of their cost: most pairs fail one of the first
REFUSALS: Mapping[str, Callable[[Traits, Traits], bool]] = {
    "one article tells both": two_of_one_article,
    "kinds that are not alike": _unlike,
    "days apart": _days_apart,
    "one came a day after the other": days.says_that_it_followed,
    "a period against a day": _too_long,
    "other countries": _other_countries,
    "places out of reach": places.too_far,
    "other places": _places_apart,
    "contradicting counts at different sites": _contradicting,
    "the total of an area against one attack": _total_of_an_area,
}
