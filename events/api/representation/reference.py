"""Sides, places and sources as JSON."""

from __future__ import annotations

from events.api import shapes
from events.api.responses.links import Links
from events.models import Actor, Place, Source


def actor_as_json(actor: Actor, links: Links) -> shapes.Actor:
    """A side read with its parent and its other names."""
    return {
        "slug": actor.slug,
        "url": links.actor(actor.slug),
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country or None,
        "parent": actor.parent.slug if actor.parent else None,
        "parts": sorted(part.slug for part in actor.parts.all()),
        "aliases": sorted(alias.name for alias in actor.aliases.all()),
        "events_url": links.events("actor", actor.slug),
    }


def place_as_json(place: Place, links: Links) -> shapes.Place:
    return {
        "id": place.pk,
        "url": links.place(place.pk),
        "geonames_id": place.geonames_id,
        "name": place.name,
        "admin1": place.admin1 or None,
        "country": place.country or None,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "events_url": links.events("place", place.pk),
    }


def source_as_json(source: Source, links: Links) -> shapes.Source:
    """A source read with the side that it speaks for."""
    return {
        "id": source.pk,
        "name": source.name,
        "kind": source.kind,
        "affiliation": source.affiliation.slug if source.affiliation else None,
        "events_url": links.events("source", source.pk),
    }
