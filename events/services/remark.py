"""Mistakes that readers report: kept, and settled by a person. Neither changes the event."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext

from events import lengths
from events.models import Event, Remark
from events.models.events import RemarkAbout
from events.services.intake.check_submission import Problem, line_problems, too_long

MAX_TEXT = 2_000
MOST_OF_CLIENT = 20  # a day: a careful reader finds fewer, a script more
MOST_OF_CLIENT_ON_EVENT = 5
NEARLY = 0.8  # of the words of both
_WORD = re.compile(r"\w+")
MOST_UNSETTLED = 100  # of one event: more would help nobody who has to read them


class RemarkRefused(Exception):
    """The remark cannot be taken. `problems` lists every reason."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{problem.field}: {problem.reason}" for problem in problems))
        self.problems = problems


def report_mistake(
    *, event: Event, about: str, text: str, contact: str, now: datetime, client: str = ""
) -> Remark:
    """Keep what a reader says is wrong. Nearly the same words on the same field are kept once.

    `client` is a hash of who sends it: one sender may report so many mistakes a day, and counts
    once. However many report one, the event stays as it is.

    Raises:
        RemarkRefused: with every problem.
    """
    text, contact = text.strip(), contact.strip()
    problems = tuple(_problems(event, about, text, contact))
    if problems:
        raise RemarkRefused(problems)
    like = next(_alike(event, about, text), None)
    if like is not None:
        _count_again(like, contact, client)
        return like
    problems = tuple(_limits(event, client, now))
    if problems:
        raise RemarkRefused(problems)
    return Remark.objects.create(
        event=event, about=about, text=text, contact=contact, client=client, created_at=now
    )


def _alike(event: Event, about: str, text: str) -> Iterator[Remark]:
    """Unsettled remarks on this field that say nearly the same."""
    words = _words(text)
    for remark in Remark.objects.unsettled().filter(event=event, about=about)[:MOST_UNSETTLED]:
        others = _words(remark.text)
        shared, both = words & others, words | others
        if remark.text == text or (both and len(shared) >= NEARLY * len(both)):
            yield remark


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _count_again(remark: Remark, contact: str, client: str) -> None:
    if client and client == remark.client:
        return
    remark.times += 1
    remark.contact = remark.contact or contact
    remark.save(update_fields=["times", "contact"])


def _limits(event: Event, client: str, now: datetime) -> Iterator[Problem]:
    sent = Remark.objects.filter(client=client, created_at__gt=now - timedelta(days=1))
    of_client = sent.count() if client else 0
    of_event = sent.filter(event=event).count() if client else 0
    if of_client >= MOST_OF_CLIENT or of_event >= MOST_OF_CLIENT_ON_EVENT:
        yield Problem("text", gettext("You have reported many mistakes today. Try again tomorrow."))
    elif Remark.objects.unsettled().filter(event=event).count() >= MOST_UNSETTLED:
        yield Problem(
            "text",
            gettext(
                "Many mistakes of this event were reported and wait to be looked at. Please "
                "come back later."
            ),
        )


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
