"""The log of incidents: written once, never changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.utils.translation import gettext, gettext_noop

from events.models import Incident
from events.services.intake.check_submission import Problem

MOST_CHARACTERS = 5_000
LONGEST_AGO = timedelta(days=3_653)
WRITE = gettext_noop("Write something here, up to %(most)s characters.")


class IncidentRefused(Exception):
    """The entry cannot be kept. `problems` lists every reason."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(problem.reason for problem in problems))
        self.problems = problems


def write_incident(
    *, happened_at: datetime, what: str, done: str, user: User, now: datetime
) -> Incident:
    """Keep what happened and what was done.

    Raises:
        IncidentRefused: with every problem.
    """
    problems = tuple(_day_problems(happened_at, now))
    given = {"what": what.strip(), "done": done.strip()}
    problems += tuple(
        Problem(
            name,
            gettext("Write something here, up to %(most)s characters.") % {"most": MOST_CHARACTERS},
        )
        for name, words in given.items()
        if not 0 < len(words) <= MOST_CHARACTERS or "\x00" in words
    )
    if problems:
        raise IncidentRefused(problems)
    return Incident.objects.create(
        happened_at=happened_at, **given, written_at=now, written_by=user
    )


def _day_problems(happened_at: datetime, now: datetime) -> Iterator[Problem]:
    """The log is kept for good, a slip of the year too."""
    if happened_at > now:
        yield Problem("happened_at", gettext("It is in the future."))
    elif happened_at < now - LONGEST_AGO:
        yield Problem("happened_at", gettext("It is more than ten years ago."))
