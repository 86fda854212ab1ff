"""The rows of places and actors that a text names: found by key, created if new."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from events.extraction import types
from events.extraction.data.folding import fold
from events.models import Actor, ActorAlias, Place, PlaceName
from events.models.events.turns import take_turns

KEY_LENGTH = 120
NAME_LENGTH = 200


def place_key(place: types.Place) -> str:
    """The gazetteer's key, or `name:UA:rivnopil` for other places (`xx`: country unknown)."""
    return place.key or f"name:{place.country or 'xx'}:{fold(place.name)}"[:KEY_LENGTH]


def place_rows(places: Iterable[types.Place]) -> dict[str, Place]:
    """The row of each place, by `place_key`."""
    wanted = {place_key(place): place for place in places}
    rows = {row.key: row for row in Place.objects.filter(key__in=wanted)} if wanted else {}
    for key in sorted(wanted.keys() - rows.keys()):
        # in order, so that two workers cannot wait for each other
        rows[key] = _new_place(key, wanted[key])
    return rows


def _new_place(key: str, place: types.Place) -> Place:
    take_turns()  # lest two that make it wait for each other
    row, created = Place.objects.get_or_create(
        key=key,
        defaults={
            "geonames_id": int(key.removeprefix("gn:")) if key.startswith("gn:") else None,
            "name": place.name[:NAME_LENGTH],
            "precision": place.precision,
            "admin1": place.admin1 or "",
            "country": place.country or "",
            "lat": place.lat,
            "lon": place.lon,
        },
    )
    if created:
        PlaceName.objects.create(place=row, name=row.name, key=fold(row.name)[:NAME_LENGTH])
    return row


def actor_key(name: str) -> str:
    """The folded name that finds an actor among the aliases."""
    return (fold(name) or name)[:NAME_LENGTH]


def actor_rows(names: Iterable[str]) -> dict[str, Actor]:
    """The actor that each name means, by `actor_key`."""
    return actors_with_names(names)[0]


def actors_with_names(
    names: Iterable[str], spoken: Collection[str] = ()
) -> tuple[dict[str, Actor], dict[int, frozenset[str]]]:
    """The actor that each name means, by `actor_key`, with its parents; and all folded names of
    each, by its primary key. Of keys that are only `spoken`, those of actors that there are.
    """
    wanted = {actor_key(name): name for name in names}
    asked = {*wanted, *spoken}
    meant = ActorAlias.objects.filter(key__in=asked).values("actor")
    aliases = ActorAlias.objects.filter(actor__in=meant).select_related("actor__parent__parent")
    rows: dict[str, Actor] = {}
    known: defaultdict[int, set[str]] = defaultdict(set)
    for alias in aliases if asked else ():
        known[alias.actor_id].add(alias.key)
        if alias.key in asked:
            rows[alias.key] = alias.actor
    for key in sorted(wanted.keys() - rows.keys()):
        rows[key] = _new_actor(key, wanted[key])
        known[rows[key].pk].add(key)
    return rows, {actor: frozenset(keys) for actor, keys in known.items()}


@dataclass(slots=True)
class Named:
    """The rows of what texts name, as far as they were looked up in this transaction.

    `nobody` are keys that no actor had when they were looked up.
    """

    places: dict[str, Place] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    names: dict[int, frozenset[str]] = field(default_factory=dict)
    nobody: set[str] = field(default_factory=set)

    def look_up(self, records: Collection[types.Report], spoken: Collection[str] = ()) -> None:
        """The places and actors of these reports: by a query each, or none if all are known.
        `spoken` are keys of words that may name actors.
        """
        places = [place for record in records for place in record.places]
        names = [actor.name for record in records for actor in record.actors]
        unknown = [name for name in names if actor_key(name) not in self.actors]
        self.places |= place_rows(one for one in places if place_key(one) not in self.places)
        unheard = {*spoken} - self.actors.keys() - self.nobody
        actors, known = actors_with_names(unknown, unheard)
        self.actors |= actors
        self.nobody |= unheard - actors.keys()
        self.names |= known


def _new_actor(key: str, name: str) -> Actor:
    """A new actor with its own name as alias, or the one that another worker created meanwhile."""
    take_turns()
    try:
        with transaction.atomic():
            actor = Actor.objects.create(name=name[:NAME_LENGTH], slug=_free_slug(key))
            ActorAlias.objects.create(actor=actor, name=name[:NAME_LENGTH], key=key)
    except IntegrityError:
        return ActorAlias.objects.select_related("actor").get(key=key).actor
    return actor


def _free_slug(key: str) -> str:
    """The name as a slug, with a suffix if it is taken or has no usable character."""
    slug = slugify(key)[:180]
    if slug and not Actor.objects.filter(slug=slug).exists():
        return slug
    return f"{slug or 'side'}-{hashlib.sha256(key.encode()).hexdigest()[:8]}"
