"""Events that may be one: likely enough to be shown to a person, not to be joined."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from events.models import Decision, Report, Suggestion
from events.services.linking.joining.explain import weights_shown
from events.services.linking.joining.neighbourhood import Neighbourhood

Pair = tuple[int, int]


def suggest(decided: Mapping[int, int], new: Collection[int], found: Neighbourhood) -> None:
    """Write the suggestions of these events anew. `decided` are the events of reports as they are
    now; the others in reach are where they were. `new` events have no suggestions yet.
    """
    around = {pk: node.event for pk, node in found.nodes.items() if node.event is not None}
    events = {**around, **decided}
    best = _likest(list(decided), events, found)
    events_of_pairs = {event for pair in best for event in pair}
    told, two = _articles(events_of_pairs), Decision.objects.pairs_apart(events_of_pairs)
    kept = {
        pair: reports
        for pair, reports in best.items()
        if pair not in two and not told[pair[0]] & told[pair[1]]
    }
    if older := set(decided.values()) - set(new):
        Suggestion.objects.touching(older).delete()
    Suggestion.objects.bulk_create(_row(pair, *kept[pair], found) for pair in sorted(kept))


def _likest(
    members: Sequence[int], events: dict[int, int], found: Neighbourhood
) -> dict[Pair, tuple[int, int]]:
    """For each two events the two reports with the highest score, if it is worth a look."""
    best: dict[Pair, tuple[int, int]] = {}
    in_order = sorted(events, key=lambda pk: found.nodes[pk].traits.key)
    for one in members:
        for other in in_order:
            if events[one] == events[other]:
                continue
            score = found.compared(one, other).score
            pair = (min(events[one], events[other]), max(events[one], events[other]))
            if score >= found.rule.suggest and (
                pair not in best or score > found.compared(*best[pair]).score
            ):
                best[pair] = (one, other)
    return best


def _articles(events: set[int]) -> dict[int, set[int]]:
    """The articles of each event: one that tells both says that they are two."""
    told: dict[int, set[int]] = {event: set() for event in events}
    rows = Report.objects.filter(event__in=events).values_list("event_id", "article_id")
    for event, article in rows:
        told[event or 0].add(article)
    return told


def _row(pair: Pair, one: int, other: int, found: Neighbourhood) -> Suggestion:
    compared = found.compared(one, other)
    return Suggestion(
        event_id=pair[0],
        other_id=pair[1],
        score=compared.score / 1000,
        features=weights_shown(compared, found.rule),
    )
