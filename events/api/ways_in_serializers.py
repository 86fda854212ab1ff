"""The shapes of pages that are fetched and feeds that are polled."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from events.api.serializers import Words
from events.models.queued import QueueStatus
from events.services.intake.feeds.feeds import LEAST_MINUTES, MOST_MINUTES


class PageArticle(serializers.Serializer):
    id = serializers.CharField()
    api_url = serializers.URLField()


class Page(serializers.Serializer):
    """An address whose page is fetched; `article` is there once its text has been found, whoever
    brought it first.
    """

    id = serializers.CharField()
    api_url = serializers.URLField(help_text="Where its status stands")
    url = serializers.CharField(help_text="The address as submitted")
    final_url = serializers.CharField(allow_null=True, help_text="After redirects")
    title = serializers.CharField(allow_null=True, help_text="As given with the address")
    outlet = serializers.CharField(allow_null=True, help_text="As given with the address")
    published_on = serializers.DateField(allow_null=True, help_text="As given with the address")
    submitted_at = serializers.DateTimeField()
    status = serializers.ChoiceField(QueueStatus.choices)
    attempts = serializers.IntegerField()
    error = serializers.CharField(allow_null=True, help_text="Why the last attempt brought nothing")
    http_status = serializers.IntegerField(allow_null=True)
    fetched_at = serializers.DateTimeField(allow_null=True)
    article = PageArticle(allow_null=True)


class Feed(serializers.Serializer):
    """A feed that is polled; `error` is why the last poll failed, null if it succeeded."""

    id = serializers.IntegerField()
    api_url = serializers.URLField()
    address = serializers.CharField()
    title = serializers.CharField(allow_null=True, help_text="As the feed gives it")
    outlet = serializers.CharField(allow_null=True)
    minutes = serializers.IntegerField(help_text="Between two polls")
    active = serializers.BooleanField()
    created_at = serializers.DateTimeField()
    next_poll_at = serializers.DateTimeField()
    last_polled_at = serializers.DateTimeField(allow_null=True)
    last_entry_at = serializers.DateTimeField(
        allow_null=True, help_text="When a poll last brought a new entry"
    )
    errors_in_a_row = serializers.IntegerField()
    error = serializers.CharField(allow_null=True)


class _OnlyKnownFields(serializers.Serializer):
    def validate(self, values: dict[str, Any]) -> dict[str, Any]:
        unknown = [name for name in self.initial_data if name not in self.fields]
        if unknown:
            raise serializers.ValidationError(
                {name[:100]: "There is no such field." for name in unknown}
            )
        return values


class FeedSubmission(_OnlyKnownFields):
    """A feed to be polled."""

    address = Words(allow_blank=True, help_text="Of an RSS or Atom feed")
    outlet = Words(
        required=False,
        allow_blank=True,
        default="",
        help_text="Whose articles they are; else as each page says",
    )
    minutes = serializers.IntegerField(
        required=False,
        default=30,
        help_text=f"Between two polls, {LEAST_MINUTES} to {MOST_MINUTES:,}",
    )
    active = serializers.BooleanField(required=False, default=True)


class FeedChange(_OnlyKnownFields):
    """What is to be different; what is left out stays."""

    minutes = serializers.IntegerField(
        required=False, help_text=f"Between two polls, {LEAST_MINUTES} to {MOST_MINUTES:,}"
    )
    active = serializers.BooleanField(
        required=False, help_text="A feed that is not active rests until it is taken up again"
    )
