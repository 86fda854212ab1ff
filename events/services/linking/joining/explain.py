"""Why a report is in its event: the report that it is most like, and the features they share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from events.services.linking.joining.kept_traits import Node
from events.services.linking.joining.neighbourhood import Neighbourhood
from events.services.linking.matching.scoring import ALWAYS, COPY, REFUSED, Compared, Rule

ALONE = "New: no report of another article is like it"
NOTHING_TO_COMPARE = "New: the text names no place and no side to compare it with others by"
FIRST = "The first report of this event"
BY_HAND = "Kept in this event as a reviewer left it"
MOST_FEATURES = 5


class LinkShown(TypedDict):
    """As it is kept. `article` is a primary key."""

    article: int
    score: float
    features: dict[str, float]


def link_shown(node: Node, group: Sequence[Node], found: Neighbourhood) -> LinkShown | None:
    """The likest report of the group; None for the first of it, and for one that no score joins."""
    if node is group[0]:
        return None
    others = [other for other in group if other is not node]
    best = max(others, key=lambda other: found.compared(node.report, other.report).score)
    compared = found.compared(node.report, best.report)
    if compared.score == REFUSED:
        return None
    return LinkShown(
        article=best.traits.article,
        score=compared.score / 1000,
        features=weights_shown(compared, found.rule),
    )


def weights_shown(compared: Compared, rule: Rule) -> dict[str, float]:
    """The weight of each feature that holds, the strongest first, with the one that always does."""
    names = sorted(compared.features, key=lambda name: (-rule.weights.get(name, 0), name))
    return {name: rule.weights.get(name, 0) / 1000 for name in (*names, ALWAYS)}


def because(node: Node, group: Sequence[Node], shown: LinkShown | None) -> str:
    """The reason in words."""
    if len(group) == 1:
        comparable = node.traits.spot or node.side
        return ALONE if comparable else NOTHING_TO_COMPARE
    if node is group[0]:
        return FIRST
    if shown is None:
        return BY_HAND
    article = next(one.told_by for one in group if one.traits.article == shown["article"])
    if COPY in shown["features"]:
        return f"The same sentence tells it in article {article}, a copy of the same text"
    likest = [name for name, weight in shown["features"].items() if weight > 0][:MOST_FEATURES]
    return f"Like the report in article {article} (score {shown['score']:.1f}): {', '.join(likest)}"
