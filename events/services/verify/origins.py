"""Copies point to their origin directly: no chain, no circle, and the days and shares that a database rule does not hold."""

from __future__ import annotations

from django.db.models import Q

from events.models import Article
from events.services.verify.invariant import Invariant, named


def invariants() -> list[Invariant]:
    """What must hold of reprints."""
    articles = Article.objects.defer("text")
    return [
        Invariant(
            "no reprint's origin is a reprint",
            articles.filter(origin__origin__isnull=False),  # a circle is a chain, too
            named("article", "is a reprint of a reprint"),
        ),
        Invariant(
            "a reprint says how much it shares",
            articles.filter(Q(shared_with_origin__lt=0) | Q(shared_with_origin__gt=1)),
            named("article", "shares less than nothing or more than all with its origin"),
        ),
    ]
