"""The reports of a neighbourhood by the event that they tell. Copies of one text come first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import product

from events.services.linking.joining.kept_traits import Node
from events.services.linking.joining.neighbourhood import Neighbourhood
from events.services.linking.matching.clusters import cluster
from events.services.linking.matching.features import two_of_one_article
from events.services.linking.matching.scoring import COPIED, REFUSED

Group = list[Node]


def group_reports(
    nodes: Sequence[Node], fixed: Collection[int], found: Neighbourhood
) -> list[Group]:
    """Groups of reports that tell one event, in an order that does not hang on arrival.

    `nodes` are in that order. The reports of an event that a person has dealt with (`fixed`) stay
    together, and no two such events become one.
    """
    units = _copies_together(nodes, fixed, found)

    def score(a: int, b: int) -> int:
        one, other = units[a], units[b]
        if _must_stay_apart(one, other, fixed):
            return REFUSED
        return found.compared(one[0].report, other[0].report).score

    together = [
        [n for n, unit in enumerate(units) if event in {node.event for node in unit}]
        for event in sorted(fixed)
    ]
    parts = cluster(
        len(units), score, join=found.rule.join, refused=REFUSED, fixed=[t for t in together if t]
    )
    groups = [[node for n in part for node in units[n]] for part in parts]
    return [sorted(group, key=lambda node: node.traits.key) for group in groups]


def _copies_together(
    nodes: Sequence[Node], fixed: Collection[int], found: Neighbourhood
) -> list[Group]:
    """Each report with those of copies that tell it by the same sentence, the first of them first.

    The first speaks for all: *on Tuesday* is another day in a reprint a week later.
    """
    units: list[Group] = []
    for node in nodes:
        likely = [
            (found.compared(unit[0].report, node.report).score, -n)
            for n, unit in enumerate(units)
            if unit[0].traits.text == node.traits.text
            and node.traits.article not in {told.traits.article for told in unit}
            and not _must_stay_apart(unit, [node], fixed)
        ]
        best = max(likely, default=None)
        if best is not None and best[0] > COPIED // 2:
            units[-best[1]].append(node)
        else:
            units.append([node])
    return units


def _must_stay_apart(one: Group, other: Group, fixed: Collection[int]) -> bool:
    """Whether one article tells them as two, or a person has dealt with both as two."""
    return any(
        two_of_one_article(a.traits, b.traits)
        or (a.event != b.event and a.event in fixed and b.event in fixed)
        for a, b in product(one, other)
    )
