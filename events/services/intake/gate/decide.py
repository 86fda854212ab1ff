"""What a reviewer says of a held article: that readers may see it, or that they may not."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AnonymousUser, User
from django.db import transaction
from django.utils.translation import gettext

from events import lengths
from events.models import Article, Holding
from events.models.articles import Verdict, Visibility
from events.services.intake.gate.publish import publish


class NotWaiting(Exception):
    """The article does not wait for a reviewer: another one was quicker, or it never did."""


class ReasonNeeded(Exception):
    """A refusal needs a reason, which its sender is shown."""

    def __str__(self) -> str:
        return gettext("Say why, for the person who sent it.")


def accept(
    *, article_id: int, user: User | AnonymousUser | None, now: datetime, reason: str = ""
) -> Article:
    """Make a held or refused article public and link what it tells, in one transaction.

    Raises:
        NotWaiting: it is public already, or withdrawn.
    """
    with transaction.atomic():
        article = _locked(article_id, {Visibility.HELD, Visibility.REFUSED})
        if article.erased_at:
            raise NotWaiting
        _note(article, Verdict.ACCEPTED, user, now, reason)
        publish(article, now=now)
    return article


def refuse(
    *, article_id: int, user: User | AnonymousUser | None, now: datetime, reason: str
) -> Article:
    """Keep a held article from readers for good; its sender's page says why.

    Its text is erased once the time for refused texts is over.

    Raises:
        NotWaiting: it does not wait.
        ReasonNeeded: no reason is given.
    """
    if not reason.strip():
        raise ReasonNeeded
    with transaction.atomic():
        article = _locked(article_id, {Visibility.HELD})
        _note(article, Verdict.REFUSED, user, now, reason)
        article.visibility = Visibility.REFUSED
        article.save(update_fields=["visibility"])
    return article


def _locked(article_id: int, states: set[Visibility]) -> Article:
    rows = Article.objects.select_for_update(of=("self",)).filter(pk=article_id)
    article = rows.filter(visibility__in=states).first()
    if article is None:
        raise NotWaiting
    return article


def _note(
    article: Article,
    decision: Verdict,
    user: User | AnonymousUser | None,
    now: datetime,
    reason: str,
) -> None:
    by = user if isinstance(user, User) else None
    said = {"decision": decision, "decided_at": now, "decided_by": by}
    said["reason"] = " ".join(reason.split())[: lengths.CHANGE]
    Holding.objects.update_or_create(article=article, defaults=said)
