"""What is held for a reviewer as JSON, for whoever sent it."""

from __future__ import annotations

from django.http import HttpRequest

from events.api import shapes
from events.api.responses.links import Links
from events.models import Article, PrivateLink, QueueStatus, Report
from events.models.articles import Verdict, Visibility
from events.wording.arrivals import holding_of


def held_as_json(link: PrivateLink, request: HttpRequest) -> shapes.HeldState:
    """What one sender may know of what was sent."""
    article, page = link.leads_to, link.page
    row = article or page
    shown = article is not None and not article.is_hidden
    held = holding_of(article) if article else None
    return {
        "decision": _decision(article),
        "delayed_until": held.until if held else None,
        "reason": held.reason if held and held.decision == Verdict.REFUSED else None,
        "status": row.status if row else QueueStatus.FAILED,
        "title": link.title or None,
        "article": Links(request).article(article.public_id) if article and shown else None,
        "reports": [_held_report(report) for report in _reports(article)],
    }


def _decision(article: Article | None) -> str:
    if article is None or article.visibility == Visibility.HELD:
        return "waiting"
    return "accepted" if article.is_public else str(article.visibility)


def _reports(article: Article | None) -> list[Report]:
    if article is None or not article.is_hidden:
        return []
    last = article.reports.filter(extractor_version=article.extractor_version)
    return list(last.order_by("ordinal").prefetch_related("evidence"))


def _held_report(report: Report) -> shapes.HeldReport:
    return {
        "kind": report.kind,
        "subkind": report.subkind or None,
        "date": {"start": report.starts_on, "end": report.ends_on},
        "status": report.status,
        "places": [place["name"] for place in report.extracted.get("places", ())],
        "sentences": [row.quote for row in report.evidence.all() if not row.field],
    }
