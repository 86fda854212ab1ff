"""Pages are kept as they were fetched."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from events.models import Page, QueueStatus
from events.services.verify.invariant import Finding, Invariant, named


def invariants() -> list[Invariant]:
    """What must hold of fetched pages."""
    done = Page.objects.filter(status=QueueStatus.DONE)
    return [
        Invariant(
            "every page is kept as fetched",
            Page.objects.only("public_id", "raw", "raw_sha256"),
            _altered,
            at_once=20,
        ),
        Invariant(
            "every fetched page leads to an article",
            done.filter(article=None).defer("raw"),
            named("page", "is done without one"),
        ),
    ]


def _altered(pages: Sequence[Page]) -> Iterator[Finding]:
    for page in pages:
        kept = hashlib.sha256(page.raw).hexdigest() if page.raw is not None else ""
        if kept != page.raw_sha256:
            yield Finding(
                page.pk,
                "page",
                page.public_id,
                "its body is not the one that its SHA-256 was made of",
            )
