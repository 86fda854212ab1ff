"""Mistakes that readers report: kept, and settled by a person. Neither changes the event."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from events import lengths
from events.models import Event, Remark
from events.models.events import RemarkAbout
from events.services.intake.check_submission import Problem, line_problems, too_long

MAX_TEXT = 2_000
MOST_UNSETTLED = 100  # of one event: more would help nobody who has to read them


class RemarkRefused(Exception):
    """The remark cannot be taken. `problems` lists every reason."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{problem.field}: {problem.reason}" for problem in problems))
        self.problems = problems


def report_mistake(*, event: Event, about: str, text: str, contact: str, now: datetime) -> Remark:
    """Keep what a reader says is wrong. The same words on the same event are kept once.

    Raises:
        RemarkRefused: with every problem.
    """
    text, contact = text.strip(), contact.strip()
    problems = tuple(_problems(event, about, text, contact))
    if problems:
        raise RemarkRefused(problems)
    values: dict[str, Any] = {"contact": contact, "created_at": now}
    remark, _created = Remark.objects.get_or_create(
        event=event, about=about, text=text, settled_at=None, defaults=values
    )
    return remark


def settle_remarks(*, remark_ids: Collection[int], user: Any, now: datetime) -> int:
    """Mark as dealt with; return how many were open."""
    return (
        Remark.objects.unsettled().filter(pk__in=remark_ids).update(settled_at=now, settled_by=user)
    )


def _problems(event: Event, about: str, text: str, contact: str) -> Iterator[Problem]:
    if about not in RemarkAbout.values:
        yield Problem("about", gettext("Choose what is wrong."))
    if not text:
        yield Problem(
            "text", gettext("Say what is wrong and, best, which words of the article show it.")
        )
    if len(text) > MAX_TEXT:
        yield Problem("text", too_long(len(text), MAX_TEXT))
    if any(character == "\x00" or 0xD800 <= ord(character) <= 0xDFFF for character in text):
        yield Problem("text", gettext("It has characters that cannot be kept."))
    yield from (Problem("contact", reason) for reason in line_problems(contact, lengths.CONTACT))
    if Remark.objects.unsettled().filter(event=event).count() >= MOST_UNSETTLED:
        yield Problem(
            "text",
            gettext(
                "Many mistakes of this event were reported and wait to be looked at. Please "
                "come back later."
            ),
        )
