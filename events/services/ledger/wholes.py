"""Which event holds each event: the best of all that do by rule, or what a reviewer says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q

from events import lengths
from events.models import Event, EventPlace, PartOf, Report
from events.models.events import EventQuerySet
from events.services.ledger.contain import LONGEST, Contained, alike, contained, preference
from events.services.ledger.nodes import AREAS, Loaded, Node

MOST_COMPARED = 2_000  # events of one country, its days and kind


Said = Mapping[tuple[int, int], PartOf]  # by reviewers, of a part and a whole


def wholes_of(keys: Collection[int], loaded: Loaded, said: Said | None = None) -> dict[int, PartOf]:
    """The relation of each of these events that another holds, by primary key; rows not saved.

    `said`: what reviewers say of these events, where the caller has read it, in order.
    """
    parts = loaded.of(keys)
    candidates = {key for group in _groups(parts.values()) for key in _keys(_holding(group))}
    nodes = {**loaded.of(candidates - parts.keys()), **parts}
    said = _said_by_reviewers(keys) if said is None else said
    holding = [node for node in nodes.values() if _may_hold(node)]
    found = {key: _whole_of(node, holding, said) for key, node in parts.items()}
    return {key: one for key, one in found.items() if one is not None}


def possible_parts(keys: Collection[int], loaded: Loaded) -> set[int]:
    """The events that these may hold."""
    nodes = loaded.of(keys).values()
    return {key for node in nodes if _may_hold(node) for key in _keys(_held(node))}


def _whole_of(part: Node, nodes: Iterable[Node], said: Said) -> PartOf | None:
    own = [one for (key, _whole), one in said.items() if key == part.pk]
    made = next((one for one in own if one.holds), None)
    if made is not None:
        return made
    holding = [
        (whole, found)
        for whole in nodes
        if (part.pk, whole.pk) not in said and (found := contained(part, whole)) is not None
    ]
    if not holding:
        return None
    whole, found = min(holding, key=lambda one: preference(one[0], one[1].rule))
    return _relation(part, whole, found)


def _relation(part: Node, whole: Node, found: Contained) -> PartOf:
    because = found.because[: lengths.REASON]
    return PartOf(part_id=part.pk, whole_id=whole.pk, rule=found.rule, because=because)


def _said_by_reviewers(keys: Collection[int]) -> dict[tuple[int, int], PartOf]:
    rows = PartOf.objects.filter(part__in=keys, made_by__isnull=False).order_by("pk")
    return {(row.part_id, row.whole_id): row for row in rows}


def _may_hold(node: Node) -> bool:
    return node.days_told <= LONGEST and (node.sums_up or node.is_area)


@dataclass(frozen=True, slots=True)
class _Group:
    """Events of one sort and about one time, whose wholes are looked for by one query."""

    kinds: tuple[str, ...]
    nodes: tuple[Node, ...]

    @property
    def first(self) -> date:
        return min(node.days.start for node in self.nodes)

    @property
    def last(self) -> date:
        return max(node.days.end for node in self.nodes)


def _groups(nodes: Iterable[Node]) -> list[_Group]:
    found: defaultdict[tuple[object, ...], list[Node]] = defaultdict(list)
    for node in nodes:
        found[tuple(alike(node.kind)), node.days.end.toordinal() // LONGEST].append(node)
    return [_Group(tuple(alike(group[0].kind)), tuple(group)) for group in found.values()]


def _holding(group: _Group) -> EventQuerySet:
    """The totals of its days, and what tells one of its numbers of a larger area."""
    last = group.last + timedelta(days=LONGEST)
    totals = Q(sums_up=True, starts_on__lte=group.last)
    night = group.last + timedelta(days=1)
    coarse = EventPlace.objects.filter(ordinal=0, place__precision__in=AREAS)
    same = _same_number(group.nodes) & Q(Exists(coarse.filter(event=OuterRef("pk"))))
    same &= Q(ends_on__lte=night)
    events = _of_their_sort(group.kinds, group.nodes)
    return events.filter(totals | same, ends_on__gte=group.first, ends_on__lte=last)


def _held(node: Node) -> EventQuerySet:
    """Events of its days; all for a total, else those with its number."""
    first, last = node.days.start - timedelta(days=1), node.days.end + timedelta(days=1)
    events = _of_their_sort(alike(node.kind), [node]).exclude(pk=node.pk)
    events = events.filter(ends_on__gte=node.days.start, ends_on__lte=last)
    events = events.filter(starts_on__gte=first, starts_on__lte=node.days.end)
    return events if node.sums_up else events.filter(_same_number([node]))


def _of_their_sort(kinds: Collection[str], nodes: Collection[Node]) -> EventQuerySet:
    """Of kinds that are compared, in a country in common or told by the same article.

    Each event of the days is looked up: the events of a country are half of all at any size.
    """
    countries = {spot.country for node in nodes for spot in node.spots if spot.country}
    articles = {article for node in nodes for article in node.articles}
    here = EventPlace.objects.filter(place__country__in=countries)
    told = Report.objects.filter(article__in=articles, event__isnull=False)
    near = Exists(here.filter(event=OuterRef("pk"))) | Q(pk__in=told.values("event"))
    return Event.objects.visible().of_kind(*kinds).filter(near)


def _same_number(nodes: Collection[Node]) -> Q:
    same = Q(pk__in=())
    for what in ("killed", "wounded"):
        numbers = {number for node in nodes if (number := node.least(what))}
        same |= Q(**{f"{what}_min__in": numbers})
    return same


def _keys(events: EventQuerySet) -> Iterable[int]:
    return events.order_by("-ends_on", "-pk").values_list("pk", flat=True)[:MOST_COMPARED]
