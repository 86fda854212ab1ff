"""An event as JSON. Null is "no text says", 0 is "a text says none"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from events.api.links import Links
from events.models import Article, Claim, Event, Evidence, Place, Report


def event_as_json(event: Event, links: Links) -> dict[str, Any]:
    """An event read by `EventQuerySet.for_list`."""
    return {
        "id": event.public_id,
        "url": links.event(event.public_id),
        "kind": event.kind,
        "subkind": event.subkind or None,
        "date": {"start": event.starts_on, "end": event.ends_on},
        "places": [_place(row.place) for row in event.event_places.all()],
        "actors": [{"role": row.role, "name": row.actor.name, "slug": row.actor.slug} for row in event.event_actors.all()],
        "weapons": [
            {"type": row.type, "launched": row.launched, "intercepted": row.intercepted} for row in event.event_weapons.all()
        ],
        "casualties": {
            "killed": count(event.killed_min, event.killed_max),
            "wounded": count(event.wounded_min, event.wounded_max),
        },
        "personnel": count(event.personnel_min, event.personnel_max),
        "attribution": [_attribution(claim, report) for report in event.reports.all() for claim in report.claims.all()],
        "status": event.status,
        "evidence": [_evidence(words, report) for report, words in _evidence_of(event) if not words.field],
        "confidence": event.confidence,
        "not_counted": event.not_counted or None,
        "summary": event.summary,
        "articles": [_article(article, links) for article in articles_of(event)],
        "reports": len(event.reports.all()),
        "review": event.review,
        "updated_at": event.updated_at,
    }


def event_in_detail(event: Event, links: Links) -> dict[str, Any]:
    """An event read by `EventQuerySet.for_detail`: with `why`, the words and the rule that each field comes from."""
    why = [{"field": words.field, "rule": words.rule, **_evidence(words, report)} for report, words in _evidence_of(event)]
    joined = [{"article": report.article.public_id, "because": report.linked_because} for report in event.reports.all()]
    return {**event_as_json(event, links), "why": [reason for reason in why if reason["field"]], "joined": joined}


def tombstone_as_json(event: Event) -> dict[str, Any]:
    return {"id": event.public_id, "withdrawn_at": event.withdrawn_at, "because": event.withdrawn_because}


def count(lowest: int | None, highest: int | None) -> dict[str, int | None] | None:
    """How many, or None where no text says; one bound may be missing."""
    return None if lowest is None and highest is None else {"min": lowest, "max": highest}


def articles_of(event: Event) -> list[Article]:
    """The articles that tell the event, each once, in the order in which they were read."""
    return list({report.article_id: report.article for report in event.reports.all()}.values())


def _place(place: Place) -> dict[str, Any]:
    return {
        "id": place.pk,
        "name": place.name,
        "admin1": place.admin1 or None,
        "country": place.country or None,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
    }


def _attribution(claim: Claim, report: Report) -> dict[str, Any]:
    """Who says so; `field` and `value` where they speak of one field alone."""
    return {
        "source": claim.speaker,
        "stance": claim.stance,
        "field": claim.field or None,
        "value": claim.value,
        "start": claim.start,
        "end": claim.end,
        "article": report.article.public_id,
    }


def _evidence_of(event: Event) -> Iterator[tuple[Report, Evidence]]:
    for report in event.reports.all():
        for words in report.evidence.all():
            yield report, words


def _evidence(words: Evidence, report: Report) -> dict[str, Any]:
    return {"start": words.start, "end": words.end, "text": words.quote, "article": report.article.public_id}


def _article(article: Article, links: Links) -> dict[str, Any]:
    return {
        "id": article.public_id,
        "api_url": links.article(article.public_id),
        "title": article.title or None,
        "url": article.url or None,
        "outlet": article.source.name if article.source else None,
        "published_on": article.published_on,
    }
