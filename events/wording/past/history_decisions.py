"""What a reviewer decided, before what that changed: *merged into event abc*. Values alone do not
say it: a decision taken back reads like a correction, and a merge like a new date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy

from events.models import Decided, Decision
from events.wording.labels import naming

# Of the event that was decided of, and of the other one.
OF_TWO: Mapping[str, tuple[str | Promise, str | Promise]] = {
    Decided.MERGE: (
        pgettext_lazy("what became of an event", "merged into event %(id)s"),
        pgettext_lazy("what became of an event", "event %(id)s merged into this one"),
    ),
    Decided.SPLIT: (
        pgettext_lazy("what became of an event", "event %(id)s split off"),
        pgettext_lazy("what became of an event", "split off from event %(id)s"),
    ),
    Decided.DETACH: (
        pgettext_lazy("what became of an event", "a report moved to event %(id)s"),
        pgettext_lazy("what became of an event", "a report moved here from event %(id)s"),
    ),
    Decided.APART: (
        pgettext_lazy("what became of an event", "told apart from event %(id)s"),
        pgettext_lazy("what became of an event", "told apart from event %(id)s"),
    ),
    Decided.PART_OF: (
        pgettext_lazy("what became of an event", "called part of event %(id)s"),
        pgettext_lazy("what became of an event", "event %(id)s called part of it"),
    ),
    Decided.NOT_PART_OF: (
        pgettext_lazy("what became of an event", "called no part of event %(id)s"),
        pgettext_lazy("what became of an event", "event %(id)s called no part of it"),
    ),
}


def decided(decision: Decision, event: int) -> Iterator[str]:
    """What became of the event with this key; nothing where the changes say it."""
    if decision.undoes is not None:
        what = naming.decided(decision.undoes.what)
        yield gettext("decision taken back (%(what)s)") % {"what": what}
    elif decision.what in OF_TWO and decision.other is not None:
        own = decision.event_id == event
        words = OF_TWO[decision.what][0 if own else 1]
        yield str(words) % {"id": (decision.other if own else decision.event).public_id}
