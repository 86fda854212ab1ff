"""From a shape to the serializer that describes it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, NotRequired, TypedDict

import pytest
from rest_framework import serializers

from events.api.shapes.serializer import Address, OneOf, serializer_of


class Part(TypedDict):
    """A part."""

    size: int


class Whole(TypedDict):
    name: str
    page: Annotated[Address | None, "For readers"]
    colour: Annotated[str, OneOf(["red", "green"])]
    built_on: date | None
    value: object
    label: NotRequired[str]
    parts: list[Part]
    largest: Part | None
    names: list[str]
    counts: dict[str, int]


@pytest.mark.parametrize(
    ("name", "field", "options"),
    [
        ("name", serializers.CharField, {"required": True, "allow_null": False}),
        ("page", serializers.URLField, {"allow_null": True, "help_text": "For readers"}),
        ("colour", serializers.ChoiceField, {"choices": {"red": "red", "green": "green"}}),
        ("built_on", serializers.DateField, {"allow_null": True}),
        ("value", serializers.JSONField, {}),
        ("label", serializers.CharField, {"required": False}),
        ("parts", serializers.ListSerializer, {}),
        ("largest", serializer_of(Part), {"allow_null": True}),
        ("names", serializers.ListField, {}),
        ("counts", serializers.DictField, {}),
    ],
)
def test_each_hint_becomes_its_field(name, field, options):
    made = serializer_of(Whole)().fields[name]
    assert isinstance(made, field)
    assert {option: getattr(made, option) for option in options} == options


def test_a_shape_has_one_serializer_under_its_own_name_and_docstring():
    assert serializer_of(Part) is serializer_of(Part)
    assert (serializer_of(Part).__name__, serializer_of(Part).__doc__) == ("Part", "A part.")


def test_a_hint_that_is_no_shape_is_an_error_when_the_program_starts():
    class Odd(TypedDict):
        value: Annotated[bytes, "no JSON"]

    with pytest.raises(TypeError):
        serializer_of(Odd)
