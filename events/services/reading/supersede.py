"""Read an article again: which earlier reports the new ones replace.

An event outlives its report. A new report of the same occurrence takes over, so that the event
keeps its public id. An event that no report tells any more is withdrawn, unless a reviewer has
touched it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from events import lengths
from events.extraction import types
from events.extraction.serialize import from_json
from events.models import Article, Event, Report, ReportTraits, Revision
from events.models.events import Review
from events.services.ledger.keep_sums import let_go
from events.services.linking.history import record_revision
from events.services.reference.resolve import actor_key, place_key


@dataclass(frozen=True, slots=True)
class Earlier:
    """A report from before this reading that tells an event.

    `shared`: other articles tell the event, too. `reviewed`: a person has accepted, edited or
    withdrawn it.
    """

    row: Report
    record: types.Report
    event: Event
    shared: bool
    reviewed: bool


def says_the_same(known: Sequence[Report], rows: Sequence[Report], *, version: str) -> bool:
    """Whether this version has written the same reports already, with their events."""
    own = sorted(
        (row for row in known if row.extractor_version == version), key=lambda row: row.ordinal
    )
    written = [(row.extracted, row.undated) for row in own] == [
        (row.extracted, row.undated) for row in rows
    ]
    linked = all(row.event_id or row.undated for row in own) and (
        bool(own) or not any(row.event_id for row in known)
    )
    return written and linked


def earlier_reports(article: Article) -> list[Earlier]:
    """The reports by which the article tells events so far. Locks the events. In a transaction."""
    rows = list(Report.objects.filter(article=article, event__isnull=False).order_by("pk"))
    locked = (
        Event.objects.select_for_update()
        .filter(pk__in={row.event_id for row in rows})
        .order_by("pk")
    )
    events = {event.pk: event for event in locked}
    elsewhere = Report.objects.filter(event__in=events).exclude(article=article)
    shared = set(elsewhere.values_list("event_id", flat=True))
    by_hand = set(
        Revision.objects.filter(event__in=events, changed_by__isnull=False).values_list(
            "event_id", flat=True
        )
    )
    return [
        Earlier(
            row,
            from_json(row.extracted),
            event := events[row.event_id or 0],
            shared=event.pk in shared,
            reviewed=event.pk in by_hand or _is_reviewed(event),
        )
        for row in rows
    ]


def _is_reviewed(event: Event) -> bool:
    return (
        event.review != Review.UNREVIEWED or bool(event.overrides) or event.withdrawn_at is not None
    )


def take_over(
    rows: Sequence[Report], matched: Mapping[int, Earlier], earlier: Sequence[Earlier]
) -> set[int]:
    """Put each new report in the event that its earlier report told, and free the earlier ones.

    Returns the reports of other articles that told the same events: what they were linked by may
    be gone.
    """
    Report.objects.filter(pk__in=[one.row.pk for one in earlier]).update(event=None)
    for position, one in matched.items():
        rows[position].event = one.event
        rows[position].linked_because = one.row.linked_because
    events = {one.event.pk for one in earlier if one.shared}
    others = ReportTraits.objects.standing().of_events(events) if events else None
    return set(others.values_list("report", flat=True)) if others is not None else set()


def match(reports: Mapping[int, types.Report], earlier: Sequence[Earlier]) -> dict[int, Earlier]:
    """The earlier report of the same occurrence for each new one, by its position.

    Both are of one kind and share a sentence. Several reports may rest on the lead, so the most
    similar pairs are taken first, and each report is in one pair. Last come those of one kind,
    place, perpetrators and days, though another sentence tells them.
    """
    pairs = [
        (likeness, position, n)
        for position, report in reports.items()
        for n, one in enumerate(earlier)
        if (likeness := _likeness(report, one.record))
    ]
    found: dict[int, int] = {}
    for _, position, n in sorted(
        pairs, key=lambda pair: (pair[0], -pair[1], -pair[2]), reverse=True
    ):
        if position not in found and n not in found.values():
            found[position] = n
    for position, report in reports.items():
        alike = (
            n
            for n, one in enumerate(earlier)
            if n not in found.values() and _tells(one.record) == _tells(report)
        )
        taken = next(alike, None)
        if position not in found and taken is not None:
            found[position] = taken
    return {position: earlier[n] for position, n in found.items()}


def leave_untold(
    earlier: Sequence[Earlier],
    rows: Sequence[Report],
    *,
    article: Article,
    version: str,
    now: datetime,
) -> tuple[dict[int, str], list[Revision]]:
    """Settle the events that no new report of the article tells.

    Events that others tell are refreshed, for the reasons given. Of the rest, those of reviewers
    keep their report, and the others are withdrawn.
    """
    told = {row.event_id for row in rows}
    reasons: dict[int, str] = {}
    revisions = []
    for event_pk, group in _by_event(earlier).items():
        if event_pk in told:
            continue
        if group[0].shared:
            reasons[event_pk] = f"No longer told by article {article.public_id}, read again"
        elif group[0].reviewed:
            revisions.append(_keep(group, article=article, version=version, now=now))
        else:
            because = (
                f"Article {article.public_id}, read again by version {version}, does not tell it"
            )
            revisions.append(_withdraw(group[0].event, because, version=version, now=now))
    return reasons, [revision for revision in revisions if revision]


def make_room(article: Article, earlier: Sequence[Earlier], *, version: str, room: int) -> None:
    """Before the new rows: note what the old ones told, and delete those of this very version.

    A report that a reviewer's event still rests on is kept, behind the new ones.
    """
    own = Report.objects.filter(article=article, extractor_version=version)
    own.filter(event__isnull=True).delete()
    behind = max(room, *own.values_list("ordinal", flat=True), 0) + 1
    own.update(ordinal=F("ordinal") + behind)
    standing = set(
        Report.objects.filter(article=article, event__isnull=False).values_list("pk", flat=True)
    )
    superseded = [
        one
        for one in earlier
        if one.row.pk not in standing and one.row.extractor_version != version
    ]
    for one in superseded:
        because = f"Told event {one.event.public_id} until version {version} read the article"
        one.row.linked_because = because[: lengths.REASON]
    Report.objects.bulk_update([one.row for one in superseded], ["linked_because"])


def _likeness(new: types.Report, old: types.Report) -> tuple[bool, bool, bool, int] | None:
    """How similar two reports of one kind are: place, then days, then words.

    None if they share no sentence.
    """
    shared = sum(
        max(0, min(one.end, other.end) - max(one.start, other.start))
        for one in new.evidence
        for other in old.evidence
    )
    if new.kind is not old.kind or not shared:
        return None
    return (
        _first_place(new) == _first_place(old),
        new.date == old.date,
        new.subkind == old.subkind,
        shared,
    )


def _tells(report: types.Report) -> tuple[object, ...]:
    """Kind, place, days and perpetrators."""
    perpetrators = frozenset(
        actor_key(actor.name) for actor in report.actors if actor.role is types.Role.PERPETRATOR
    )
    return report.kind, _first_place(report), report.date, perpetrators


def _first_place(report: types.Report) -> str | None:
    return place_key(report.places[0]) if report.places else None


def _by_event(earlier: Iterable[Earlier]) -> dict[int, list[Earlier]]:
    groups: dict[int, list[Earlier]] = {}
    for one in earlier:
        groups.setdefault(one.event.pk, []).append(one)
    return groups


def _keep(
    group: Sequence[Earlier], *, article: Article, version: str, now: datetime
) -> Revision | None:
    event = group[0].event
    Report.objects.filter(pk__in=[one.row.pk for one in group]).update(event=event)
    reason = (
        f"Article {article.public_id}, read again, no longer tells it; kept because a reviewer "
        f"has dealt with it"
    )
    return record_revision(
        event, reason=reason, now=now, even_if_same=True, extractor_version=version
    )


def _withdraw(event: Event, because: str, *, version: str, now: datetime) -> Revision | None:
    event.withdrawn_at = event.updated_at = now
    event.withdrawn_because, event.article_count, event.origin_count = because, 0, 0
    event.save(
        update_fields=[
            "withdrawn_at",
            "withdrawn_because",
            "updated_at",
            "article_count",
            "origin_count",
        ]
    )
    event.toll_statements.all().delete()
    let_go([event.pk])
    return record_revision(event, reason=because, now=now, extractor_version=version)
