"""The reports that have to be looked at together: those that come, and all linked to them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db import transaction

from events.models import Article, ReportTraits
from events.models.linking import ReportTraitsQuerySet
from events.services.linking.joining.candidates import Window, reports_in, windows_of
from events.services.linking.joining.kept_traits import (
    Node,
    Parents,
    parents_of_sides,
    read_nodes,
    write_missing_traits,
)
from events.services.linking.joining.locks import areas_of, lock, needs_locks
from events.services.linking.matching.scoring import Compared, Rule, compare

MOST_TRIES = 6


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

    def grow(self, seeds: Iterable[int]) -> None:
        """Take in these reports and, step by step, all that are likely to tell the same."""
        front = self._added(ReportTraits.objects.filter(report__in=list(seeds)))
        while front:
            self.inside |= front
            self._look_around(front)
            front = {
                pk
                for pk, node in self.nodes.items()
                if pk not in self.inside and self._belongs(node, front)
            }

    def _belongs(self, node: Node, front: Collection[int]) -> bool:
        return node.event in self._events or any(
            self.compared(node.report, other).score >= self.rule.join for other in front
        )

    def _look_around(self, front: Collection[int]) -> None:
        nodes = [self.nodes[pk] for pk in front]
        for window in windows_of(nodes):
            if not any(known.covers(window) for known in self._windows):
                self._windows.append(window)
                for found in reports_in(window):
                    self._added(found)
        self._look_at_copies({node.traits.text for node in nodes} - self._texts)
        self._look_at_events({node.event for node in nodes if node.event} - self._events)

    def _look_at_copies(self, texts: set[int]) -> None:
        self._texts |= texts
        if texts and Article.objects.filter(origin__in=texts).exists():
            told = Article.objects.keys_of_texts(texts)
            self._added(ReportTraits.objects.standing().of_articles(told))

    def _look_at_events(self, events: set[int]) -> None:
        """All reports of an event are decided together, even where one is linked no more."""
        self._events |= events
        if events:
            write_missing_traits(events)
            self._added(ReportTraits.objects.of_events(events))

    def _added(self, found: ReportTraitsQuerySet) -> set[int]:
        nodes = read_nodes(found, self.nodes, self.parents)
        self.nodes |= nodes
        return set(nodes)


def lock_neighbourhood(seeds: Collection[int], rule: Rule) -> Neighbourhood:
    """The neighbourhood of these reports, which nobody else changes until the transaction ends.

    What has to be locked is known only when it has been read. If it turns out to be more, all is
    let go and locked anew in one order: whoever waits holds nothing that another waits for.
    """
    parents = parents_of_sides()
    if not needs_locks():
        return _grown(seeds, rule, parents)
    coming = read_nodes(ReportTraits.objects.filter(report__in=seeds), {}, parents)
    locked = areas_of(coming.values())
    for _ in range(MOST_TRIES):
        point = transaction.savepoint()
        lock(locked)
        found = _grown(seeds, rule, parents)
        needed = areas_of(found.nodes[pk] for pk in found.inside)
        if needed <= locked:
            return found
        transaction.savepoint_rollback(point)
        locked |= needed
    lock(locked)
    return _grown(seeds, rule, parents)


def _grown(seeds: Collection[int], rule: Rule, parents: Parents) -> Neighbourhood:
    found = Neighbourhood(rule, parents)
    found.grow(seeds)
    return found
