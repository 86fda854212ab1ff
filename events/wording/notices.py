"""Letters to those who follow events: plain text that reads well in any mail program."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from events.models import Event, Subscription
from events.models.going_out.subscriptions import Trigger
from events.services.linking.log_export import shown_state
from events.wording import dates
from events.wording.labels import naming
from events.wording.occurrences import counted, is_said, occurrence, where
from events.wording.past.history_changes import State, phrases
from events.wording.subscribing import PROMISES, TRIGGERS

WIDTH = 76
MOST_TOLD = 50  # events in one letter; the page has them all
RULE = "-" * 40
COUNTED = ("killed", "wounded")
SHOWN = ("summary", "articles", "review")  # not told as changes: the letter or the page has them


class Change(Protocol):
    """Revisions of an event that are told as one, and what they are to the reader."""

    @property
    def steps(self) -> Sequence[Any]: ...
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


def confirmation(subscription_name: str, how_often: str) -> dict[str, str]:
    """The letter before all others; `{confirm}` is filled in when it is sent."""
    text = gettext(
        "Someone (we hope it was you) asked the conflict event tracker to write to this address "
        "when events change: %(name)s."
    ) % {"name": subscription_name}
    # none where it is not one of the choices: then nothing is sent
    when = str(PROMISES.get(how_often, ""))
    yes = gettext("To get them, open this page:")
    no = gettext("If it was not you, do nothing: you will get no other letter.")
    return {
        "subject": gettext("Please confirm: %(name)s") % {"name": subscription_name},
        "text": "\n\n".join([_wrapped(text), _wrapped(when), yes, "{confirm}", _wrapped(no)])
        + "\n",
    }


def _body(subscription: Subscription, parts: Sequence[str]) -> str:
    foot = [
        _wrapped(str(PROMISES[subscription.how_often])),
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
    for altered in _altered(change):
        yield _wrapped(altered)
    if event.summary:
        yield ""
        yield _wrapped(f"“{event.summary}”")


def _altered(change: Change) -> Iterator[str]:
    """What is another than before: first what articles say, then what persons decided, each with
    its reason; nothing for a new event.
    """
    if Trigger.NEW in change.triggers or not change.before or not change.revision.after:
        return
    before, after = (
        shown_state(change.revision, state) for state in (change.before, change.revision.after)
    )
    for reason, names in _names_by_reason(change.steps, before, after).items():
        one, other = (
            {name: state[name] for name in names & state.keys()} for state in (before, after)
        )
        words = capfirst("; ".join(phrases(one, other, {})))
        if words and reason:
            words = gettext("%(changes)s. Reason: %(reason)s") % {
                "changes": words,
                "reason": reason,
            }
        if words:
            yield words


def _names_by_reason(steps: Sequence[Any], before: State, after: State) -> dict[str, set[str]]:
    """The values that differ, by the reason of the person who changed each last; none: "". A
    reading may change one value and a person another before both are told in one letter.
    """
    found: dict[str, set[str]] = {"": set(), **{_reason(step): set() for step in steps}}
    for name in (before.keys() | after.keys()) - set(SHOWN):
        if before.get(name) != after.get(name):
            by = [step for step in steps if _value(step.before, name) != _value(step.after, name)]
            found[_reason(by[-1]) if by else ""].add(name)
    return found


def _reason(step: Any) -> str:
    return step.reason if step.by_name else ""


def _value(state: State | None, name: str) -> Any:
    return (state or {}).get(name)


def _wrapped(text: str) -> str:
    return textwrap.fill(" ".join(text.split()), WIDTH, break_long_words=False)
