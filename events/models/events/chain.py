"""The chain of the log of changes: each revision holds a digest of itself and of the one before.

Pure: values in, digest out. Migrations use it, too, so what is here is never changed: another way
to write a revision is another FORMAT, beside this one.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Protocol

FORMAT = 1
START = ""  # the digest before the first revision
ERASED = "erased_sha256"


class Tied(Protocol):
    """What of a revision the chain holds: the account's name, as the account may be deleted."""

    position: int | None
    number: int
    changed_at: datetime
    by_name: str
    by_role: str
    extractor_version: str
    reason: str
    before: object
    after: object


def digest_of(previous: str, event: str, revision: Tied) -> str:
    """SHA-256 of the revision of this event (public id) in canonical JSON, with the digest before.

    Canonical: keys in order, no blanks, UTF-8, moments in UTC with microseconds.
    """
    written = json.dumps(
        {
            "format": FORMAT,
            "previous": previous,
            "position": revision.position,
            "event": event,
            "number": revision.number,
            "changed_at": revision.changed_at.astimezone(UTC).isoformat(timespec="microseconds"),
            "by": [revision.by_name, revision.by_role, revision.extractor_version],
            "reason": revision.reason,
            "before": _sealed(revision.before),
            "after": _sealed(revision.after),
        },
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def sealed_words(text: str) -> dict[str, str]:
    """What stands for words of an article that had to be erased: the chain holds without them."""
    return {ERASED: hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()}


def _sealed(state: object) -> object:
    """The state with its sentence as a digest, so that erasing the sentence breaks no chain."""
    if isinstance(state, dict) and isinstance(state.get("summary"), str):
        return {**state, "summary": sealed_words(state["summary"])}
    return state
