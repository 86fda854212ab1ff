"""Erase what need not be kept any longer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from events.models import Article, Holding, Remark
from events.models.articles import Verdict, Visibility
from events.services.intake.gate.erase import erase_text
from events.services.intake.keyed_requests import forget_old_requests

ERASED_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Retention:
    """For how long refused texts, hashes of clients' addresses, and keyed requests are kept."""

    refused: timedelta
    clients: timedelta
    keys: timedelta


def erase_old(rules: Retention, *, now: datetime) -> int:
    """Erase what is older than the rules allow; return how many texts were erased."""
    forget_old_requests(now=now, kept_for=rules.keys)
    old = Remark.objects.filter(created_at__lt=now - rules.clients).exclude(client="")
    old.update(client="")
    refused = Holding.objects.filter(decision=Verdict.REFUSED, decided_at__lt=now - rules.refused)
    texts = Article.objects.filter(
        visibility=Visibility.REFUSED, erased_at=None, pk__in=refused.values("article")
    )
    found = list(texts.order_by("pk")[:ERASED_AT_ONCE])
    for article in found:
        erase_text(article, now=now)
    return len(found)
