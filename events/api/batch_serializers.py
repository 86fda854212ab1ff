"""The shape of what a batch answers, line by line."""

from __future__ import annotations

from rest_framework import serializers

from events.api.serializers import FieldError


class BatchLine(serializers.Serializer):
    """What became of one line of a batch."""

    line = serializers.IntegerField(help_text="Its number in the body, from 1")
    status = serializers.ChoiceField([200, 202, 400, 409, 503])
    id = serializers.CharField(allow_null=True)
    url = serializers.URLField(
        allow_null=True, help_text="For readers: the article, or the address that is fetched"
    )
    api_url = serializers.URLField(allow_null=True)
    errors = FieldError(many=True)
    retry_after = serializers.IntegerField(
        allow_null=True, help_text="Seconds to wait, where the queue is full"
    )
