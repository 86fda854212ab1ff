"""Letters to those who follow events: plain text that reads well in any mail program."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from events.models import Event, Subscription
from events.models.going_out.subscriptions import HowOften, Trigger
from events.services.linking.log_export import shown_state
from events.wording import dates
from events.wording.labels import naming
from events.wording.occurrences import counted, is_said, occurrence, where
from events.wording.past.history_changes import phrases
from events.wording.subscribing import TRIGGERS

WIDTH = 76
MOST_TOLD = 50  # events in one letter; the page has them all
RULE = "-" * 40
COUNTED = ("killed", "wounded")
SHOWN = ("summary", "articles", "review")  # not told as changes: the letter or the page has them


class Change(Protocol):
    """A revision of an event, and what it is to the reader."""

    @property
    def revision(self) -> Any: ...
    @property
    def triggers(self) -> frozenset[str]: ...
    @property
    def before(self) -> Mapping[str, Any] | None: ...


def letter(subscription: Subscription, changes: Sequence[Change]) -> dict[str, str]:
    """The changes of several events, in the language of the subscription."""
    with translation.override(subscription.language):
        count = len(changes)
        words = ngettext("%(count)s event", "%(count)s events", count) % {"count": count}
        events = Event.objects.for_list().in_bulk([one.revision.event_id for one in changes])
        told = changes[:MOST_TOLD]
        parts = [_told(subscription, change, events) for change in told]
        left = count - len(told)
        if left:
            parts.append(gettext("And %(count)s more, on the page.") % {"count": left})
        return {
            "subject": f"{subscription.name}: {words}",
            "text": _body(subscription, parts),
        }


def confirmation(subscription_name: str) -> dict[str, str]:
    """The letter before all others; `{confirm}` and `{stop}` are filled in when it is sent."""
    text = gettext(
        "Somebody, we hope you, asked the conflict event tracker to write to this address when "
        "events change: %(name)s."
    ) % {"name": subscription_name}
    yes = gettext("To get them, open this page:")
    no = gettext("If it was not you, do nothing: you will get no other letter.")
    return {
        "subject": gettext("Please confirm: %(name)s") % {"name": subscription_name},
        "text": "\n\n".join([_wrapped(text), yes, "{confirm}", _wrapped(no)]) + "\n",
    }


def _body(subscription: Subscription, parts: Sequence[str]) -> str:
    why = {
        HowOften.NOW: gettext("You get each change soon after it is known."),
        HowOften.DAILY: gettext("You get the changes of a day every morning."),
        HowOften.WEEKLY: gettext("You get the changes of a week every Monday."),
    }[HowOften(subscription.how_often)]
    foot = [
        _wrapped(why),
        gettext("All events of this view:"),
        f"{subscription.site}/?{subscription.query}",
        gettext("Settings, and all that was sent:"),
        "{subscription}",
        gettext("To stop:"),
        "{stop}",
    ]
    return f"\n\n{RULE}\n\n".join([*parts, "\n".join(foot)]) + "\n"


def _told(subscription: Subscription, change: Change, events: dict[int, Event]) -> str:
    event = events[change.revision.event_id]
    return "\n".join(_lines(subscription, change, event))


def _lines(subscription: Subscription, change: Change, event: Event) -> Iterator[str]:
    yield from textwrap.wrap(f"{occurrence(event)}, {where(event)}", WIDTH)
    yield f"{dates.days(event)} · {naming.status_label(event.status)}"
    yield capfirst(", ".join(str(TRIGGERS[trigger]) for trigger in sorted(change.triggers)))
    if event.withdrawn_at:
        yield _wrapped(event.withdrawn_because)
    else:
        yield from _told_of_what_stands(change, event)
    numbers = [counted(event, what) for what in COUNTED if is_said(event, what)]
    if numbers:
        yield capfirst(", ".join(numbers))
    yield ""
    yield f"{subscription.site}{event.get_absolute_url()}"


def _told_of_what_stands(change: Change, event: Event) -> Iterator[str]:
    if altered := _altered(change):
        yield _wrapped(altered)
    if event.summary:
        yield ""
        yield _wrapped(f"“{event.summary}”")


def _altered(change: Change) -> str:
    """What is another than before, and a person's reason; empty for a new event."""
    revision = change.revision
    if Trigger.NEW in change.triggers or not change.before or not revision.after:
        return ""
    before, after = (
        {name: value for name, value in shown_state(revision, state).items() if name not in SHOWN}
        for state in (change.before, revision.after)
    )
    words = capfirst("; ".join(phrases(before, after, {})))
    if not (words and revision.by_name and revision.reason):
        return words
    return gettext("%(changes)s. Reason: %(reason)s") % {
        "changes": words,
        "reason": revision.reason,
    }


def _wrapped(text: str) -> str:
    return textwrap.fill(" ".join(text.split()), WIDTH, break_long_words=False)
