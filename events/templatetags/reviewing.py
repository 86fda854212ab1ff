"""What a reviewer may do with an event, on its page."""

from __future__ import annotations

from typing import Any, NamedTuple

from django import template

from events.models import Decision, Difference, Event
from events.models.people.roles import AccountRole, role_of
from events.wording.counting import before_after
from events.wording.labels import naming

register = template.Library()
register.simple_tag(before_after.value_in_words)
register.filter("decided", naming.decided)


class Actions(NamedTuple):
    """`last` is the decision that can be taken back. `splits`: several reports tell the event, also
    where all are of one article.
    """

    editor: bool
    splits: bool
    last: Decision | None
    differences: list[Difference]


@register.simple_tag(takes_context=True)
def event_actions(context: dict[str, Any], event: Event) -> Actions | None:
    """For reviewers and editors; None for everybody else, without a query of the event."""
    request = context.get("request")
    role = role_of(request.user) if request is not None else AccountRole.READER
    if not role.at_least(AccountRole.REVIEWER):
        return None
    decisions = Decision.objects.standing().touching([event.pk])
    differences = Difference.objects.unseen().filter(event=event).order_by("field")
    editor = role.at_least(AccountRole.EDITOR)
    splits = editor and event.reports.count() > 1
    return Actions(editor, splits, decisions.latest_first().first(), list(differences))
