"""The shapes of counts: by time, and by what events bear."""

from __future__ import annotations

from rest_framework import serializers


class Bucket(serializers.Serializer):
    """Events whose last day lies from `start` (inclusive) to `end` (exclusive)."""

    start = serializers.DateField()
    end = serializers.DateField()
    total = serializers.IntegerField()
    counts = serializers.DictField(child=serializers.IntegerField(), help_text="By kind")


class Timeline(serializers.Serializer):
    bucket = serializers.ChoiceField(["day", "week", "month", "year"])
    total = serializers.IntegerField()
    buckets = Bucket(many=True)


class FacetCount(serializers.Serializer):
    value = serializers.CharField()
    count = serializers.IntegerField()
    label = serializers.CharField(required=False, help_text="For sides: the name")


class Facets(serializers.Serializer):
    kind = FacetCount(many=True)
    status = FacetCount(many=True)
    review = FacetCount(many=True)
    country = FacetCount(many=True)
    weapon = FacetCount(many=True)
    actor = FacetCount(many=True)
    precision = FacetCount(many=True)
