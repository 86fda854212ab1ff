"""What comes of aligned articles: detection, records, fields, kinds, what was left empty, how far
confidence holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from events.extraction.scoring.agreement import (
    Event,
    Field,
    count,
    located,
    munitions,
    places,
    sides,
)
from events.extraction.scoring.alignment import Alignment, Pair
from events.extraction.scoring.rates import Rate, Tally

# The names under which a report's `why` keeps what is compared here. `geo` and source have no
# rule of their own.
READ_AS = {
    Field.DATE: "date",
    Field.PLACE: "places",
    Field.PERPETRATOR: "perpetrator",
    Field.TARGET: "target",
    Field.WEAPONS: "weapons",
    Field.KILLED: "killed",
    Field.WOUNDED: "wounded",
    Field.STATUS: "status",
}
# each without its upper end, but for the last
BINS = ((0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.0))


@dataclass(frozen=True, slots=True)
class Abstention:
    """Of aligned events: how often a field was filled that gold fills (`given`), or that gold
    leaves empty (`uncalled_for`).
    """

    wanted: int
    given: int
    unwanted: int
    uncalled_for: int

    @property
    def left_empty(self) -> Rate:
        return Rate(self.wanted - self.given, self.wanted)


@dataclass(frozen=True, slots=True)
class Bin:
    """Values whose confidence lies from `low` to `high`: how confident on average, and how many are
    right.
    """

    low: float
    high: float
    mean_confidence: float
    right: Rate


def detection(alignment: Alignment) -> Tally:
    return Tally(len(alignment.gold), len(alignment.predicted), len(alignment.pairs))


def records(alignment: Alignment) -> Tally:
    right = sum(pair.is_right_as_a_record for pair in alignment.pairs)
    return Tally(len(alignment.gold), len(alignment.predicted), right)


def kinds(alignments: Iterable[Alignment]) -> list[str | None]:
    """Every kind that gold or prediction holds, optional events included."""
    found: set[str | None] = set()
    for alignment in alignments:
        found |= alignment.optional_kinds | {
            event.get("kind") for event in (*alignment.gold, *alignment.predicted)
        }
    return sorted(found, key=str)


def detection_of_kind(alignment: Alignment, kind: str | None) -> Tally:
    def of_kind(events: Iterable[Event]) -> int:
        return sum(event.get("kind") == kind for event in events)

    return Tally(
        of_kind(alignment.gold),
        of_kind(alignment.predicted),
        of_kind(pair.gold for pair in alignment.pairs),
    )


def field_accuracy(pairs: Sequence[Pair], field: Field) -> Rate:
    return Rate(sum(pair.right[field] for pair in pairs), len(pairs))


def value_of(event: Event, field: Field) -> Any:
    """What the event says of the field, as the score reads it: None or an empty list where it says
    nothing.
    """
    return _VALUES[field](event)


def is_given(event: Event, field: Field) -> bool:
    return bool(value_of(event, field))


def abstention(pairs: Sequence[Pair], field: Field) -> Abstention:
    wanted = [pair for pair in pairs if is_given(pair.gold, field)]
    unwanted = [pair for pair in pairs if not is_given(pair.gold, field)]
    return Abstention(
        len(wanted),
        sum(is_given(pair.predicted, field) for pair in wanted),
        len(unwanted),
        sum(is_given(pair.predicted, field) for pair in unwanted),
    )


def first_why(event: Event, field: str) -> Mapping[str, Any] | None:
    """The entry of `why` that set the field first; None where no rule is named."""
    return next((why for why in event.get("why") or () if why["field"] == field), None)


def confident_events(alignments: Iterable[Alignment]) -> list[tuple[float, bool]]:
    """(confidence, whether it is a gold event) of each predicted event that bears a confidence."""
    judged = [(pair.predicted, True) for alignment in alignments for pair in alignment.pairs]
    judged += [(event, False) for alignment in alignments for event in alignment.spurious]
    return [
        (event["confidence"], right)
        for event, right in judged
        if event.get("confidence") is not None
    ]


def confident_values(pairs: Iterable[Pair]) -> list[tuple[float, bool]]:
    """(confidence, whether it is right) of each value of aligned events whose `why` bears a
    confidence.
    """
    read = [
        (first_why(pair.predicted, name), pair.right[field])
        for pair in pairs
        for field, name in READ_AS.items()
    ]
    return [
        (why["confidence"], right)
        for why, right in read
        if why is not None and why.get("confidence") is not None
    ]


def reliability(judged: Sequence[tuple[float, bool]]) -> list[Bin]:
    """The bins that hold anything. Where confidence means what it says, its mean is the share that
    is right.
    """
    return [
        _bin(low, high, inside)
        for low, high in BINS
        if (inside := [pair for pair in judged if _is_in(pair[0], low, high)])
    ]


def _is_in(confidence: float, low: float, high: float) -> bool:
    return low <= confidence < high or confidence == high == BINS[-1][1]


def _bin(low: float, high: float, judged: Sequence[tuple[float, bool]]) -> Bin:
    mean = sum(confidence for confidence, _right in judged) / len(judged)
    return Bin(low, high, mean, Rate(sum(right for _confidence, right in judged), len(judged)))


_VALUES: Mapping[Field, Callable[[Event], Any]] = {
    Field.DATE: lambda event: event.get("date"),
    Field.PLACE: places,
    Field.GEO: located,
    Field.PERPETRATOR: lambda event: sides(event, "perpetrator"),
    Field.TARGET: lambda event: sides(event, "target"),
    Field.WEAPONS: munitions,
    Field.KILLED: lambda event: count(event, "killed"),
    Field.WOUNDED: lambda event: count(event, "wounded"),
    Field.SOURCE: lambda event: event.get("attribution"),
    Field.STATUS: lambda event: event.get("status"),
}
