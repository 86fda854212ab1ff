"""An event as it was at a moment, as JSON."""

from __future__ import annotations

from datetime import datetime

from events.api import shapes
from events.api.representation.events import as_article, count
from events.api.responses.links import Links
from events.models.events.rows import ActorRow, PlaceRow
from events.models.reads.then import Then


def then_as_json(then: Then, moment: datetime, links: Links) -> shapes.EventThen:
    """What history keeps of the event."""
    event, parts = then.event, then.parts
    return {
        "id": event.public_id,
        "as_of": moment,
        "changed_at": event.updated_at,
        "number": then.number,
        "url": links.event(event.public_id),
        "page": links.event_page(event.public_id),
        "kind": event.kind,
        "subkind": event.subkind or None,
        "date": {"start": event.starts_on, "end": event.ends_on},
        "places": [_place(row) for row in parts.places],
        "actors": [_actor(row) for row in parts.actors],
        "weapons": [
            {"type": row.type, "launched": row.launched, "intercepted": row.intercepted}
            for row in parts.weapons
        ],
        "casualties": {"killed": count(event, "killed"), "wounded": count(event, "wounded")},
        "personnel": count(event, "personnel"),
        "status": event.status,
        "confidence": event.confidence,
        "not_counted": event.not_counted or None,
        "summary": event.summary,
        "articles": [as_article(row, links) for row in then.articles],
        "article_count": event.article_count,
        "origin_count": event.origin_count,
        "review": event.review or None,
    }


def _place(row: PlaceRow) -> shapes.PlaceThen:
    return {
        "id": row.place_id or None,
        "name": row.name,
        "admin1": row.admin1 or None,
        "country": row.country or None,
        "lat": row.lat,
        "lon": row.lon,
        "precision": row.precision,
    }


def _actor(row: ActorRow) -> shapes.ActorThen:
    return {"role": row.role, "name": row.name, "slug": row.slug or None}
