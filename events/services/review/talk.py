"""What reviewers tell each other: who has taken on an event, and what they think of it. Neither
changes the event.
"""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.utils.translation import gettext

from events import lengths
from events.models import Assignment, Comment, Event
from events.services.intake.check_submission import Problem, too_long
from events.services.review.deciding.errors import DecisionRefused

MAX_TEXT = 2_000


def take_on(*, event: Event, user: User, now: datetime) -> Assignment:
    """The event is this reviewer's to look at, whoever had it before."""
    values = {"user": user, "at": now}
    return Assignment.objects.update_or_create(event=event, defaults=values)[0]


def leave(*, event: Event) -> None:
    Assignment.objects.filter(event=event).delete()


def comment(*, event: Event, user: User, text: str, now: datetime) -> Comment:
    """Keep a comment for other reviewers.

    Raises:
        DecisionRefused: if it is empty or too long.
    """
    text = text.replace("\x00", "").replace("\r\n", "\n").strip()  # browsers count one character
    if not text:
        raise DecisionRefused(Problem("text", gettext("Write a comment.")))
    if len(text) > MAX_TEXT:
        raise DecisionRefused(Problem("text", too_long(len(text), MAX_TEXT)))
    name = user.get_username()[: lengths.NAME]
    return Comment.objects.create(event=event, by=user, by_name=name, text=text, at=now)
