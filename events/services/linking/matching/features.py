"""The named features by which two reports are compared, and what rules out one event."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from events.extraction.types import Count, DateSpan, Kind
from events.services.linking.matching import places
from events.services.linking.matching.traits import Munition, Traits

# one mosque is told as strike, as attack on civilians and as ground combat
ALIKE = (frozenset({Kind("strike"), Kind("attack_on_civilians"), Kind("ground_combat")}),)
# "this week"; what is told of a month is a summary, not a night's strike
LONGEST_SPAN = timedelta(days=7)
MOST_APART = timedelta(days=1)  # a day misread, an event of the night
SMALL = 3  # counts up to this are shared by chance
CLOSE = 0.34  # of the larger toll: counts of one day differ by so much


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
    days = days_relation(one.days, other.days)
    killed = killed_relation(one, other)
    found = {
        f"kind {'same' if one.kind == other.kind else 'alike'}",
        f"place {place}",
        f"days {days}",
        f"perpetrator {_sides(one, other)}",
        f"killed {killed}",
        f"wounded {_counts(one.wounded, other.wounded)}",
        f"munitions {_munitions(one, other)}",
        f"words {_words(one, other)}",
    }
    if one.sentences & other.sentences:
        found.add("sentence same")
    if not place.startswith("same") and places.named_by_both(one, other):
        found.add("place named by both")
    return frozenset(found)


def days_relation(one: DateSpan, other: DateSpan) -> str:
    """*Nested* covers *Tuesday* and *overnight into Wednesday*; *touching* two nights of a row."""
    if one == other:
        return "same"
    if _within(one, other) or _within(other, one):
        return "nested"
    return "touching" if one.overlaps(other) else "apart"


def killed_relation(one: Traits, other: Traits) -> str:
    """How the dead of two reports agree, and whether they grow with the day of publication."""
    early, late = sorted((one, other), key=lambda report: report.published_on)
    return _counts(early.killed, late.killed, later=early.published_on < late.published_on)


def _same_article(one: Traits, other: Traits) -> bool:
    return one.article == other.article


def _unlike(one: Traits, other: Traits) -> bool:
    return one.kind != other.kind and not any({one.kind, other.kind} <= kinds for kinds in ALIKE)


def _days_apart(one: Traits, other: Traits) -> bool:
    return _apart(one.days, other.days) > MOST_APART


def _places_apart(one: Traits, other: Traits) -> bool:
    return places.relation(one, other) == "other" and not places.named_by_both(one, other)


def _contradicting(one: Traits, other: Traits) -> bool:
    return _sites_apart(one, other) and killed_relation(one, other) == "contradicting"


def _comparable(one: Traits, other: Traits) -> bool:
    """Whether the two can find each other: a report without a country is found by its side."""
    here, there = (report.spot.country if report.spot else "" for report in (one, other))
    if here and there:
        return here == there
    if one.perpetrators and one.perpetrators == other.perpetrators:
        return True
    return bool(one.spot and other.spot) and not here and not there and _same_spot(one, other)


def _same_spot(one: Traits, other: Traits) -> bool:
    return places.relation(one, other).startswith("same")


def _within(inner: DateSpan, outer: DateSpan) -> bool:
    return inner.start >= outer.start and inner.end <= outer.end


def _apart(one: DateSpan, other: DateSpan) -> timedelta:
    return max(one.start - other.end, other.start - one.end, timedelta(0))


def _too_long(one: Traits, other: Traits) -> bool:
    longest = max(one.days.end - one.days.start, other.days.end - other.days.start)
    return one.days != other.days and longest >= LONGEST_SPAN


def _sites_apart(one: Traits, other: Traits) -> bool:
    return places.relation(one, other) in ("near", "in reach", "other")


def _counts(early: Count | None, late: Count | None, *, later: bool = False) -> str:
    if early is None or late is None:
        return "in neither" if early is late else "in one"
    low, high = (count.min if count.min is not None else count.max or 0 for count in (early, late))
    if low == high:
        return "equal" if low > SMALL else "equal, few"
    if _open(early, late):
        return "allowed"
    if later and high > low:
        return "growing"
    if min(low, high) > SMALL and abs(high - low) <= CLOSE * max(low, high):
        return "close"
    return "contradicting"


def _open(early: Count, late: Count) -> bool:
    """Whether one number lies within what the other leaves open: *at least 30* and 52."""
    return all(
        (count.min is None or of.max is None or count.min <= of.max)
        for count, of in ((early, late), (late, early))
    )


def _sides(one: Traits, other: Traits) -> str:
    mine, theirs = one.perpetrators, other.perpetrators
    if not mine or not theirs:
        return "unnamed in both" if mine == theirs else "unnamed in one"
    if mine == theirs:
        return "same"
    if mine & theirs:
        return "shared"
    return "kin" if one.lineage(mine) & other.lineage(theirs) else "other"


def _munitions(one: Traits, other: Traits) -> str:
    numbers = _numbers(one.munitions), _numbers(other.munitions)
    if numbers[0] and numbers[1]:
        return _numbers_agree(*numbers)
    types = [{munition.type for munition in report.munitions} for report in (one, other)]
    if not types[0] or not types[1]:
        return "unnamed in one"
    return "same" if types[0] & types[1] else "other"


def _numbers(munitions: tuple[Munition, ...]) -> dict[str, int]:
    found = {}
    for munition in munitions:
        for what in ("launched", "intercepted"):
            if (number := getattr(munition, what)) is not None:
                found[f"{munition.type} {what}"] = number
    return found


def _numbers_agree(mine: dict[str, int], theirs: dict[str, int]) -> str:
    shared = mine.keys() & theirs.keys()
    if not shared:
        return "counted otherwise"
    if any(mine[what] != theirs[what] for what in shared):
        return "counts other"
    if max(mine[what] for what in shared) <= SMALL:
        return "counts equal, few"
    return "count equal" if len(shared) == 1 else "counts equal"


def _words(one: Traits, other: Traits) -> str:
    least = min(len(one.words), len(other.words))
    shared = len(one.words & other.words)
    if shared == 0 or least == 0:
        return "none" if least else "none to compare"
    share = shared / max(least, 4)
    return "few" if share < 0.2 else "some" if share < 0.45 else "many"


# in the order of their cost: most pairs fail one of the first
REFUSALS: Mapping[str, Callable[[Traits, Traits], bool]] = {
    "one article tells both": _same_article,
    "kinds that are not alike": _unlike,
    "days apart": _days_apart,
    "a period against a day": _too_long,
    "no country, side or place in common": lambda one, other: not _comparable(one, other),
    "places out of reach": places.too_far,
    "other places": _places_apart,
    "contradicting counts at different sites": _contradicting,
}
