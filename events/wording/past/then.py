"""An event of then, in the words of now."""

from __future__ import annotations

from django.utils.translation import gettext

from events.models.events.rows import ActorRow
from events.models.reads.then import Then
from events.wording.occurrences import first_and_others


def where_then(then: Then) -> str:
    """*Kyiv, Ukraine and 2 more places*."""
    return first_and_others(then.parts.places) if then.parts.places else gettext("place not given")


def sides_then(then: Then, role: str) -> list[ActorRow]:
    return then.sides(role)
