"""Take the words of an erased article out of the history of its events.

The chain of changes holds a digest of each sentence, not the sentence, so it stays whole.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from events.models import Article, Decision, Event, Revision
from events.models.events.chain import sealed_words


def events_ever_told(article: Article) -> set[int]:
    """The events that a report of this article was ever in, merged and parted ones too: their
    history names the article, or a reviewer moved the report. The whole history is searched, which
    is slow and seldom.
    """
    named = Revision.objects.filter(reason__contains=f"article {article.public_id}")
    moved = Decision.objects.filter(moved__report__article=article).values_list("event", "other")
    events = {key for pair in moved for key in pair if key is not None}
    return events | set(named.values_list("event", flat=True))


def seal_sentences(events: Collection[int], *, text: str) -> None:
    """In every revision of these events, a digest for each sentence that is of this text. In a
    transaction.
    """
    words = " ".join(text.split())
    changed = []
    for revision in Revision.objects.filter(event__in=events):
        before, after = _sealed(revision.before, words), _sealed(revision.after, words)
        if (before, after) != (revision.before, revision.after):
            revision.before, revision.after = before, after
            changed.append(revision)
    Revision.objects.bulk_update(changed, ["before", "after"])
    told = Event.objects.withdrawn().filter(pk__in=events).only("summary")
    gone = [event.pk for event in told if " ".join(event.summary.split()) in words]
    Event.objects.filter(pk__in=gone).update(summary="", search_text="")


def _sealed(state: Any, words: str) -> Any:
    summary = state.get("summary") if isinstance(state, dict) else None
    if isinstance(summary, str) and summary and " ".join(summary.split()) in words:
        return {**state, "summary": sealed_words(summary)}
    return state
