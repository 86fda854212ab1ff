"""The place or side that a typed name means."""

from __future__ import annotations

import re

from events.models import Actor, Place

KEYED = re.compile(r"\[([^\[\]]+)\]\s*$")  # as `place_label` ends


def places_called(text: str) -> list[Place]:
    """The place whose key stands at the end, else all of this name."""
    keyed = KEYED.search(text)
    if keyed:
        return list(Place.objects.filter(key=keyed.group(1)))
    return list(Place.objects.called(text.strip()).order_by("-population", "pk")[:7])


def actor_called(name: str) -> Actor | None:
    return Actor.objects.called(name.strip()).order_by("pk").first()


def place_label(place: Place) -> str:
    """*Kryvyi Rih, Dnipropetrovsk Oblast, UA [gn:703845]*: read again by its key."""
    parts = [place.name, place.admin1 if place.admin1 != place.name else "", place.country]
    return f"{', '.join(part for part in parts if part)} [{place.key}]"
