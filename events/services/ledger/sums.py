"""What sums count: parts, or the whole where the parts do not reach it, never both.

Pure: values in, values out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from events.models.counting.ledger import PartRule
from events.services.ledger.contain import LONGEST
from events.services.ledger.nodes import WHATS, Node

# Above these a number waits for a reviewer: totals of a war are read as one day's strike. The
# deadliest attacks of one day in this century: about 1,700 (Camp Speicher), 1,200 (7 October 2023).
MOST = {"killed": 2_000, "wounded": 10_000, "munitions": 3_000}
WAITS = "waits for a reviewer: {number:,} is more than one event is believed without a check"
RUNNING = "a running total: told of {days} days"


@dataclass(frozen=True, slots=True)
class Relation:
    """`whole` holds `part`, both by primary key."""

    part: int
    whole: int
    rule: str
    because: str


LeftOut = dict[tuple[int, str], str]


def left_out(nodes: Mapping[int, Node], relations: Iterable[Relation]) -> LeftOut:
    """Why sums leave out a number, by event and what it counts; others are counted.

    `nodes` with all that they are related to.
    """
    trees = _without_circles(nodes, relations)
    found: LeftOut = {}
    for what in WHATS:
        found |= _Settling(nodes, trees, what).left_out()
    return found


def alone_left_out(node: Node, what: str) -> str:
    """Why a number is left out whatever other events say, or nothing."""
    number = node.least(what)
    if number is None:
        return ""
    if node.days_told > LONGEST:
        return RUNNING.format(days=node.days_told)
    return "" if node.checked or number <= MOST[what] else WAITS.format(number=number)


def _without_circles(nodes: Mapping[int, Node], relations: Iterable[Relation]) -> list[Relation]:
    """Each part has one whole. Reviewers may by mistake say that a whole holds itself."""
    wholes = {one.part: one for one in relations if one.part in nodes and one.whole in nodes}
    return [one for one in wholes.values() if not _comes_back(one, wholes)]


def _comes_back(relation: Relation, chosen: Mapping[int, Relation]) -> bool:
    """Whether a whole would hold itself: reviewers may say so by mistake."""
    seen, one = {relation.part}, chosen.get(relation.whole)
    while one is not None and one.part not in seen:
        seen.add(one.part)
        one = chosen.get(one.whole)
    return one is not None and one.part == relation.part


@dataclass(frozen=True, slots=True)
class _Value:
    """What a whole or a leaf comes to; None where no text gives a number."""

    number: int | None
    events: int


class _Settling:
    """One sort of number in the trees of wholes and parts."""

    def __init__(self, nodes: Mapping[int, Node], relations: Sequence[Relation], what: str) -> None:
        self.nodes, self.what = nodes, what
        self.below: defaultdict[int, list[Relation]] = defaultdict(list)
        for relation in sorted(relations, key=lambda one: one.part):
            self.below[relation.whole].append(relation)
        self.roots = nodes.keys() - {relation.part for relation in relations}
        self.out: LeftOut = {}

    def left_out(self) -> LeftOut:
        for root in sorted(self.roots):
            self._settle(root)
        return self.out

    def _own(self, pk: int) -> int | None:
        """The number that the event itself adds; a number that waits adds none."""
        node = self.nodes[pk]
        if node.not_counted:
            return None
        reason = alone_left_out(node, self.what)
        if reason:
            self.out[pk, self.what] = reason
            return None
        return node.least(self.what)

    def _settle(self, pk: int) -> _Value:
        parts = [one for one in self.below[pk] if one.rule != PartRule.TWICE]
        twins = [one for one in self.below[pk] if one.rule == PartRule.TWICE]
        values = [self._settle(one.part) for one in (*parts, *twins)]
        told = [value for value in values[: len(parts)] if value.number is not None]
        reached = sum(value.number or 0 for value in told)
        holder, number = self._holder(pk, twins, values[len(parts) :])
        if number is None or (told and reached >= number):
            self._leave_out_wholes(pk, twins, sum(value.events for value in told))
            return _Value(reached if told else None, sum(value.events for value in told))
        for one in (*parts, *twins):
            if one.part != holder:
                self._leave_out_below(one, holder)
        if holder != pk:
            self._leave(
                pk, f"contained in {self.nodes[holder].public_id}: the greater of two totals"
            )
        return _Value(number, 1)

    def _holder(
        self, pk: int, twins: Sequence[Relation], values: Sequence[_Value]
    ) -> tuple[int, int | None]:
        """The event with the greatest total of the area, and its number."""
        totals = [(pk, self._own(pk))]
        totals += [(one.part, value.number) for one, value in zip(twins, values, strict=True)]
        given = [(one, number) for one, number in totals if number is not None]
        return max(given, key=lambda total: total[1]) if given else (pk, None)

    def _leave_out_wholes(self, pk: int, twins: Sequence[Relation], parts: int) -> None:
        words = f"its parts are counted: {parts} event{'s' if parts != 1 else ''}"
        for one in (pk, *(twin.part for twin in twins)):
            self._leave(one, words)

    def _leave_out_below(self, relation: Relation, holder: int) -> None:
        whole = self.nodes[holder].public_id
        for pk in self._all_below(relation.part):
            self._leave(pk, f"contained in {whole}: {relation.because}", again=True)

    def _all_below(self, pk: int) -> Iterator[int]:
        yield pk
        for relation in self.below[pk]:
            yield from self._all_below(relation.part)

    def _leave(self, pk: int, reason: str, *, again: bool = False) -> None:
        """Only a number that would be counted is left out; one that waits goes on waiting."""
        node = self.nodes[pk]
        if node.not_counted or node.least(self.what) is None or alone_left_out(node, self.what):
            return
        if again or (pk, self.what) not in self.out:
            self.out[pk, self.what] = reason
