"""The log of changes as it leaves the product: each change with all that its digest is made of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, TypedDict

from django.core.serializers.json import DjangoJSONEncoder

from events.models import Revision


class Who(TypedDict):
    name: str
    role: str


class Logged(TypedDict):
    """A change; the API's shape of the same name explains each value."""

    event: str
    number: int
    changed_at: datetime
    by: Who | None
    version: str | None
    reason: str
    before: Any
    after: Any
    position: int | None
    digest: str


def logged(revision: Revision) -> Logged:
    """`revision` was read with its event."""
    by_person = bool(revision.by_name or revision.by_role)
    return {
        "event": revision.event.public_id,
        "number": revision.number,
        "changed_at": revision.changed_at,
        "by": {"name": revision.by_name, "role": revision.by_role} if by_person else None,
        "version": revision.extractor_version or None,
        "reason": revision.reason,
        "before": shown_state(revision, revision.before),
        "after": shown_state(revision, revision.after),
        "position": revision.position,
        "digest": revision.digest,
    }


def shown_state(revision: Revision, state: Any) -> Any:
    """The state as readers may see it: of an event whose places are shown coarser, earlier changes
    may hold the fine ones, so no place of its history is told.
    """
    hidden = isinstance(state, dict) and revision.event.coarsened
    return {**state, "places": []} if hidden else state


def log_lines(*, after: int = 0) -> Iterator[str]:
    """JSON Lines of all changes behind this position of the log."""
    for batch in Revision.objects.in_log_order(after=after):
        for revision in batch:
            yield log_line(revision)


def log_line(revision: Revision) -> str:
    """A change as a line of JSON Lines."""
    return json.dumps(logged(revision), cls=ExactMoments, ensure_ascii=False) + "\n"


class ExactMoments(DjangoJSONEncoder):
    """Moments with microseconds: the digest is made of them. Django's own cuts them."""

    def default(self, o: object) -> Any:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)
