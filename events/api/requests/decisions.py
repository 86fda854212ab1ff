"""What a request sends to decide of an event, read into the values of the services."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from events import lengths
from events.api.requests.submissions import OnlyKnownFields
from events.extraction.types import Count, DateSpan, Kind, Role, Status, Weapon
from events.models import Actor, Place
from events.models.counting.parts import ROLES, WEAPON_TYPES
from events.models.occurrence import KINDS, STATUSES
from events.services.review.deciding.values import KEPT_UNDER, Values


class Decide(OnlyKnownFields):
    """`reason` is shown in the history. `expected_revision`: the last change that you saw; with a
    newer one the answer is 409.
    """

    reason = serializers.CharField(max_length=lengths.CHANGE)
    expected_revision = serializers.IntegerField(required=False, min_value=1)


class DecideOfTwo(Decide):
    """`into`: the id of the event that stays."""

    into = serializers.CharField()


class DecideOfReports(Decide):
    """`articles`: ids of the articles whose reports make an event of their own."""

    articles = serializers.ListField(child=serializers.CharField(), allow_empty=False)


class _Span(serializers.Serializer[Any]):
    start = serializers.DateField()
    end = serializers.DateField()


class _Range(serializers.Serializer[Any]):
    min = serializers.IntegerField(allow_null=True)
    max = serializers.IntegerField(allow_null=True)


class _Side(serializers.Serializer[Any]):
    role = serializers.ChoiceField(choices=ROLES)
    slug = serializers.CharField()


class _Munition(serializers.Serializer[Any]):
    type = serializers.ChoiceField(choices=WEAPON_TYPES)
    launched = serializers.IntegerField(allow_null=True, required=False)
    intercepted = serializers.IntegerField(allow_null=True, required=False)


class Correction(Decide):
    """Only what is sent is set. Numbers: null means that no text says how many. `places` are keys,
    sides are slugs; a list is set whole. `follow_articles` names fields that articles give again.
    """

    kind = serializers.ChoiceField(choices=KINDS, required=False)
    subkind = serializers.CharField(required=False, allow_blank=True)
    days = _Span(required=False)
    status = serializers.ChoiceField(choices=STATUSES, required=False)
    killed = _Range(required=False, allow_null=True)
    wounded = _Range(required=False, allow_null=True)
    summary = serializers.CharField(required=False)
    places = serializers.ListField(child=serializers.CharField(), required=False)
    actors = _Side(many=True, required=False)
    weapons = _Munition(many=True, required=False)
    follow_articles = serializers.ListField(
        child=serializers.ChoiceField(choices=list(KEPT_UNDER)), required=False
    )


def values_of(sent: dict[str, Any]) -> Values:
    """The values of a correction that was checked; raises where a place or side is not here."""
    read = {name: _READ[name](sent[name]) for name in _READ if name in sent}
    return Values(**read)


def _count(sent: dict[str, Any] | None) -> Count:
    return Count(sent["min"], sent["max"]) if sent else Count(None, None)


def _places(keys: list[str]) -> list[Place]:
    rows = {row.key: row for row in Place.objects.filter(key__in=keys)}
    return list(_known("places", keys, rows))


def _sides(sent: list[dict[str, str]]) -> list[tuple[Role, Actor]]:
    slugs = [one["slug"] for one in sent]
    rows = {row.slug: row for row in Actor.objects.filter(slug__in=slugs)}
    known = _known("actors", slugs, rows)
    return [(Role(one["role"]), row) for one, row in zip(sent, known, strict=True)]


def _known(field: str, names: list[str], rows: dict[str, Any]) -> Iterator[Any]:
    missing = [name for name in names if name not in rows]
    if missing:
        raise ValidationError({field: f"Not known: {', '.join(missing)}"})
    return (rows[name] for name in names)


_READ: dict[str, Any] = {
    "kind": Kind,
    "subkind": str,
    "days": lambda sent: DateSpan(sent["start"], sent["end"]),
    "status": Status,
    "killed": _count,
    "wounded": _count,
    "summary": str,
    "places": _places,
    "actors": _sides,
    "weapons": lambda sent: [
        Weapon(one["type"], one.get("launched"), one.get("intercepted")) for one in sent
    ],
}
