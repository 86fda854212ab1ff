"""The history of events: each change is a revision, tied into the chain of the whole log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from events import lengths
from events.extraction.types import Count
from events.models import Event, EventPlace, LogEnd, Revision
from events.models.events.chain import digest_of
from events.models.occurrence import COUNTED
from events.models.roles import role_of
from events.services.ledger.keep_sums import take_turns

# Kept with a change for who asks how things stood, but no change by themselves: each new reprint
# alters the counts, each version of the extractor the confidence.
BESIDE = frozenset({"confidence", "article_count", "origin_count", "merged_into"})
ADDED_LATER = frozenset({"review"})


def snapshot(event: Event) -> dict[str, Any]:
    """The event as revisions keep it, with the names of the annotation guide.

    Revisions from before a key was added lack it: what they do not say is not known.
    """
    sides = event.event_actors.select_related("actor").order_by("role", "actor__name")
    return {
        "kind": event.kind,
        "subkind": event.subkind,
        "date": {"start": event.starts_on.isoformat(), "end": event.ends_on.isoformat()},
        "places": [{"name": at.place.name, "key": at.place.key} for at in _places(event)],
        "actors": [{"role": side.role, "name": side.actor.name} for side in sides],
        "weapons": list(
            event.event_weapons.order_by("type").values("type", "launched", "intercepted")
        ),
        **{what: _as_json(event.people(what)) for what in COUNTED},
        "status": event.status,
        "summary": event.summary,
        "not_counted": event.not_counted,
        "articles": list(
            event.reports.order_by("article_id", "pk").values_list("article__public_id", flat=True)
        ),
        "withdrawn_because": event.withdrawn_because,
        "review": event.review,
        "confidence": event.confidence,
        "article_count": event.article_count,
        "origin_count": event.origin_count,
        "merged_into": event.merged_into.public_id if event.merged_into else None,
    }


def changed_keys(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """What a change altered, in order. What an older revision does not say is no change."""
    unknown = BESIDE | (ADDED_LATER - before.keys())
    names = (before.keys() | after.keys()) - unknown
    return sorted(name for name in names if before.get(name) != after.get(name))


def record_revision(
    event: Event, *, reason: str, now: datetime, even_if_same: bool = False, **by: Any
) -> Revision | None:
    """Note a change of the event, `by` an `extractor_version` or `changed_by` a user.

    None if nothing changed. The state before is that of the previous revision: a change without a
    revision would show in the next one. `even_if_same` notes a reason without a change, once.
    In a transaction.
    """
    last = event.revisions.order_by("number").last()
    before, after = last.after if last else None, snapshot(event)
    same = before is not None and not changed_keys(before, after)
    if same and not (even_if_same and _is_news(last, reason, by)):
        return None
    number = last.number + 1 if last else 1
    return _append(
        Revision(
            event=event,
            number=number,
            changed_at=now,
            reason=reason[: lengths.CHANGE],
            before=before,
            after=after,
            ends_on=event.ends_on,
            **_who(by.get("changed_by")),
            **by,
        )
    )


def _append(revision: Revision) -> Revision:
    """Tie the revision to the end of the log.

    Writers take turns until their transaction ends, as they do for sums, so the log has one end.
    """
    take_turns()
    end, _new = LogEnd.objects.get_or_create(pk=1)
    revision.position = end.position + 1
    revision.digest = digest_of(end.digest, revision.event.public_id, revision)
    revision.save(force_insert=True)
    LogEnd.objects.filter(pk=end.pk).update(position=revision.position, digest=revision.digest)
    return revision


def _who(user: Any) -> dict[str, str]:
    """The name and role of the account, as they are now."""
    if user is None:
        return {}
    return {"by_name": user.get_username()[: lengths.NAME], "by_role": role_of(user)}


def _is_news(last: Revision | None, reason: str, by: Mapping[str, Any]) -> bool:
    """What a person decided always is."""
    return (
        last is None
        or "decision" in by
        or (last.reason, last.extractor_version)
        != (
            reason[: lengths.CHANGE],
            by.get("extractor_version", ""),
        )
    )


def _places(event: Event) -> Iterable[EventPlace]:
    return event.event_places.select_related("place").order_by("ordinal")


def _as_json(count: Count | None) -> dict[str, int | None] | None:
    return asdict(count) if count else None
