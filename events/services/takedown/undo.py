"""Bring back what was withdrawn, or erase it for good."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext

from events.models import Article, Event, Report, Withdrawal
from events.models.articles import Visibility
from events.models.events.turns import take_turns
from events.services.intake.gate.erase import erase_text
from events.services.intake.gate.publish import bring_back
from events.services.queue.articles import read_again
from events.services.takedown.messages import erase_from_messages
from events.services.takedown.seal import events_ever_told, seal_sentences
from events.services.takedown.withdraw import note_changes


class CannotBringBack(Exception):
    """Its text was erased, or it was brought back already."""


@transaction.atomic
def bring_back_withdrawn(*, withdrawal_id: int, user: User, now: datetime) -> Article:
    """Undo a withdrawal: the article is public, and its reports tell the same events again.

    Raises:
        CannotBringBack: its text was erased, or somebody was quicker.
    """
    take_turns()
    row = _standing(withdrawal_id)
    article = Article.objects.select_for_update(of=("self",)).get(pk=row.article_id)
    if article.erased_at:
        raise CannotBringBack(gettext("Its text was erased, so it cannot be brought back."))
    article.visibility = Visibility.PUBLIC
    article.save(update_fields=["visibility"])
    events = _relink(row)
    because = f"Article {article.public_id} was brought back"
    note_changes(events, because, user, now)
    bring_back(article, now=now)  # finds copies, and links what found no event above
    if row.had_totals:
        read_again(article_ids=[article.pk], now=now)
    row.undone_at, row.undone_by = now, user
    row.save(update_fields=["undone_at", "undone_by"])
    return article


@transaction.atomic
def erase_withdrawn(*, withdrawal_id: int, now: datetime) -> None:
    """Erase the text of a withdrawn article. Its hash, day and counts stay; nothing brings it back.

    Raises:
        CannotBringBack: it does not stand withdrawn.
    """
    row = _standing(withdrawal_id)
    article = Article.objects.select_for_update(of=("self",)).get(pk=row.article_id)
    told = events_ever_told(article) | set(row.detached.values())
    erase_from_messages(told, text=article.text, sent_too=True)
    seal_sentences(told, text=article.text)
    erase_text(article, now=now)
    row.erased_at = now
    row.save(update_fields=["erased_at"])


def _standing(withdrawal_id: int) -> Withdrawal:
    rows = Withdrawal.objects.select_for_update(of=("self",)).standing()
    row = rows.filter(pk=withdrawal_id).first()
    if row is None:
        raise CannotBringBack(gettext("It was brought back already."))
    return row


def _relink(row: Withdrawal) -> set[int]:
    """Put each report into its event, or into the one that it was merged into; a rejected event
    stays rejected. Returns these events.
    """
    Event.objects.filter(pk__in=row.vanished, merged_into__isnull=True).update(
        withdrawn_at=None, withdrawn_because=""
    )
    known = Event.objects.filter(pk__in=set(row.detached.values()))
    homes = {event.pk: event.merged_into_id or event.pk for event in known}
    for report, event in row.detached.items():
        if event in homes:
            Report.objects.filter(pk=int(report), event=None).update(event=homes[event])
    return set(homes.values())
