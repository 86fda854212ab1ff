"""Fill the tables of actors from the extractor's vocabulary.

Every name that it knows then finds its actor.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils.text import slugify

from events.extraction.data.folding import fold
from events.extraction.data.known_actors import ActorEntry, actors
from events.models import Actor, ActorAlias


@dataclass(frozen=True, slots=True)
class LoadedActors:
    """How many actors and how many names are new."""

    actors: int
    names: int


@transaction.atomic
def load_actors() -> LoadedActors:
    """Add missing actors and names. Existing rows stay, with what people changed."""
    known = {alias.key: alias.actor for alias in ActorAlias.objects.select_related("actor")}
    entries = actors()
    rows = _rows(entries, known)
    _join_to_parents(entries, rows)
    new = _names(entries, rows, taken=known)
    ActorAlias.objects.bulk_create(new)
    if new:
        _let_the_planner_know()
    return LoadedActors(sum(fold(entry.name) not in known for entry in entries), len(new))


def _let_the_planner_know() -> None:
    """PostgreSQL plans for empty tables until it has counted them: the names of two sides took it
    five seconds, and each article asks for some.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE events_actor, events_actoralias")


def _rows(entries: tuple[ActorEntry, ...], known: dict[str, Actor]) -> dict[str, Actor]:
    """The row of each entry. What is missing is made by one statement: there are hundreds."""
    by_slug = {actor.slug: actor for actor in Actor.objects.all()}
    there = set(by_slug)
    rows = {
        entry.name: known.get(fold(entry.name)) or by_slug.setdefault(_slug(entry), _row(entry))
        for entry in entries
    }
    Actor.objects.bulk_create(actor for slug, actor in by_slug.items() if slug not in there)
    return rows


def _slug(entry: ActorEntry) -> str:
    return slugify(fold(entry.name))


def _row(entry: ActorEntry) -> Actor:
    return Actor(slug=_slug(entry), name=entry.name, kind=entry.kind, country=entry.country or "")


def _join_to_parents(entries: tuple[ActorEntry, ...], rows: dict[str, Actor]) -> None:
    alone = {
        rows[entry.name].pk: rows[entry.parent]
        for entry in entries
        if entry.parent in rows and rows[entry.name].parent_id is None
    }
    joined = [actor for actor in rows.values() if actor.pk in alone]
    for actor in joined:
        actor.parent = alone[actor.pk]
    Actor.objects.bulk_update(joined, ["parent"], batch_size=200)


def _names(
    entries: tuple[ActorEntry, ...], rows: dict[str, Actor], *, taken: Collection[str]
) -> list[ActorAlias]:
    """New names, each under the first actor that has it: a name means one actor."""
    new: dict[str, ActorAlias] = {}
    for entry in entries:
        for name in (entry.name, *entry.aliases):
            key = fold(name)
            if key not in taken:
                new.setdefault(key, ActorAlias(actor=rows[entry.name], name=name, key=key))
    return list(new.values())
