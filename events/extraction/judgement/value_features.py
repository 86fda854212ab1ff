"""What speaks for a value of an event, each by the name of its weight in `data/value_weights.toml`.

The rule that set the value says most, and not all: a place is right more often near the word that
tells the event, where the article names no second place, and early in the article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from events.extraction.types import Count, Report, Role, Why

RATES = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
CHANCES = (0.5, 0.6, 0.7, 0.8, 0.9)
MANY = 3
LISTED_WITHIN = 12  # characters between two names of a list: ", and in "
EVENTS = (2, 3, 5, 8, 12)
VALUES = (2, 3, 5, 8)
OFF = (20, 60, 150, 400, 1000)  # characters from the word that tells the event
INTO = (300, 1000, 2500)  # characters of the article before the event
HARMED = (1, 2, 5, 10, 20, 50, 100, 500)
NUMBERS = (2, 4, 7)
NUMBER = re.compile(r"\d+")
OTHER = {"perpetrator": "target", "target": "perpetrator"}


@dataclass(frozen=True, slots=True)
class Told:
    """What all events of an article say: how many they are, and how many have each value of a
    field. A value that many share, and beside which no other stands, is a safe one.
    """

    events: int
    by_field: Mapping[str, Counter[str]]
    countries: Counter[str]

    def shared(self, report: Report, field: str) -> int:
        """By how many events the most common of the report's values is told; at least by itself."""
        return max((self.by_field[field][value] for value in values(report, field)), default=1)


def told_by(reports: Iterable[Report]) -> Told:
    """What the events of one article say together."""
    reports = list(reports)
    return Told(
        len(reports),
        {field: Counter(v for r in reports for v in set(read(r))) for field, read in READ.items()},
        Counter(place.country or "" for report in reports for place in report.places),
    )


def values(report: Report, field: str) -> list[str]:
    """The values of a field, so that equal ones can be counted; empty: the report has none."""
    read = READ.get(field)
    return read(report) if read else []


def features(report: Report, why: Why, rate: float, told: Told) -> Iterator[str]:
    """The features of the value that `why` decided. `rate` is the share its rule gets right, `told`
    what the report and all beside it say.
    """
    field = why.field
    yield field
    yield f"{field} of {report.kind}"
    yield from (f"rule right {least}" for least in RATES if rate >= least)
    for said in _of_any(report, why, told):
        yield f"{field}, {said}"
    for said in _of_field(report, field, told):
        yield f"{field}, {said}"


def _of_any(report: Report, why: Why, told: Told) -> Iterator[str]:
    yield f"by {why.rule}"
    yield from (f"event sure {least}" for least in CHANCES if (report.confidence or 0.0) >= least)
    yield f"{min(len(report.evidence), MANY)} sentences"
    yield f"{min(sum(w.field == why.field for w in report.why), MANY)} reasons"
    if report.not_counted is not None:
        yield "background"
    yield from _at_least("events", told.events, EVENTS)
    yield from _beside(report, why.field, told)
    yield from _where(report, why)


def _beside(report: Report, field: str, told: Told) -> Iterator[str]:
    if field not in told.by_field:
        return
    shared = told.shared(report, field)
    yield (
        "told of all"
        if shared == told.events
        else "told of half"
        if shared * 2 >= told.events
        else "told of several"
        if shared > 1
        else "told of one"
    )
    yield from _at_least("values told", len(told.by_field[field]), VALUES)


def _where(report: Report, why: Why) -> Iterator[str]:
    """Where its words stand: how far from the word that tells the event, in which sentence."""
    telling = [w.start for w in report.why if w.field == "kind"]
    if telling:
        yield from _at_least("off", min(abs(why.start - start) for start in telling), OFF)
        yield "behind" if why.start >= telling[0] else "before"
    first = min((said.start for said in report.evidence), default=0)
    yield from _at_least("into", first, INTO)
    inside = [n for n, e in enumerate(report.evidence) if e.start <= why.start < e.end]
    yield "first sentence" if inside[:1] == [0] else "later sentence" if inside else "elsewhere"
    if not inside:
        yield "elsewhere before" if why.start < first else "elsewhere behind"


def _of_field(report: Report, field: str, told: Told) -> Iterator[str]:
    if field == "places":
        yield from _places(report, told)
    elif field in ("killed", "wounded"):
        yield from _harm(report, field)
    elif field in OTHER:
        yield "other side known" if values(report, OTHER[field]) else "other side open"
        yield "one" if len(values(report, field)) == 1 else "several"
        sides = {name for role in OTHER for name in told.by_field[role]}
        yield from _at_least("sides told", len(sides), VALUES)
    elif field == "status":
        yield str(report.status)
        yield f"{min(len(report.attribution), 2)} sources"


def _places(report: Report, told: Told) -> Iterator[str]:
    yield from {str(place.precision) for place in report.places}
    yield f"{min(len(report.places), MANY)} named"
    if _are_listed(report):
        yield "listed"
    if report.places:
        here, all_of_them = told.countries[report.places[0].country or ""], told.countries.total()
        yield (
            "country of all"
            if here == all_of_them
            else "country of most"
            if here * 2 >= all_of_them
            else "country of few"
        )


def _are_listed(report: Report) -> bool:
    """*in Lebanon and Syria*: each named, right behind the one before."""
    named = sorted((why.start, why.end) for why in report.why if why.field == "places")
    gaps = [later - end for (_, end), (later, _) in pairwise(named)]
    return bool(gaps) and len(named) == len(report.places) and max(gaps) <= LISTED_WITHIN


def _harm(report: Report, field: str) -> Iterator[str]:
    """Large numbers are totals more often than small ones."""
    harm = report.casualties
    count, other = (harm.killed, harm.wounded) if field == "killed" else (harm.wounded, harm.killed)
    if count is None:
        return
    least = count.min if count.min is not None else count.max or 0
    yield from _at_least("number", least, HARMED)
    if count.min != count.max:
        yield "about"
    numbers = sum(len(NUMBER.findall(said.text)) for said in report.evidence)
    yield from _at_least("numbers beside", numbers, NUMBERS)
    yield "alone" if other is None else "both"


def _at_least(what: str, number: int, levels: Iterable[int]) -> Iterator[str]:
    return (f"{level} {what}" for level in levels if number >= level)


def _of_role(role: Role) -> Callable[[Report], list[str]]:
    return lambda report: [actor.name for actor in report.actors if actor.role == role]


def _count(count: Count | None) -> list[str]:
    return [] if count is None else [f"{count.min} to {count.max}"]


READ: Mapping[str, Callable[[Report], list[str]]] = {
    "date": lambda report: [f"{report.date.start} to {report.date.end}"],
    "places": lambda report: [place.key or place.name for place in report.places],
    "perpetrator": _of_role(Role.PERPETRATOR),
    "target": _of_role(Role.TARGET),
    "weapons": lambda report: [str(weapon.type) for weapon in report.weapons],
    "killed": lambda report: _count(report.casualties.killed),
    "wounded": lambda report: _count(report.casualties.wounded),
    "status": lambda report: [str(report.status)],
}
