"""Which predicted event of an article is which gold event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from events.extraction.scoring.agreement import RECORD, Event, Field, right_fields
from events.extraction.scoring.assignment import best_pairs

SHARED_SENTENCE = 0.5  # of the shorter of two passages


@dataclass(frozen=True, slots=True)
class Pair:
    """A predicted event with the gold event that it is."""

    gold: Event
    predicted: Event
    right: Mapping[Field, bool]

    @property
    def wrong(self) -> tuple[Field, ...]:
        return tuple(field for field in Field if not self.right[field])

    @property
    def is_right_as_a_record(self) -> bool:
        return all(self.right[field] for field in RECORD)


@dataclass(frozen=True, slots=True)
class Alignment:
    """One article: pairs, gold events that were missed, predicted ones that are none.

    Optional gold events are in none of these, nor is what was paired with them: they count for
    nothing.
    `optional_kinds` are their kinds, which are listed with the others even so.
    """

    article: str
    pairs: tuple[Pair, ...]
    missed: tuple[Event, ...]
    spurious: tuple[Event, ...]
    optional_kinds: frozenset[str] = frozenset()

    @property
    def gold(self) -> list[Event]:
        return [*(pair.gold for pair in self.pairs), *self.missed]

    @property
    def predicted(self) -> list[Event]:
        return [*(pair.predicted for pair in self.pairs), *self.spurious]


def align(article: str, gold: Sequence[Event], predicted: Sequence[Event]) -> Alignment:
    """Pair events of one kind that share a sentence, one to one, so that the sum of right fields is
    largest.

    Optional events take part in the pairing, so that what repeats background is spurious for none.
    """
    rights = [[_right_if_same(wanted, found) for found in predicted] for wanted in gold]
    matches = best_pairs(
        [[0 if right is None else 1 + sum(right.values()) for right in row] for row in rights]
    )
    pairs = [
        Pair(gold[i], predicted[j], right)
        for i, j in matches
        if (right := rights[i][j]) is not None
    ]
    return Alignment(
        article=article,
        pairs=tuple(pair for pair in pairs if not is_optional(pair.gold)),
        missed=tuple(
            event for event in _others(gold, (i for i, _ in matches)) if not is_optional(event)
        ),
        spurious=tuple(_others(predicted, (j for _, j in matches))),
        optional_kinds=frozenset(event["kind"] for event in gold if is_optional(event)),
    )


def is_optional(event: Event) -> bool:
    return bool(event.get("optional"))


def _others(events: Sequence[Event], matched: Iterable[int]) -> list[Event]:
    taken = set(matched)
    return [event for index, event in enumerate(events) if index not in taken]


def _right_if_same(gold: Event, predicted: Event) -> dict[Field, bool] | None:
    """The fields that are right, or None where these cannot be one event."""
    if gold.get("kind") != predicted.get("kind") or not share_a_sentence(gold, predicted):
        return None
    return right_fields(gold, predicted)


def share_a_sentence(gold: Event, predicted: Event) -> bool:
    """Whether a passage of one is at least half within a passage of the other, whichever is
    shorter.
    """
    spans = [
        [(passage["start"], passage["end"]) for passage in event.get("evidence") or ()]
        for event in (gold, predicted)
    ]
    return any(_overlap(one, other) for one in spans[0] for other in spans[1])


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared >= SHARED_SENTENCE * min(one[1] - one[0], other[1] - other[0])
