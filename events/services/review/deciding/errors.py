"""Why a decision was not made. Nothing was changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import formats
from django.utils.translation import gettext

from events.models import Decision, Event, Revision
from events.services.intake.check_submission import Problem


class DecisionRefused(Exception):
    """It cannot be done. `problems` lists every reason, each with its field."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(f"{problem.field}: {problem.reason}" for problem in problems))
        self.problems = problems


class Stale(Exception):
    """The event was changed after the reviewer opened it. `meanwhile` are the changes."""

    def __init__(self, event: Event, meanwhile: Sequence[Revision]) -> None:
        self.event, self.meanwhile = event, tuple(meanwhile)
        changes = "; ".join(
            gettext("%(who)s at %(time)s: %(why)s")
            % {
                "who": revision.by_name or gettext("the reading of an article"),
                "time": _moment(revision.changed_at),
                "why": revision.reason,
            }
            for revision in meanwhile
        )
        super().__init__(
            gettext("Event %(event)s was changed after you opened it (%(changes)s). Look again.")
            % {"event": event.public_id, "changes": changes or gettext("no change is known")}
        )


def _moment(value: datetime) -> str:
    return f"{formats.date_format(value, 'SHORT_DATETIME_FORMAT')} UTC"


class CannotUndo(DecisionRefused):
    """It was taken back already, or something that came later stands on it (`later`)."""

    def __init__(self, reason: str, later: Decision | None = None) -> None:
        super().__init__(Problem("decision", reason))
        self.later = later
