"""Fill the tables of sides from the extractor's vocabulary, so that every name that it knows finds its actor."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.text import slugify

from events.extraction.text import fold
from events.extraction.vocabulary import ActorEntry, actors
from events.models import Actor, ActorAlias


@dataclass(frozen=True, slots=True)
class LoadedActors:
    """How many sides and how many of their names are new."""

    actors: int
    names: int


@transaction.atomic
def load_actors() -> LoadedActors:
    """Add the sides and names that are missing. What people changed stays: a row that is there is left as it is."""
    before = (Actor.objects.count(), ActorAlias.objects.count())
    entries = actors()
    rows = {entry.name: _row(entry) for entry in entries}
    for entry in entries:
        if entry.parent and rows[entry.name].parent_id is None and entry.parent in rows:
            Actor.objects.filter(pk=rows[entry.name].pk).update(parent=rows[entry.parent])
    _add_names(entries, rows)
    return LoadedActors(Actor.objects.count() - before[0], ActorAlias.objects.count() - before[1])


def _row(entry: ActorEntry) -> Actor:
    """The actor that already goes by this name, or a new one."""
    known = ActorAlias.objects.select_related("actor").filter(key=fold(entry.name)).first()
    if known is not None:
        return known.actor
    slug = slugify(fold(entry.name))
    values = {"name": entry.name, "kind": entry.kind, "country": entry.country or ""}
    actor, _created = Actor.objects.get_or_create(slug=slug, defaults=values)
    return actor


def _add_names(entries: tuple[ActorEntry, ...], rows: dict[str, Actor]) -> None:
    """Names and aliases under the first actor that has them: no name means two sides."""
    taken = set(ActorAlias.objects.values_list("key", flat=True))
    new: dict[str, ActorAlias] = {}
    for entry in entries:
        for name in (entry.name, *entry.aliases):
            key = fold(name)
            if key not in taken:
                new.setdefault(key, ActorAlias(actor=rows[entry.name], name=name, key=key))
    ActorAlias.objects.bulk_create(new.values())
