"""The log of changes is a chain: no revision was altered, taken out, put between or cut off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from inspect import get_annotations

from events.models import LogEnd, Revision
from events.models.events.chain import START, Tied, digest_of
from events.services.verify.invariant import Finding, Invariant

LOG = "log"
HELD = [*get_annotations(Tied), "digest"]


@dataclass(frozen=True, slots=True)
class Noted:
    """An end of the log that somebody wrote down, as `verify` says it: `4711:9f86d0…`."""

    position: int
    digest: str

    @classmethod
    def read(cls, text: str) -> Noted:
        """Raises ValueError if the text is no end of a log."""
        position, _, digest = text.partition(":")
        if not (position.isdecimal() and len(digest) == 64):
            raise ValueError(text)
        return cls(int(position), digest)


def invariants(noted: Noted | None = None) -> list[Invariant]:
    """What must hold of the log. `noted`: an end from before that it must still hold."""
    revisions = Revision.objects.select_related("event").only(*HELD, "event__public_id")
    last = Revision.objects.order_by("-position").values("pk")[:1]
    return [
        Invariant("every change is as it was written", revisions, _altered, at_once=1_000),
        Invariant("the log says where it ends", revisions.filter(pk__in=last), _behind_its_end),
        Invariant("the log reaches its end", LogEnd.objects.all(), _cut_off),
        *(_noted_end(noted) if noted else ()),
    ]


def _altered(revisions: Sequence[Revision]) -> Iterator[Finding]:
    before = _digests_before(revisions)
    for revision in revisions:
        problem = _problem(revision, before)
        if problem:
            public_id = revision.event.public_id
            yield Finding(revision.pk, "event", public_id, f"change {revision.number} {problem}")


def _digests_before(revisions: Sequence[Revision]) -> dict[int, str]:
    """The digest at each position before these."""
    positions = {one.position - 1 for one in revisions if one.position}
    rows = Revision.objects.filter(position__in=positions)
    return {
        0: START,
        **{position or 0: digest for position, digest in rows.values_list("position", "digest")},
    }


def _problem(revision: Revision, before: dict[int, str]) -> str:
    if not revision.position:
        return "is not tied into the log"
    previous = before.get(revision.position - 1)
    if previous is None:
        return f"has no change before it in the log: {revision.position - 1} is missing"
    if digest_of(previous, revision.event.public_id, revision) != revision.digest:
        return "was altered after it was written, or the change before it in the log was"
    return ""


def _behind_its_end(revisions: Sequence[Revision]) -> Iterator[Finding]:
    end = LogEnd.objects.first()
    for revision in revisions:
        if end is None or (end.position, end.digest) != (revision.position, revision.digest):
            problem = "is the last of the log, which says that it ends elsewhere"
            public_id = revision.event.public_id
            yield Finding(revision.pk, "event", public_id, f"change {revision.number} {problem}")


def _cut_off(ends: Sequence[LogEnd]) -> Iterator[Finding]:
    for end in ends:
        if end.position and not Revision.objects.filter(position=end.position).exists():
            yield Finding(end.pk, LOG, str(end.position), "its last changes are missing")


def _noted_end(noted: Noted) -> list[Invariant]:
    def broken(ends: Sequence[LogEnd]) -> Iterator[Finding]:
        held = Revision.objects.filter(position=noted.position, digest=noted.digest).exists()
        if not held and noted.position:
            yield Finding(
                ends[0].pk,
                LOG,
                str(noted.position),
                "it no longer holds the change that was noted: it was cut off, or written anew",
            )

    return [Invariant("the log holds what was noted", LogEnd.objects.all(), broken)]
