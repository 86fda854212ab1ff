"""An editor takes back an article, or all of a source. Readers see a tombstone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext

from events import lengths
from events.models import (
    Article,
    Event,
    Report,
    ReportedTotal,
    Source,
    Suggestion,
    TextSketch,
    Withdrawal,
)
from events.models.articles import ReasonClass, Visibility
from events.models.events.turns import take_turns
from events.models.people.trust import Trust
from events.services.ledger.keep_sums import keep_sums
from events.services.linking.copies import settle_copies
from events.services.linking.history import record_revision
from events.services.linking.recount import recount_origins
from events.services.linking.refresh import compare_with_reviewer, derive_events
from events.services.takedown.messages import erase_from_messages

MOST_AT_ONCE = 500  # of a source: one transaction holds them all


class CannotWithdraw(Exception):
    """It is not public, or no reason is given."""


@dataclass(frozen=True, slots=True)
class Why:
    """The class of the reason and the words that readers see; the note is for editors."""

    reason: ReasonClass
    words: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a withdrawal does: events that go on with fewer articles, and events that vanish."""

    changed: list[Event]
    vanished: list[Event]


def effect_of(articles: Collection[int]) -> Effect:
    """What withdrawing these articles (primary keys) would do. Writes nothing."""
    told = Event.objects.visible().filter(
        pk__in=Report.objects.filter(article__in=articles).values("event")
    )
    others = Report.objects.filter(event__in=told).exclude(article__in=articles)
    staying = set(others.values_list("event", flat=True))
    events = list(told.for_list().order_by("-ends_on", "-pk"))
    return Effect(
        changed=[event for event in events if event.pk in staying],
        vanished=[event for event in events if event.pk not in staying],
    )


@transaction.atomic
def withdraw_article(
    *, article_id: int, why: Why, user: User, now: datetime, source: Source | None = None
) -> Withdrawal:
    """Take the article back: its reports tell no event any more.

    Raises:
        CannotWithdraw: it is not public, or gives no reason.
    """
    take_turns()
    article = Article.objects.select_for_update(of=("self",)).filter(pk=article_id).first()
    if article is None or not article.is_public:
        raise CannotWithdraw(gettext("It is not public, so there is nothing to take back."))
    row = _keep(article, why, user, now, source)
    _detach(article, now)
    erase_from_messages(set(row.detached.values()), text=article.text)
    because = _because(article, row)
    _settle(row, because, user, now)
    return row


@transaction.atomic
def withdraw_source(*, source: Source, why: Why, user: User, now: datetime) -> list[Withdrawal]:
    """Take back the source's public articles, at most 500 at once; what comes later is held."""
    Source.objects.filter(pk=source.pk).update(trust=Trust.HELD)
    keys = Article.objects.public().filter(source=source).order_by("pk")
    return [
        withdraw_article(article_id=key, why=why, user=user, now=now, source=source)
        for key in list(keys.values_list("pk", flat=True)[:MOST_AT_ONCE])
    ]


def _keep(
    article: Article, why: Why, user: User, now: datetime, source: Source | None
) -> Withdrawal:
    told = Report.objects.filter(article=article, event__isnull=False)
    detached = dict(told.values_list("pk", "event_id"))
    return Withdrawal.objects.create(
        article=article,
        source=source,
        reason=why.reason,
        words=" ".join(why.words.split())[: lengths.CHANGE],
        note=" ".join(why.note.split())[: lengths.CHANGE],
        sha256=article.sha256,
        published_on=article.published_on,
        reports=article.reports.count(),
        detached={str(report): event for report, event in detached.items()},
        had_totals=ReportedTotal.objects.filter(article=article).exists(),
        made_at=now,
        made_by=user,
    )


def _detach(article: Article, now: datetime) -> None:
    """Unlink its reports, from rejected events too: who restores one must not publish the article.
    And let its reprints find another origin.
    """
    Report.objects.filter(article=article).update(event=None)
    ReportedTotal.objects.filter(article=article).delete()
    TextSketch.objects.filter(article=article).delete()
    reprints = list(article.reprints.order_by("pk").values_list("pk", flat=True))
    article.reprints.update(origin=None, shared_with_origin=None)
    article.visibility, article.origin, article.shared_with_origin = (
        Visibility.WITHDRAWN,
        None,
        None,
    )
    article.save(update_fields=["visibility", "origin", "shared_with_origin"])
    if reprints:
        moved = settle_copies(reprints[0], reprints[1:])
        recount_origins({*reprints, *moved}, version=article.extractor_version, now=now)


def _because(article: Article, row: Withdrawal) -> str:
    said = row.words or row.get_reason_display()
    return f"Article {article.public_id} was withdrawn: {said}"


def _settle(row: Withdrawal, because: str, user: User, now: datetime) -> None:
    """Derive its events anew; those that nothing tells any more are withdrawn, too."""
    keys = set(row.detached.values())
    rejected = set(Event.objects.withdrawn().filter(pk__in=keys).values_list("pk", flat=True))
    told = set(Report.objects.filter(event__in=keys).values_list("event", flat=True))
    row.vanished = sorted(keys - told - rejected)
    row.save(update_fields=["vanished"])
    Event.objects.filter(pk__in=row.vanished).update(
        withdrawn_at=now,
        updated_at=now,
        withdrawn_because=because[: lengths.CHANGE],
        article_count=0,
        origin_count=0,
    )
    Suggestion.objects.touching(row.vanished).delete()
    for event in Event.objects.filter(pk__in=row.vanished):
        event.toll_statements.all().delete()
    note_changes(keys, because, user, now)


def note_changes(keys: Collection[int], because: str, user: User, now: datetime) -> None:
    """Derive these events from the reports that they have now, a revision of each by the editor."""
    standing = Event.objects.filter(pk__in=keys, withdrawn_at__isnull=True)
    found = derive_events(list(standing.values_list("pk", flat=True)), now=now)
    keep_sums(keys)
    for event in Event.objects.filter(pk__in=keys).order_by("pk"):
        record_revision(event, reason=because, now=now, even_if_same=True, changed_by=user)
    for event, refreshed in found:
        compare_with_reviewer(event, refreshed, now=now)
