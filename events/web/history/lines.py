"""The history of an event, a dated line for each change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from events.models import Article, Decision, Event, Revision
from events.services.linking.log_export import shown_state
from events.wording.past.history import sentence_of
from events.wording.past.history_changes import ArticleName
from events.wording.past.history_reasons import articles_named

MOST_LINES = 100  # the API has them all


@dataclass(frozen=True, slots=True)
class Line:
    """A change, told in a sentence."""

    revision: Revision
    sentence: str


@dataclass(frozen=True, slots=True)
class History:
    """The latest changes, the last first; `left_off` older ones are not shown."""

    lines: Sequence[Line]
    left_off: int


def history_of(event: Event) -> History:
    """`event` was read `with_history`. The articles and decisions that it names
    are asked for together."""
    revisions = list(event.revisions.all())
    shown = revisions[:MOST_LINES]
    names = _names({public_id for one in shown for public_id in _articles(one)})
    for one in shown:
        one.before, one.after = shown_state(one, one.before), shown_state(one, one.after)
    decisions = Decision.objects.named({one.decision_id for one in shown if one.decision_id})
    lines = [Line(one, sentence_of(one, names, decisions.get(one.decision_id))) for one in shown]
    return History(lines, len(revisions) - len(shown))


def _articles(revision: Revision) -> Iterator[str]:
    yield from articles_named(revision.reason)
    for state in (revision.before, revision.after):
        if isinstance(state, dict):
            yield from state.get("articles", ())


def _names(public_ids: set[str]) -> dict[str, ArticleName]:
    if not public_ids:
        return {}
    rows = Article.objects.public().filter(public_id__in=public_ids)
    named = rows.values_list("public_id", "source__name", "published_on")
    return {public_id: ArticleName(outlet or "", day) for public_id, outlet, day in named}
