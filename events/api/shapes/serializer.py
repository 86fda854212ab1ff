"""A shape is a `TypedDict`: mypy holds the rows of `representation/` to it, and the API's schema is
made from it. This is the way from the one to the other.

    class EventPlace(TypedDict):
        country: Annotated[str | None, "ISO 3166-1 alpha-2; null for seas"]
        precision: Annotated[str, OneOf(PRECISIONS)]

Only the schema uses the serializers: writing each row through one costs ten times as much.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from types import UnionType
from typing import (
    Annotated,
    Any,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from rest_framework import serializers

Field = serializers.Field[Any, Any, Any, Any]
Choice = str | int | tuple[str, str]


@dataclass(frozen=True)
class OneOf:
    """The value is one of these."""

    choices: Sequence[Choice]


@dataclass(frozen=True)
class Url:
    """The text is an address."""


Address = Annotated[str, Url()]
PLAIN: dict[object, type[Field]] = {
    str: serializers.CharField,
    int: serializers.IntegerField,
    float: serializers.FloatField,
    bool: serializers.BooleanField,
    date: serializers.DateField,
    datetime: serializers.DateTimeField,
    object: serializers.JSONField,
}


@cache
def serializer_of(shape: type) -> type[serializers.Serializer[Any]]:
    """The serializer of a shape, under its name and with its docstring."""
    hints = get_type_hints(shape, include_extras=True)
    fields: dict[str, object] = {name: _field(hint) for name, hint in hints.items()}
    return type(shape.__name__, (serializers.Serializer,), {**fields, "__doc__": shape.__doc__})


def _field(hint: object, **options: object) -> Field:
    """The field of a hint: what is wrapped round its type becomes an option of the field."""
    wrap, inner = get_origin(hint), get_args(hint)
    if wrap is NotRequired:
        return _field(inner[0], required=False, **options)
    if wrap is Annotated:
        return _field(inner[0], **options, **_told(inner[1:]))
    if wrap in (Union, UnionType):
        (kind,) = (part for part in inner if part is not type(None))
        return _field(kind, allow_null=True, **options)
    return _plain(hint, options)


def _told(extras: Sequence[object]) -> dict[str, object]:
    """What a hint says beside its type: a sentence of help, a vocabulary, that it is an address."""
    told: dict[str, object] = {}
    for extra in extras:
        match extra:
            case str():
                told["help_text"] = extra
            case OneOf():
                told["choices"] = extra.choices
            case Url():
                told["field"] = serializers.URLField
    return told


def _plain(kind: object, options: dict[str, Any]) -> Field:
    wrap, inner = get_origin(kind), get_args(kind)
    if "choices" in options:
        return serializers.ChoiceField(**options)
    if wrap is dict:
        return serializers.DictField(child=_field(inner[1]), **options)
    if wrap is list and inner[0] in PLAIN:
        return serializers.ListField(child=_field(inner[0]), **options)
    if wrap is list:
        return serializer_of(inner[0])(many=True, **options)
    named = options.pop("field", None) or PLAIN.get(kind) or serializer_of(_shape(kind))
    return named(**options)


def _shape(kind: object) -> type:
    if not isinstance(kind, type) or not is_typeddict(kind):
        raise TypeError(f"{kind} is no shape")
    return kind
