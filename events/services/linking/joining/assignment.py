"""Which event each group of reports is. Pure: groups and present events in, events out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from events.services.linking.joining.kept_traits import Node

Groups = Sequence[Sequence[Node]]


@dataclass(slots=True)
class Assignment:
    """The event of each group by its position (None: a new one), and the events that are no more.

    `merged` leads from such an event to the group that holds its oldest report.
    """

    events: dict[int, int] = field(default_factory=dict)
    merged: dict[int, int] = field(default_factory=dict)


def assign(groups: Groups, *, fixed: Collection[int], last: Collection[int]) -> Assignment:
    """Keep ids where they were: a split leaves the id with the older report.

    Of events that are one now the older keeps its id, and an event that a person has dealt with
    (`fixed`) before all others. Reports in `last`, which are being read again, leave their event to
    reports that stand.
    """
    told = _by_event(groups)
    found = Assignment()
    for event in sorted(told, key=lambda event: (event not in fixed, event)):
        homes = [group for _, group in sorted(told[event], key=lambda home: _age(home[0], last))]
        free = [group for group in homes if group not in found.events]
        if free:
            found.events[free[0]] = event
        else:
            found.merged[event] = homes[0]
    return found


def _by_event(groups: Groups) -> Mapping[int, list[tuple[Node, int]]]:
    told: dict[int, list[tuple[Node, int]]] = {}
    for position, group in enumerate(groups):
        for node in group:
            if node.event is not None:
                told.setdefault(node.event, []).append((node, position))
    return told


def _age(node: Node, last: Collection[int]) -> tuple[bool, tuple[int, int]]:
    return node.report in last, node.age
