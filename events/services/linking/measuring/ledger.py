"""Whether the dead of each event are reckoned right from the reports that were joined to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from events.extraction.data.folding import fold
from events.extraction.data.known_actors import actors
from events.extraction.types import Count, Report
from events.services.ledger.speaking import Voices
from events.services.ledger.told import count_of, told_on_top, told_to_correct
from events.services.ledger.tolls import NEXT_DAY, Statement, current
from events.services.linking.measuring.gold import LinkedArticle

KILLED = "killed"
NOT_FOUND, NO_TOLL = "not found", "no toll"
TOO_LOW, TOO_HIGH, STOPS_SHORT = "too low", "too high", "stops short"
HALF = 2  # of the highest number told: from there on the lowest is no early one


@dataclass(frozen=True, slots=True)
class Told:
    """A report with its article, and the event that it was joined to."""

    article: LinkedArticle
    report: Report
    home: str


@dataclass(frozen=True, slots=True)
class Errors:
    """Events whose texts give their dead, and how many of them are reckoned wrong, by what."""

    events: int
    wrong: Mapping[str, int]


def ledger_errors(
    expected: Mapping[str, tuple[int, int]],
    homes: Mapping[str, Sequence[str]],
    reports: Collection[Told],
) -> Errors:
    """`expected`: the lowest and the highest number of dead that the texts give for an event.

    `homes`: where its reports went. Its ledger is that of the home of most of them.
    """
    found = (_error(*expected[event], homes.get(event, ()), reports) for event in expected)
    return Errors(len(expected), Counter(what for what in found if what))


def _error(low: int, high: int, homes: Sequence[str], reports: Iterable[Told]) -> str:
    if not homes:
        return NOT_FOUND
    home = Counter(homes).most_common(1)[0][0]
    return what_is_wrong(low, high, _reckoned([told for told in reports if told.home == home]))


def what_is_wrong(low: int, high: int, reckoned: Count | None) -> str:
    """Empty: the range lies within what is told, and reaches the number that is told last."""
    if reckoned is None or reckoned.min is None:
        return NO_TOLL
    if reckoned.min < low or reckoned.min * HALF < high:
        return TOO_LOW
    if reckoned.min > high or (reckoned.max is not None and reckoned.max > high):
        return TOO_HIGH
    return STOPS_SHORT if reckoned.max is not None and reckoned.max < high else ""


def _reckoned(told: Iterable[Told]) -> Count | None:
    return current([_statement(one, count) for one in told if (count := _count(one)) is not None])


def _count(told: Told) -> Count | None:
    return count_of(KILLED, told.report)


def _statement(told: Told, count: Count) -> Statement:
    article = told.article
    voice = Voices(_tops()).of(told.report, article.outlet or article.id)
    adds = told_on_top(KILLED, told.report)
    corrects = told_to_correct(KILLED, told.report)
    first = article.published_on <= told.report.date.end + NEXT_DAY
    return Statement(count, article.published_on, voice.key, voice.contests, adds, first, corrects)


@lru_cache(maxsize=1)
def _tops() -> Mapping[str, int]:
    """For each name of the vocabulary the side at the top of it, by its position."""
    position = {actor.name: n for n, actor in enumerate(actors(), 1)}
    above = {actor.name: actor.parent for actor in actors() if actor.parent}

    def top(name: str) -> int:
        while (parent := above.get(name)) is not None:
            name = parent
        return position[name]

    return {
        fold(word): top(actor.name)
        for actor in actors()
        for word in (actor.name, *actor.aliases, *actor.stands_for)
    }
