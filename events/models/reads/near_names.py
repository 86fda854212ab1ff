"""Names of places, sides and outlets of events: those that begin so, those that look so."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from django.db.models import Q, QuerySet

from events.extraction.data.folding import fold
from events.models.actors import Actor
from events.models.counting.parts import EventActor, EventPlace
from events.models.places import Place
from events.models.sources import Source

MOST = 10
MOST_COMPARED = 5_000
ALIKE = 0.6


def _places() -> QuerySet[Place]:
    return Place.objects.filter(pk__in=EventPlace.objects.values("place"))


def _actors() -> QuerySet[Actor]:
    named = Q(pk__in=EventActor.objects.values("actor"))
    return Actor.objects.filter(named | Q(parts__in=EventActor.objects.values("actor"))).distinct()


def _sources() -> QuerySet[Source]:
    return Source.objects.filter(articles__reports__event__isnull=False).distinct()


OF = {"place": _places, "actor": _actors, "source": _sources}
OTHER_NAMES: Mapping[str, str] = {"place": "names__key", "actor": "aliases__key"}


def beginning(field: str, text: str) -> list[str]:
    """The names that begin with the text, or have another name that does; the shortest first."""
    begins = Q(name__istartswith=text)
    if field in OTHER_NAMES and fold(text):
        begins |= Q(**{f"{OTHER_NAMES[field]}__startswith": fold(text)})
    names = OF[field]().filter(begins).order_by("name").values_list("name", flat=True).distinct()
    return sorted(names[: 5 * MOST], key=len)[:MOST]


def like(field: str, text: str) -> list[str]:
    """The names that look like the text, the likest first: *Kharkov* for *Kharkow*."""
    names = list(OF[field]().values_list("name", flat=True).distinct()[:MOST_COMPARED])
    folded = {name.casefold(): name for name in names}
    near = difflib.get_close_matches(text.casefold()[:100], folded, n=3, cutoff=ALIKE)
    return [folded[name] for name in near]
