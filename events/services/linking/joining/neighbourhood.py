"""The reports that have to be looked at together: those that come, and all linked to them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from events.models import ReportTraits
from events.models.linking import ReportTraitsQuerySet
from events.services.linking.joining.candidates import Window, reports_in, windows_of
from events.services.linking.joining.kept_traits import (
    Node,
    Parents,
    ParentsOfSides,
    nodes_of,
    read_nodes,
    write_missing_traits,
)
from events.services.linking.matching.scoring import Compared, Rule, compare


@dataclass(slots=True)
class Neighbourhood:
    """Reports by primary key, those of them that must be decided together, and their scores.

    `inside` is closed: no report outside is likely to tell an event that one inside tells.
    """

    rule: Rule
    parents: Parents
    nodes: dict[int, Node] = field(default_factory=dict)
    inside: set[int] = field(default_factory=set)
    scores: dict[tuple[int, int], Compared] = field(default_factory=dict)
    _windows: list[Window] = field(default_factory=list)
    _texts: set[int] = field(default_factory=set)
    _events: set[int] = field(default_factory=set)

    def compared(self, one: int, other: int) -> Compared:
        """The score of two reports; the same whichever is named first."""
        pair = (min(one, other), max(one, other))
        if pair not in self.scores:
            self.scores[pair] = compare(
                self.nodes[pair[0]].traits, self.nodes[pair[1]].traits, self.rule
            )
        return self.scores[pair]

    def grow(self, seeds: Collection[int], written: Sequence[ReportTraits]) -> None:
        """Take in these reports and, step by step, all that are likely to tell the same."""
        self.nodes |= nodes_of([row for row in written if row.pk in seeds], self.parents)
        unread = [pk for pk in seeds if pk not in self.nodes]
        front = set(self.nodes)
        if unread:
            front |= self._added([ReportTraits.objects.filter(report__in=unread)])
        while front:
            self.inside |= front
            self._added(self._around(front))
            front = {
                pk
                for pk, node in self.nodes.items()
                if pk not in self.inside and self._belongs(node, front)
            }

    def _belongs(self, node: Node, front: Collection[int]) -> bool:
        return node.event in self._events or any(
            self.compared(node.report, other).score >= self.rule.join for other in front
        )

    def _around(self, front: Collection[int]) -> Iterator[ReportTraitsQuerySet]:
        nodes = [self.nodes[pk] for pk in front]
        for window in windows_of(nodes):
            if not any(known.covers(window) for known in self._windows):
                self._windows.append(window)
                yield from reports_in(window)
        texts = {node.traits.text for node in nodes} - self._texts
        self._texts |= texts
        if texts:
            yield from ReportTraits.objects.standing().of_copies(texts)
        events = {node.event for node in nodes if node.event} - self._events
        self._events |= events
        if events:  # all reports of an event are decided together, even where one is linked no more
            write_missing_traits(events)
            yield ReportTraits.objects.of_events(events)

    def _added(self, found: Iterable[ReportTraitsQuerySet]) -> set[int]:
        nodes = read_nodes(list(found), self.nodes, self.parents)
        self.nodes |= nodes
        return set(nodes)


def neighbourhood_of(
    seeds: Collection[int], rule: Rule, *, written: Sequence[ReportTraits] = ()
) -> Neighbourhood:
    """The neighbourhood of these reports. Nobody else changes it: all who link take turns.
    `written` are rows that need not be read.
    """
    found = Neighbourhood(rule, ParentsOfSides())
    found.grow(seeds, written)
    return found
