"""How long a rule against harm keeps an article from readers.

The whole article waits, not only its events: as long as it does, nothing of it is public that could
be found, counted or followed, and its events begin, with their history, when it is published.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any

from events.models import Article, HarmRule, Holding, Report
from events.models.articles import Verdict, Visibility

NOWHERE: Mapping[str, Any] = {}


def some_rule_delays() -> bool:
    return HarmRule.objects.delaying().exists()


def keep_back(article: Article, *, now: datetime) -> bool:
    """Hide an article that is about to be public, if a rule delays it or may; whether it does.

    An unread one waits until it is read: nobody knows yet what it tells.
    """
    rules = list(HarmRule.objects.delaying())
    unread = article.finished_at is None
    until = None if unread or not rules else delayed_until(article, rules)
    if not (rules and unread) and (until is None or until <= now):
        return False
    hide(article, until=until)
    return True


def hide(article: Article, *, until: datetime | None) -> None:
    """Keep it from readers until then. What a reviewer said of it stays."""
    if article.visibility != Visibility.DELAYED:
        article.visibility = Visibility.DELAYED
        article.save(update_fields=["visibility"])
    held, _ = Holding.objects.get_or_create(
        article=article, defaults={"decision": Verdict.DELAYED, "held_at": article.submitted_at}
    )
    Holding.objects.filter(pk=held.pk).update(until=until)


def delayed_until(article: Article, rules: Sequence[HarmRule]) -> datetime | None:
    """Until when the strictest rule delays it; None: none means an event that it tells."""
    last = Report.objects.filter(article=article, extractor_version=article.extractor_version)
    return max(
        (until for report in last for until in _delays(article, report, rules)), default=None
    )


def _delays(article: Article, report: Report, rules: Sequence[HarmRule]) -> Iterator[datetime]:
    places = report.extracted.get("places") or [NOWHERE]
    over = _over(article, report)
    for rule in rules:
        if any(_means(rule, report.kind, place) for place in places):
            yield over + timedelta(hours=rule.delay_hours)


def _means(rule: HarmRule, kind: str, place: Mapping[str, Any]) -> bool:
    country, precision = place.get("country") or "", place.get("precision") or ""
    return rule.means(kind=kind, country=country, precision=precision)


def _over(article: Article, report: Report) -> datetime:
    """The end of its last day, in UTC. A day that is not told, or not yet over, is that on which
    the article came.
    """
    came = article.submitted_at.astimezone(UTC).date()
    day = came if report.undated else min(report.ends_on, came)
    return datetime.combine(day + timedelta(days=1), time.min, UTC)
