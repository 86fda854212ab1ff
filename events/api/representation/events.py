"""An event as JSON. Null is "no text says", 0 is "a text says none"."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from events.api import shapes
from events.api.responses.links import Links
from events.models import Event, PartOf, Suggestion, TollStatement
from events.models.events.rows import ALL, ClaimRow, EvidenceRow, Parts, PlaceRow, ReportRow

PARTS_OF = {
    "places": "places",
    "actors": "actors",
    "weapons": "weapons",
    "attribution": "claims",
    "evidence": "evidence",
    "articles": "reports",
    "reports": "reports",
}


def parts_of_fields(fields: Collection[str]) -> Collection[str]:
    """The parts that have to be read for these fields; without any, for all."""
    return {PARTS_OF[name] for name in fields if name in PARTS_OF} if fields else ALL


def event_as_json(event: Event, parts: Parts, links: Links) -> shapes.Event:
    """An event with its parts, as lists have it."""
    return {
        "id": event.public_id,
        "url": links.event(event.public_id),
        "page": links.event_page(event.public_id),
        "kind": event.kind,
        "subkind": event.subkind or None,
        "date": {"start": event.starts_on, "end": event.ends_on},
        "places": [_place(row) for row in parts.places],
        "actors": [{"role": row.role, "name": row.name, "slug": row.slug} for row in parts.actors],
        "weapons": [
            {"type": row.type, "launched": row.launched, "intercepted": row.intercepted}
            for row in parts.weapons
        ],
        "casualties": {
            "killed": count(event, "killed"),
            "wounded": count(event, "wounded"),
        },
        "personnel": count(event, "personnel"),
        "attribution": [_attribution(row) for row in parts.claims],
        "status": event.status,
        "evidence": [_words(row) for row in parts.evidence if not row.field],
        "confidence": event.confidence,
        "not_counted": event.why_not_counted or None,
        "left_out": {
            "killed": event.why_left_out("killed") or None,
            "wounded": event.why_left_out("wounded") or None,
            "munitions": event.why_left_out("munitions") or None,
        },
        "summary": event.summary,
        "articles": [as_article(row, links) for row in articles_of(parts)],
        "reports": len(parts.reports),
        "article_count": event.article_count,
        "origin_count": event.origin_count,
        "review": event.review,
        "coarsened": event.coarsened,
        "delayed_until": event.delayed_until,
        "updated_at": event.updated_at,
    }


def event_in_detail(event: Event, parts: Parts, links: Links) -> shapes.EventDetail:
    """With `why`, the words and the rule that each field comes from, `joined`, each report and
    why it stands here, `tolls`, its numbers of dead and hurt over time, and what it is part of.
    """
    return {
        **event_as_json(event, parts, links),
        "why": [
            {"field": row.field, "rule": row.rule, "confidence": row.confidence, **_words(row)}
            for row in parts.evidence
            if row.field
        ],
        "joined": [_joined(row, parts) for row in parts.reports],
        "maybe_same": _maybe_same(event),
        "tolls": [_toll(row) for row in event.toll_statements.over_time()],
        "part_of": [_relation(row, row.whole) for row in event.contained_in.holding().for_page()],
        "parts": [_relation(row, row.part) for row in event.contains.holding().for_page()],
    }


def _relation(row: PartOf, other: Event) -> shapes.Relation:
    return {
        "event": other.public_id,
        "rule": row.rule,
        "because": row.because,
        "by_reviewer": row.made_by_id is not None,
    }


def _toll(row: TollStatement) -> shapes.TollStatement:
    return {
        "what": row.what,
        "count": {"min": row.low, "max": row.high},
        "adds": row.adds,
        "total": {"min": row.total_low, "max": row.total_high},
        "said_on": row.said_on,
        "speaker": row.speaker,
        "side": row.side.slug if row.side else None,
        "article": row.report.article.public_id,
        "stands": row.stands,
    }


def tombstone_as_json(event: Event) -> shapes.Tombstone:
    if event.withdrawn_at is None:
        raise ValueError("only a withdrawn event has a tombstone")
    return {
        "id": event.public_id,
        "withdrawn_at": event.withdrawn_at,
        "because": event.withdrawn_because,
        "merged_into": event.merged_into.public_id if event.merged_into else None,
    }


def _maybe_same(event: Event) -> list[shapes.MaybeSame]:
    """Events that may be the same, with the weights of the features of their two likest reports."""
    pairs = Suggestion.objects.of_event(event.pk).likeliest_first()
    return [
        {
            "event": (row.other if row.event_id == event.pk else row.event).public_id,
            "score": row.score,
            "features": row.features,
        }
        for row in pairs.select_related("event", "other")
    ]


def count(event: Event, what: str) -> shapes.Count | None:
    """How many, or None where no text says; one bound may be missing."""
    found = event.people(what)
    return {"min": found.min, "max": found.max} if found else None


def articles_of(parts: Parts) -> Iterable[ReportRow]:
    """The articles that tell the event, each once, in the order in which they were read."""
    return {row.article: row for row in parts.reports}.values()


def _joined(report: ReportRow, parts: Parts) -> shapes.Joined:
    """One report: who read it, how it joined the event, and the words and the rule behind each of
    its fields.
    """
    return {
        "article": report.article,
        "because": report.linked_because,
        "link": _link(report),
        "status": report.status,
        "confidence": report.confidence,
        "extractor_version": report.extractor_version,
        "why": [_why(row) for row in parts.evidence if row.field and row.report_id == report.id],
    }


def _link(report: ReportRow) -> shapes.Link | None:
    if report.traits__link is None:
        return None
    return {"score": report.traits__link["score"], "features": report.traits__link["features"]}


def _why(row: EvidenceRow) -> shapes.ReportWhy:
    return {
        "field": row.field,
        "rule": row.rule,
        "start": row.start,
        "end": row.end,
        "quote": row.quote,
        "confidence": row.confidence,
    }


def _place(row: PlaceRow) -> shapes.EventPlace:
    return {
        "id": row.place_id,
        "name": row.name,
        "admin1": row.admin1 or None,
        "country": row.country or None,
        "lat": row.lat,
        "lon": row.lon,
        "precision": row.precision,
    }


def _attribution(row: ClaimRow) -> shapes.Attribution:
    """Who says so; `field` and `value` where they speak of one field alone."""
    return {
        "source": row.speaker,
        "stance": row.stance,
        "field": row.field or None,
        "value": row.value,
        "start": row.start,
        "end": row.end,
        "article": row.article,
    }


def _words(row: EvidenceRow) -> shapes.Evidence:
    return {
        "start": row.start,
        "end": row.end,
        "text": row.quote,
        "article": row.article,
    }


def as_article(row: ReportRow, links: Links) -> shapes.EventArticle:
    return {
        "id": row.article,
        "api_url": links.article(row.article),
        "title": row.title or None,
        "url": row.url or None,
        "outlet": row.source,
        "published_on": row.published_on,
    }
