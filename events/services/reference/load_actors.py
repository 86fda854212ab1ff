"""Fill the tables of actors from the extractor's vocabulary.

Every name that it knows then finds its actor.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
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
    rows = {entry.name: known.get(fold(entry.name)) or _row(entry) for entry in entries}
    for entry in entries:
        if entry.parent and rows[entry.name].parent_id is None and entry.parent in rows:
            Actor.objects.filter(pk=rows[entry.name].pk).update(parent=rows[entry.parent])
    new = _names(entries, rows, taken=known)
    ActorAlias.objects.bulk_create(new)
    return LoadedActors(sum(fold(entry.name) not in known for entry in entries), len(new))


def _row(entry: ActorEntry) -> Actor:
    values = {"name": entry.name, "kind": entry.kind, "country": entry.country or ""}
    actor, _created = Actor.objects.get_or_create(slug=slugify(fold(entry.name)), defaults=values)
    return actor


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
