"""Take the words of an article out of the messages that were written about its events."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from events.models import Delivery, Event, Revision, Subscription
from events.models.events.chain import sealed_words

GONE = "[…]"  # in a letter, instead of the sentence


def erase_from_messages(events: Collection[int], *, text: str, sent_too: bool = False) -> int:
    """In messages about these events that wait or did not arrive, and `sent_too` in those that
    did: no sentence of this text is left. How many were changed. In a transaction, before the
    sentences leave the history.
    """
    _wait_for_writers()
    words = " ".join(text.split())
    patterns = [_anyhow_broken(sentence) for sentence in _sentences(events, words)]
    rows = Delivery.objects.telling(events)
    changed = []
    for delivery in rows if sent_too else rows.not_arrived():
        body = _without(delivery.body, words, patterns)
        if body != delivery.body:
            delivery.body = body
            changed.append(delivery)
    Delivery.objects.bulk_update(changed, ["body"])
    return len(changed)


def _wait_for_writers() -> None:
    """Whoever writes messages holds the subscription; the next one reads what is left."""
    rows = Subscription.objects.select_for_update().order_by("pk")
    list(rows.filter(ended_at__isnull=True).values_list("pk", flat=True))


def _sentences(events: Collection[int], words: str) -> set[str]:
    """The sentences of this text that ever stood for one of the events."""
    states = Revision.objects.filter(event__in=events).values_list("before", "after")
    told = {_summary(state) for pair in states for state in pair}
    told |= set(Event.objects.filter(pk__in=events).values_list("summary", flat=True))
    return {" ".join(one.split()) for one in told if one and " ".join(one.split()) in words}


def _summary(state: Any) -> str:
    found = state.get("summary") if isinstance(state, dict) else ""
    return found if isinstance(found, str) else ""


def _anyhow_broken(sentence: str) -> re.Pattern[str]:
    """Letters are wrapped between words and behind hyphens."""
    words = (re.escape(word).replace(r"\-", r"\-\s*") for word in sentence.split())
    return re.compile(r"\s+".join(words))


def _without(body: Any, words: str, patterns: Collection[re.Pattern[str]]) -> Any:
    """A letter without the sentences, or the states of a signed message as the log has them."""
    if isinstance(body.get("text"), str):
        return {**body, "text": _cut(body["text"], patterns)}
    data = body.get("data")
    if not isinstance(data, dict):
        return body
    return {**body, "data": {**data, **dict(_states(data, words))}}


def _cut(letter: str, patterns: Collection[re.Pattern[str]]) -> str:
    for pattern in patterns:
        letter = pattern.sub(GONE, letter)
    return letter


def _states(data: dict[str, Any], words: str) -> Iterator[tuple[str, Any]]:
    for name in ("before", "after"):
        summary = _summary(data.get(name))
        if summary and " ".join(summary.split()) in words:
            yield name, {**data[name], "summary": sealed_words(summary)}
