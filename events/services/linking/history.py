"""The history of events: each change is a revision, tied into the chain of the whole log."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery

from events import lengths
from events.extraction.types import Count
from events.models import Event, LogEnd, Revision
from events.models.events.chain import digest_of
from events.models.events.told import Told, told_of
from events.models.events.turns import take_turns
from events.models.occurrence import COUNTED
from events.models.people.roles import role_of

# Kept with a change for who asks how things stood, but no change by themselves: each new reprint
# alters the counts, each version of the extractor the confidence.
BESIDE = frozenset({"confidence", "article_count", "origin_count", "merged_into"})
ADDED_LATER = frozenset({"review"})


@dataclass(frozen=True, slots=True)
class Change:
    """Of an event, and why. `even_if_same` notes a reason without a change, once."""

    event: Event
    reason: str
    even_if_same: bool = False


def snapshot(event: Event) -> dict[str, Any]:
    """The event as revisions keep it, with the names of the annotation guide.

    Revisions from before a key was added lack it: what they do not say is not known.
    """
    return snapshots([event])[event.pk]


def snapshots(
    events: Iterable[Event], told: Mapping[int, Told] | None = None
) -> dict[int, dict[str, Any]]:
    """The same of several, by primary key, in one query; in none where their parts are `told`."""
    by_key = {event.pk: event for event in events}
    parts = told_of(by_key) if told is None else told
    return {key: _snapshot(event, parts[key]) for key, event in by_key.items()}


def _snapshot(event: Event, told: Told) -> dict[str, Any]:
    return {
        "kind": event.kind,
        "subkind": event.subkind,
        "date": {"start": event.starts_on.isoformat(), "end": event.ends_on.isoformat()},
        "places": [{"name": place.name, "key": place.key} for place in told.places],
        "actors": [{"role": side.role, "name": side.name} for side in told.sides],
        "weapons": [
            {"type": one.type, "launched": one.launched, "intercepted": one.intercepted}
            for one in told.weapons
        ],
        **{what: _as_json(event.people(what)) for what in COUNTED},
        "status": event.status,
        "summary": event.summary,
        "not_counted": event.not_counted,
        "articles": [public_id for _, public_id in told.articles],
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
    """As `record_revisions`, of one event."""
    return record_revisions([Change(event, reason, even_if_same)], now=now, **by)[0]


def record_revisions(
    changes: Sequence[Change],
    *,
    now: datetime,
    new: Collection[int] = (),
    told: Mapping[int, Told] | None = None,
    **by: Any,
) -> list[Revision | None]:
    """Note changes of events, `by` an `extractor_version` or `changed_by` a user.

    `new` events have no revision yet. `told`: their parts, where they were read already. None where
    nothing changed. The state before is that of the previous revision: a change without a revision
    would show in the next one. In a transaction.
    """
    after = snapshots((change.event for change in changes), told)
    last = _latest(after.keys() - set(new))
    revisions = [
        _revision(change, last.get(change.event.pk), after[change.event.pk], now, by)
        for change in changes
    ]
    _append([revision for revision in revisions if revision])
    return revisions


def _latest(events: Collection[int]) -> dict[int, Revision]:
    newest = Revision.objects.filter(event=OuterRef("event")).order_by("-number").values("pk")[:1]
    rows = Revision.objects.filter(event__in=events, pk=Subquery(newest))
    return {row.event_id: row for row in rows} if events else {}


def _revision(
    change: Change,
    last: Revision | None,
    after: Mapping[str, Any],
    now: datetime,
    by: Mapping[str, Any],
) -> Revision | None:
    before = last.after if last else None
    same = before is not None and not changed_keys(before, after)
    if same and not (change.even_if_same and _is_news(last, change.reason, by)):
        return None
    return Revision(
        event=change.event,
        number=last.number + 1 if last else 1,
        changed_at=now,
        reason=change.reason[: lengths.CHANGE],
        before=before,
        after=after,
        ends_on=change.event.ends_on,
        **_who(by.get("changed_by")),
        **by,
    )


def _append(revisions: Sequence[Revision]) -> None:
    """Tie the revisions to the end of the log.

    Writers take turns until their transaction ends, as they do for sums, so the log has one end.
    """
    if not revisions:
        return
    take_turns()
    end, _new = LogEnd.objects.get_or_create(pk=1)
    for revision in revisions:
        revision.position = end.position = end.position + 1
        revision.digest = digest_of(end.digest, revision.event.public_id, revision)
        end.digest = revision.digest
    Revision.objects.bulk_create(revisions)
    LogEnd.objects.filter(pk=end.pk).update(position=end.position, digest=end.digest)


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


def _as_json(count: Count | None) -> dict[str, int | None] | None:
    return asdict(count) if count else None
